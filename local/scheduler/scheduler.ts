// Runs `_scheduled_functions` when they are due. The table is the truth: what is armed here is only
// the next moment to look. A mutation's effect and its new state are one commit, so it happens once;
// an action is marked before it starts, so it happens at most once.
import type { Database, SerializedQuery } from "../database/types";
import type { FunctionHost } from "../functions/types";
import { SCHEDULED } from "../functions/systemTables";

const BATCH = 64;
const MAX_TIMER_MS = 2 ** 31 - 1;

const inState = (kind: string): SerializedQuery => ({
  source: { type: "IndexRange", indexName: `${SCHEDULED}.by_state_scheduledTime`, range: [{ type: "Eq", fieldPath: "state.kind", value: kind }], order: "asc" },
  operators: [],
});
type Job = { _id: string; scheduledTime: number };

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
      for (const { _id } of readAll(tx, inState("inProgress"), Infinity)) {
        tx.patch("", _id, { state: { kind: "failed", error: "The deployment stopped while this action was running." }, completedTime: Date.now() }, SCHEDULED);
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
      const jobs = (await this.database.read(async (tx) => readAll(tx, inState("pending"), BATCH + this.running.size))).value;
      if (this.stopped) break;
      this.arm(jobs);
    } while (this.lookAgain);
    this.looking = false;
  }

  private arm(jobs: Job[]): void {
    const now = Date.now();
    const waiting = jobs.filter(({ _id }) => !this.running.has(_id));
    for (const { _id } of waiting.filter((job) => job.scheduledTime <= now)) {
      this.running.add(_id);
      void this.functions.runScheduled(_id).catch((error: unknown) => console.error("A scheduled function could not be run", error)).finally(() => {
        this.running.delete(_id);
        void this.look();
      });
    }
    if (this.timer) clearTimeout(this.timer);
    const next = waiting.find((job) => job.scheduledTime > now);
    this.timer = next ? setTimeout(() => void this.look(), Math.min(next.scheduledTime - now, MAX_TIMER_MS)) : null;
  }
}

function readAll(tx: Parameters<Parameters<Database["read"]>[0]>[0], query: SerializedQuery, limit: number): Job[] {
  const stream = tx.query("", query);
  const jobs: Job[] = [];
  for (let text = jobs.length < limit ? stream.next() : null; text !== null; text = jobs.length < limit ? stream.next() : null) jobs.push(JSON.parse(text) as Job);
  stream.close();
  return jobs;
}
