// What is to run later and what has: scheduled functions of all components, and cron jobs.
import type { JSONValue } from "convex/values";
import { texts } from "../../database/everyDocument";
import type { SerializedQuery, Transaction } from "../../database/types";
import { cancelJob } from "../../functions/schedules/scheduled";
import { CRON_JOBS, SCHEDULED } from "../../functions/system/systemTables";
import type { CronSpec, Outcome } from "../../functions/types";
import { DashboardRefusal, type DashboardParts } from "../parts";
import type { Answers, Cron, Job, JobState } from "../types";

const SHOWN = 100;

type JobRow = { _id: string; name: string; args: [JSONValue]; component: string; scheduledTime: number; completedTime?: number; state: { kind: JobState; error?: string } };
type CronRow = { name: string; path: string; args: JSONValue; schedule: CronSpec["schedule"]; nextRun: number; state: "pending" | "inProgress"; lastRun?: { finishedAt: number; outcome: Outcome } };

const inState = (kind: JobState): SerializedQuery => ({
  source: { type: "IndexRange", indexName: `${SCHEDULED}.by_state_scheduledTime`, range: [{ type: "Eq", fieldPath: "state.kind", value: kind }], order: "asc" },
  operators: [{ limit: SHOWN }],
});
const NEWEST: SerializedQuery = { source: { type: "FullTableScan", tableName: SCHEDULED, order: "desc" }, operators: [{ limit: 2 * SHOWN }] };

export function scheduleRoutes({ database, functions }: DashboardParts): Answers<"schedules" | "cancel" | "runNow"> {
  const expectPending = (tx: Transaction, component: string, id: string) => {
    const text = functions.components.includes(component) ? tx.get(component, id, SCHEDULED) : null;
    if (text === null) throw new DashboardRefusal("There is no such scheduled function any more.");
    const { kind } = (JSON.parse(text) as JobRow).state;
    if (kind !== "pending") throw new DashboardRefusal(`It isn't waiting any more: its state is "${kind}".`);
  };
  const change = async (component: string, id: string, work: (tx: Transaction) => void) => {
    const { durable } = await database.write(async (tx) => {
      expectPending(tx, component, id);
      work(tx);
    });
    await durable;
    return {};
  };
  return {
    async schedules() {
      const { value } = await database.read(async (tx) => {
        const jobs = (query: SerializedQuery) => functions.components.flatMap((component) => rowsOf(tx, component, query).map((row) => jobOf(row, component)));
        const pending = [...jobs(inState("inProgress")), ...jobs(inState("pending"))].sort((a, b) => a.scheduledTime - b.scheduledTime);
        const recent = jobs(NEWEST).filter(({ state }) => state !== "pending" && state !== "inProgress").sort((a, b) => (b.completedTime ?? 0) - (a.completedTime ?? 0));
        const crons = functions.components.flatMap((component) => [...texts(tx, component, CRON_JOBS)].map((text) => cronOf(JSON.parse(text) as CronRow, component)));
        return { pending: pending.slice(0, SHOWN), recent: recent.slice(0, SHOWN), crons };
      });
      return value;
    },
    cancel: ({ component, id }) => change(component, id, (tx) => cancelJob(tx, component, id, Date.now())),
    // Only its time changes, so that it still happens once: the scheduler takes it from there.
    runNow: ({ component, id }) => change(component, id, (tx) => void tx.patch(component, id, { scheduledTime: Date.now() }, SCHEDULED)),
  };
}

function rowsOf(tx: Transaction, component: string, query: SerializedQuery): JobRow[] {
  const stream = tx.query(component, query);
  const rows: JobRow[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) rows.push(JSON.parse(text) as JobRow);
  stream.close();
  return rows;
}

const jobOf = ({ _id, name, args, scheduledTime, completedTime, state }: JobRow, component: string): Job => ({
  component,
  id: _id,
  path: name,
  args: args[0],
  scheduledTime,
  completedTime: completedTime ?? null,
  state: state.kind,
  error: state.error ?? null,
});

function cronOf({ name, path, args, schedule, nextRun, state, lastRun }: CronRow, component: string): Cron {
  const last = lastRun ? { finishedAt: lastRun.finishedAt, error: lastRun.outcome.kind === "failed" ? lastRun.outcome.error : null } : null;
  return { component, name, path, args, schedule: scheduleText(schedule), nextRun, running: state === "inProgress", lastRun: last };
}

/** "interval: 60 seconds", "daily: 6 hourUTC, 30 minuteUTC": as crons.ts says it. */
function scheduleText({ type, ...parts }: CronSpec["schedule"]): string {
  return `${type}: ${Object.entries(parts).map(([name, value]) => (name === "cron" ? String(value) : `${name} ${String(value)}`)).join(", ")}`;
}
