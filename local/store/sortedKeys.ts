// A sorted set of keys as a list of short sorted blocks: insertion moves at most one block's
// worth of keys, and a walk starts anywhere in O(log n). Small and enough for a write buffer.
import type { Key } from "../values/keys";

const BLOCK = 512;

export class SortedKeys {
  private blocks: Key[][] = [];

  add(key: Key): void {
    const last = this.blocks[this.blocks.length - 1];
    if (last === undefined) {
      this.blocks.push([key]);
      return;
    }
    const at = Math.min(this.blockOf(key), this.blocks.length - 1);
    const block = this.blocks[at]!;
    const index = lowerBound(block, key);
    if (block[index] === key) return;
    block.splice(index, 0, key);
    if (block.length > BLOCK) this.blocks.splice(at + 1, 0, block.splice(BLOCK / 2));
  }

  delete(key: Key): void {
    const at = this.blockOf(key);
    const block = this.blocks[at];
    if (block === undefined) return;
    const index = lowerBound(block, key);
    if (block[index] !== key) return;
    block.splice(index, 1);
    if (block.length === 0) this.blocks.splice(at, 1);
  }

  /** Keys of [start, end), ascending, or descending when `reverse`. The set must not change meanwhile. */
  *walk(start: Key, end: Key, reverse: boolean): Generator<Key, void, undefined> {
    if (!reverse) {
      let at = this.blockOf(start);
      let index = at < this.blocks.length ? lowerBound(this.blocks[at]!, start) : 0;
      for (; at < this.blocks.length; at++, index = 0) {
        const block = this.blocks[at]!;
        for (; index < block.length; index++) {
          if (block[index]! >= end) return;
          yield block[index]!;
        }
      }
      return;
    }
    let at = Math.min(this.blockOf(end), this.blocks.length - 1);
    if (at < 0) return;
    let index = lowerBound(this.blocks[at]!, end) - 1;
    for (;;) {
      const block = this.blocks[at]!;
      for (; index >= 0; index--) {
        if (block[index]! < start) return;
        yield block[index]!;
      }
      if (--at < 0) return;
      index = this.blocks[at]!.length - 1;
    }
  }

  /** The first block whose last key is not below `key`; the number of blocks if there is none. */
  private blockOf(key: Key): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = this.blocks[middle]!;
      if (block[block.length - 1]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function lowerBound(block: Key[], key: Key): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (block[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
