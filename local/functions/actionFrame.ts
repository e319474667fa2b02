// An action's syscalls: every call to the database is a transaction of its own.
import type { JSONValue } from "convex/values";
import type { SerializedVectorQuery } from "../database/types";
import { resolveAddress } from "./address";
import { BaseFrame, LATE, unknownSyscall, type Args } from "./frame";
import { blobSyscall, storageInAction } from "./storageSyscalls";
import type { FunctionKind } from "./types";

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

  override async jsSyscall(op: string, args: Record<string, unknown>): Promise<unknown> {
    if (this.closed) throw new Error(LATE);
    return blobSyscall(op, args, this.caller.storage, this.component);
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
        return this.caller.schedule(this.component, args);
      case "1.0/actions/cancel_job":
        return this.caller.cancel(this.component, String(args.id)).then(() => "null");
      case "1.0/actions/vectorSearch":
        return JSON.stringify({ results: this.caller.vectorSearch(this.component, args.query as unknown as SerializedVectorQuery) });
      default:
        return storageInAction(op, args, this.caller.storage, this.component) ?? this.about(op, args);
    }
  }
}

async function settle(run: () => string | Promise<string>): Promise<string> {
  return run();
}
