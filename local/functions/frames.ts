// A running function's side of the syscalls: transactions for queries and mutations, the outside for
// actions. Calls of one function are answered in the order in which it made them.
import { inspect } from "node:util";
import type { JSONValue } from "convex/values";
import type { JSONObject, QueryStream, SerializedQuery, SerializedVectorQuery, Transaction, VectorMatch } from "../database/types";
import { functionHandle, displayPath, resolveAddress, type FunctionAddress } from "./address";
import { REST_OF_STREAM, restOfStream } from "./libraryShortcuts";
import type { Frame } from "./realm";
import { SCHEDULED } from "./systemTables";
import type { FunctionKind, Identity } from "./types";

type Args = { [key: string]: JSONValue };

/** What all frames of one request share. */
export type Execution = {
  identity: Identity | null;
  readIdentity: boolean;
  logLines: string[];
  startedAt: number;
  journal: { given: string | null; written: string | null };
};

/** What a frame needs of the host. */
export interface Caller {
  env(component: string): Record<string, string | undefined>;
  resolve(address: FunctionAddress): void;
  kindOf(address: FunctionAddress): FunctionKind | null;
  /** Within the caller's transaction; returns JSON text. Throws what the function threw. */
  nested(kind: "query" | "mutation", address: FunctionAddress, args: JSONValue, parent: TransactionFrame): Promise<string>;
  /** From an action: a transaction or action of its own; returns JSON text. */
  outer(kind: FunctionKind, address: FunctionAddress, args: JSONValue, identity: Identity | null): Promise<string>;
  schedule(component: string, args: Args): Promise<string>;
  cancel(component: string, id: string): Promise<void>;
  vectorSearch(component: string, query: SerializedVectorQuery): VectorMatch[];
}

/** Thrown through a syscall: the client library rebuilds the ConvexError from `data` (JSON, parsed). */
export class SyscallFailure extends Error {
  constructor(
    message: string,
    readonly data?: JSONValue,
  ) {
    super(message);
    if (data === undefined) delete (this as { data?: JSONValue }).data;
  }
}

const LATE = "This function has returned: work that it did not await was dropped. Await every call on ctx.";

abstract class BaseFrame implements Frame {
  abstract readonly kind: Frame["kind"];
  protected closed = false;
  private tail: Promise<unknown> | null = null;

  constructor(
    readonly component: string,
    protected readonly execution: Execution,
    protected readonly caller: Caller,
  ) {}

  abstract now(): number;
  abstract random(): number;
  protected abstract sync(op: string, args: Args): JSONValue;
  /** JSON text, at once where it can be. */
  protected abstract perform(op: string, args: Args): string | Promise<string>;

  env() {
    return this.caller.env(this.component);
  }

  syscall(op: string, args: string): string {
    if (this.closed) throw new Error(LATE);
    return JSON.stringify(this.sync(op, JSON.parse(args) as Args));
  }

  asyncSyscall(op: string, args: string): Promise<string> {
    if (this.tail !== null) return this.queue(this.tail, op, args);
    let result: string | Promise<string>;
    try {
      result = this.answer(op, args);
    } catch (error) {
      return Promise.reject(error as Error);
    }
    // Most are answered at once: nothing is under way then for the next one to wait for.
    return typeof result === "string" ? Promise.resolve(result) : this.waitedFor(result);
  }

  private answer(op: string, args: string): string | Promise<string> {
    if (this.closed) throw new Error(LATE);
    return this.perform(op, JSON.parse(args) as Args);
  }

  private queue(before: Promise<unknown>, op: string, args: string): Promise<string> {
    return this.waitedFor(
      before.then(
        () => this.answer(op, args),
        () => this.answer(op, args),
      ),
    );
  }

  private waitedFor(result: Promise<string>): Promise<string> {
    this.tail = result;
    result.then(
      () => this.leave(result),
      () => this.leave(result),
    );
    return result;
  }

  private leave(result: Promise<unknown>): void {
    if (this.tail === result) this.tail = null;
  }

