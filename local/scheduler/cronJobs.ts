// Runs the jobs of `crons.ts`: at most one run of a job at a time, also over restarts. What became due meanwhile runs once, late, and
// runs missed before that are skipped; so is what becomes due while a run is under way.
import type { JSONValue } from "convex/values";
import { nextRun } from "../functions/schedules/cronSchedule";
import type { ExecutionLog } from "../functions/executionLog";
import { CRON_JOBS } from "../functions/system/systemTables";
import type { CronSpec, DurableRun, FunctionHost, Outcome } from "../functions/types";
import type { ComponentPath, Database, JSONObject, SerializedQuery, Transaction } from "../database/types";
import { systemClock, type Clock } from "./clock";

const RETRY_MS = 1000;
const STOPPED: Outcome = { kind: "failed", error: "The deployment stopped while this action was running." };
const ALL_JOBS: SerializedQuery = { source: { type: "FullTableScan", tableName: CRON_JOBS, order: "asc" }, operators: [] };

/** A row says when its job is due, so that a restart changes nothing; times are milliseconds since the epoch. `args` is the one object that the function is called with. */
type Row = {
  _id: string;
  name: string;
  path: string;
  args: JSONValue;
  schedule: CronSpec["schedule"];
  nextRun: number;
  state: "pending" | "inProgress";
  lastRun?: { dueAt: number; finishedAt: number; outcome: Outcome };
};
type Job = Row & { component: ComponentPath };

