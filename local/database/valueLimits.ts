// How large a value is, by Convex's measure, and what no value may be: its limits on arrays, objects and nesting, in its words.
import { getConvexSize, jsonToConvex, type JSONValue } from "convex/values";

export const MAX_NESTING = 64;
const MAX_ARRAY_LENGTH = 8192;
export const MAX_FIELDS = 1024;
/** Deeper than that nobody counts how deep: counting takes a stack. */
const COUNTED_NESTING = 1000;

type Fields = { [name: string]: JSONValue | undefined };

/**
 * The same value with the fields of its objects in the order of their names, as Convex keeps them, and how deep it is: 0 for
 * what holds nothing. Throws for a value that Convex has no room for.
 */
export function checkedCopy(value: JSONValue, maxNesting = MAX_NESTING): { value: JSONValue; nesting: number } {
  const seen = { nesting: 0 };
  const copy = copyOf(value, 1, seen);
  if (seen.nesting > maxNesting) throw tooNested(seen.nesting);
  return { value: copy, nesting: seen.nesting };
}

function copyOf(value: JSONValue, depth: number, seen: { nesting: number }): JSONValue {
  if (typeof value !== "object" || value === null) return value;
  if (depth > COUNTED_NESTING) throw tooNested(`more than ${COUNTED_NESTING}`);
  if (Array.isArray(value)) {
    if (value.length > MAX_ARRAY_LENGTH) throw new Error(`Array length is too long (${value.length} > maximum length ${MAX_ARRAY_LENGTH})`);
    if (depth > seen.nesting) seen.nesting = depth;
    return value.map((item) => copyOf(item, depth + 1, seen));
  }
  const names = Object.keys(value);
  if (isSpecial(names)) return value;
  if (names.length > MAX_FIELDS) throw tooManyFields(names.length);
  if (depth > seen.nesting) seen.nesting = depth;
  const sorted: Fields = {};
  for (const name of names.sort()) {
    if (name === PROTO) throw new Error(PROTO_REFUSED);
    const field = value[name];
    if (field !== undefined) sorted[name] = copyOf(field, depth + 1, seen);
  }
  return sorted as JSONValue;
}

const tooNested = (levels: number | string) => new Error(`Value is too nested (nested ${levels} levels deep > maximum nesting ${MAX_NESTING})`);

export const tooManyFields = (count: number) => new Error(`Object has too many fields (${count} > maximum number ${MAX_FIELDS})`);

/** The client library would set an object's prototype by it, and lose what it holds. */
export const PROTO = "__proto__";
export const PROTO_REFUSED = `Field name ${PROTO} is reserved.`;

/** As Convex counts the bytes of a value, whatever its JSON takes. */
export const bytesOf = (value: JSONValue): number => getConvexSize(jsonToConvex(value));

/** {$integer}, {$float}, {$bytes}, {$commitTs}: values of their own, not objects. */
export const isSpecial = (names: string[]) => names.length === 1 && names[0]!.charCodeAt(0) === 36; /* $ */

/** Why no value is written `{ [name]: content }`, or null where one is. */
export function specialProblem(name: string, content: unknown): string | null {
  if (name !== "$integer" && name !== "$float" && name !== "$bytes") return reservedField(name);
  if (typeof content !== "string") return `${name} must be a string of base64`;
  const bytes = Buffer.from(content, "base64");
  if (bytes.toString("base64") !== content) return `${name} must be a string of base64`;
  if (name === "$bytes") return null;
  if (bytes.length !== 8) return `${name === "$integer" ? "Int64" : "Float64"} must be exactly eight bytes`;
  const number = name === "$float" ? bytes.readDoubleLE(0) : NaN;
  return Number.isFinite(number) && !Object.is(number, -0) ? `Float64 ${number} should be encoded as a number` : null;
}

export const reservedField = (name: string) => `Field name ${name} starts with '$', which is reserved.`;

/**
 * Why `json`, as JSON.stringify writes it, is no value, or null. Its text says it of nearly every value; only where that
 * leaves a doubt is it read.
 */
export function valueProblem(json: string): string | null {
  // By its first letters, as short words are found faster.
  if (!mayExceed(json) && !json.includes(PROTO.slice(0, 3))) return loneSurrogate(json);
  try {
    checkedCopy(JSON.parse(json) as JSONValue);
  } catch (error) {
    return (error as Error).message;
  }
  return loneSurrogate(json);
}

/** JSON.stringify escapes a surrogate only where it is alone; Convex's strings are Unicode, and its parser says this. */
export function loneSurrogate(json: string): string | null {
  if (!json.includes("\\ud")) return null;
  // The backslash may itself be escaped, and then the text is only about one.
  const found = /(?<!\\)(?:\\\\)*\\ud([89ab])?[0-9a-f]{2,3}(\\u)?/.exec(json);
  if (!found) return null;
  const [, leads, followed] = found;
  return leads !== undefined && followed === undefined ? "unexpected end of hex escape" : "lone leading surrogate in hex escape";
}

/** The shortest text of an object with more fields than it may have: most names take two characters. */
const SHORTEST_WIDE = 6 * MAX_FIELDS;

const NO_LIMIT = 2 ** 31 - 1;
/** Of the arrays and objects around the one that is looked at. */
const outerCommas = new Int32Array(MAX_NESTING);
const outerLimits = new Int32Array(MAX_NESTING);

/** False where the text shows that it is within the limits on nesting, fields and length. */
function mayExceed(json: string): boolean {
  if (json.length <= 2 * MAX_NESTING) return false;
  if (json.length < SHORTEST_WIDE && !hasMoreThan(MAX_NESTING, json)) return false;
  // Bytes are read three times as fast as a string's characters; those that matter are ASCII.
  const bytes = Buffer.from(json);
  let depth = 0;
  let commas = 0;
  let limit = NO_LIMIT;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte > 44 && byte < 91) continue; // Digits, for the most part.
    if (byte === 34 /* " */) i = endOfString(bytes, i);
    else if (byte === 44 /* , */) {
      if (++commas >= limit) return true;
    } else if (byte === 91 /* [ */ || byte === 123 /* { */) {
      if (depth === MAX_NESTING) return true;
      outerCommas[depth] = commas;
      outerLimits[depth++] = limit;
      commas = 0;
      limit = byte === 91 ? MAX_ARRAY_LENGTH : MAX_FIELDS;
    } else if (byte === 93 /* ] */ || byte === 125 /* } */) {
      commas = outerCommas[--depth]!;
      limit = outerLimits[depth]!;
    }
  }
  return false;
}

/** Whether it has more brackets than `count`, in strings or not. */
function hasMoreThan(count: number, json: string): boolean {
  let found = 0;
  for (const bracket of ["[", "{"]) {
    for (let at = json.indexOf(bracket); at !== -1; at = json.indexOf(bracket, at + 1)) if (++found > count) return true;
  }
  return false;
}

/** Beyond this many bytes a search is faster than looking at each. */
const SHORT_STRING = 64;

/** Where the string that begins at `start` ends. */
function endOfString(json: Buffer, start: number): number {
  let i = start + 1;
  for (const far = i + SHORT_STRING; i < far; i++) {
    const byte = json[i];
    if (byte === 34) return i;
    if (byte === 92 /* \ */) i++;
  }
  for (let end = json.indexOf(34, i); ; end = json.indexOf(34, end + 1)) {
    let before = end;
    while (before > i && json[before - 1] === 92) before--;
    if ((end - before) % 2 === 0) return end;
  }
}

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
