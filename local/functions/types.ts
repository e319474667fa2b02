// The functions floor's contract: run a project's functions against the database floor. The sync,
// http and scheduler floors see a project only through `FunctionHost`.
import type { JSONValue } from "convex/values";
import type { ComponentPath, Pin, ReadSet, Transaction, Ts } from "../database/types";
import type { CronSchedule } from "./schedules/cronSchedule";
import type { FileStorage } from "./files/fileStorage";
import type { Origin, ScheduledRow } from "./requestContext";

export type { Origin };

/** A verified caller as `ctx.auth.getUserIdentity()` shows it (JSON form), or null. */
export type Identity = { [claim: string]: JSONValue } & { tokenIdentifier: string; issuer: string; subject: string };

export type FunctionKind = "query" | "mutation" | "action";

export type Call = {
  /** "messages:list", "dir/file:name" or "dir/file.js:name"; a function handle is accepted too. */
  path: string;
  /** Always one object. */
  args: JSONValue;
  identity: Identity | null;
  /** Who sent it, when it was a request from outside. */
  origin?: Origin;
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

/** A job of a component's `crons.ts`. */
export type CronSpec = { name: string; schedule: CronSchedule; path: string; args: JSONValue; component: ComponentPath };

export type Outcome = { kind: "success" } | { kind: "failed"; error: string };

/** A run of a mutation or action that a row on disk stands for. */
export interface DurableRun {
  readonly component: ComponentPath;
  readonly path: string;
  readonly args: JSONValue;
  /** The row, when it is of `_scheduled_functions`. */
  readonly scheduled: ScheduledRow | null;
  /** The row still says that it is to be run. */
  isDue(tx: Transaction): boolean;
  /** Notes that an action has begun; false when it is not to be run after all. */
  begin(tx: Transaction): boolean;
  finish(tx: Transaction, outcome: Outcome): void;
}

/** Validators in their JSON form; `returns` is null where the function declares none. */
export type FunctionDescription = { name: string; kind: FunctionKind; isPublic: boolean; args: JSONValue; returns: JSONValue };
/** `problem`: why its functions can't be listed. */
export type ModuleDescription = { component: ComponentPath; module: string; node: boolean; functions: FunctionDescription[]; routes: { method: string; path: string }[]; problem: string | null };

/** Why a module can't be loaded: what it throws. */
export type ModuleProblem = { component: ComponentPath; module: string; error: unknown; /** With where it was thrown. */ why: string };

export interface FunctionHost {
  /** Of the deployment, as `ctx.meta` has it. */
  readonly name: string;
  /** At the newest durable state, or the pinned one. */
  query(call: Call & { journal?: string | null; at?: Pin }): Promise<QueryResult>;
  /** Asks the query that is the default export of a module's text, whatever `path` says; null where no such component is mounted. Throws an InlineQueryRefusal for what is none. */
  inlineQuery(source: string, call: Call): Promise<QueryResult | null>;
  /** Resolves once durable. A mutation that throws has written nothing. `refusal`: it is not run, unless `key` was answered before. */
  mutation(call: Call & { key?: MutationKey; refusal?: Failure }): Promise<MutationResult>;
  action(call: Call): Promise<ActionResult>;
  /** Runs the matching HTTP action, unless `refuse` answers in its place; null when no route matches. Adds the deployment's keys to `/.well-known/jwks.json`. */
  http(request: Request, identity: Identity | null, origin?: Origin, refuse?: () => Response | null): Promise<Response | null>;
  /** Whether the app has an `http.ts`. */
  hasRoutes(): boolean;
  /** Runs a mutation exactly once, an action at most once. Rejects when the deployment, not the function, fails. */
  runDurably(work: DurableRun): Promise<void>;
  /** The app ("") and every mounted component. */
  readonly components: ComponentPath[];
  /** Where their functions are, but for those that npm has installed. */
  readonly folders: string[];
  /** Lets go of the bundler. */
  close(): Promise<void>;
  /** For uploads and downloads. */
  readonly files: FileStorage;
  kindOf(path: string, component?: ComponentPath): FunctionKind | null;
  /** Providers that `auth.config.ts` exports, environment variables resolved. */
  readonly authProviders: JSONValue[];
  /** Of all components; their functions are known to exist. */
  readonly crons: CronSpec[];
  /** Of the app and all components; evaluates every module. */
  describe(): ModuleDescription[];
  /** What `npx convex codegen` asks of the folder as it stands on disk; nothing is swapped in. */
  analyse(): Promise<object>;
  /** Reads the folder again and swaps it in; the old code serves until the new one is good. */
  reload(): Promise<void>;
  /** Does so if the code is another than what serves; says whether it was. */
  follow(): Promise<boolean>;
  onReload(listener: () => void): () => void;
  /** Evaluates every module of what serves now, between calls; none where other code takes its place meanwhile. */
  problems(): Promise<ModuleProblem[]>;
  /** For what was thrown where nobody catches: whether it came of an action that runs, which it fails. */
  blame(error: unknown): boolean;
}
