// A serialised vector query, checked against the index that it names: what it may ask, and what
// Convex says when it asks for more.
import type { JSONValue } from "convex/values";
import { encodeJsonKey } from "../../values/keys";
import type { JSONObject, SerializedVectorQuery, VectorIndexDefinition } from "../types";
import type { VectorCondition } from "./vectorIndex";

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 256;
const MAX_CONDITIONS = 64;

export type VectorQuery = { vector: number[]; limit: number; any: VectorCondition[] | null };

/** Throws for wrong dimensions, a limit out of bounds or a filter that the index cannot serve. */
export function planVectorQuery({ vector, limit = DEFAULT_LIMIT, expressions, indexName }: SerializedVectorQuery, index: VectorIndexDefinition): VectorQuery {
  if (limit > MAX_LIMIT) throw new Error(`Vector queries can fetch at most ${MAX_LIMIT} results, requested ${limit}.`);
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`Vector queries must fetch at least 1 result, requested ${limit}.`);
  const any = expressions === null ? null : distinct(conditionsOf(expressions));
  for (const { field } of any ?? []) {
    if (index.filterFields.includes(field)) continue;
    throw new Error(`Vector query against ${indexName} contains a filter on "${field}" but that field isn't indexed for filtering in \`filterFields\`.`);
  }
  if (any !== null && any.length > MAX_CONDITIONS) {
    throw new Error(`Vector query against ${indexName} has too many conditions. Max: ${MAX_CONDITIONS} Actual: ${any.length}`);
  }
  if (vector.length !== index.dimensions) {
    throw new Error(`Expected a vector with dimensions ${index.dimensions}, received ${vector.length}.`);
  }
  // What is not finite has become null on its way here.
  if (!vector.every((item) => typeof item === "number")) throw new Error(`Vector query against ${indexName} contains a value that is no finite number.`);
  return { vector, limit, any };
}

/** `q.eq` and `q.or` flattened: they can say nothing but "any of these". */
function conditionsOf(expression: JSONValue): VectorCondition[] {
  const { $eq, $or } = expression as JSONObject;
  if (Array.isArray($or)) return $or.flatMap(conditionsOf);
  if (!Array.isArray($eq)) throw new Error("Filters should be a combination of `q.eq` and `q.or`.");
  const [left, right] = $eq as [JSONObject?, JSONObject?];
  if (typeof left?.$field !== "string" || right?.$literal === undefined) {
    throw new Error("`q.eq` must take a field path as its first argument and a value as its second");
  }
  const literal = right.$literal;
  const absent = typeof literal === "object" && literal !== null && "$undefined" in literal;
  return [{ field: left.$field, value: absent ? undefined : literal }];
}

function distinct(conditions: VectorCondition[]): VectorCondition[] {
  const byKey = new Map(conditions.map((condition) => [`${condition.field}=${encodeJsonKey(condition.value)}`, condition]));
  return [...byKey.values()];
}
