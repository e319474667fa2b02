// One page of a paginated query. A cursor names the last row that a page read, as a position in the index, so that a page can be asked
// for again between two cursors and is then exactly what lies between them now.
import { createHash } from "node:crypto";
import type { JSONValue } from "convex/values";
import { nextKey, type Key } from "../../values/keys";
import type { QueryPlan } from "./queryPlan";
import { Scan, type ScanContext } from "./scan";
import type { Page, PageRequest, SerializedQuery } from "../types";
import { bytesOf } from "../valueLimits";

/** Rows that a page may read. */
const ROWS_PER_PAGE = 16_384;
/** Documents that fit into an array, as which functions mostly return a page. */
const PAGE_LENGTH = 8192;
/** The part of a limit beyond which a page says that it should be split. */
const SPLIT_RECOMMENDED_AT = 0.75;

/** The end of the whole query, or the last row read (relative to the index; "" before the first). */
export type Position = { key: Key } | "end";

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

  const maxRows = Math.max(1, request.maximumRowsRead ?? ROWS_PER_PAGE);
  const maxBytes = request.maximumBytesRead ?? Infinity;
  let bytes = 0;
  const scan = new Scan(context, table, index, range, reverse, until === null ? request.pageSize + 1 : undefined);
  const pipeline = plan.pipeline();
  const page: string[] = [];
  const rowKeys: Key[] = [];
  let end: Position = "end";
  let hitLimit = false;
  for (;;) {
    if (until === null && page.length >= request.pageSize) {
      // One key ahead: a page that took the last row says so, and needs no empty page after it.
      const more = !pipeline.full && scan.peekKey() !== null;
      if (more) end = lastPosition(rowKeys, after);
      break;
    }
    if (rowKeys.length >= maxRows || (bytes >= maxBytes && rowKeys.length > 0)) {
      hitLimit = scan.peekKey() !== null;
      if (hitLimit) end = lastPosition(rowKeys, after);
      break;
    }
    const row = pipeline.full ? null : scan.next();
    if (row === null) break;
    rowKeys.push(row.key.slice(index.prefix.length));
    if (maxBytes !== Infinity) bytes += bytesOf(JSON.parse(row.text) as JSONValue);
    const verdict = pipeline.accept(row.text);
    if (verdict === "stop") break;
    if (verdict === "pass") page.push(row.text);
  }
  scan.record();

  const pinned = until !== null && !hitLimit;
  const isDone = pinned ? until === "end" : end === "end";
  const isLong = rowKeys.length > maxRows * SPLIT_RECOMMENDED_AT || bytes > maxBytes * SPLIT_RECOMMENDED_AT || page.length > PAGE_LENGTH * SPLIT_RECOMMENDED_AT;
  const middle = rowKeys.length > 2 ? rowKeys[Math.floor((rowKeys.length - 1) / 2)] : undefined;
  return {
    page,
    isDone,
    continueCursor: pinned ? request.endCursor! : encodeCursor(end, fingerprint),
    splitCursor: middle === undefined ? null : encodeCursor({ key: middle }, fingerprint),
    pageStatus: hitLimit ? "SplitRequired" : isLong ? "SplitRecommended" : null,
  };
}

function finished(cursor: string): Page {
  return { page: [], isDone: true, continueCursor: cursor, splitCursor: null, pageStatus: null };
}

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
