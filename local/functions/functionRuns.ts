// How functions run: queries and mutations in a transaction and a realm of their own, actions side by side; and what they
// ask of the host meanwhile. What a mutation leaves behind un-awaited is done before its end, as the real runtime does it.
import type { JSONValue } from "convex/values";
import type { ComponentPath, Database, SerializedVectorQuery, Transaction, VectorMatch } from "../database/types";
import type { Amounts } from "../database/usage";
import { ActionFrame } from "./runtime/actionFrame";
import { displayPath, type FunctionAddress } from "./address";
import type { Component, Slot } from "./component";
import { crossing, inner } from "./failure";
import type { Caller, Execution, ParentCall, StorageHost } from "./runtime/caller";
import { routeOf } from "./httpRoutes";
import { answerWithin, responseOf } from "./runtime/httpAction";
import { call, notFound, requireKind } from "./invoke";
import type { LoadedProject } from "./loadedProject";
import type { RequestContext } from "./requestContext";
import { cancelJob, scheduleJob } from "./schedules/scheduled";
import type { TokenOptions, TokenSigner } from "./tokens/tokenSigner";
import { TransactionFrame } from "./runtime/transactionFrame";
import { restoreError } from "./runtime/stackTrace";
import { unhandledAmong } from "./runtime/unhandled";
import type { ActionResult, Call, FunctionKind, Identity, MutationResult, QueryResult } from "./types";
import { TimedOut, Watchdog } from "./watchdog";

const TRANSACTION_LIMIT_MS = 10_000;
const ACTION_LIMIT_MS = 600_000;
/** Convex's own; it counts calls within a component too. */
const MAX_CALL_DEPTH = 8;

/** `request`: shared with the action that calls. */
export type InnerCall = Call & { request?: RequestContext };

/** `depth`: how many calls led here within the transaction. `component`: whose code it is, if not the one's that is mounted there. */
export type RunOptions = { kind: "query" | "mutation"; address: FunctionAddress; args: JSONValue; allowInternal: boolean; depth?: number; component?: Component };

export type RunHost = {
  database: Database;
  storage: StorageHost;
  signer: TokenSigner;
  deployment: Caller["deployment"];
  /** Functions whose calls fail are told where. */
  traced: boolean;
  /** The app's environment variables. */
  env(): Record<string, string>;
  project(): LoadedProject;
  /** Begins a transaction or an action of its own. */
  begin(kind: FunctionKind, call: InnerCall): Promise<QueryResult | MutationResult | ActionResult>;
};

export class FunctionRuns implements Caller {
  private readonly watchdog = new Watchdog();

  constructor(private readonly host: RunHost) {}

  async transaction({ kind, address, args, allowInternal, depth = 0, component = this.host.project().components.get(address.component) }: RunOptions, tx: Transaction, execution: Execution, calledFrom?: ComponentPath): Promise<string> {
    const frame = new TransactionFrame(kind, address, tx, (calledFrom ?? "") === address.component ? execution : sharedLog(execution), this, depth);
    tx.usage.limit();
    const warn = depth === 0 ? warningIn(execution) : () => undefined;
    const slot = component?.acquire(frame);
    if (!component || !slot) throw notFound(address, allowInternal);
    let usable = false;
    try {
      const target = requireKind(component.find(slot, address.module, address.name), kind, address, allowInternal);
      const value = await this.watchdog.within(
        call(target, args, address, this.tableOf(address.component), warn).then(async (text) => {
          if (kind === "mutation") await frame.settled();
          const unhandled = frame.failures && (await unhandledAmong(frame.failures));
          if (unhandled) throw unhandled;
          return text;
        }),
        TRANSACTION_LIMIT_MS,
        frame,
      );
      usable = true;
      return value;
    } catch (error) {
      usable = !(error instanceof TimedOut);
      throw error;
    } finally {
      frame.close();
      restoreError();
      if (depth === 0) tx.usage.warnings().forEach(warn);
      // A hung call may wake up later: its realm goes with it.
      if (usable) component.release(slot);
    }
  }

  async action(address: FunctionAddress, args: JSONValue, allowInternal: boolean, execution: Execution): Promise<string> {
    const { components, actions } = this.host.project();
    const component = components.get(address.component);
    if (!component) throw notFound(address, allowInternal);
    const frame = new ActionFrame(address, execution, this);
    try {
      return await actions.within(frame, async () => {
        const slot: Slot = { realm: actions.of(component), frame, functions: actions.functionsOf(component) };
        const target = requireKind(component.find(slot, address.module, address.name), "action", address, allowInternal);
        return this.watchdog.within(Promise.race([call(target, args, address, this.tableOf(address.component), warningIn(execution)), frame.failure]), ACTION_LIMIT_MS);
      });
    } finally {
      frame.close();
      restoreError();
    }
  }

