// Order-preserving keys: two encoded values compare as byte strings exactly as `compareValues` of "convex/values" compares the values.
// A key has one character a byte (0-255), so that it can be compared, sliced and used in a Map without copying.
import type { JSONValue, Value } from "convex/values";
import { convexToJson } from "convex/values";

/** A byte string: every character code is below 256. */
export type Key = string;

const END = "\x00";
const UNDEFINED = "\x01";
const NULL = "\x02";
const INT64 = "\x03";
const FLOAT64 = "\x04";
const FALSE = "\x05";
const TRUE = "\x06";
const STRING = "\x07";
const BYTES = "\x08";
const ARRAY = "\x09";
const OBJECT = "\x0a";

/** Sorts after every encoded value: an upper bound for "anything that follows this prefix". */
export const AFTER_ALL: Key = "\xff";

const scratch = Buffer.alloc(8);

/** Encodes a value in its JSON form (`convexToJson`); `undefined` and `{$undefined}` are "missing". */
export function encodeJsonKey(value: JSONValue | undefined): Key {
  if (value === undefined) return UNDEFINED;
  if (value === null) return NULL;
  switch (typeof value) {
    case "string":
      return STRING + escapeZeros(utf8Bytes(value)) + END;
    case "number":
      return FLOAT64 + encodeFloat(value);
    case "boolean":
      return value ? TRUE : FALSE;
    default:
      return Array.isArray(value) ? encodeArray(value) : encodeObjectOrSpecial(value);
  }
}

/** Encodes a Convex value or `undefined`. */
export function encodeKey(value: Value | undefined): Key {
  return value === undefined ? UNDEFINED : encodeJsonKey(convexToJson(value));
}

/** The smallest key greater than every key that starts with `prefix`. */
export function keyAfterPrefix(prefix: Key): Key {
  return prefix + AFTER_ALL;
}

/** The smallest key greater than `key` itself. */
export function nextKey(key: Key): Key {
  return key + END;
}

function encodeArray(items: JSONValue[]): Key {
  let key = ARRAY;
  for (const item of items) key += encodeJsonKey(item);
  return key + END;
}

function encodeObjectOrSpecial(value: { [key: string]: JSONValue | undefined }): Key {
  const names = Object.keys(value);
  if (names.length === 1 && names[0]!.charCodeAt(0) === 36 /* $ */) {
    const only = value[names[0]!];
    switch (names[0]) {
      case "$integer":
        return INT64 + encodeInt64(only as string);
      case "$float":
        return FLOAT64 + encodeFloat(Buffer.from(only as string, "base64").readDoubleLE(0));
      case "$bytes":
        return BYTES + escapeZeros(Buffer.from(only as string, "base64").toString("latin1")) + END;
      case "$undefined":
        return UNDEFINED;
    }
  }
  let key = OBJECT;
  for (const name of names.sort()) {
    const field = value[name];
    if (field !== undefined) key += encodeJsonKey(name) + encodeJsonKey(field);
  }
  return key + END;
}

/** Big-endian IEEE 754 with the sign flipped, negatives complemented: -0 < 0, NaN by its bits. */
function encodeFloat(value: number): Key {
  scratch.writeDoubleBE(value, 0);
  if (scratch[0]! & 0x80) for (let i = 0; i < 8; i++) scratch[i] = scratch[i]! ^ 0xff;
  else scratch[0] = scratch[0]! ^ 0x80;
  return scratch.toString("latin1", 0, 8);
}

function encodeInt64(base64: string): Key {
  scratch.write(base64, 0, 8, "base64");
  scratch.reverse();
  scratch[0] = scratch[0]! ^ 0x80;
  return scratch.toString("latin1", 0, 8);
}

function utf8Bytes(text: string): Key {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 127) return Buffer.from(text, "utf8").toString("latin1");
  }
  return text;
}

/** A zero inside a string is followed by 0xFF, the end by a smaller byte or nothing. */
function escapeZeros(bytes: Key): Key {
  return bytes.includes(END) ? bytes.replaceAll(END, "\x00\xff") : bytes;
}
