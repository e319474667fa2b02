// A running function's side of the syscalls, as far as it is the same for all kinds. Calls of one function
// are answered in the order in which it made them.
import type { JSONValue } from "convex/values";
import { functionHandle, displayPath, resolveAddress, type FunctionAddress } from "../address";
import type { Args, Caller, Execution } from "./caller";
import { addLine } from "./logText";
import { printTrace } from "./printedTraces";
import { reportStray, type Frame } from "./realm";

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

const NOT_IN_QUERIES = "getRequestMetadata() can only be called from a mutation, action or HTTP action. It is not available in queries.";
const NO_SERVICES = "Services that Convex manages (getServiceToken, getServiceUrl) are Convex Cloud's alone. Call the service itself, with a key from an environment variable.";
const NO_AUDIT_LOG = "log.audit() needs Convex Enterprise: this deployment keeps no audit log. Insert into a table of your own.";
export const LATE = "This function has returned: work that it did not await was dropped. Await every call on ctx.";

/** How often promises may be resolved in turn between a call's answer and the next call that follows from it. */
const TURNS_BETWEEN_CALLS = 16;

export abstract class BaseFrame implements Frame {
  abstract readonly kind: Frame["kind"];
  readonly timers = new Map<string, number>();
  protected closed = false;
  private tail: Promise<unknown> | null = null;
  private calls = 0;
  /** Messages of calls that failed: few functions have any, and each call makes a frame. */
  failures: Set<string> | null = null;
  private others = 0;
  private left: Set<() => void> | null = null;

  constructor(
    private readonly address: FunctionAddress,
    protected readonly execution: Execution,
    protected readonly caller: Caller,
  ) {}

  get component() {
    return this.address.component;
  }

  get module() {
    return this.address.module;
  }

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
      this.noteFailure(error as Error);
      return Promise.reject(error as Error);
    }
    // Most are answered at once: nothing is under way then for the next one to wait for.
    return typeof result === "string" ? Promise.resolve(result) : this.waitedFor(result);
  }

  private noteFailure(error: Error): void {
    (this.failures ??= new Set()).add(error.message);
  }

  private answer(op: string, args: string): string | Promise<string> {
    if (this.closed) throw new Error(LATE);
    this.calls++;
    return this.perform(op, JSON.parse(args) as Args);
  }

  /** How many calls it has made; null while anything is under way. */
  get progress(): number | null {
    return this.tail === null && this.others === 0 ? this.calls : null;
  }

  /** Resolves once what the function left un-awaited is done as well, and what that began, as the real runtime runs it to its end. */
  async settled(): Promise<void> {
    for (let seen = -1; seen !== this.calls || this.tail !== null; ) {
      seen = this.calls;
      await this.tail?.catch(() => undefined);
      for (let turn = 0; turn < TURNS_BETWEEN_CALLS; turn++) await null;
    }
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
      (error: Error) => {
        this.noteFailure(error);
        this.leave(result);
      },
    );
    return result;
  }

  private leave(result: Promise<unknown>): void {
    if (this.tail === result) this.tail = null;
  }

  jsSyscall(op: string, _args: Record<string, unknown>): unknown {
    throw new Error(unknownSyscall(op));
  }

  /** Tells of work under way that is no call. */
  track<T>(_name: string, work: Promise<T>): Promise<T> {
    this.others++;
    const over = () => void this.others--;
    work.then(over, over);
    return work;
  }

  fail(error: unknown): void {
    reportStray(error);
  }

  print(level: string, messages: string[], at?: Error): void {
    const { logLines } = this.execution;
    const before = logLines.length;
    addLine(logLines, level, messages);
    if (at && logLines.length > before) printTrace(logLines, at);
  }

  begin(_name: string, undo: () => void): () => void {
    const left = (this.left ??= new Set());
    left.add(undo);
    return () => void left.delete(undo);
  }

  close(): void {
    this.closed = true;
    if (this.left) for (const undo of this.left) undo();
  }

  private identity(): string {
    this.execution.readIdentity = true;
    return JSON.stringify(this.component === "" ? this.execution.identity : null);
  }

  /** What `ctx.meta` and `ctx.auth` ask, in every kind of function. */
  protected about(op: string, args: Args): string {
    switch (op) {
      case "1.0/getUserIdentity":
        return this.identity();
      case "1.0/getFunctionMetadata":
        return JSON.stringify({ name: displayPath(this.address), componentPath: this.component });
      case "1.0/getDeploymentMetadata":
        return JSON.stringify(this.caller.deployment);
      case "1.0/getRequestMetadata":
        // An answer to a query is shared by all who ask it.
        if (this.kind === "query") throw new Error(NOT_IN_QUERIES);
        return JSON.stringify(this.execution.request.metadata(this.component));
      case "1.0/createFunctionHandle":
        return this.handle(args);
      case "1.0/createServiceToken":
      case "1.0/getServiceUrl":
        throw new Error(NO_SERVICES);
      case "1.0/auditLog":
        throw new Error(NO_AUDIT_LOG);
      default:
        throw new Error(unknownSyscall(op));
    }
  }

  private handle(args: Args): string {
    const address = resolveAddress(this.component, args);
    this.caller.resolve(address);
    return JSON.stringify(functionHandle(address));
  }
}

export const unknownSyscall = (op: string) => `This embedded deployment doesn't have ${op.replace(/^1\.0\//, "")} yet.`;
