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

/**
 * In the app alone. `_mutation_results`: what a client's mutation was answered, by (sessionId, requestId): written in the
 * mutation's own commit, so that a resend after a crash is answered and not run again.
 */
export const APP_TABLES: TableDefinition[] = [
  {
    name: "_mutation_results",
    documentType: null,
    indexes: [{ name: "by_session_request", fields: ["sessionId", "requestId"] }],
  },
];

export const SCHEDULED = "_scheduled_functions";
export const MUTATION_RESULTS = "_mutation_results";
