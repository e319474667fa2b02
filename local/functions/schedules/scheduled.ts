// Rows of `_scheduled_functions`, as `ctx.scheduler` writes and cancels them.
import type { Transaction } from "../../database/types";
import { undecodable } from "../../values/ids";
import { canonicalPath, resolveAddress, type FunctionAddress } from "../address";
import type { Args, Caller } from "../runtime/caller";
import type { ScheduledRow } from "../requestContext";
import { SCHEDULED } from "../system/systemTables";

const FIVE_YEARS_S = 5 * 366 * 24 * 3600;

/** `now`: the caller's time, in ms. `parent`: the scheduled function that the call comes from, if it was one. */
type Scheduling = { caller: Caller; now: number; parent: ScheduledRow | null };

/** Notes a function to be run later; returns the row's id. Throws when there is no such mutation or action, or it is years away. */
export function scheduleJob(tx: Transaction, component: string, args: Args, { caller, now, parent }: Scheduling): string {
  const address = resolveAddress(component, args);
  checkFunction(component, address, caller);
  checkTime(args.ts as number, now);
  // Who cancels a function means what it goes on to do, too.
  const isOver = parent !== null && stateOf(tx, parent) === "canceled";
  return tx.insert(component, SCHEDULED, {
    name: canonicalPath(address),
    args: [args.args ?? {}],
    component: address.component,
    ...(isOver ? { scheduledTime: now, state: { kind: "canceled" }, completedTime: now } : { scheduledTime: (args.ts as number) * 1000, state: { kind: "pending" } }),
  });
}

/** Null when its row is there no more. */
export function stateOf(tx: Transaction, { component, id }: ScheduledRow): string | null {
  const text = tx.get(component, id, SCHEDULED);
  return text === null ? null : (JSON.parse(text) as { state: { kind: string } }).state.kind;
}

function checkFunction(component: string, address: FunctionAddress, caller: Caller): void {
  if (caller.kindOf(address) !== null) return;
  const file = `${address.module}.js`;
  if (!caller.hasModule(address)) throw new Error(`Attempted to schedule function at nonexistent path: ${address.component === component ? "" : `${address.component} `}${file}`);
  throw new Error(`Attempted to schedule function, but no exported function ${address.name} found in the file: ${file}. Did you forget to export it?`);
}

/** Mostly to tell who mistook milliseconds for seconds. */
function checkTime(at: number, now: number): void {
  const delta = at - now / 1000;
  if (Math.abs(delta) > FIVE_YEARS_S) throw new Error(`${at} is more than 5 years in the ${delta > 0 ? "future" : "past"}`);
}

export function cancelJob(tx: Transaction, component: string, id: string, now: number): void {
  const problem = undecodable(id);
  if (problem !== null) throw new Error(`Invalid argument \`id\` for \`db.cancel_job\`: ${problem}`);
  const text = tx.get(component, id, SCHEDULED);
  if (text === null) throw new Error(`No scheduled function has the id ${id}.`);
  const job = JSON.parse(text) as { state: { kind: string } };
  // One that runs goes on, as its caller can't be told; it just isn't said to have succeeded.
  if (job.state.kind === "pending" || job.state.kind === "inProgress") tx.patch(component, id, { state: { kind: "canceled" }, completedTime: now }, SCHEDULED);
}