export class CronJobs {
  private disarm: (() => void) | null = null;
  private readonly running = new Set<string>();
  private readonly stopListening: () => void;
  private stopped = false;
  private following: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly functions: FunctionHost,
    private readonly clock: Clock = systemClock,
    /** Told of runs that are skipped. */
    private readonly log?: ExecutionLog,
  ) {
    // One after another: each must see what the one before it has written.
    this.stopListening = functions.onReload(() => (this.following = this.following.then(() => this.follow())));
  }

  /** Arms what `crons.ts` declares. Actions that were running when the process died have failed. */
  async start(): Promise<void> {
    await (this.following = this.declare());
    const interrupted = (await this.jobs()).filter(({ state }) => state === "inProgress");
    if (interrupted.length > 0) {
      const { durable } = await this.database.write(async (tx) => {
        for (const job of interrupted) this.finish(tx, job, STOPPED);
      });
      await durable;
    }
    await this.look();
  }

  stop(): void {
    this.stopped = true;
    this.stopListening();
    this.disarm?.();
  }

  private async follow(): Promise<void> {
    try {
      await this.declare();
      await this.look();
    } catch (error) {
      if (!this.stopped) console.error("The cron jobs could not be brought up to date", error);
    }
  }

  /** One row for each job, none for those that are gone; a changed schedule counts from now. */
  private async declare(): Promise<void> {
    const rows = await this.jobs();
    const known = new Map(rows.map((job) => [keyOf(job), job]));
    const declared = new Map(this.functions.crons.map((spec) => [keyOf(spec), spec]));
    const gone = rows.filter((job) => !declared.has(keyOf(job)) || known.get(keyOf(job)) !== job);
    const changed = [...declared].filter(([key, spec]) => !isSame(known.get(key), spec));
    if (gone.length === 0 && changed.length === 0) return;
    const { durable } = await this.database.write(async (tx) => {
      for (const { component, _id } of gone) tx.remove(component, _id, CRON_JOBS);
      for (const [key, { component, name, path, args, schedule }] of changed) {
        const job = known.get(key);
        const fields = { path, args, schedule: schedule as unknown as JSONValue };
        const nextTime = this.next({ name, schedule }, null);
        if (!job) tx.insert(component, CRON_JOBS, { name, ...fields, nextRun: nextTime, state: "pending" });
        else tx.patch(component, job._id, JSON.stringify(job.schedule) === JSON.stringify(schedule) ? fields : { ...fields, nextRun: nextTime }, CRON_JOBS);
      }
    });
    await durable;
  }

  private async look(): Promise<void> {
    if (this.stopped || (this.functions.crons.length === 0 && this.disarm === null)) return;
    const waiting = (await this.jobs()).filter(({ _id, state }) => state === "pending" && !this.running.has(_id));
    if (this.stopped) return;
    const now = this.clock.now();
    this.disarm?.();
    this.disarm = null;
    for (const job of waiting) if (job.nextRun <= now) void this.run(job);
    const next = Math.min(...waiting.filter((job) => job.nextRun > now).map((job) => job.nextRun));
    if (Number.isFinite(next)) this.disarm = this.clock.at(next, () => void this.look());
  }

  private async run(job: Job): Promise<void> {
    this.running.add(job._id);
    try {
      await this.functions.runDurably(this.durable(job));
    } catch (error) {
      if (this.stopped) return;
      // The deployment's own failure, not the function's: the row still says that it is due.
      console.error("A cron job could not be run", error);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
    this.running.delete(job._id);
    if (!this.stopped) await this.look().catch((error: unknown) => this.stopped || console.error("The cron jobs could not be read", error));
  }

  private durable(job: Job): DurableRun {
    const { component, path, args } = job;
    const isDue = (tx: Transaction) => {
      const text = tx.get(component, job._id, CRON_JOBS);
      const row = text === null ? null : (JSON.parse(text) as Row);
      return row !== null && row.state === "pending" && row.nextRun === job.nextRun;
    };
    return {
      component,
      path,
      args,
      scheduled: null,
      isDue,
      begin(tx) {
        if (!isDue(tx)) return false;
        tx.patch(component, job._id, { state: "inProgress" }, CRON_JOBS);
        return true;
      },
      finish: (tx, outcome) => this.finish(tx, job, outcome),
    };
  }

  /** The job may be gone, or have another schedule, since its run began. */
  private finish(tx: Transaction, job: Job, outcome: Outcome): void {
    const { component, _id } = job;
    const text = tx.get(component, _id, CRON_JOBS);
    if (text === null) return;
    const row = JSON.parse(text) as Row;
    const lastRun = { dueAt: row.nextRun, finishedAt: this.clock.now(), outcome };
    const next = this.next(row, row.nextRun);
    this.warnOfSkipped(job, row.nextRun, next);
    tx.patch(component, _id, { state: "pending", nextRun: next, lastRun } as JSONObject, CRON_JOBS);
  }

  private warnOfSkipped({ name, schedule, path, component }: Job, previous: number, next: number): void {
    const missed = nextRun(name, schedule, previous, previous) ?? next;
    if (missed >= next) return;
    const kind = this.functions.kindOf(path, component) ?? "mutation";
    const [from, until] = [missed, next].map((time) => new Date(time).toISOString());
    this.log?.warn({ kind, path, component }, `The cron job "${name}" skipped what was due from ${from} on: its run before that was late, or took too long. It runs again at ${until}.`);
  }

  private next({ name, schedule }: Pick<CronSpec, "name" | "schedule">, previous: number | null): number {
    return nextRun(name, schedule, previous, this.clock.now()) ?? Number.MAX_SAFE_INTEGER;
  }

  private async jobs(): Promise<Job[]> {
    const { value } = await this.database.read(async (tx) => this.functions.components.flatMap((component) => readJobs(tx, component)));
    return value;
  }
}

const keyOf = ({ component, name }: { component: ComponentPath; name: string }) => `${component}\n${name}`;

function isSame(job: Job | undefined, spec: CronSpec): boolean {
  const parts = ({ path, args, schedule }: Pick<CronSpec, "path" | "args" | "schedule">) => JSON.stringify([path, args, schedule]);
  return job !== undefined && parts(job) === parts(spec);
}

function readJobs(tx: Transaction, component: ComponentPath): Job[] {
  const stream = tx.query(component, ALL_JOBS);
  const jobs: Job[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) jobs.push({ ...(JSON.parse(text) as Row), component });
  return jobs;
}
