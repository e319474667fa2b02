// Tables that the deployment keeps for itself.
import type { TableDefinition } from "../database/types";

/**
 * In the app and in each component. `_scheduled_functions`: as Convex shows it, {name, args: [object], scheduledTime (ms), completedTime?,
 * state: {kind: "pending" | "inProgress" | "success" | "failed" (with error) | "canceled"}}, and in
 * `component` the path of the component whose function is to run.
 */
export const COMPONENT_TABLES: TableDefinition[] = [
  {
    name: "_scheduled_functions",
    documentType: null,
    indexes: [{ name: "by_state_scheduledTime", fields: ["state.kind", "scheduledTime"] }],
  },
];

export const SCHEDULED = "_scheduled_functions";
