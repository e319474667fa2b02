// A project's functions, ready to be called: bundles the folder, applies its schema, runs queries,
// mutations, actions and HTTP actions, and swaps in new code without dropping a call.
import { basename, resolve } from "node:path";
import type { ComponentPath, Database, JSONObject, Pin } from "../database/types";
import { StoreError } from "../store/errors";
import { addressOf, displayPath, parsePath, type FunctionAddress } from "./address";
import { Refused } from "./callGate";
import { loadComponents, type Component } from "./component";
import { describeFunctions } from "./describeFunctions";
import type { ExecutionLog, LoggedExecution } from "./executionLog";
import { failedResponse, failure, forLog, redacted } from "./failure";
import type { FileStorage } from "./files/fileStorage";
import type { Execution } from "./runtime/caller";
import { FunctionRuns, newExecution, type InnerCall } from "./functionRuns";
import { functionsDirectory } from "./build/functionsDirectory";
import { hasRoutes } from "./httpRoutes";
import { inlineComponent } from "./inlineQuery";
import { LoadedProject } from "./loadedProject";
import { earlierResult, keepResult } from "./mutationResults";
import { ProjectCode, type LoadedCode } from "./build/projectCode";
import { asksForKeys, withKeys } from "./tokens/publishedKeys";
import { isEdited } from "./build/project";
import { pushAnalysis } from "./codegen/pushAnalysis";
import { hasTraces, tracesPrinted } from "./runtime/printedTraces";
import { RequestContext } from "./requestContext";
import { systemQuery } from "./system/systemQueries";
import { TokenSigner } from "./tokens/tokenSigner";
import type { ActionResult, Call, DurableRun, Failure, FunctionHost, FunctionKind, Identity, ModuleProblem, MutationResult, Origin, Outcome, QueryResult } from "./types";

export type FunctionHostOptions = {
  projectDir: string;
  database: Database;
  files: FileStorage;
  /** The app's environment variables, read at every call. */
  env: () => Record<string, string>;
  /** `path`: "module:name", below its component's path when it is one's. */
  onLog?: (path: string, lines: string[], requestId: string) => void;
  /** Told why an execution failed, without what it was given. */
  onFailure?: (path: string, message: string) => void;
  /** Clients are told neither what plain errors say nor what functions print. */
  production?: boolean;
  /** Errors tell where they happened: unless given, where clients are told anything. */
  traced?: boolean;
  /** Told of every execution. */
  log?: ExecutionLog;
  /** Where bundles are kept for the next start; without it, each start makes them. */
  codeDir?: string;
  /** They will be loaded again as they are edited. */
  watch?: boolean;
  /** Shared by hosts of one project, and then not this one's to dispose of. */
  code?: ProjectCode;
  /** Where the key of `ctx.auth.signJwt` is kept; without it, a new one at every start. */
  signingKeyFile?: string;
};

export async function createFunctionHost(options: FunctionHostOptions): Promise<FunctionHost> {
  const host = new Host(options);
  await host.reload();
  return host;
}

/** What a function threw, on its way out of a transaction: nothing of it is kept. */
class Thrown extends Error {
  constructor(readonly error: unknown) {
    super("A function threw");
  }
}

class Host implements FunctionHost {
  private project = new LoadedProject(null);
  private loaded: LoadedCode | null = null;
  private closed = false;
  private reloading: Promise<unknown> = Promise.resolve();
  private readonly code: ProjectCode;
  private readonly traced: boolean;
  private readonly signer: TokenSigner;
  private readonly runs: FunctionRuns;
  private readonly listeners = new Set<() => void>();
  readonly name: string;

  constructor(private readonly options: FunctionHostOptions) {
    const { files, database, env, projectDir } = options;
    this.code = options.code ?? new ProjectCode(functionsDirectory(projectDir), options.codeDir, options.watch);
    this.name = `local-${basename(resolve(projectDir))}`;
    this.traced = options.traced ?? !options.production;
    this.signer = new TokenSigner(options.signingKeyFile ?? null);
    this.runs = new FunctionRuns({
      database,
      storage: { files, database, cloudUrl: () => env().CONVEX_CLOUD_URL ?? "" },
      signer: this.signer,
      deployment: { name: this.name, region: null, class: "s16" },
      traced: this.traced,
      env,
      project: () => this.project,
      begin: (kind, call) => this[kind](call),
    });
  }

