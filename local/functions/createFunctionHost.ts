// A project's functions, ready to be called: bundles the folder, applies its schema, runs queries,
// mutations, actions and HTTP actions, and swaps in new code without dropping a call.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { HttpRouter } from "convex/server";
import type { JSONValue } from "convex/values";
import type { ComponentPath, Database, JSONObject, Pin, SerializedVectorQuery, Transaction, VectorMatch } from "../database/types";
import { ActionRealms } from "./actionRealms";
import { displayPath, parseHandle, parsePath, type FunctionAddress } from "./address";
import { loadComponents, type Component, type Slot } from "./component";
import { crossing, failure } from "./failure";
import { ActionFrame, cancelJob, scheduledDocument, SyscallFailure, TransactionFrame, type Caller, type Execution } from "./frames";
import { call, notFound, requireKind, TimedOut, withLimit } from "./invoke";
import { earlierResult, keepResult } from "./mutationResults";
import { ProjectCode } from "./projectCode";
import { COMPONENT_TABLES, SCHEDULED } from "./systemTables";
import type { ActionResult, Call, FunctionHost, FunctionKind, Identity, MutationResult, QueryResult } from "./types";

export type FunctionHostOptions = {
  projectDir: string;
  database: Database;
  /** The app's environment variables, read at every call. */
  env: () => Record<string, string>;
  onLog?: (path: string, lines: string[]) => void;
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

type Loaded = { components: Map<ComponentPath, Component>; authProviders: JSONValue[] };

/** What a function threw, on its way out of a transaction: nothing of it is kept. */
class Thrown extends Error {
  constructor(readonly error: unknown) {
    super("A function threw");
  }
}

class Host implements FunctionHost, Caller {
  private loaded: Loaded = { components: new Map(), authProviders: [] };
  private readonly code: ProjectCode;
  private readonly listeners = new Set<() => void>();
  private actions = new ActionRealms();
  readonly crons = [];

  constructor(private readonly options: FunctionHostOptions) {
    this.code = options.code ?? new ProjectCode(functionsDirectory(options.projectDir));
  }

  get components() {
    return [...this.loaded.components.keys()];
  }

  get authProviders() {
    return this.loaded.authProviders;
  }

  async reload(): Promise<void> {
    const components = loadComponents(await this.code.load());
    const app = components.get("")!;
    const schemas = [...components.values()].map((component) => component.schema());
    for (const schema of schemas) schema.tables.push(...COMPONENT_TABLES);
    await this.options.database.applySchemas(schemas);
    this.loaded = { components, authProviders: await this.authConfig(app) };
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

  async query(call: Call & { journal?: string | null; at?: Pin }): Promise<QueryResult> {
    const execution = this.execution(call.identity, call.journal ?? null);
    const address = addressOf(call);
    let outcome: { ok: true; text: string } | { ok: false; error: unknown } = { ok: false, error: null };
    const { ts, reads } = await this.options.database.read(async (tx) => {
      try {
        outcome = { ok: true, text: await this.run("query", address, call.args, call.allowInternal ?? false, tx, execution) };
      } catch (error) {
        outcome = { ok: false, error };
      }
    }, call.at);
    const shared = { ts, reads, readIdentity: execution.readIdentity, journal: execution.journal.written, logLines: this.logged(address, execution) };
    const result = outcome as { ok: true; text: string } | { ok: false; error: unknown };
    return result.ok ? { ok: true, value: result.text, ...shared } : { ...failure(result.error, execution), ...shared };
  }

  async mutation(call: Call & { key?: { sessionId: string; requestId: number } }): Promise<MutationResult> {
    const address = addressOf(call);
    const execution = this.execution(call.identity);
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
      return { ok: true, value: value.text, ts: value.ts ?? ts, logLines: this.logged(address, execution) };
    } catch (error) {
      this.logged(address, execution);
      return failure(error instanceof Thrown ? error.error : error, execution);
    }
  }

  async action(call: Call): Promise<ActionResult> {
    const address = addressOf(call);
    const execution = this.execution(call.identity);
    try {
      const value = await this.runAction(address, call.args, call.allowInternal ?? false, execution);
      return { ok: true, value, logLines: this.logged(address, execution) };
    } catch (error) {
      this.logged(address, execution);
      return failure(error, execution);
    }
  }

  /** A due job: a mutation and its new state are one commit; an action is marked first, and run at most once. */
  async runScheduled(jobId: string, home: ComponentPath): Promise<void> {
    const { database } = this.options;
    type Job = { name: string; args: [JSONValue]; component: string; state: { kind: string } };
    const read = (tx: Transaction) => {
      const text = tx.get(home, jobId, SCHEDULED);
      const job = text === null ? null : (JSON.parse(text) as Job);
      return job?.state.kind === "pending" ? job : null;
    };
    const finish = (tx: Transaction, state: JSONObject) =>
      tx.patch(home, jobId, { state: state as JSONValue, completedTime: Date.now() }, SCHEDULED);
    const job = (await database.read(async (tx) => read(tx))).value;
    if (!job) return;
    const address = { component: job.component, ...parsePath(job.name) };
    const execution = this.execution(null);
    const fail = async (error: unknown) => {
      const { message } = failure(error, execution);
      await (await database.write(async (tx) => finish(tx, { kind: "failed", error: message }))).durable;
    };
    if (this.kindOf(address) === "action") {
      const claimed = await database.write(async (tx) => {
        if (!read(tx)) return false;
        tx.patch(home, jobId, { state: { kind: "inProgress" } }, SCHEDULED);
        return true;
      });
      await claimed.durable;
      if (!claimed.value) return;
      try {
        await this.runAction(address, job.args[0], true, execution);
        await (await database.write(async (tx) => finish(tx, { kind: "success" }))).durable;
      } catch (error) {
        await fail(error);
      }
    } else {
      try {
        const { durable } = await database.write(async (tx) => {
          if (!read(tx)) return;
          await this.run("mutation", address, job.args[0], true, tx, execution);
          finish(tx, { kind: "success" });
        });
        await durable;
      } catch (error) {
        await fail(error);
      }
    }
    this.logged(address, execution);
  }

  async http(request: Request, identity: Identity | null): Promise<Response | null> {
    const app = this.loaded.components.get("")!;
    const execution = this.execution(identity);
    const frame = new ActionFrame("", execution, this);
    const realm = this.actions.of(app);
    return this.actions.within(frame, async () => {
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
      } finally {
        frame.close();
        this.logged({ component: "", module: "http", name: request.method }, execution);
      }
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

  async nested(kind: "query" | "mutation", address: FunctionAddress, args: JSONValue, parent: TransactionFrame): Promise<string> {
    const { tx, shared } = parent;
    const savepoint = kind === "mutation" ? tx.savepoint() : null;
    try {
      return await this.run(kind, address, args, true, tx, shared, parent.component);
    } catch (error) {
      if (savepoint !== null) tx.rollback(savepoint);
      throw crossing(error);
    }
  }

  async outer(kind: FunctionKind, address: FunctionAddress, args: JSONValue, identity: Identity | null): Promise<string> {
    const call = { path: displayPath(address), component: address.component, args, identity, allowInternal: true };
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
    const frame = new TransactionFrame(kind, address.component, tx, calledFrom === address.component ? execution : sharedLog(execution), this);
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
    const frame = new ActionFrame(address.component, execution, this);
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

  private execution(identity: Identity | null, journal: string | null = null): Execution {
    return { identity, readIdentity: false, logLines: [], startedAt: Date.now(), journal: { given: journal, written: null } };
  }

  private logged(address: FunctionAddress, execution: Execution): string[] {
    if (execution.logLines.length > 0) this.options.onLog?.(displayPath(address), execution.logLines);
    return execution.logLines;
  }

  private async authConfig(app: Component): Promise<JSONValue[]> {
    const frame = new ActionFrame("", this.execution(null), this);
    const config = await this.actions.within(frame, async () => this.actions.of(app).load("auth.config")?.default as { providers?: JSONValue[] } | undefined);
    return config?.providers ?? [];
  }
}

/** Identity does not pass into components, nor journals out of them; logs do. */
const sharedLog = (execution: Execution): Execution => ({ ...execution, identity: null, journal: { given: null, written: null } });

function addressOf(call: Call): FunctionAddress {
  return call.path.startsWith("function://") ? parseHandle(call.path) : { component: call.component ?? "", ...parsePath(call.path) };
}
