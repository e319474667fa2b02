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
    return {
      get: (key) => {
        let version = this.newest.get(key);
        while (version && version.commit > commit) version = version.older;
        return version?.value;
      },
      walk: (start, end, reverse) => this.walk(start, end, reverse),
    };
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
