// What a running function and its host know of each other: what a request's calls share, and what the function's frame asks
// of the host. Every kind of frame, and all that answers syscalls, stands on this file.
import type { JSONValue } from "convex/values";
import type { ComponentPath, Database, SerializedVectorQuery, Transaction, VectorMatch } from "../../database/types";
import type { Amounts } from "../../database/usage";
import type { FunctionAddress } from "../address";
import type { FileStorage } from "../files/fileStorage";
import type { RequestContext } from "../requestContext";
import type { TokenOptions } from "../tokens/tokenSigner";
import type { FunctionKind, Identity } from "../types";

/** Of a syscall, parsed. */
export type Args = { [key: string]: JSONValue };

/** What all frames of one request share. */
export type Execution = {
  identity: Identity | null;
  request: RequestContext;
  readIdentity: boolean;
  logLines: string[];
  /** What functions are told that the time is. */
  startedAt: number;
  /** By `performance.now`, for how long it took. */
  begun: number;
  /** Files written or deleted, to be settled once it is over. */
  files: Set<string>;
  journal: { given: string | null; written: string | null };
};

export type StorageHost = {
  files: FileStorage;
  database: Database;
  /** Where clients reach the deployment. */
  cloudUrl(): string;
};

/** A query or mutation, as what it calls within its transaction sees it. */
export interface ParentCall {
  readonly component: ComponentPath;
  readonly tx: Transaction;
  /** How many calls led here within the transaction. */
  readonly depth: number;
  readonly shared: Execution;
}

/** What a frame needs of the host. */
export interface Caller {
  readonly storage: StorageHost;
  /** As `ctx.meta.getDeploymentMetadata()` shows it. */
  readonly deployment: { name: string; region: null; class: "s16" };
  env(component: string): Record<string, string | undefined>;
  resolve(address: FunctionAddress): void;
  kindOf(address: FunctionAddress): FunctionKind | null;
  hasModule(address: FunctionAddress): boolean;
  /**
   * Within the caller's transaction (a snapshot query: as it was when it began), and within `limits` of what it does there;
   * returns JSON text. Throws what the function threw.
   */
  nested(kind: "query" | "mutation" | "snapshotQuery", address: FunctionAddress, args: JSONValue, limits: Partial<Amounts>, parent: ParentCall): Promise<string>;
  /** From an action: a transaction or action of its own; returns JSON text. */
  outer(kind: FunctionKind, address: FunctionAddress, args: JSONValue, from: Execution): Promise<string>;
  schedule(component: string, args: Args, from: Execution): Promise<string>;
  cancel(component: string, id: string): Promise<void>;
  /** A token of the deployment's own, for what `ctx.auth.signJwt` was given. */
  signJwt(component: string, options: TokenOptions): Promise<string>;
  vectorSearch(component: string, query: SerializedVectorQuery): VectorMatch[];
}
