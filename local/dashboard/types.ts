// What the page asks of the deployment: one name a request, sent as `POST /_local/api/<name>` with a JSON body. Both
// sides import this file. Values are Convex JSON, times milliseconds since the epoch.
import type { JSONValue } from "convex/values";
import type { IndexShape, ReadDescription, TableSize } from "../database/types";
import type { FunctionKind } from "../functions/types";

export type JSONDocument = { [field: string]: JSONValue };
type Nothing = Record<string, never>;

/** "" is the app. `documents` as of now; `fields`: those that its validator names. */
export type TableEntry = { component: string; name: string; documents: number; indexes: IndexShape[]; searchIndexes: string[]; vectorIndexes: string[]; validator: string | null; fields: string[] };

export const COMPARISONS = ["eq", "neq", "lt", "lte", "gt", "gte"] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type RowFilter = { field: string; comparison: Comparison; value: JSONValue };
/** `index` null: the one that serves the filter, else the order of creation. */
export type RowsRequest = { component: string; table: string; filter: RowFilter | null; index: string | null; order: "asc" | "desc"; cursor: string | null };
/** `served`: whether the index gave just the rows that the filter wants, or each row was read and looked at; null without a filter. */
export type RowsPage = { rows: JSONDocument[]; index: string; served: boolean | null; isDone: boolean; cursor: string };

export type DocumentAddress = { component: string; table: string; id: string };

export type FunctionEntry = { name: string; kind: FunctionKind; isPublic: boolean; args: string; returns: string | null; /** To begin with. */ example: JSONValue };
export type ModuleEntry = { component: string; module: string; node: boolean; functions: FunctionEntry[]; routes: { method: string; path: string }[]; problem: string | null };

export type JobState = "pending" | "inProgress" | "success" | "failed" | "canceled";
export type Job = { component: string; id: string; path: string; args: JSONValue; scheduledTime: number; completedTime: number | null; state: JobState; error: string | null };
export type Cron = { component: string; name: string; path: string; args: JSONValue; schedule: string; nextRun: number; running: boolean; lastRun: { finishedAt: number; error: string | null } | null };

export type LiveQuery = {
  component: string;
  path: string;
  args: JSONValue;
  subscribers: number;
  /** Null: the same for whoever asks. */
  identity: string | null;
  runs: number;
  /** Milliseconds that the last run took. */
  took: number;
  /** Of the result, in bytes; null before the first. */
  size: number | null;
  failed: boolean;
  reads: ReadDescription[];
};
export type LiveSession = { id: string | null; since: number; who: string; queries: number; address: string | null };

/** Milliseconds. */
export type Latency = { name: string; count: number; mean: number; p50: number; p95: number; p99: number; max: number; /** How many took up to so long, and longer than the one before; null: any longer. */ buckets: { upTo: number | null; count: number }[] };
export type Health = {
  uptime: number;
  memory: { resident: number; heap: number; external: number };
  versions: { name: string; version: string }[];
  disk: { log: number; checkpoint: number; files: number };
  documents: number;
  files: number;
  tables: TableSize[];
  latencies: Latency[];
  variables: string[];
};

/** By name: what is sent, and what comes back. */
export type Requests = {
  tables: [Nothing, TableEntry[]];
  rows: [RowsRequest, RowsPage];
  insert: [{ component: string; table: string; fields: JSONDocument }, { id: string }];
  /** Refused when the document isn't as it was `before` any more. */
  replace: [DocumentAddress & { before: JSONDocument; document: JSONDocument }, Nothing];
  remove: [DocumentAddress, Nothing];
  functions: [Nothing, ModuleEntry[]];
  schedules: [Nothing, { pending: Job[]; recent: Job[]; crons: Cron[] }];
  cancel: [{ component: string; id: string }, Nothing];
  runNow: [{ component: string; id: string }, Nothing];
  /** Those whose function's name contains `search`; of very many, those that ran most often. */
  subscriptions: [{ search: string }, { queries: LiveQuery[]; queryCount: number; sessions: LiveSession[]; sessionCount: number }];
  health: [Nothing, Health];
  variable: [{ name: string }, { value: string | null }];
};
export type RequestName = keyof Requests;
export type Answers<Name extends RequestName = RequestName> = { [N in Name]: (asked: Requests[N][0]) => Promise<Requests[N][1]> | Requests[N][1] };
