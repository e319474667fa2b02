// Commits that are in the log and not yet in a checkpoint, every version of them: a newer commit takes
// nothing from readers of an older state.
import type { Key } from "../values/keys";
import type { Layer } from "./layer";
import { SortedKeys } from "./sortedKeys";
import type { Writes } from "./view";

/** One value of a key; `commit` is its commit's number. */
type Version = { commit: number; value: string | null; older: Version | undefined };

export class MemTable {
  private readonly newest = new Map<Key, Version>();
  private readonly sorted = new SortedKeys();
  /** Versions held. */
  size = 0;

  /** `commit` is greater than that of every layer applied before. */
  apply(layer: Layer, commit: number): void {
    for (const [key, value] of layer.entries()) {
      const older = this.newest.get(key);
      this.newest.set(key, { commit, value, older });
      if (!older) this.sorted.add(key);
      this.size++;
    }
  }

  /** These writes as of a commit, whatever is applied later. */
  at(commit: number): Writes {
    return new WritesAt(this, commit);
  }

  get(key: Key, commit: number): string | null | undefined {
    let version = this.newest.get(key);
    while (version && version.commit > commit) version = version.older;
    return version?.value;
  }

  keys(): IterableIterator<Key> {
    return this.newest.keys();
  }

  walk(start: Key, end: Key, reverse: boolean): Generator<Key, void, undefined> {
    return this.sorted.walk(start, end, reverse);
  }

  *entries(): Generator<[Key, string | null], void, undefined> {
    for (const [key, { value }] of this.newest) yield [key, value];
  }
}

class WritesAt implements Writes {
  constructor(
    private readonly table: MemTable,
    private readonly commit: number,
  ) {}

  get(key: Key): string | null | undefined {
    return this.table.get(key, this.commit);
  }

  walk(start: Key, end: Key, reverse: boolean): Generator<Key, void, undefined> {
    return this.table.walk(start, end, reverse);
  }
}
