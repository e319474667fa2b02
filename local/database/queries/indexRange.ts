// Turns the range of a `withIndex` into two keys. The order of the clauses is checked as Convex
// checks it: equalities along the index's fields, then at most one lower and one upper bound.
import { AFTER_ALL, encodeJsonKey, keyAfterPrefix, type Key } from "../../values/keys";
import type { SerializedRange } from "../types";

export type KeyRange = { start: Key; end: Key };

/** `fields` are the index's own plus `_creationTime` and `_id`; `prefix` is the index's key space. */
export function keyRange(prefix: Key, fields: readonly string[], range: readonly SerializedRange[], indexName: string): KeyRange {
  let start = prefix;
  let at = 0;
  for (; at < range.length && range[at]!.type === "Eq"; at++) {
    expectField(range[at]!, fields, at, indexName);
    start += encodeJsonKey(range[at]!.value);
  }
  const bounds = range.slice(at);
  let low = start;
  let high = keyAfterPrefix(start);
  const seen = { lower: false, upper: false };
  for (const bound of bounds) {
    if (bound.type === "Eq") {
      throw new Error(`Invalid range on index ${indexName}: \`.eq()\` on "${bound.fieldPath}" cannot follow an inequality.`);
    }
    expectField(bound, fields, at, indexName);
    const side = bound.type === "Gt" || bound.type === "Gte" ? "lower" : "upper";
    if (seen[side]) throw new Error(`Invalid range on index ${indexName}: more than one ${side} bound on "${bound.fieldPath}".`);
    seen[side] = true;
    const key = start + encodeJsonKey(bound.value);
    switch (bound.type) {
      case "Gt":
        low = key + AFTER_ALL;
        break;
      case "Gte":
        low = key;
        break;
      case "Lt":
        high = key;
        break;
      case "Lte":
        high = key + AFTER_ALL;
        break;
    }
  }
  return { start: low, end: high };
}

function expectField(clause: SerializedRange, fields: readonly string[], at: number, indexName: string): void {
  if (clause.fieldPath === fields[at]) return;
  throw new Error(
    `Invalid range on index ${indexName}: expected a clause on ${fields[at] === undefined ? "no further field" : `"${fields[at]}"`}, got "${clause.fieldPath}". ` +
      `The fields of an index must be compared in their order: ${fields.join(", ")}.`,
  );
}
