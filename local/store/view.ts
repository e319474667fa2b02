// What all states of the store have in common, for those who only read.
import type { Key } from "../values/keys";

export type Entry = { key: Key; value: string };

/** What can be read from: a state on disk, or one with writes over it. */
export interface View {
  get(key: Key): string | undefined;
  /** Up to `limit` entries of [start, end), from its low end or, when `reverse`, from its high end. */
  scan(start: Key, end: Key, reverse: boolean, limit: number): readonly Entry[];
  /** Number of keys in [start, end); neither bound may be longer than `SHORT_KEY_LIMIT`. */
  count(start: Key, end: Key): number;
}

/** Writes over a state: what `Overlay` lays on top of it. */
export interface Writes {
  /** The written value, null if deleted here, undefined if these writes say nothing. */
  get(key: Key): string | null | undefined;
  /** Every key that may be written here. Nothing may be written during the walk. */
  walk(start: Key, end: Key, reverse: boolean): Generator<Key, void, undefined>;
}
