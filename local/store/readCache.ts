// What was read of one checkpoint: its documents and the index entries of its short ranges, so that what is read again
// and again, as by queries that re-run at every commit, is looked up in memory. Bounded; full, it begins afresh.
import type { Key } from "../values/keys";
import type { MemTable } from "./memTable";
import type { Entry } from "./view";

const MAX_CHARACTERS = 16 << 20;
/** Longer ones aren't kept. */
const MAX_VALUE = 1 << 16;
const MAX_SCAN = 128;

type KeptScan = { start: Key; end: Key; entries: Entry[] };

export class ReadCache {
  private readonly values = new Map<Key, string>();
  private readonly scans = new Map<string, KeptScan>();
  private characters = 0;

  get(key: Key): string | undefined {
    return this.values.get(key);
  }

  keep(key: Key, value: string): void {
    if (value.length > MAX_VALUE) return;
    this.makeRoom(key.length + value.length);
    this.values.set(key, value);
  }

  scan(start: Key, end: Key, reverse: boolean, limit: number): Entry[] | undefined {
    return this.scans.get(nameOf(start, end, reverse, limit))?.entries;
  }

  keepScan(start: Key, end: Key, reverse: boolean, limit: number, entries: Entry[]): void {
    if (entries.length > MAX_SCAN) return;
    const name = nameOf(start, end, reverse, limit);
    let characters = 2 * name.length;
    for (const { key, value } of entries) characters += key.length + value.length;
    if (characters > MAX_VALUE) return;
    this.makeRoom(characters);
    this.scans.set(name, { start, end, entries });
  }

  /** Forgets what these writes have a say in: the rest holds for the checkpoint that takes them in. */
  forget(writes: MemTable): void {
    for (const key of writes.keys()) this.values.delete(key);
    for (const [name, { start, end }] of this.scans) {
      if (!writes.walk(start, end, false).next().done) this.scans.delete(name);
    }
  }

  private makeRoom(characters: number): void {
    this.characters += characters;
    if (this.characters <= MAX_CHARACTERS) return;
    this.values.clear();
    this.scans.clear();
    this.characters = characters;
  }
}

const nameOf = (start: Key, end: Key, reverse: boolean, limit: number) => `${reverse ? "<" : ">"}${limit} ${start.length} ${start}${end}`;
