// An action's syscalls: every call to the database is a transaction of its own.
import type { JSONValue } from "convex/values";
import type { SerializedVectorQuery } from "../../database/types";
import { resolveAddress } from "../address";
import type { Args } from "./caller";
import { BaseFrame, LATE, unknownSyscall } from "./frame";
import { blobSyscall, storageInAction } from "./storageSyscalls";
import type { FunctionKind } from "../types";

export class ActionFrame extends BaseFrame {
  readonly kind = "action";
  /** What is under way, by the names that Convex gives it. */
  private readonly pending = new Map<string, number>();

  private reject!: (error: unknown) => void;
  /** Rejects with what failed in its name outside of what it waits for: an event of a socket, a timer. */
  readonly failure = new Promise<never>((_resolve, reject) => (this.reject = reject));

  override fail(error: unknown): void {
    if (this.closed) super.fail(error);
    else this.reject(error);
  }

  override track<T>(name: string, work: Promise<T>): Promise<T> {
    const over = this.begun(name);
    work.then(over, over);
    return work;
  }

  override begin(name: string, undo: () => void): () => void {
    const over = this.begun(name);
    const forget = super.begin(name, undo);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      over();
      forget();
    };
  }

  private begun(name: string): () => void {
    this.pending.set(name, (this.pending.get(name) ?? 0) + 1);
    return () => {
      const left = this.pending.get(name)! - 1;
      if (left === 0) this.pending.delete(name);
      else this.pending.set(name, left);
    };
  }

  override close(): void {
    const count = [...this.pending.values()].reduce((sum, each) => sum + each, 0);
    if (count > 0 && !this.closed) this.execution.logLines.push(unawaited(count, [...this.pending.keys()].sort()));
    super.close();
  }

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
    const work = settle(() => {
      if (this.closed) throw new Error(LATE);
      return this.perform(op, JSON.parse(args) as Args);
    });
    return this.track(op.slice(op.lastIndexOf("/") + 1), work);
  }

  override async jsSyscall(op: string, args: Record<string, unknown>): Promise<unknown> {
    if (this.closed) throw new Error(LATE);
    return this.track(op === "storage/storeBlob" ? "storage.store" : "storage.get", blobSyscall(op, args, this.caller.storage, this.component));
  }

  protected perform(op: string, args: Args): string | Promise<string> {
    switch (op) {
      case "1.0/actions/query":
      case "1.0/actions/mutation":
      case "1.0/actions/action": {
        const kind = op.slice("1.0/actions/".length) as FunctionKind;
        const address = resolveAddress(this.component, args);
        return this.caller.outer(kind, address, args.args ?? {}, address.component === this.component ? this.execution : { ...this.execution, identity: null });
      }
      case "1.0/actions/schedule":
        return this.caller.schedule(this.component, args, this.execution);
      case "1.0/actions/cancel_job":
        return this.caller.cancel(this.component, String(args.id)).then(() => "null");
      case "1.0/actions/vectorSearch":
        return JSON.stringify({ results: this.caller.vectorSearch(this.component, args.query as unknown as SerializedVectorQuery) });
      default:
        return storageInAction(op, args, this.caller.storage, this.component) ?? this.about(op, args);
    }
  }
}

const unawaited = (count: number, names: string[]) =>
  `[WARN] ${count} unawaited operation${count === 1 ? "" : "s"}: [${names.join(", ")}]. Async operations should be awaited or they might not run. See https://docs.convex.dev/functions/actions#dangling-promises for more information.`;

async function settle(run: () => string | Promise<string>): Promise<string> {
  return run();
}
