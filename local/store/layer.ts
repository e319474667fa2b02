// Writes that are not on disk yet: key to value, or to null for a deletion, in key order.
// While a savepoint is open every change is logged, so that it can be undone.
import type { Key } from "../values/keys";
import { SortedKeys } from "./sortedKeys";

export class Layer {
  private readonly values = new Map<Key, string | null>();
  private readonly sorted = new SortedKeys();
  private undo: { key: Key; before: string | null | undefined }[] | null = null;

  get size(): number {
    return this.values.size;
  }

  /** The written value, null if deleted here, undefined if this layer says nothing. */
  get(key: Key): string | null | undefined {
    return this.values.get(key);
  }

  set(key: Key, value: string | null): void {
    const before = this.values.get(key);
    this.undo?.push({ key, before });
    this.values.set(key, value);
    if (before === undefined) this.sorted.add(key);
  }

  entries(): IterableIterator<[Key, string | null]> {
    return this.values.entries();
  }

  walk(start: Key, end: Key, reverse: boolean): Generator<Key, void, undefined> {
    return this.sorted.walk(start, end, reverse);
  }

  /** A mark that `rollback` returns to. */
  savepoint(): number {
    this.undo ??= [];
    return this.undo.length;
  }

  rollback(mark: number): void {
    const undo = this.undo;
    if (undo === null || mark > undo.length) throw new Error("No such savepoint");
    while (undo.length > mark) {
      const { key, before } = undo.pop()!;
      if (before === undefined) {
        this.values.delete(key);
        this.sorted.delete(key);
      } else {
        this.values.set(key, before);
      }
    }
  }

  /** No more savepoints: the layer is committed. */
  seal(): this {
    this.undo = null;
    return this;
  }

  /** Puts every write of `newer` over this layer's. */
  absorb(newer: Layer): void {
    for (const [key, value] of newer.values) this.set(key, value);
  }
}
