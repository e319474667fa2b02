// The functions floor's contract: run a project's functions against the database floor. The sync,
// http and scheduler floors see a project only through `FunctionHost`.
import type { JSONValue, } from "convex/values";
import type { ComponentPath, Pin, ReadSet, Ts } from "../database/types";

/** A verified caller as `ctx.auth.getUserIdentity()` shows it (JSON form), or null. */
export type Identity = { [claim: string]: JSONValue } & { tokenIdentifier: string; issuer: string; subject: string };

export type FunctionKind = "query" | "mutation" | "action";

export type Call = {
  /** "messages:list", "dir/file:name" or "dir/file.js:name"; a function handle is accepted too. */
  path: string;
  /** Always one object. */
  args: JSONValue;
  identity: Identity | null;
  /** Defaults to the app itself. */
  component?: ComponentPath;
  /** False for clients: an internal function is then reported as if it did not exist. */
  allowInternal?: boolean;
};

export type Failure = {
  ok: false;
  /** As Convex words it for clients, e.g. "[Request ID: …] Server Error\nUncaught Error: …". */
  message: string;
  /** JSON of a ConvexError's data. */
  data?: JSONValue;
  logLines: string[];
};

export type QueryResult =
  | {
      ok: true;
      /** JSON text of the value: serialised once, sent to every subscriber. */
      value: string;
      ts: Ts;
      reads: ReadSet;
      /** True when the function asked who calls: then the result belongs to that identity alone. */
      readIdentity: boolean;
      journal: string | null;
      logLines: string[];
    }
  | (Failure & { ts: Ts; reads: ReadSet; readIdentity: boolean; journal: string | null });

export type MutationResult = { ok: true; value: string; ts: Ts; logLines: string[] } | Failure;
export type ActionResult = { ok: true; value: string; logLines: string[] } | Failure;

/** A client's own number for a mutation: a resend after reconnect is answered, not run again. */
export type MutationKey = { sessionId: string; requestId: number };

export type CronSpec = { name: string; schedule: JSONValue; path: string; args: JSONValue; component: ComponentPath };

export interface FunctionHost {
  /** At the newest durable state, or the pinned one. */
  query(call: Call & { journal?: string | null; at?: Pin }): Promise<QueryResult>;
  /** Resolves once durable. A mutation that throws has written nothing. */
  mutation(call: Call & { key?: MutationKey }): Promise<MutationResult>;
  action(call: Call): Promise<ActionResult>;
  /** Runs the matching HTTP action; null when no route matches. */
  http(request: Request, identity: Identity | null): Promise<Response | null>;
  /** Runs a due row of `component`'s `_scheduled_functions`: a mutation exactly once, an action at most once. */
  runScheduled(jobId: string, component: ComponentPath): Promise<void>;
  /** The app ("") and every mounted component. */
  readonly components: ComponentPath[];
  /** Lets go of the bundler. */
  close(): Promise<void>;
  kindOf(path: string, component?: ComponentPath): FunctionKind | null;
  /** Providers that `auth.config.ts` exports, environment variables resolved. */
  readonly authProviders: JSONValue[];
  /** For `local/scheduler`: crons are declared here, run by the issue that brings them. */
  readonly crons: CronSpec[];
  /** Bundles the folder again and swaps it in; the old code serves until the new one is good. */
  reload(): Promise<void>;
  onReload(listener: () => void): () => void;
}