  /** Null when no route matches; `refuse` may answer in its place, `failed` answers when it throws. */
  httpAction(request: Request, execution: Execution, on: { refuse?: () => Response | null; failed(error: unknown): Promise<Response>; ended(component: ComponentPath): void }): Promise<Response | null> {
    const project = this.host.project();
    const { actions } = project;
    let route: ReturnType<typeof routeOf>;
    try {
      route = routeOf(project, request, (component) => actions.of(component).load("http"));
    } catch (error) {
      return on.failed(error).finally(() => on.ended(""));
    }
    const { component, handler } = route;
    if (!handler) return Promise.resolve(null);
    const frame = new ActionFrame({ component: component.path, module: "http", name: "default" }, execution, this);
    const handle = async () => {
      const refusal = on.refuse?.();
      if (refusal) return refusal;
      try {
        return responseOf(await Promise.race([handler.invokeHttpAction(request), frame.failure]));
      } catch (error) {
        return await on.failed(error);
      }
    };
    return answerWithin(actions, frame, handle, () => {
      frame.close();
      restoreError();
      on.ended(component.path);
    });
  }

  /** Whether it failed in the name of an action that runs, which fails by it. */
  blame(error: unknown): boolean {
    return this.host.project().actions.blame(error);
  }

  /** What `auth.config.ts` exports, with the environment as an action has it. */
  async authProviders({ app, actions }: LoadedProject, execution: Execution): Promise<JSONValue[]> {
    const frame = new ActionFrame({ component: "", module: "auth.config", name: "default" }, execution, this);
    const config = await actions.within(frame, async () => actions.of(app).load("auth.config")?.default as { providers?: JSONValue[] } | undefined);
    return config?.providers ?? [];
  }

  // What running functions ask for.

  get storage() {
    return this.host.storage;
  }

  get deployment() {
    return this.host.deployment;
  }

  env(component: string): Record<string, string | undefined> {
    return this.host.project().env(component, this.host.env());
  }

  resolve(address: FunctionAddress): void {
    this.host.project().resolve(address);
  }

  kindOf(address: FunctionAddress): FunctionKind | null {
    return this.host.project().kindOf(address);
  }

  hasModule(address: FunctionAddress): boolean {
    return this.host.project().hasModule(address);
  }

  async nested(kind: "query" | "mutation" | "snapshotQuery", address: FunctionAddress, args: JSONValue, limits: Partial<Amounts>, parent: ParentCall): Promise<string> {
    if (parent.depth >= MAX_CALL_DEPTH) throw new Error("Cross component call depth limit exceeded. Do you have an infinite loop in your app?");
    const { tx, shared } = parent;
    const savepoint = kind === "mutation" ? tx.savepoint() : null;
    const snapshot = kind === "snapshotQuery" ? tx.beforeWrites() : null;
    const over = tx.usage.nested(limits);
    try {
      const value = await this.transaction({ kind: kind === "mutation" ? kind : "query", address, args, allowInternal: true, depth: parent.depth + 1 }, snapshot?.tx ?? tx, shared, parent.component);
      over(false);
      return value;
    } catch (error) {
      if (savepoint !== null) tx.rollback(savepoint);
      over(true);
      throw await crossing(error, this.host.traced);
    } finally {
      snapshot?.close();
    }
  }

  async outer(kind: FunctionKind, address: FunctionAddress, args: JSONValue, from: Execution): Promise<string> {
    const { identity, request } = from;
    const result = await this.host.begin(kind, { path: displayPath(address), component: address.component, args, identity, request, allowInternal: true });
    if (result.ok) return result.value;
    throw inner(result, from);
  }

  async schedule(component: string, args: { [key: string]: JSONValue }, { request }: Execution): Promise<string> {
    const { value, durable } = await this.host.database.write(async (tx) => {
      tx.usage.limit();
      return scheduleJob(tx, component, args, { caller: this, now: Date.now(), parent: request.scheduled });
    });
    await durable;
    return JSON.stringify(value);
  }

  async cancel(component: string, id: string): Promise<void> {
    await (await this.host.database.write(async (tx) => cancelJob(tx, component, id, Date.now()))).durable;
  }

  vectorSearch(component: string, query: SerializedVectorQuery): VectorMatch[] {
    return this.host.database.vectorSearch(component, query);
  }

  signJwt(component: string, options: TokenOptions): Promise<string> {
    return this.host.signer.sign(component, this.host.env().CONVEX_CLOUD_URL ?? "", options);
  }

  private tableOf(component: ComponentPath) {
    return (id: string) => this.host.database.tableOf(component, id);
  }
}

const warningIn = ({ logLines }: Execution) => (warning: string) => void logLines.push(`[WARN] ${warning}`);

export const newExecution = (identity: Identity | null, request: RequestContext, journal: string | null = null): Execution => ({
  identity,
  request,
  readIdentity: false,
  logLines: [],
  files: new Set(),
  startedAt: Date.now(),
  begun: performance.now(),
  journal: { given: journal, written: null },
});

/** Identity does not pass into components, nor journals out of them; logs do. */
const sharedLog = (execution: Execution): Execution => ({ ...execution, identity: null, journal: { given: null, written: null } });
