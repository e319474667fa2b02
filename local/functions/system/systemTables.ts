// Tables that the deployment keeps for itself.
import type { TableDefinition } from "../../database/types";

/**
 * In the app and in each component. `_scheduled_functions`: as Convex shows it, {name, args: [object], scheduledTime (ms), completedTime?,
 * state: {kind: "pending" | "inProgress" | "success" | "failed" (with error) | "canceled"}}, and in
 * `component` the path of the component whose function is to run. `_cron_jobs`: a row for each job of its `crons.ts`,
 * which `local/scheduler` keeps. `_storage`: as Convex shows it, {sha256 (base64), size, contentType (or null)}. `_file_addresses`,
 * of all components in the app: {storageId, component, file}; whoever has a storageId can download, so that it is shown to nobody.
 */
export const COMPONENT_TABLES: TableDefinition[] = [
  {
    name: "_scheduled_functions",
    documentType: null,
    indexes: [
      { name: "by_state_scheduledTime", fields: ["state.kind", "scheduledTime"] },
      { name: "by_completedTime", fields: ["completedTime"] },
    ],
  },
  { name: "_cron_jobs", documentType: null, indexes: [] },
  { name: "_storage", documentType: null, indexes: [] },
  {
    name: "_file_addresses",
    documentType: null,
    indexes: [
      { name: "by_storageId", fields: ["storageId"] },
      { name: "by_file", fields: ["component", "file"] },
    ],
  },
];

export const SCHEDULED = "_scheduled_functions";
export const CRON_JOBS = "_cron_jobs";
export const FILES = "_storage";
export const FILE_ADDRESSES = "_file_addresses";
/** {name, value}: what `convex env set` put there. */
export const ENVIRONMENT = "_environment_variables";
/** A row for each that was asked for, as the official command line reads it. */
export const EXPORTS = "_exports";
export const IMPORTS = "_snapshot_imports";

/** Those that a project may read, by db.system. */
const VISIBLE = new Set([SCHEDULED, FILES]);

/** Throws, as Convex does, when a table of one sort is asked for as the other. False: it is as if the table were not there. */
export function isReadable(table: string, asSystem: boolean): boolean {
  const isSystem = table.startsWith("_");
  if (isSystem && !VISIBLE.has(table)) return false;
  if (isSystem && !asSystem) throw new Error("System tables can only be accessed with db.system.");
  if (!isSystem && asSystem) throw new Error("User tables cannot be accessed with db.system.");
  return true;
}

/** A row as a project sees it: where a scheduled function runs is the deployment's business. */
export function shownRow(table: string, text: string): string {
  if (table !== SCHEDULED) return text;
  const { component: _component, ...row } = JSON.parse(text) as { component: string };
  return JSON.stringify(row);
}