  log(level: string, values: unknown[]): void {
    this.execution.logLines.push(`[${level}] ${values.map((value) => (typeof value === "string" ? `'${value}'` : inspect(value, { depth: 4 }))).join(" ")}`);
  }

  close(): void {
    this.closed = true;
  }

  protected identity(): string {
    this.execution.readIdentity = true;
    return JSON.stringify(this.component === "" ? this.execution.identity : null);
  }

  protected handle(args: Args): string {
    const address = resolveAddress(this.component, args);
    this.caller.resolve(address);
    return JSON.stringify(functionHandle(address));
  }
}

async function settle(run: () => string | Promise<string>): Promise<string> {
  return run();
}

/** A query's or mutation's. Time stands still, chance is its own. */
export class TransactionFrame extends BaseFrame {
  private readonly streams = new Map<number, QueryStream>();
  private nextStream = 0;
  private seed: number;

  constructor(
    readonly kind: "query" | "mutation",
    component: string,
    readonly tx: Transaction,
    execution: Execution,
    caller: Caller,
  ) {
    super(component, execution, caller);
    this.seed = Math.floor(Math.random() * 2 ** 32);
  }

  now() {
    return this.execution.startedAt;
  }

  /** mulberry32 */
  random() {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  get shared() {
    return this.execution;
  }

  override close(): void {
    super.close();
    for (const stream of this.streams.values()) stream.close();
    this.streams.clear();
  }

  protected sync(op: string, args: Args): JSONValue {
    switch (op) {
      case "1.0/queryStream": {
        const id = this.nextStream++;
        this.streams.set(id, this.tx.query(this.component, args.query as unknown as SerializedQuery));
        return { queryId: id };
      }
      case "1.0/queryCleanup": {
        this.streams.get(args.queryId as number)?.close();
        this.streams.delete(args.queryId as number);
        return null;
      }
      case "1.0/db/normalizeId":
        return { id: this.tx.normalizeId(this.component, String(args.table), String(args.idString)) };
      default:
        throw new Error(unknownSyscall(op));
    }
  }

  protected perform(op: string, args: Args): string | Promise<string> {
    switch (op) {
      case "1.0/get":
        return this.tx.get(this.component, String(args.id), args.table as string | undefined) ?? "null";
      case "1.0/queryStreamNext": {
        const stream = this.streams.get(args.queryId as number);
        const next = stream?.next() ?? null;
        return next === null ? '{"value":null,"done":true}' : `{"value":${next},"done":false}`;
      }
      case REST_OF_STREAM: {
        const stream = this.streams.get(args.queryId as number);
        return restOfStream(() => stream?.next() ?? null);
      }
      case "1.0/queryPage":
        return this.page(args);
      case "1.0/count":
        return JSON.stringify(this.tx.count(this.component, String(args.table)));
      case "1.0/getUserIdentity":
        return this.identity();
      case "1.0/createFunctionHandle":
        return this.handle(args);
      case "1.0/runUdf": {
        const kind = args.udfType === "mutation" ? "mutation" : "query";
        if (kind === "mutation") this.mayWrite();
        return this.caller.nested(kind, resolveAddress(this.component, args), args.args ?? {}, this);
      }
      default:
        return this.write(op, args);
    }
  }

  private write(op: string, args: Args): string {
    switch (op) {
      case "1.0/insert":
        this.mayWrite();
        return JSON.stringify({ _id: this.tx.insert(this.component, String(args.table), args.value as JSONObject) });
      case "1.0/shallowMerge":
        this.mayWrite();
        return this.tx.patch(this.component, this.own(args), args.value as JSONObject, args.table as string | undefined);
      case "1.0/replace":
        this.mayWrite();
        return this.tx.replace(this.component, this.own(args), args.value as JSONObject, args.table as string | undefined);
      case "1.0/remove":
        this.mayWrite();
        return this.tx.remove(this.component, this.own(args), args.table as string | undefined);
      case "1.0/schedule": {
        this.mayWrite();
        return JSON.stringify(this.tx.insert(this.component, SCHEDULED, scheduledDocument(this.component, args, this.caller)));
      }
      case "1.0/cancel_job":
        this.mayWrite();
        cancelJob(this.tx, this.component, String(args.id), this.now());
        return "null";
      default:
        throw new Error(unknownSyscall(op));
    }
  }

  /** System rows are read through db.system, and written by nobody. */
  private own(args: Args): string {
    const id = String(args.id);
    if (this.tx.normalizeId(this.component, SCHEDULED, id) !== null) {
      throw new Error("System tables (prefixed with `_`) are read-only.");
    }
    return id;
  }

  private page(args: Args): string {
    const given = this.execution.journal.given;
    const journal = given === null ? null : (JSON.parse(given) as { endCursor: string | null });
    const page = this.tx.page(this.component, args.query as unknown as SerializedQuery, {
      cursor: (args.cursor as string | null) ?? null,
      endCursor: (args.endCursor as string | null) ?? journal?.endCursor ?? null,
      pageSize: args.pageSize as number,
      ...(typeof args.maximumRowsRead === "number" && { maximumRowsRead: args.maximumRowsRead }),
    });
    this.execution.journal.written = JSON.stringify({ endCursor: page.continueCursor });
    return `{"page":${JSON.stringify(page.page.map((text) => JSON.parse(text) as JSONValue))},"isDone":${page.isDone},"continueCursor":${JSON.stringify(page.continueCursor)},"splitCursor":${JSON.stringify(page.splitCursor)},"pageStatus":${JSON.stringify(page.pageStatus)}}`;
  }

  private mayWrite() {
    if (this.kind === "query") throw new Error("Queries can't write to the database. Use a mutation.");
  }
}

/** An action's: every call to the database is a transaction of its own. */
export class ActionFrame extends BaseFrame {
  readonly kind = "action";

