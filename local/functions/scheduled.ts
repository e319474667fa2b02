// Rows of `_scheduled_functions`, as `ctx.scheduler` writes and cancels them.
import type { JSONObject, Transaction } from "../database/types";
import { displayPath, resolveAddress } from "./address";
import type { Args, Caller } from "./frame";
import { SCHEDULED } from "./systemTables";

/** The row of a function to be run later. Throws when there is no such mutation or action. */
export function scheduledDocument(component: string, args: Args, caller: Caller): JSONObject {
  const address = resolveAddress(component, args);
  caller.resolve(address);
  return {
    name: `${displayPath({ ...address, module: `${address.module}.js` })}`,
    args: [args.args ?? {}],
    scheduledTime: (args.ts as number) * 1000,
    state: { kind: "pending" },
    component: address.component,
  };
}

export function cancelJob(tx: Transaction, component: string, id: string, now: number): void {
  const text = tx.get(component, id, SCHEDULED);
  if (text === null) throw new Error(`No scheduled function has the id ${id}.`);
  const job = JSON.parse(text) as { state: { kind: string } };
  if (job.state.kind === "pending") tx.patch(component, id, { state: { kind: "canceled" }, completedTime: now }, SCHEDULED);
}
