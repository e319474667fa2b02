// The sync protocol's messages as they stand on the wire (convex/src/browser/sync/protocol.ts), and
// the pieces that the server writes by hand so that a result is serialised once for everybody.
import type { JSONValue } from "convex/values";
import type { Ts } from "../database/types";

export type QueryModification =
  | { type: "Add"; queryId: number; udfPath: string; args: JSONValue[]; journal?: string | null; componentPath?: string | null }
  | { type: "Remove"; queryId: number };

export type ClientMessage =
  | { type: "Connect"; sessionId: string; connectionCount: number; lastCloseReason: string | null; maxObservedTimestamp?: string | null; clientTs?: number }
  | { type: "Authenticate"; tokenType: "Admin" | "User"; value: string; baseVersion: number; impersonating?: JSONValue }
  | { type: "Authenticate"; tokenType: "None"; baseVersion: number }
  | { type: "ModifyQuerySet"; baseVersion: number; newVersion: number; modifications: QueryModification[] }
  | RequestMessage
  | { type: "Event"; eventType: string; event: JSONValue };

export type RequestMessage = { type: "Mutation" | "Action"; requestId: number; udfPath: string; args: JSONValue[]; componentPath?: string | null };

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

/** Whether who has been sent the one need not be sent the other: a failed request's number differs at every run. */
export function isSame(one: ModificationTail, other: ModificationTail): boolean {
  if (one.type !== other.type) return false;
  return one.text === other.text || (one.type === "QueryFailed" && withoutRequestId(one.text) === withoutRequestId(other.text));
}

const withoutRequestId = (text: string) => text.replace(/^"errorMessage":"\[Request ID: [^\]]*\] /, "");

export type Modification = { queryId: number; /** Null: the query is gone. */ tail: ModificationTail | null };

/** Longer Transitions are cut for clients that can put them together: each piece is a sign of life on a slow line. */
const MAX_PIECE = 5_000_000;
/** The first version of the package whose clients can. */
const CHUNKS_SINCE = [1, 28];

/** By the address that a client connects to: /api/1.48.0/sync. */
export function takesChunks(url: string): boolean {
  const version = /^\/api\/(\d+)\.(\d+)\./.exec(url);
  if (!version) return false;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return major > CHUNKS_SINCE[0]! || (major === CHUNKS_SINCE[0] && minor >= CHUNKS_SINCE[1]!);
}

/** Writes one round's Transitions; clients that stand alike are given the very same bytes. */
export class TransitionWriter {
  private readonly written = new Map<string, Buffer[]>();
  private readonly cut = new Map<Buffer[], Buffer[]>();

  /** `start` and `end` as `encodeVersion` gives them. The messages to send: one, or its pieces if it is large. */
  write(start: string, end: string, modifications: Modification[], inChunks: boolean): Buffer[] {
    const head = `{"type":"Transition","startVersion":${start},"endVersion":${end},"modifications":[`;
    let key = head;
    for (const { queryId, tail } of modifications) key += `${queryId}:${tail?.serial ?? ""},`;
    let messages = this.written.get(key);
    if (!messages) {
      messages = [Buffer.from(`${head}${modifications.map(modificationText).join(",")}]}`)];
      this.written.set(key, messages);
    }
    return inChunks && messages[0]!.length > MAX_PIECE ? this.pieces(messages) : messages;
  }

  private pieces(messages: Buffer[]): Buffer[] {
    let pieces = this.cut.get(messages);
    if (!pieces) {
      pieces = chunks(messages[0]!.toString());
      this.cut.set(messages, pieces);
    }
    return pieces;
  }
}

function chunks(transition: string): Buffer[] {
  const totalParts = Math.ceil(transition.length / MAX_PIECE);
  return Array.from({ length: totalParts }, (_, partNumber) => {
    const chunk = transition.slice(partNumber * MAX_PIECE, (partNumber + 1) * MAX_PIECE);
    return Buffer.from(JSON.stringify({ type: "TransitionChunk", chunk, partNumber, totalParts, transitionId: String(transition.length) }));
  });
}

const modificationText = ({ queryId, tail }: Modification) =>
  tail === null ? `{"type":"QueryRemoved","queryId":${queryId}}` : `{"type":"${tail.type}","queryId":${queryId},${tail.text}}`;