  now() {
    return Date.now();
  }
  random() {
    return Math.random();
  }

  protected sync(op: string): JSONValue {
    throw new Error(unknownSyscall(op));
  }

  /** Side by side: an action's calls don't wait for each other. */
  override asyncSyscall(op: string, args: string): Promise<string> {
    return settle(() => {
      if (this.closed) throw new Error(LATE);
      return this.perform(op, JSON.parse(args) as Args);
    });
  }

  protected perform(op: string, args: Args): string | Promise<string> {
    switch (op) {
      case "1.0/actions/query":
      case "1.0/actions/mutation":
      case "1.0/actions/action": {
        const kind = op.slice("1.0/actions/".length) as FunctionKind;
        const address = resolveAddress(this.component, args);
        return this.caller.outer(kind, address, args.args ?? {}, address.component === this.component ? this.execution.identity : null);
      }
      case "1.0/actions/schedule":
        return this.caller.schedule(this.component, args);
      case "1.0/actions/cancel_job":
        return this.caller.cancel(this.component, String(args.id)).then(() => "null");
      case "1.0/actions/vectorSearch":
        return JSON.stringify({ results: this.caller.vectorSearch(this.component, args.query as unknown as SerializedVectorQuery) });
      case "1.0/getUserIdentity":
        return this.identity();
      case "1.0/createFunctionHandle":
        return this.handle(args);
      default:
        throw new Error(unknownSyscall(op));
    }
  }
}

const unknownSyscall = (op: string) => `This embedded deployment doesn't have ${op.replace(/^1\.0\//, "")} yet.`;

/** The row of a function to be run later. Throws when there is no such mutation or action. */
export function scheduledDocument(component: string, args: Args, caller: Caller): JSONObject {
  const address = resolveAddress(component, args);
  caller.resolve(address);
  return {
    name: `${displayPath({ ...address, module: `${address.module}.js` })}`,
    args: [args.args ?? {}],
    scheduledTime: (args.ts as number) * 1000,
    state: { kind: "pending" },
    component: address.component,
  };
}

export function cancelJob(tx: Transaction, component: string, id: string, now: number): void {
  const text = tx.get(component, id, SCHEDULED);
  if (text === null) throw new Error(`No scheduled function has the id ${id}.`);
  const job = JSON.parse(text) as { state: { kind: string } };
  if (job.state.kind === "pending") tx.patch(component, id, { state: { kind: "canceled" }, completedTime: now }, SCHEDULED);
}
