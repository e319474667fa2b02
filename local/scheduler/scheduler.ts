// Runs `_scheduled_functions` when they are due, also over restarts: mutations exactly once, actions at most once. The table is the
// truth: what is armed here is only the next moment to look.
import type { JSONValue } from "convex/values";
import type { Commit, ComponentPath, Database, JSONObject, ReadSetIndex, SerializedQuery, Transaction } from "../database/types";
import { stateOf } from "../functions/schedules/scheduled";
import type { DurableRun, FunctionHost } from "../functions/types";
import { SCHEDULED } from "../functions/system/systemTables";
import { systemClock } from "./clock";

const BATCH = 64;
/** At a time; the rest wait in their order. */
const MAX_RUNNING = 256;
const RETRY_MS = 1000;
/** Overdue ones of a component beyond this are not counted at start. */
const MAX_COUNTED = 1000;

const inState = (kind: string): SerializedQuery => ({
  source: { type: "IndexRange", indexName: `${SCHEDULED}.by_state_scheduledTime`, range: [{ type: "Eq", fieldPath: "state.kind", value: kind }], order: "asc" },
  operators: [],
});
/** A row, and the component whose table it is in. */
type Job = { _id: string; name: string; args: [JSONValue]; component: ComponentPath; scheduledTime: number; home: ComponentPath };

export class Scheduler {
  private disarm: (() => void) | null = null;
  private readonly running = new Set<string>();
  private readonly stopListening: (() => void)[];
  /** What the last look read. */
  private readonly seen: ReadSetIndex<"jobs">;
  /** Commits during a look, which it doesn't see. */
  private missed: Commit[] | null = null;
  private stopped = false;
  private looking = false;
  private lookAgain = false;

  constructor(
    private readonly database: Database,
    private readonly functions: FunctionHost,
  ) {
    this.seen = database.readSetIndex<"jobs">();
    this.stopListening = [
      // Most commits have nothing to do with what is scheduled.
      database.onDurable((commits) => {
        this.missed?.push(...commits);
        if (commits.some(({ writes }) => this.seen.touched(writes).size > 0)) void this.look();
      }),
      functions.onReload(() => void this.look()),
    ];
  }

  /** Actions that were running when the process died have failed; everything else is armed again. Resolves to how many of each. */
  async start(): Promise<{ interrupted: number; overdue: number }> {
    const { value, durable } = await this.database.write(async (tx) => {
      const running = this.jobs(tx, "inProgress", Infinity);
      for (const { _id, home } of running) {
        tx.patch(home, _id, { state: { kind: "failed", error: "The deployment stopped while this action was running." }, completedTime: Date.now() }, SCHEDULED);
      }
      const overdue = this.jobs(tx, "pending", MAX_COUNTED).filter(({ scheduledTime }) => scheduledTime <= Date.now()).length;
      return { interrupted: running.length, overdue };
    });
    await durable;
    await this.look();
    return value;
  }

  stop(): void {
    this.stopped = true;
    for (const stop of this.stopListening) stop();
    this.disarm?.();
  }

  private async look(): Promise<void> {
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    do {
      this.lookAgain = false;
      const jobs = await this.due();
      if (this.stopped) return;
      this.arm(jobs);
    } while (this.lookAgain);
    this.looking = false;
  }

  /** The database may close while it is read: then there is nothing left to do. */
  private async due(): Promise<Job[]> {
    const missed: Commit[] = (this.missed = []);
    try {
      const { value, reads } = await this.database.read(async (tx) => this.jobs(tx, "pending", BATCH + this.running.size));
      this.seen.add("jobs", reads);
      this.lookAgain ||= missed.some(({ writes }) => this.seen.touched(writes).size > 0);
      return value;
    } catch (error) {
      if (!this.stopped) console.error("The scheduled functions could not be read", error);
      return [];
    } finally {
      this.missed = null;
    }
  }

  private arm(jobs: Job[]): void {
    const now = Date.now();
    const waiting = jobs.filter(({ _id }) => !this.running.has(_id));
    for (const job of waiting) {
      if (job.scheduledTime > now || this.running.size >= MAX_RUNNING) break;
      void this.run(job);
    }
    this.disarm?.();
    const next = waiting.find((job) => job.scheduledTime > now);
    this.disarm = next ? systemClock.at(next.scheduledTime, () => void this.look()) : null;
  }

  private async run(job: Job): Promise<void> {
    const { _id } = job;
    this.running.add(_id);
    try {
      await this.functions.runDurably(durable(job));
    } catch (error) {
      if (this.stopped) return;
      // The deployment's own failure, not the function's: the row still says that it is to be run.
      console.error("A scheduled function could not be run", error);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
    this.running.delete(_id);
    if (!this.stopped) void this.look();
  }

  /** Of all components, soonest first, at most `limit` of each. */
  private jobs(tx: Transaction, state: string, limit: number): Job[] {
    return this.functions.components.flatMap((home) => readJobs(tx, home, state, limit)).sort((a, b) => a.scheduledTime - b.scheduledTime);
  }
}

/** A mutation's effect and its new state are one commit, so it happens once; an action is marked before it starts, so it happens at most once. */
function durable({ _id, home, component, name, args }: Job): DurableRun {
  const row = { component: home, id: _id };
  const isDue = (tx: Transaction) => stateOf(tx, row) === "pending";
  const set = (tx: Transaction, fields: JSONObject) => void tx.patch(home, _id, fields, SCHEDULED);
  return {
    component,
    path: name,
    args: args[0],
    scheduled: row,
    isDue,
    begin(tx) {
      if (!isDue(tx)) return false;
      set(tx, { state: { kind: "inProgress" } });
      return true;
    },
    finish(tx, outcome) {
      // What was canceled while it ran stays so.
      if (stateOf(tx, row) !== "canceled") set(tx, { state: outcome, completedTime: Date.now() });
    },
  };
}

function readJobs(tx: Transaction, home: ComponentPath, state: string, limit: number): Job[] {
  const stream = tx.query(home, inState(state));
  const jobs: Job[] = [];
  while (jobs.length < limit) {
    const text = stream.next();
    if (text === null) break;
    jobs.push({ ...(JSON.parse(text) as Omit<Job, "home">), home });
  }
  stream.close();
  return jobs;
}
