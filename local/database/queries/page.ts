// One page of a paginated query. A cursor names the last row that a page read, as a position in the index, so that a page can be asked
// for again between two cursors and is then exactly what lies between them now.
import { createHash } from "node:crypto";
import type { JSONValue } from "convex/values";
import { nextKey, type Key } from "../../values/keys";
import type { QueryPlan } from "./queryPlan";
import { Scan, type ScanContext } from "./scan";
import type { Page, PageRequest, SerializedQuery } from "../types";
import { FUNCTION_LIMITS, ReadLimit, type Metric } from "../usage";
import { bytesOf } from "../valueLimits";

/** Documents that fit into an array, as which functions mostly return a page. */
const PAGE_LENGTH = 8192;
/** The part of a limit beyond which a page says that it should be split. */
const SPLIT_RECOMMENDED_AT = 0.75;

/** The end of the whole query, or the last row read (relative to the index; "" before the first). */
export type Position = { key: Key } | "end";

/** A page that is full has not looked behind its last row: whether that was the last of all, the next one tells. */
export function readPage(context: ScanContext, plan: QueryPlan, query: SerializedQuery, request: PageRequest): Page {
  const { table, index, reverse } = plan;
  const fingerprint = fingerprintOf(query);
  const range = { ...plan.range };
  const after = request.cursor === null ? null : decodeCursor(request.cursor, fingerprint);
  const until = request.endCursor == null ? null : decodeCursor(request.endCursor, fingerprint);
  if (after === "end") return finished(request.endCursor ?? request.cursor!);
  if (after !== null && after.key !== "") {
    const key = index.prefix + after.key;
    if (reverse) range.end = min(range.end, key);
    else range.start = max(range.start, nextKey(key));
  }
  if (until !== null && until !== "end") {
    const key = index.prefix + until.key;
    if (until.key === "") range.end = range.start;
    else if (reverse) range.start = max(range.start, key);
    else range.end = min(range.end, nextKey(key));
  }

  // What lies between two cursors is read whatever it takes: whoever asks has the rest elsewhere.
  const maxRows = until === null && request.maximumRowsRead !== undefined ? Math.max(1, request.maximumRowsRead) : Infinity;
  const maxBytes = (until === null ? request.maximumBytesRead : undefined) ?? Infinity;
  let bytes = 0;
  const scan = new Scan(context, table, index, range, reverse, until === null ? request.pageSize : undefined);
  const pipeline = plan.pipeline();
  const page: string[] = [];
  const rowKeys: Key[] = [];
  const next = () => {
    try {
      return scan.next();
    } catch (error) {
      if (error instanceof ReadLimit && rowKeys.length > 0) return "limit";
      throw error;
    }
  };
  let isOver = false;
  let hitLimit = false;
  while (!isOver && !hitLimit && (until !== null || page.length < request.pageSize)) {
    const isEnough = rowKeys.length >= maxRows || (bytes >= maxBytes && rowKeys.length > 0);
    const row = pipeline.full ? null : isEnough ? "limit" : next();
    if (row === null) isOver = true;
    else if (row === "limit") hitLimit = true;
    else {
      rowKeys.push(row.key.slice(index.prefix.length));
      bytes += maxBytes === Infinity ? row.text.length : bytesOf(JSON.parse(row.text) as JSONValue);
      const verdict = pipeline.accept(row.text);
      if (verdict === "pass") page.push(row.text);
      isOver = verdict === "stop";
    }
  }
  scan.record();

  const end = isOver || pipeline.full ? "end" : lastPosition(rowKeys, after);
  const isLong = page.length > SPLIT_RECOMMENDED_AT * PAGE_LENGTH || isNear(rowKeys.length, request.maximumRowsRead, "documentsRead") || isNear(bytes, request.maximumBytesRead, "bytesRead");
  const middle = rowKeys.length > 2 ? rowKeys[Math.floor(rowKeys.length / 2)] : undefined;
  return {
    page,
    isDone: (until ?? end) === "end",
    continueCursor: until !== null ? request.endCursor! : encodeCursor(end, fingerprint),
    splitCursor: middle === undefined ? null : encodeCursor({ key: middle }, fingerprint),
    pageStatus: hitLimit ? "SplitRequired" : isLong ? "SplitRecommended" : null,
  };
}

function finished(cursor: string): Page {
  return { page: [], isDone: true, continueCursor: cursor, splitCursor: null, pageStatus: null };
}

const isNear = (read: number, asked: number | undefined, metric: Metric) => read > SPLIT_RECOMMENDED_AT * Math.min(asked ?? Infinity, FUNCTION_LIMITS[metric]);

/** Before any row was read a page ends where it began: at its cursor, or at the very start. */
function lastPosition(rowKeys: Key[], after: { key: Key } | null): Position {
  return { key: rowKeys[rowKeys.length - 1] ?? after?.key ?? "" };
}

export function fingerprintOf(query: SerializedQuery): string {
  return createHash("sha256").update(JSON.stringify(query)).digest("base64url").slice(0, 10);
}

export function encodeCursor(position: Position, fingerprint: string): string {
  return position === "end" ? `${fingerprint}.end` : `${fingerprint}.at.${Buffer.from(position.key, "latin1").toString("base64url")}`;
}

export function decodeCursor(cursor: string, fingerprint: string): Position {
  const [of, kind, key, ...rest] = cursor.split(".");
  const wellFormed = rest.length === 0 && ((kind === "end" && key === undefined) || (kind === "at" && key !== undefined && /^[\w-]*$/.test(key)));
  if (!wellFormed) throw new Error(`InvalidCursor: Failed to parse cursor ${JSON.stringify(cursor.slice(0, 100))}.`);
  if (of !== fingerprint) {
    throw new Error(
      "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
    );
  }
  return kind === "end" ? "end" : { key: Buffer.from(key!, "base64url").toString("latin1") };
}

function min(a: Key, b: Key): Key {
  return a < b ? a : b;
}

function max(a: Key, b: Key): Key {
  return a > b ? a : b;
}
