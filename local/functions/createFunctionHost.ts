// A project's functions, ready to be called: bundles the folder, applies its schema, runs queries,
// mutations, actions and HTTP actions, and swaps in new code without dropping a call.
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { HttpRouter } from "convex/server";
import type { JSONValue } from "convex/values";
import type { ComponentPath, Database, JSONObject, Pin, SerializedVectorQuery, Transaction, VectorMatch } from "../database/types";
import type { Amounts } from "../database/usage";
import { StoreError } from "../store/errors";
import { ActionFrame } from "./actionFrame";
import { ActionRealms } from "./actionRealms";
import { displayPath, parseHandle, parsePath, type FunctionAddress } from "./address";
import { loadComponents, type Component, type Slot } from "./component";
import { cronsOf } from "./crons";
import { crossing, failure } from "./failure";
import type { ExecutionLog, LoggedExecution } from "./executionLog";
import { SyscallFailure, type Caller, type Execution } from "./frame";
import { answerWithin } from "./httpAction";
import { call, notFound, requireKind, TimedOut, withLimit } from "./invoke";
import { earlierResult, keepResult } from "./mutationResults";
import { ProjectCode } from "./projectCode";
import type { FileStorage } from "./fileStorage";
import { RequestContext } from "./requestContext";
import { cancelJob, scheduledDocument } from "./scheduled";
import type { StorageHost } from "./storageSyscalls";
import { COMPONENT_TABLES, SCHEDULED } from "./systemTables";
import { systemQuery } from "./systemQueries";
import { TransactionFrame } from "./transactionFrame";
import type { ActionResult, Call, CronSpec, DurableRun, FunctionHost, FunctionKind, Identity, MutationResult, Origin, Outcome, QueryResult } from "./types";

export type FunctionHostOptions = {
  projectDir: string;
  database: Database;
  files: FileStorage;
  /** The app's environment variables, read at every call. */
  env: () => Record<string, string>;
  onLog?: (path: string, lines: string[]) => void;
  /** Told of every execution. */
  log?: ExecutionLog;
  /** Shared by hosts of one project, and then not this one's to dispose of. */
  code?: ProjectCode;
};

const TRANSACTION_LIMIT_MS = 10_000;
const ACTION_LIMIT_MS = 600_000;

export async function createFunctionHost(options: FunctionHostOptions): Promise<FunctionHost> {
  const host = new Host(options);
  await host.reload();
  return host;
}

/** The folder of functions: what convex.json says, else "convex". */
export function functionsDirectory(projectDir: string): string {
  const config = join(projectDir, "convex.json");
  const named = existsSync(config) ? (JSON.parse(readFileSync(config, "utf8")) as { functions?: string }).functions : undefined;
  return join(projectDir, named ?? "convex");
}

/** `request`: shared with the action that calls. */
type InnerCall = Call & { request?: RequestContext };

type Loaded = { components: Map<ComponentPath, Component>; authProviders: JSONValue[]; crons: CronSpec[] };

/** What a function threw, on its way out of a transaction: nothing of it is kept. */
class Thrown extends Error {
  constructor(readonly error: unknown) {
    super("A function threw");
  }
}

class Host implements FunctionHost, Caller {
  private loaded: Loaded = { components: new Map(), authProviders: [], crons: [] };
  private readonly code: ProjectCode;
  private readonly listeners = new Set<() => void>();
  private actions = new ActionRealms();
  readonly deployment: Caller["deployment"];
  readonly storage: StorageHost;

  constructor(private readonly options: FunctionHostOptions) {
    const { files, database } = options;
    this.storage = { files, database, cloudUrl: () => this.options.env().CONVEX_CLOUD_URL ?? "" };
    this.deployment = { name: `local-${basename(resolve(options.projectDir))}`, region: null, class: "s16" };
    this.code = options.code ?? new ProjectCode(functionsDirectory(options.projectDir));
  }

  get files() {
    return this.options.files;
  }

  get components() {
    return [...this.loaded.components.keys()];
  }

  get authProviders() {
    return this.loaded.authProviders;
  }

