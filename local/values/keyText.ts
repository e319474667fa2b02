// Keys in words: what values a key encodes, for people who look at what a query has read.
import { AFTER_ALL, type Key } from "./keys";

const FIXED = 8;
const scratch = Buffer.alloc(FIXED);

export type KeyTexts = { values: string[]; rest: Key };

/** The values that a key is made of, as a programmer would write them, and what follows the last whole one. */
export function keyTexts(key: Key): KeyTexts {
  const whole = readAll(key);
  if (whole.rest === "" || !key.endsWith(AFTER_ALL)) return whole;
  // The end of a text and an upper bound after it look like a zero within the text.
  const bounded = readAll(key.slice(0, -AFTER_ALL.length));
  return bounded.rest === "" ? { ...bounded, rest: AFTER_ALL } : whole;
}

function readAll(key: Key): KeyTexts {
  const values: string[] = [];
  let at = 0;
  for (;;) {
    const read = readValue(key, at);
    if (read === null) return { values, rest: key.slice(at) };
    values.push(read.text);
    at = read.end;
  }
}

type Read = { text: string; end: number } | null;

/** Null where no whole value begins. The numbers are those that `encodeJsonKey` writes. */
function readValue(key: Key, at: number): Read {
  switch (key.charCodeAt(at)) {
    case 1:
      return { text: "undefined", end: at + 1 };
    case 2:
      return { text: "null", end: at + 1 };
    case 3:
    case 4:
      return readNumber(key, at);
    case 5:
      return { text: "false", end: at + 1 };
    case 6:
      return { text: "true", end: at + 1 };
    case 7:
      return readBytes(key, at + 1, (bytes) => JSON.stringify(bytes.toString("utf8")));
    case 8:
      return readBytes(key, at + 1, (bytes) => `bytes(${bytes.length})`);
    case 9:
      return readUntilEnd(key, at + 1, (items) => `[${items.join(", ")}]`);
    case 10:
      return readUntilEnd(key, at + 1, (parts) => `{${parts.map((part, i) => (i % 2 === 0 ? `${part}: ` : `${part}${i === parts.length - 1 ? "" : ", "}`)).join("")}}`);
    default:
      return null;
  }
}

function readNumber(key: Key, at: number): Read {
  if (key.length < at + 1 + FIXED) return null;
  scratch.write(key.slice(at + 1, at + 1 + FIXED), "latin1");
  const isPositive = (scratch[0]! & 0x80) !== 0;
  if (key.charCodeAt(at) === 3) {
    scratch[0] = scratch[0]! ^ 0x80;
    return { text: `${scratch.readBigInt64BE()}n`, end: at + 1 + FIXED };
  }
  if (isPositive) scratch[0] = scratch[0]! ^ 0x80;
  else for (let i = 0; i < FIXED; i++) scratch[i] = scratch[i]! ^ 0xff;
  const value = scratch.readDoubleBE();
  return { text: Object.is(value, -0) ? "-0" : String(value), end: at + 1 + FIXED };
}

/** Up to a zero that isn't followed by 0xFF: that one is of the bytes themselves. */
function readBytes(key: Key, from: number, show: (bytes: Buffer) => string): Read {
  let end = key.indexOf("\x00", from);
  while (end !== -1 && key[end + 1] === "\xff") end = key.indexOf("\x00", end + 2);
  if (end === -1) return null;
  return { text: show(Buffer.from(key.slice(from, end).replaceAll("\x00\xff", "\x00"), "latin1")), end: end + 1 };
}

function readUntilEnd(key: Key, from: number, show: (parts: string[]) => string): Read {
  const parts: string[] = [];
  let at = from;
  while (key[at] !== "\x00") {
    const read = readValue(key, at);
    if (read === null) return null;
    parts.push(read.text);
    at = read.end;
  }
  return { text: show(parts), end: at + 1 };
}
