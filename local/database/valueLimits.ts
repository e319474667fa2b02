// How large a value is, by Convex's measure, and what no value may be: its limits on arrays, objects and nesting, in its words.
import { getConvexSize, jsonToConvex, type JSONValue } from "convex/values";

const MAX_NESTING = 64;
const MAX_ARRAY_LENGTH = 8192;
const MAX_FIELDS = 1024;

type Fields = { [name: string]: JSONValue | undefined };

/**
 * The same value with the fields of its objects in the order of their names, as Convex keeps them, and how deep it is: 0 for
 * what holds nothing. Throws for a value that Convex has no room for.
 */
export function checkedCopy(value: JSONValue): { value: JSONValue; nesting: number } {
  const seen = { nesting: 0 };
  const copy = copyOf(value, 1, seen);
  if (seen.nesting > MAX_NESTING) throw new Error(`Value is too nested (nested ${seen.nesting} levels deep > maximum nesting ${MAX_NESTING})`);
  return { value: copy, nesting: seen.nesting };
}

function copyOf(value: JSONValue, depth: number, seen: { nesting: number }): JSONValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    if (value.length > MAX_ARRAY_LENGTH) throw new Error(`Array length is too long (${value.length} > maximum length ${MAX_ARRAY_LENGTH})`);
    if (depth > seen.nesting) seen.nesting = depth;
    return value.map((item) => copyOf(item, depth + 1, seen));
  }
  const names = Object.keys(value);
  if (isSpecial(names)) return value;
  if (names.length > MAX_FIELDS) throw new Error(`Object has too many fields (${names.length} > maximum number ${MAX_FIELDS})`);
  if (depth > seen.nesting) seen.nesting = depth;
  const sorted: Fields = {};
  for (const name of names.sort()) {
    const field = value[name];
    if (field !== undefined) sorted[name] = copyOf(field, depth + 1, seen);
  }
  return sorted as JSONValue;
}

/** As Convex counts the bytes of a value, whatever its JSON takes. */
export const bytesOf = (value: JSONValue): number => getConvexSize(jsonToConvex(value));

/** {$integer}, {$float}, {$bytes}, {$commitTs}: values of their own, not objects. */
const isSpecial = (names: string[]) => names.length === 1 && names[0]!.charCodeAt(0) === 36; /* $ */

/** No value takes more bytes than this many times the characters of its JSON: an array of ones has two for nine bytes. */
const BYTES_A_CHARACTER = 5;

/** Its bytes where they are more than `limit`, else null; most values needn't be counted. `json`: its text. */
export function bytesOver(limit: number, json: string, value: () => JSONValue): number | null {
  if (json.length * BYTES_A_CHARACTER <= limit) return null;
  const bytes = bytesOf(value());
  return bytes > limit ? bytes : null;
}

const UNITS = ["B", "KiB", "MiB", "GiB"];

/** "1 MiB", "1.14 MiB": as Convex's messages have it. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${Number.isInteger(amount) ? amount : amount.toFixed(2)} ${UNITS[power]}`;
}
