// Turns the range of a `withIndex` into two keys: equalities on the first of the index's fields, in whatever order they are
// written, and at most one lower and one upper bound on the next.
import { AFTER_ALL, encodeJsonKey, keyAfterPrefix, type Key } from "../../values/keys";
import { valueText } from "../schema/validatorText";
import type { SerializedRange } from "../types";

export type KeyRange = { start: Key; end: Key };

/** `fields` are the index's own plus `_creationTime` and `_id`; `prefix` is the index's key space. */
export function keyRange(prefix: Key, fields: readonly string[], range: readonly SerializedRange[], indexName: string): KeyRange {
  const clauses = isInOrder(range, fields) ? range : inOrder(range, fields, indexName);
  let start = prefix;
  let at = 0;
  for (; at < clauses.length && clauses[at]!.type === "Eq"; at++) start += encodeJsonKey(clauses[at]!.value);
  let low = start;
  let high = keyAfterPrefix(start);
  for (; at < clauses.length; at++) {
    const bound = clauses[at]!;
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

/** As nearly every range is written: nothing is to be moved, and nothing to be refused. */
function isInOrder(range: readonly SerializedRange[], fields: readonly string[]): boolean {
  let at = 0;
  while (at < range.length && range[at]!.type === "Eq" && range[at]!.fieldPath === fields[at]) at++;
  const rest = range.length - at;
  if (rest === 0) return true;
  const [first, second] = [range[at]!, range[at + 1]];
  if (rest > 2 || first.type === "Eq" || first.fieldPath !== fields[at]) return false;
  return second === undefined || (second.type !== "Eq" && second.fieldPath === fields[at] && isUpper(first) !== isUpper(second));
}

/** The equalities in the order of the index's fields, then the bounds; throws for what no range of the index is, in Convex's words. */
function inOrder(range: readonly SerializedRange[], fields: readonly string[], indexName: string): SerializedRange[] {
  const equalities = new Map<string, SerializedRange>();
  const bounds: SerializedRange[] = [];
  for (const clause of range) {
    const { fieldPath, type } = clause;
    if (type === "Eq") {
      const before = equalities.get(fieldPath);
      if (before) throw alreadyDefined("equality", before);
      equalities.set(fieldPath, clause);
      continue;
    }
    if (bounds.some((other) => isUpper(other) === isUpper(clause))) throw alreadyDefined(isUpper(clause) ? "upper" : "lower", clause);
    const other = bounds[0]?.fieldPath;
    if (other !== undefined && other !== fieldPath) {
      throw new Error(
        `Upper and lower bounds in \`range\` can only be applied to a single index field. This query against index ${indexName} attempted to set a range bound on both "${other}" and "${fieldPath}". ` +
          "Consider using `filter` instead. See https://docs.convex.dev/using/indexes for more info.",
      );
    }
    bounds.push(clause);
  }
  const bounded = bounds[0]?.fieldPath;
  const overlapped = bounded === undefined ? undefined : equalities.get(bounded);
  if (overlapped) throw alreadyDefined("inequality", overlapped);
  // That `_id` is an index's last field isn't said.
  const shown = listed(fields.slice(0, -1));
  // The real one looks at them by name.
  const unknown = [...equalities.keys()].sort().concat(bounded ?? []).find((field) => !fields.includes(field));
  if (unknown !== undefined) {
    throw new Error(`The index range included a comparison with "${unknown}", but ${indexName} with fields ${shown} doesn't index this field. For more information see https://docs.convex.dev/using/indexes.`);
  }
  const sorted = [...equalities.values()].sort((a, b) => fields.indexOf(a.fieldPath) - fields.indexOf(b.fieldPath));
  const used = sorted.map(({ fieldPath }) => fieldPath).concat(bounded ?? []);
  const wrong = used.find((field, i) => field !== fields[i]);
  if (wrong === undefined) return [...sorted, ...bounds];
  throw new Error(
    `Tried to query index ${indexName} but the query didn't use the index fields in order.\nIndex fields: ${shown}\nQuery fields: ${listed(used)}\nFirst incorrect field: "${wrong}"\n` +
      "For more information see https://docs.convex.dev/using/indexes.",
  );
}

const isUpper = ({ type }: SerializedRange) => type === "Lt" || type === "Lte";

const listed = (fields: readonly string[]) => `[${fields.map((field) => `"${field}"`).join(", ")}]`;

const COMPARATORS = { Eq: "==", Gt: ">", Gte: ">=", Lt: "<", Lte: "<=" };

function alreadyDefined(bound: string, { fieldPath, type, value }: SerializedRange): Error {
  const isMissing = typeof value === "object" && value !== null && "$undefined" in value;
  return new Error(`Already defined ${bound} bound in index range. Can't add "${fieldPath}" ${COMPARATORS[type]} ${valueText(isMissing ? undefined : value)}.`);
}
