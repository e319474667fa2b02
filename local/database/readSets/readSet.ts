// What a transaction read and what a commit touched, both in terms of index entries: points for
// documents fetched by id, half-open key ranges for index scans.
import type { Key } from "../../values/keys";
import type { ReadSet, WriteSet } from "../types";

/** A range of which only some keys concern the reader. */
export type NarrowRange = { start: Key; end: Key; concerns: (key: Key) => boolean };

export class Reads implements ReadSet {
  readonly points = new Set<Key>();
  /** Start of a range to its end: ranges with one start are kept as the longest of them. */
  readonly ranges = new Map<Key, Key>();
  readonly narrowRanges: NarrowRange[] = [];

  get size(): number {
    return this.points.size + this.ranges.size + this.narrowRanges.length;
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

  /** Whether the same was read; of narrow ranges it isn't known. */
  equals(other: Reads): boolean {
    if (this.narrowRanges.length + other.narrowRanges.length > 0) return false;
    if (this.points.size !== other.points.size || this.ranges.size !== other.ranges.size) return false;
    for (const point of this.points) if (!other.points.has(point)) return false;
    for (const [start, end] of this.ranges) if (other.ranges.get(start) !== end) return false;
    return true;
  }

  /** As `addRange`, for a reader who would have passed over every key that `concerns` says no to. */
  addNarrowRange(range: NarrowRange): void {
    this.narrowRanges.push(range);
  }
}

export class Writes implements WriteSet {
  constructor(readonly keys: ReadonlySet<Key>) {}

  get size(): number {
    return this.keys.size;
  }
}
