// The sync protocol's messages as they stand on the wire (convex/src/browser/sync/protocol.ts), and
// the pieces that the server writes by hand so that a result is serialised once for everybody.
import type { JSONValue } from "convex/values";
import type { Ts } from "../database/types";

export type QueryModification =
  | { type: "Add"; queryId: number; udfPath: string; args: JSONValue[]; journal?: string | null; componentPath?: string }
  | { type: "Remove"; queryId: number };

export type ClientMessage =
  | { type: "Connect"; sessionId: string; connectionCount: number; lastCloseReason: string | null; maxObservedTimestamp?: string; clientTs?: number }
  | { type: "Authenticate"; tokenType: "Admin" | "User"; value: string; baseVersion: number; impersonating?: JSONValue }
  | { type: "Authenticate"; tokenType: "None"; baseVersion: number }
  | { type: "ModifyQuerySet"; baseVersion: number; newVersion: number; modifications: QueryModification[] }
  | { type: "Mutation" | "Action"; requestId: number; udfPath: string; args: JSONValue[]; componentPath?: string }
  | { type: "Event"; eventType: string; event: JSONValue };

/** What a client has seen: its query set, whose it is, and as of when. */
export type StateVersion = { querySet: number; identity: number; ts: Ts };

const bytes = Buffer.alloc(8);

/** u64, little-endian, base64. */
export function encodeTs(ts: Ts): string {
  bytes.writeBigUInt64LE(BigInt(ts));
  return bytes.toString("base64");
}

/** NaN when it isn't one, or is greater than a double can hold. */
export function decodeTs(text: string): Ts {
  const decoded = Buffer.from(text, "base64");
  const ts = decoded.length === 8 ? Number(decoded.readBigUInt64LE()) : Number.NaN;
  return Number.isSafeInteger(ts) ? ts : Number.NaN;
}

const version = ({ querySet, identity, ts }: StateVersion) => `{"querySet":${querySet},"identity":${identity},"ts":"${encodeTs(ts)}"}`;

/** `modifications` are JSON texts already. */
export function transition(start: StateVersion, end: StateVersion, modifications: string[]): string {
  return `{"type":"Transition","startVersion":${version(start)},"endVersion":${version(end)},"modifications":[${modifications.join(",")}]}`;
}

/** Everything of a query's modification after its id: the same for all who subscribe to it. */
export type ModificationTail = { type: "QueryUpdated" | "QueryFailed"; text: string };

export const modification = (queryId: number, { type, text }: ModificationTail) => `{"type":"${type}","queryId":${queryId},${text}}`;

export const removed = (queryId: number) => `{"type":"QueryRemoved","queryId":${queryId}}`;
