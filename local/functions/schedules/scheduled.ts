// Rows of `_scheduled_functions`, as `ctx.scheduler` writes and cancels them.
import type { JSONObject, Transaction } from "../../database/types";
import { displayPath, resolveAddress, type FunctionAddress } from "../address";
import type { Args, Caller } from "../runtime/frame";
import { SCHEDULED } from "../system/systemTables";

const FIVE_YEARS_S = 5 * 366 * 24 * 3600;

/** The row of a function to be run later. `now`: the caller's time, in ms. Throws when there is no such mutation or action, or it is years away. */
export function scheduledDocument(component: string, args: Args, caller: Caller, now: number): JSONObject {
  const address = resolveAddress(component, args);
  checkFunction(component, address, caller);
  checkTime(args.ts as number, now);
  return {
    name: `${displayPath({ ...address, module: `${address.module}.js` })}`,
    args: [args.args ?? {}],
    scheduledTime: (args.ts as number) * 1000,
    state: { kind: "pending" },
    component: address.component,
  };
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
  const text = tx.get(component, id, SCHEDULED);
  if (text === null) throw new Error(`No scheduled function has the id ${id}.`);
  const job = JSON.parse(text) as { state: { kind: string } };
  // One that runs goes on, as its caller can't be told; it just isn't said to have succeeded.
  if (job.state.kind === "pending" || job.state.kind === "inProgress") tx.patch(component, id, { state: { kind: "canceled" }, completedTime: now }, SCHEDULED);
}
