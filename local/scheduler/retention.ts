// What has been kept long enough goes, a few at a time, at the start and from then on: rows of scheduled functions that are over,
// and what clients' mutations were answered. As long as Convex keeps them.
import { sweepResults } from "../functions/mutationResults";
import { SCHEDULED } from "../functions/system/systemTables";
import type { FunctionHost } from "../functions/types";
import type { ComponentPath, Database, SerializedQuery, Transaction } from "../database/types";
import { systemClock, type Clock } from "./clock";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_ROWS_MS = 7 * DAY_MS;
/** At a time, so that nobody waits long. */
const BATCH = 256;

/** Of this component, completed at `until` or before, the oldest first. */
const completed = (until: number): SerializedQuery => ({
  source: {
    type: "IndexRange",
    indexName: `${SCHEDULED}.by_completedTime`,
    range: [{ type: "Gt", fieldPath: "completedTime", value: null }, { type: "Lte", fieldPath: "completedTime", value: until }],
    order: "asc",
  },
  operators: [{ limit: BATCH }],
});

export class Retention {
  private readonly disarm = new Map<string, () => void>();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly functions: FunctionHost,
    private readonly clock: Clock = systemClock,
  ) {}

  start(): void {
    void this.repeat("rows", HOUR_MS, () => this.sweepRows());
    // To find the old ones, all of them are read.
    void this.repeat("answers", DAY_MS, () => sweepResults(this.database, this.clock.now(), () => this.pause()));
  }

  stop(): void {
    this.stopped = true;
    for (const disarm of this.disarm.values()) disarm();
  }

  private async repeat(what: string, everyMs: number, sweep: () => Promise<void>): Promise<void> {
    try {
      await sweep();
    } catch (error) {
      if (!this.stopped) console.error("What has been kept long enough could not be deleted", error);
    }
    if (!this.stopped) this.disarm.set(what, this.clock.at(this.clock.now() + everyMs, () => void this.repeat(what, everyMs, sweep)));
  }

  private async sweepRows(): Promise<void> {
    const until = this.clock.now() - KEPT_ROWS_MS;
    for (const component of this.functions.components) {
      for (let left = true; left; await this.pause()) {
        const { value: found } = await this.database.read(async (tx) => idsOf(tx, component, until));
        if (found.length > 0) await (await this.database.write(async (tx) => idsOf(tx, component, until).forEach((id) => tx.remove(component, id, SCHEDULED)))).durable;
        left = found.length === BATCH;
      }
    }
  }

  /** Lets everybody else go first, and ends a sweep when there is no deployment any more. */
  private pause(): Promise<void> {
    return new Promise((resolve, reject) => setImmediate(() => (this.stopped ? reject(new Error("The deployment has stopped.")) : resolve())));
  }
}

function idsOf(tx: Transaction, component: ComponentPath, until: number): string[] {
  const stream = tx.query(component, completed(until));
  const ids: string[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) ids.push((JSON.parse(text) as { _id: string })._id);
  stream.close();
  return ids;
}
