// Keys of any length in LMDB, whose own end at 1978 bytes: a long one is stored under its first bytes plus a hash, and readers still
// meet all keys in their order.
import { createHash } from "node:crypto";
import type { Key } from "../values/keys";

/** Physical keys above this length stand for long keys. */
export const SHORT_KEY_LIMIT = 1900;
const HASH_LENGTH = 16;

export function isLong(key: Key): boolean {
  return key.length > SHORT_KEY_LIMIT;
}

/** The key under which LMDB stores `key`. */
export function physicalKey(key: Key): Key {
  if (!isLong(key)) return key;
  const hash = createHash("sha256").update(key, "latin1").digest();
  return runOf(key) + hash.toString("latin1", 0, HASH_LENGTH);
}

/** What all long keys of one run begin with; readers put those of a run in order. */
export function runOf(key: Key): Key {
  return key.slice(0, SHORT_KEY_LIMIT);
}

/** With the whole key beside the value. */
export function packLong(key: Key, value: string): string {
  return JSON.stringify([key, value]);
}

export function unpackLong(stored: string): { key: Key; value: string } {
  const [key, value] = JSON.parse(stored) as [Key, string];
  return { key, value };
}

/** Where a physical scan must begin or stop so that it meets every key of the logical bound's run. */
export function physicalBounds(start: Key, end: Key): { first: Key; last: Key } {
  return {
    first: isLong(start) ? runOf(start) : start,
    last: isLong(end) ? runOf(end) + "\xff".repeat(HASH_LENGTH + 1) : end,
  };
}
