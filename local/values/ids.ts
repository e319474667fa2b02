// Convex document ids: varint table number, 16 bytes (14 random, 2 for the day), 2 bytes of Fletcher-16, in lower-case Crockford
// base32. Only the canonical spelling is accepted, so that one document has one id.
import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const VALUE_OF = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) VALUE_OF[ALPHABET.charCodeAt(i)] = i;

const BODY = 16;
const RANDOM = 14;
const CHECKSUM = 2;
const MIN_LENGTH = base32Length(1 + BODY + CHECKSUM);
const MAX_LENGTH = base32Length(5 + BODY + CHECKSUM);
const MS_PER_DAY = 86_400_000;

/** Random bytes are drawn in blocks: one system call for many ids. */
const pool = Buffer.alloc(RANDOM * 256);
let poolAt = pool.length;

/** A new id in the table with this number (1 to 2^32 - 1), stamped with the day of `nowMs`. */
export function generateId(tableNumber: number, nowMs: number): string {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  const body = new Uint8Array(BODY);
  body.set(pool.subarray(poolAt, poolAt + RANDOM));
  poolAt += RANDOM;
  const day = Math.floor(nowMs / MS_PER_DAY) & 0xffff;
  body[RANDOM] = day >> 8;
  body[RANDOM + 1] = day & 0xff;
  return encodeId(tableNumber, body);
}

/** Spells an id from its table number and 16 bytes. */
export function encodeId(tableNumber: number, body: Uint8Array): string {
  if (!Number.isInteger(tableNumber) || tableNumber < 1 || tableNumber > 0xffffffff) {
    throw new RangeError(`Table number ${tableNumber} is not between 1 and 2^32 - 1`);
  }
  if (body.length !== BODY) throw new RangeError(`An id has ${BODY} bytes, not ${body.length}`);
  const bytes: number[] = [];
  for (let rest = tableNumber; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) {
      bytes.push(rest);
      break;
    }
    bytes.push((rest % 128) | 0x80);
  }
  bytes.push(...body);
  const checksum = fletcher16(bytes, bytes.length);
  bytes.push(checksum & 0xff, checksum >> 8);
  return encodeBase32(bytes);
}

/** Table number and bytes of an id, or null when `id` is not the canonical spelling of one. */
export function decodeId(id: string): DecodedId | null {
  const decoded = read(id);
  return typeof decoded === "string" ? null : decoded;
}

/** Why `id` is no id, in Convex's words; null when it is one. */
export function undecodable(id: string): string | null {
  const decoded = read(id);
  return typeof decoded === "string" ? `Unable to decode ID: ${decoded}` : null;
}

type DecodedId = { tableNumber: number; body: Uint8Array };

function read(id: string): DecodedId | string {
  const wrongLength = `Invalid ID length ${id.length}`;
  if (id.length < MIN_LENGTH || id.length > MAX_LENGTH) return wrongLength;
  const bytes = decodeBase32(id);
  if (bytes === null) return [...id].every((digit) => ALPHABET.includes(digit)) ? wrongLength : "ID wasn't valid base32";
  let tableNumber = 0;
  let at = 0;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined || at === 5) return "Invalid table number";
    tableNumber += (byte & 0x7f) * 2 ** (7 * at);
    at++;
    if (byte < 0x80) {
      // A trailing zero group would be a second spelling of the same number.
      if (byte === 0 && at > 1) return wrongLength;
      break;
    }
  }
  if (tableNumber < 1 || tableNumber > 0xffffffff) return "Invalid table number";
  if (bytes.length !== at + BODY + CHECKSUM) return wrongLength;
  const end = at + BODY;
  const expected = fletcher16(bytes, end);
  const footer = bytes[end]! | (bytes[end + 1]! << 8);
  if (footer !== expected) return `Invalid ID version ${footer} (expected ${expected})`;
  return { tableNumber, body: bytes.slice(at, end) };
}

/** The table number of an id, or null when it is not an id. */
export function tableNumberOf(id: string): number | null {
  return decodeId(id)?.tableNumber ?? null;
}

function fletcher16(bytes: ArrayLike<number>, length: number): number {
  let low = 0;
  let high = 0;
  for (let i = 0; i < length; i++) {
    low = (low + bytes[i]!) & 0xff;
    high = (high + low) & 0xff;
  }
  return (high << 8) | low;
}

function base32Length(byteLength: number): number {
  return Math.ceil((byteLength * 8) / 5);
}

function encodeBase32(bytes: number[]): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

function decodeBase32(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  if (base32Length(bytes.length) !== text.length) return null;
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? VALUE_OF[code]! : -1;
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  // Padding bits must be zero, or one id would have several spellings.
  return held === 0 ? bytes : null;
}
