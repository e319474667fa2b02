// Values as Convex's snapshots write them ("uniform"): an int64 is a whole number, a float64 always has a point or an
// exponent; bytes, and the floats that JSON hasn't, are `{"$bytes"}` and `{"$float"}` as on the wire.
import type { JSONValue } from "convex/values";

/** JSON of a snapshot, of a value as it is stored. */
export function toExported(value: JSONValue): string {
  if (typeof value === "number") return withPoint(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toExported).join(",")}]`;
  if (typeof value.$integer === "string") return Buffer.from(value.$integer, "base64").readBigInt64LE().toString();
  if (typeof value.$float === "string" && Buffer.from(value.$float, "base64").readDoubleLE() === 0) return "-0.0";
  const fields = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${toExported(value[name]!)}`);
  return `{${fields.join(",")}}`;
}

/** A value as it is stored, of a snapshot's JSON. Throws SyntaxError, or RangeError for a whole number beyond int64. */
export function fromExported(text: string): JSONValue {
  return JSON.parse(text.replace(TOKEN, (token) => (WHOLE.test(token) ? integer(token) : token === "-0.0" ? NEGATIVE_ZERO : token))) as JSONValue;
}

/** Strings are tokens too, so that the numbers in them are let be. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;
const WHOLE = /^-?\d+$/;
const NEGATIVE_ZERO = '{"$float":"AAAAAAAAAIA="}';

function withPoint(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const integer = (text: string) => JSON.stringify(int64(BigInt(text)));

/** An int64 as it is stored. Throws RangeError. */
export function int64(value: bigint): { $integer: string } {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return { $integer: bytes.toString("base64") };
}
