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
  | RequestMessage
  | { type: "Event"; eventType: string; event: JSONValue };

export type RequestMessage = { type: "Mutation" | "Action"; requestId: number; udfPath: string; args: JSONValue[]; componentPath?: string };

/** What a client has seen: its query set, whose it is, and as of when. */
export type StateVersion = { querySet: number; identity: number; ts: Ts };

const bytes = Buffer.alloc(8);
const lastEncoded = { ts: -1, text: "" };

/** u64, little-endian, base64. A round asks for the same one once a client. */
export function encodeTs(ts: Ts): string {
  if (lastEncoded.ts !== ts) {
    bytes.writeBigUInt64LE(BigInt(ts));
    lastEncoded.text = bytes.toString("base64");
    lastEncoded.ts = ts;
  }
  return lastEncoded.text;
}

/** NaN when it isn't one, or is greater than a double can hold. */
export function decodeTs(text: string): Ts {
  const decoded = Buffer.from(text, "base64");
  const ts = decoded.length === 8 ? Number(decoded.readBigUInt64LE()) : Number.NaN;
  return Number.isSafeInteger(ts) ? ts : Number.NaN;
}

export const encodeVersion = ({ querySet, identity, ts }: StateVersion) => `{"querySet":${querySet},"identity":${identity},"ts":"${encodeTs(ts)}"}`;

/** Everything of a query's modification after its id: the same for all who subscribe to it. */
export type ModificationTail = {
  /** Names this text among all of a process. */
  serial: number;
  type: "QueryUpdated" | "QueryFailed";
  text: string;
};

export type Modification = { queryId: number; /** Null: the query is gone. */ tail: ModificationTail | null };

/** Writes one round's Transitions; clients that stand alike are given the very same bytes. */
export class TransitionWriter {
  private readonly written = new Map<string, Buffer>();

  /** `start` and `end` as `encodeVersion` gives them. */
  write(start: string, end: string, modifications: Modification[]): Buffer {
    const head = `{"type":"Transition","startVersion":${start},"endVersion":${end},"modifications":[`;
    let key = head;
    for (const { queryId, tail } of modifications) key += `${queryId}:${tail?.serial ?? ""},`;
    let message = this.written.get(key);
    if (!message) {
      message = Buffer.from(`${head}${modifications.map(modificationText).join(",")}]}`);
      this.written.set(key, message);
    }
    return message;
  }
}

const modificationText = ({ queryId, tail }: Modification) =>
  tail === null ? `{"type":"QueryRemoved","queryId":${queryId}}` : `{"type":"${tail.type}","queryId":${queryId},${tail.text}}`;
