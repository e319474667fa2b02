// Rows of `_scheduled_functions`, as `ctx.scheduler` writes and cancels them.
import type { JSONValue } from "convex/values";
import type { Transaction } from "../../database/types";
import { bytesOf, valueProblem } from "../../database/valueLimits";
import { undecodable } from "../../values/ids";
import { canonicalPath, resolveAddress, type FunctionAddress } from "../address";
import { invalidArguments } from "../callArguments";
import type { Args, Caller } from "../runtime/caller";
import type { ScheduledRow } from "../requestContext";
import { SCHEDULED } from "../system/systemTables";

const FIVE_YEARS_S = 5 * 366 * 24 * 3600;

/** `now`: the caller's time, in ms. `parent`: the scheduled function that the call comes from, if it was one. */
type Scheduling = { caller: Caller; now: number; parent: ScheduledRow | null };

/** Notes a function to be run later; returns the row's id. Throws, as Convex does and in its order, for what can't be. */
export function scheduleJob(tx: Transaction, component: string, args: Args, { caller, now, parent }: Scheduling): string {
  const address = resolveAddress(component, args);
  const at = timeOf(args.ts, now);
  const given = [args.args ?? {}];
  const text = JSON.stringify(given);
  const problem = valueProblem(text);
  if (problem !== null) throw new Error(invalidArguments(address, problem));
  checkFunction(address, caller);
  tx.usage.add("functionsScheduled", 1);
  tx.usage.add("scheduledFunctionArgsBytes", bytesOf(given));
  // Who cancels a function means what it goes on to do, too.
  const isOver = parent !== null && stateOf(tx, parent) === "canceled";
  return tx.insert(component, SCHEDULED, {
    name: canonicalPath(address),
    args: given,
    component: address.component,
    ...(isOver ? { scheduledTime: now, state: { kind: "canceled" }, completedTime: now } : { scheduledTime: at * 1000, state: { kind: "pending" } }),
  });
}

/** Null when its row is there no more. */
export function stateOf(tx: Transaction, { component, id }: ScheduledRow): string | null {
  const text = tx.get(component, id, SCHEDULED);
  return text === null ? null : (JSON.parse(text) as { state: { kind: string } }).state.kind;
}

function checkFunction(address: FunctionAddress, caller: Caller): void {
  if (caller.kindOf(address) !== null) return;
  const { component } = address;
  const file = `${address.module}.js`;
  if (!caller.hasModule(address)) throw new Error(`Attempted to schedule function at nonexistent path: ${component === "" ? "" : `${component} `}${file}`);
  throw new Error(`Attempted to schedule function, but no exported function ${address.name} found in the file: ${file}${component === "" ? "" : ` in '${component}'`}. Did you forget to export it?`);
}

/** In seconds. The bounds are mostly to tell who mistook milliseconds for seconds. */
function timeOf(at: JSONValue | undefined, now: number): number {
  // NaN has no JSON.
  if (typeof at !== "number") throw new Error("Invalid arguments for `scheduler`: invalid type: null, expected f64");
  const delta = at - now / 1000;
  if (Math.abs(delta) > FIVE_YEARS_S) throw new Error(`${shownTime(at)} is more than 5 years in the ${delta > 0 ? "future" : "past"}`);
  return at;
}

/** As Rust shows a time that is kept to the nanosecond. */
function shownTime(at: number): string {
  const nanos = Math.round((at % 1) * 1e9);
  return `UnixTimestamp(${Math.trunc(at)}${nanos === 0 ? "" : `.${String(Math.abs(nanos)).padStart(9, "0").replace(/0+$/, "")}`}s)`;
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
