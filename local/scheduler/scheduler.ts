// Runs `_scheduled_functions` when they are due. The table is the truth: what is armed here is only
// the next moment to look. A mutation's effect and its new state are one commit, so it happens once;
// an action is marked before it starts, so it happens at most once.
import type { ComponentPath, Database, SerializedQuery } from "../database/types";
import type { FunctionHost } from "../functions/types";
import { SCHEDULED } from "../functions/systemTables";

const BATCH = 64;
const MAX_TIMER_MS = 2 ** 31 - 1;

const inState = (kind: string): SerializedQuery => ({
  source: { type: "IndexRange", indexName: `${SCHEDULED}.by_state_scheduledTime`, range: [{ type: "Eq", fieldPath: "state.kind", value: kind }], order: "asc" },
  operators: [],
});
type Job = { _id: string; scheduledTime: number; home: ComponentPath };
type Tx = Parameters<Parameters<Database["read"]>[0]>[0];

export class Scheduler {
  private timer: NodeJS.Timeout | null = null;
  private readonly running = new Set<string>();
  private readonly stopListening: () => void;
  private stopped = false;
  private looking = false;
  private lookAgain = false;

  constructor(
    private readonly database: Database,
    private readonly functions: FunctionHost,
  ) {
    this.stopListening = database.onDurable(() => void this.look());
  }

  /** Actions that were running when the process died have failed; everything else is armed again. */
  async start(): Promise<void> {
    const { durable } = await this.database.write(async (tx) => {
      for (const { _id, home } of this.jobs(tx, "inProgress", Infinity)) {
        tx.patch(home, _id, { state: { kind: "failed", error: "The deployment stopped while this action was running." }, completedTime: Date.now() }, SCHEDULED);
      }
    });
    await durable;
    await this.look();
  }

  stop(): void {
    this.stopped = true;
    this.stopListening();
    if (this.timer) clearTimeout(this.timer);
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
    try {
      return (await this.database.read(async (tx) => this.jobs(tx, "pending", BATCH + this.running.size))).value;
    } catch (error) {
      if (this.stopped) return [];
      throw error;
    }
  }

  private arm(jobs: Job[]): void {
    const now = Date.now();
    const waiting = jobs.filter(({ _id }) => !this.running.has(_id));
    for (const { _id, home } of waiting.filter((job) => job.scheduledTime <= now)) {
      this.running.add(_id);
      void this.functions.runScheduled(_id, home).catch((error: unknown) => this.stopped || console.error("A scheduled function could not be run", error)).finally(() => {
        this.running.delete(_id);
        if (!this.stopped) void this.look();
      });
    }
    if (this.timer) clearTimeout(this.timer);
    const next = waiting.find((job) => job.scheduledTime > now);
    this.timer = next ? setTimeout(() => void this.look(), Math.min(next.scheduledTime - now, MAX_TIMER_MS)) : null;
  }

  /** Of all components, soonest first, at most `limit` of each. */
  private jobs(tx: Tx, state: string, limit: number): Job[] {
    return this.functions.components.flatMap((home) => readJobs(tx, home, state, limit)).sort((a, b) => a.scheduledTime - b.scheduledTime);
  }
}

function readJobs(tx: Tx, home: ComponentPath, state: string, limit: number): Job[] {
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