  get crons() {
    return this.loaded.crons;
  }

  async reload(): Promise<void> {
    const components = loadComponents(await this.code.load());
    const app = components.get("")!;
    const schemas = [...components.values()].map((component) => component.schema());
    for (const schema of schemas) schema.tables.push(...COMPONENT_TABLES);
    const crons = [...components.values()].flatMap(cronsOf);
    await this.options.database.applySchemas(schemas);
    this.loaded = { components, authProviders: await this.authConfig(app), crons };
    this.actions = new ActionRealms();
    for (const listener of this.listeners) listener();
  }

  async close(): Promise<void> {
    if (!this.options.code) await this.code.dispose();
  }

  onReload(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  kindOf(target: string | FunctionAddress, component: ComponentPath = ""): FunctionKind | null {
    const address = typeof target === "string" ? { component, ...parsePath(target) } : target;
    return this.loaded.components.get(address.component)?.kindOf(address.module, address.name) ?? null;
  }

  async query(call: InnerCall & { journal?: string | null; at?: Pin }): Promise<QueryResult> {
    const execution = this.execution(call.identity, requestOf(call), call.journal ?? null);
    const address = addressOf(call);
    const system = call.allowInternal && !call.request ? systemQuery(address) : null;
    let outcome: { ok: true; text: string } | { ok: false; error: unknown } = { ok: false, error: null };
    const { ts, reads } = await this.options.database.read(async (tx) => {
      try {
        const run = () => this.run("query", address, call.args, call.allowInternal ?? false, tx, execution);
        outcome = { ok: true, text: system ? system({ tx, component: address.component, args: call.args as JSONObject, env: this.options.env(), tables: this.options.database.tables }) : await run() };
      } catch (error) {
        outcome = { ok: false, error };
      }
    }, call.at);
    const result = outcome as { ok: true; text: string } | { ok: false; error: unknown };
    const shared = { ts, reads, readIdentity: execution.readIdentity, journal: execution.journal.written, logLines: execution.logLines };
    if (!system) this.ended("query", address, execution, result.ok ? undefined : result);
    return result.ok ? { ok: true, value: result.text, ...shared } : { ...failure(result.error, execution), ...shared };
  }

  async mutation(call: InnerCall & { key?: { sessionId: string; requestId: number } }): Promise<MutationResult> {
    const address = addressOf(call);
    const execution = this.execution(call.identity, requestOf(call));
    try {
      const { value, ts, durable } = await this.options.database.write(async (tx) => {
        const known = call.key && earlierResult(tx, call.key);
        if (known) return known;
        const text = await this.run("mutation", address, call.args, call.allowInternal ?? false, tx, execution).catch((error: unknown) => {
          throw new Thrown(error);
        });
        if (call.key) keepResult(tx, call.key, text);
        return { text, ts: null };
      });
      await durable;
      return { ok: true, value: value.text, ts: value.ts ?? ts, logLines: this.ended("mutation", address, execution) };
    } catch (error) {
      const thrown = error instanceof Thrown ? error.error : error;
      this.ended("mutation", address, execution, { error: thrown });
      return failure(thrown, execution);
    }
  }

  async action(call: InnerCall): Promise<ActionResult> {
    const address = addressOf(call);
    const execution = this.execution(call.identity, requestOf(call));
    try {
      const value = await this.runAction(address, call.args, call.allowInternal ?? false, execution);
      return { ok: true, value, logLines: this.ended("action", address, execution) };
    } catch (error) {
      this.ended("action", address, execution, { error });
      return failure(error, execution);
    }
  }

  /** A mutation and its row's new state are one commit; an action is marked first, and run at most once. */
  async runDurably(work: DurableRun): Promise<void> {
    const { database } = this.options;
    const address = { component: work.component, ...parsePath(work.path) };
    const execution = this.execution(null, new RequestContext(undefined, work.scheduledFunctionId));
    const kind = this.kindOf(address) ?? "mutation";
    let thrown: { error: unknown } | undefined;
    const finish = async (outcome: Outcome) => (await database.write(async (tx) => work.finish(tx, outcome))).durable;
    try {
      if (kind === "action") {
        const begun = await database.write(async (tx) => work.begin(tx));
        await begun.durable;
        if (!begun.value) return;
        await this.runAction(address, work.args, true, execution);
        await finish({ kind: "success" });
      } else {
        const { durable } = await database.write(async (tx) => {
          if (!work.isDue(tx)) return;
          await this.run("mutation", address, work.args, true, tx, execution);
          work.finish(tx, { kind: "success" });
        });
        await durable;
      }
    } catch (error) {
      // What the deployment itself failed at is the caller's to try again.
      if (error instanceof StoreError) throw error;
      thrown = { error };
      await finish({ kind: "failed", error: failure(error, execution).message });
    }
    this.ended(kind, address, execution, thrown);
  }

  async http(request: Request, identity: Identity | null, origin?: Origin): Promise<Response | null> {
    const app = this.loaded.components.get("")!;
    const execution = this.execution(identity, new RequestContext(origin));
    const address = { component: "", module: "http", name: request.method };
    const frame = new ActionFrame(address, execution, this);
    const realm = this.actions.of(app);
    const handle = async () => {
      const router = realm.load("http")?.default as HttpRouter | undefined;
      const method = request.method === "HEAD" ? "GET" : request.method;
      const match = router?.lookup(new URL(request.url).pathname, method as "GET");
      if (!match) return null;
      const handler = match[0] as unknown as { invokeHttpAction: (request: Request) => Promise<Response> };
      try {
        return await handler.invokeHttpAction(request);
      } catch (error) {
        const { message } = failure(error, execution);
        return Response.json({ code: message, trace: message }, { status: 500 });
      }
    };
    return answerWithin(this.actions, frame, handle, () => {
      frame.close();
      this.ended("httpAction", address, execution);
    });
  }

  // What running functions ask for.

  env(component: string): Record<string, string | undefined> {
    const own = this.options.env();
    if (component === "") return own;
    const parent = component.includes("/") ? component.slice(0, component.lastIndexOf("/")) : "";
    const bound = this.loaded.components.get(component)?.source.env ?? {};
    const parents = this.env(parent);
    const system = { CONVEX_CLOUD_URL: own.CONVEX_CLOUD_URL, CONVEX_SITE_URL: own.CONVEX_SITE_URL };
    return { ...system, ...Object.fromEntries(Object.entries(bound).map(([name, to]) => [name, "ref" in to ? parents[to.ref] : to.value])) };
  }

  resolve(address: FunctionAddress): void {
    if (this.kindOf(address) === null) throw new Error(`Could not find function ${displayPath(address)}. Is it exported?`);
  }

  async nested(kind: "query" | "mutation" | "snapshotQuery", address: FunctionAddress, args: JSONValue, limits: Partial<Amounts>, parent: TransactionFrame): Promise<string> {
    const { tx, shared } = parent;
    const savepoint = kind === "mutation" ? tx.savepoint() : null;
    const snapshot = kind === "snapshotQuery" ? tx.beforeWrites() : null;
    const over = tx.usage.nested(limits);
    try {
      const value = await this.run(kind === "mutation" ? kind : "query", address, args, true, snapshot?.tx ?? tx, shared, parent.component);
      over(false);
      return value;
    } catch (error) {
      if (savepoint !== null) tx.rollback(savepoint);
      over(true);
      throw crossing(error);
    } finally {
      snapshot?.close();
    }
  }

  async outer(kind: FunctionKind, address: FunctionAddress, args: JSONValue, from: Execution): Promise<string> {
    const { identity, request } = from;
    const call = { path: displayPath(address), component: address.component, args, identity, request, allowInternal: true };
    const result = await this[kind](call);
    if (result.ok) return result.value;
    throw new SyscallFailure(result.message, result.data);
  }

  async schedule(component: string, args: { [key: string]: JSONValue }): Promise<string> {
    const { value, durable } = await this.options.database.write(async (tx) => tx.insert(component, SCHEDULED, scheduledDocument(component, args, this)));
    await durable;
    return JSON.stringify(value);
  }

  async cancel(component: string, id: string): Promise<void> {
    await (await this.options.database.write(async (tx) => cancelJob(tx, component, id, Date.now()))).durable;
  }

  vectorSearch(component: string, query: SerializedVectorQuery): VectorMatch[] {
    return this.options.database.vectorSearch(component, query);
  }

  // How they run.

  private async run(
    kind: "query" | "mutation",
    address: FunctionAddress,
    args: JSONValue,
    allowInternal: boolean,
    tx: Transaction,
    execution: Execution,
    calledFrom: ComponentPath = "",
  ): Promise<string> {
    const component = this.loaded.components.get(address.component);
    const frame = new TransactionFrame(kind, address, tx, calledFrom === address.component ? execution : sharedLog(execution), this);
    tx.usage.limit();
    const slot = component?.acquire(frame);
    if (!component || !slot) throw notFound(address, allowInternal);
    let usable = false;
    try {
      const target = requireKind(component.find(slot, address.module, address.name), kind, address, allowInternal);
      const value = await withLimit(call(target, args, this.tableOf(address.component)), TRANSACTION_LIMIT_MS, address);
      usable = true;
      return value;
    } catch (error) {
      usable = !(error instanceof TimedOut);
      throw error;
    } finally {
      frame.close();
      // A hung call may wake up later: its realm goes with it.
      if (usable) component.release(slot);
    }
  }

  private async runAction(address: FunctionAddress, args: JSONValue, allowInternal: boolean, execution: Execution): Promise<string> {
    const component = this.loaded.components.get(address.component);
    if (!component) throw notFound(address, allowInternal);
    const frame = new ActionFrame(address, execution, this);
    try {
      return await this.actions.within(frame, async () => {
        const slot: Slot = { realm: this.actions.of(component), frame, functions: this.actions.functionsOf(component) };
        const target = requireKind(component.find(slot, address.module, address.name), "action", address, allowInternal);
        return withLimit(call(target, args, this.tableOf(address.component)), ACTION_LIMIT_MS, address);
      });
    } finally {
      frame.close();
    }
  }

  private tableOf(component: ComponentPath) {
    return (id: string) => this.options.database.tableOf(component, id);
  }

  private execution(identity: Identity | null, request: RequestContext, journal: string | null = null): Execution {
    return { identity, request, readIdentity: false, logLines: [], files: new Set(), startedAt: Date.now(), journal: { given: journal, written: null } };
  }

  /** Once it is over, and what it wrote is on disk or nowhere. */
  private ended(kind: LoggedExecution["kind"], address: FunctionAddress, execution: Execution, thrown?: { error: unknown }): string[] {
    const { logLines, files, startedAt, request } = execution;
    const error = thrown ? failure(thrown.error, execution).message : null;
    this.options.log?.add({ kind, path: displayPath(address), component: address.component, requestId: request.requestId, logLines, error, took: Date.now() - startedAt });
    if (logLines.length > 0) this.options.onLog?.(displayPath(address), logLines);
    if (files.size > 0) this.files.settle(files).catch((error: unknown) => console.error("Files that nobody has any more could not be deleted", error));
    return logLines;
  }

  private async authConfig(app: Component): Promise<JSONValue[]> {
    const frame = new ActionFrame({ component: "", module: "auth.config", name: "default" }, this.execution(null, new RequestContext()), this);
    const config = await this.actions.within(frame, async () => this.actions.of(app).load("auth.config")?.default as { providers?: JSONValue[] } | undefined);
    return config?.providers ?? [];
  }
}

/** Identity does not pass into components, nor journals out of them; logs do. */
const sharedLog = (execution: Execution): Execution => ({ ...execution, identity: null, journal: { given: null, written: null } });

const requestOf = ({ request, origin }: InnerCall) => request ?? new RequestContext(origin);

function addressOf(call: Call): FunctionAddress {
  return call.path.startsWith("function://") ? parseHandle(call.path) : { component: call.component ?? "", ...parsePath(call.path) };
}