  get files() {
    return this.options.files;
  }

  get components() {
    return [...this.project.components.keys()];
  }

  get folders() {
    const { app, components } = this.project;
    const mounted = [...components.values()].map(({ source }) => source.dir);
    return [...new Set([app.source.dir, ...mounted.filter(isEdited)])];
  }

  get authProviders() {
    return this.project.authProviders;
  }

  get crons() {
    return this.project.crons;
  }

  describe() {
    return [...this.project.components.values()].flatMap(describeFunctions);
  }

  async analyse(): Promise<object> {
    return pushAnalysis(loadComponents(await this.code.load()));
  }

  async reload(): Promise<void> {
    await this.inTurn(async () => this.swapIn(await this.code.load()));
  }

  follow(): Promise<boolean> {
    return this.inTurn(async () => {
      const code = await this.code.load();
      if (code === this.loaded) return false;
      await this.swapIn(code);
      return true;
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.reloading.then(work);
    this.reloading = done.catch(() => {});
    return done;
  }

  private async swapIn(code: LoadedCode): Promise<void> {
    const project = new LoadedProject(code, this.options.env);
    // All that may be refused, and the schema last: the functions that go on where it is are written for theirs.
    project.authProviders = await this.runs.authProviders(project, newExecution(null, new RequestContext()));
    await this.options.database.applySchemas(project.schemas);
    this.project = project;
    this.loaded = code;
    for (const listener of this.listeners) listener();
  }

  async close(): Promise<void> {
    this.closed = true;
    if (!this.options.code) await this.code.dispose();
  }

  onReload(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  problems(): Promise<ModuleProblem[]> {
    const { project } = this;
    return project.problems(() => this.closed || project !== this.project);
  }

  blame(error: unknown): boolean {
    return this.runs.blame(error);
  }

  kindOf(path: string, component: ComponentPath = ""): FunctionKind | null {
    return this.project.kindOf({ component, ...parsePath(path) });
  }

  async inlineQuery(source: string, call: Call): Promise<QueryResult | null> {
    const mounted = this.project.components.get(call.component ?? "");
    return mounted ? this.query({ ...call, inline: await inlineComponent(mounted, source) }) : null;
  }

  /** `inline`: code of its own. */
  async query(call: InnerCall & { journal?: string | null; at?: Pin; inline?: Component }): Promise<QueryResult> {
    const execution = newExecution(call.identity, requestOf(call), call.journal ?? null);
    const address = addressOf(call);
    const { inline } = call;
    const system = call.allowInternal && !call.request && !inline ? systemQuery(address) : null;
    let outcome: { ok: true; text: string } | { ok: false; error: unknown } = { ok: false, error: null };
    const { ts, reads } = await this.options.database.read(async (tx) => {
      try {
        const text = system
          ? system({ tx, component: address.component, args: call.args as JSONObject, env: this.options.env(), components: this.components, tables: this.options.database.tables, describe: () => this.describe() })
          : await this.runs.transaction({ kind: "query", address, args: call.args, allowInternal: call.allowInternal ?? false, ...(inline && { component: inline }) }, tx, execution);
        outcome = { ok: true, text };
      } catch (error) {
        outcome = { ok: false, error };
      }
    }, call.at);
    const result = outcome as { ok: true; text: string } | { ok: false; error: unknown };
    const failed = result.ok ? null : await this.failed(result.error, execution);
    const shared = { ts, reads, readIdentity: execution.readIdentity, journal: execution.journal.written, logLines: execution.logLines };
    if (!system) await this.ended("query", address, execution, failed);
    return this.shown(call, result.ok ? { ok: true, value: result.text, ...shared } : { ...failed!, ...shared });
  }

  async mutation(call: InnerCall & { key?: { sessionId: string; requestId: number }; refusal?: Failure }): Promise<MutationResult> {
    const address = addressOf(call);
    const execution = newExecution(call.identity, requestOf(call));
    try {
      const { value, ts, durable } = await this.options.database.write(async (tx) => {
        const known = call.key && earlierResult(tx, call.key);
        if (known) return known;
        if (call.refusal) throw new Refused(call.refusal);
        const text = await this.runs.transaction({ kind: "mutation", address, args: call.args, allowInternal: call.allowInternal ?? false }, tx, execution).catch((error: unknown) => {
          throw new Thrown(error);
        });
        if (call.key) keepResult(tx, call.key, text);
        return { text, ts: null };
      });
      await durable;
      return this.shown(call, { ok: true, value: value.text, ts: value.ts ?? ts, logLines: await this.ended("mutation", address, execution) });
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      const failed = await this.failed(error instanceof Thrown ? error.error : error, execution);
      await this.ended("mutation", address, execution, failed);
      return this.shown(call, failed);
    }
  }

  async action(call: InnerCall): Promise<ActionResult> {
    const address = addressOf(call);
    const execution = newExecution(call.identity, requestOf(call));
    try {
      const value = await this.runs.action(address, call.args, call.allowInternal ?? false, execution);
      return this.shown(call, { ok: true, value, logLines: await this.ended("action", address, execution) });
    } catch (error) {
      const failed = await this.failed(error, execution);
      await this.ended("action", address, execution, failed);
      return this.shown(call, failed);
    }
  }

  /** A mutation and its row's new state are one commit; an action is marked first, and run at most once. */
  async runDurably(work: DurableRun): Promise<void> {
    const { database } = this.options;
    const address = { component: work.component, ...parsePath(work.path) };
    const execution = newExecution(null, new RequestContext(undefined, work.scheduled));
    const kind = this.project.kindOf(address) ?? "mutation";
    let ran = false;
    let failed: Failure | null = null;
    const finish = async (outcome: Outcome) => (await database.write(async (tx) => work.finish(tx, outcome))).durable;
    try {
      if (kind === "action") {
        const begun = await database.write(async (tx) => work.begin(tx));
        await begun.durable;
        if (!begun.value) return;
        ran = true;
        await this.runs.action(address, work.args, true, execution);
        await finish({ kind: "success" });
      } else {
        const { durable } = await database.write(async (tx) => {
          if (!work.isDue(tx)) return;
          ran = true;
          await this.runs.transaction({ kind: "mutation", address, args: work.args, allowInternal: true }, tx, execution);
          work.finish(tx, { kind: "success" });
        });
        await durable;
      }
    } catch (error) {
      // What the deployment itself failed at is the caller's to try again.
      if (error instanceof StoreError) throw error;
      failed = await this.failed(error, execution);
      await finish({ kind: "failed", error: failed.message });
    }
    if (ran) await this.ended(kind, address, execution, failed);
  }

  async http(request: Request, identity: Identity | null, origin?: Origin, refuse?: () => Response | null): Promise<Response | null> {
    const execution = newExecution(identity, new RequestContext(origin));
    let thrown: Failure | null = null;
    const failed = async (error: unknown) => {
      thrown = await this.failed(error, execution);
      return failedResponse(error, thrown, this.options.production ?? false);
    };
    const ended = (component: ComponentPath) => void this.ended("httpAction", { component, module: "http", name: request.method }, execution, thrown);
    const answer = await this.runs.httpAction(request, execution, { refuse, failed, ended });
    return asksForKeys(request) ? withKeys(answer, await this.signer.jwks()) : answer;
  }

  hasRoutes(): boolean {
    return hasRoutes(this.project);
  }

  /** Administrators and other functions see all. */
  private shown<Result extends { ok: true; logLines: string[] } | Failure>({ allowInternal }: Call, result: Result): Result {
    return this.options.production && !allowInternal ? redacted(result) : result;
  }

  private failed(error: unknown, execution: Execution): Promise<Failure> {
    return failure(error, execution, this.traced);
  }

  /** Once it is over, and what it wrote is on disk or nowhere. */
  private async ended(kind: LoggedExecution["kind"], address: FunctionAddress, execution: Execution, failed: Failure | null = null): Promise<string[]> {
    const { logLines, files, begun, request } = execution;
    if (hasTraces(logLines)) await tracesPrinted(logLines, this.traced);
    const error = failed && failed.message;
    this.options.log?.add({ kind, path: displayPath(address), component: address.component, requestId: request.requestId, logLines, error, took: performance.now() - begun });
    const path = (address.component === "" ? "" : `${address.component}/`) + displayPath(address);
    if (logLines.length > 0) this.options.onLog?.(path, logLines, request.requestId);
    if (error !== null) this.options.onFailure?.(path, forLog(error));
    if (files.size > 0) this.files.settle(files).catch((error: unknown) => console.error("Files that nobody has any more could not be deleted", error));
    return logLines;
  }
}

const requestOf = ({ request, origin }: InnerCall) => request ?? new RequestContext(origin);
