// Values as people write them. Convex JSON has 64-bit integers and odd floats as base64 of their bytes; here they are
// digits and names: {"$integer": "42"}, {"$float": "NaN"}. Bytes stay base64.
import type { JSONValue } from "convex/values";

const ODD_FLOATS: Record<string, number> = { NaN: Number.NaN, Infinity: Infinity, "-Infinity": -Infinity, "-0": -0 };
const BYTES = 8;

function readable(value: JSONValue): JSONValue {
  return mapSpecial(value, {
    $integer: (base64) => viewOf(base64)?.getBigInt64(0, true).toString() ?? base64,
    $float: (base64) => {
      const float = viewOf(base64)?.getFloat64(0, true);
      return float === undefined ? base64 : Object.is(float, -0) ? "-0" : String(float);
    },
  });
}

/** Takes base64, too. Throws a sentence for digits that are no 64-bit integer. */
function fromReadable(value: JSONValue): JSONValue {
  return mapSpecial(value, {
    $integer(text) {
      if (!/^-?\d+$/.test(text)) return text;
      const integer = BigInt(text);
      if (BigInt.asIntN(64, integer) !== integer) throw new Error(`${text} is too large for a 64-bit integer.`);
      return base64Of((view) => view.setBigInt64(0, integer, true));
    },
    $float: (text) => (text in ODD_FLOATS ? base64Of((view) => view.setFloat64(0, ODD_FLOATS[text]!, true)) : text),
  });
}

export const shownJson = (value: JSONValue) => JSON.stringify(readable(value), null, 2);

/** Throws what is wrong with it. */
export const parsedJson = (text: string) => fromReadable(JSON.parse(text) as JSONValue);

/** A value as it fits into one line. */
export const briefJson = (value: JSONValue | undefined) => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(readable(value)));

type Special = { [name: string]: (text: string) => string };

function mapSpecial(value: JSONValue, special: Special): JSONValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => mapSpecial(item, special));
  const entries = Object.entries(value) as [string, JSONValue][];
  const [name, only] = entries.length === 1 ? entries[0]! : ["", null];
  if (typeof only === "string" && Object.hasOwn(special, name)) return { [name]: special[name]!(only) };
  return Object.fromEntries(entries.map(([field, inner]) => [field, mapSpecial(inner, special)]));
}

function viewOf(base64: string): DataView | null {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return bytes.length === BYTES ? new DataView(bytes.buffer) : null;
  } catch {
    return null;
  }
}

function base64Of(write: (view: DataView) => void): string {
  const bytes = new Uint8Array(BYTES);
  write(new DataView(bytes.buffer));
  return btoa(String.fromCharCode(...bytes));
}
