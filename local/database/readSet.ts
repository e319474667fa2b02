// What a transaction read and what a commit touched, both in terms of index entries: points for
// documents fetched by id, half-open key ranges for index scans.
import type { Key } from "../values/keys";
import type { ReadSet, WriteSet } from "./types";

export class Reads implements ReadSet {
  readonly points = new Set<Key>();
  /** Start of a range to its end: ranges with one start are kept as the longest of them. */
  readonly ranges = new Map<Key, Key>();

  get size(): number {
    return this.points.size + this.ranges.size;
  }

  addPoint(key: Key): void {
    this.points.add(key);
  }

  /** Records that every key of [start, end), present or not, was looked at. */
  addRange(start: Key, end: Key): void {
    if (start >= end) return;
    const known = this.ranges.get(start);
    if (known === undefined || known < end) this.ranges.set(start, end);
  }
}

export class Writes implements WriteSet {
  constructor(readonly keys: ReadonlySet<Key>) {}

  get size(): number {
    return this.keys.size;
  }
}
