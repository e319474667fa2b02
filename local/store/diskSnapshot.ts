// What the last checkpoint put on disk: an LMDB read transaction with a cache of what was read in it, shared by all
// snapshots that stand on it and given back when the last of them is done and a newer checkpoint has taken its place.
import type { RootDatabase, Transaction } from "lmdb";
import type { Key } from "../values/keys";
import { SHORT_KEY_LIMIT, isLong, physicalBounds, physicalKey, runOf, unpackLong } from "./longKeys";
import type { MemTable } from "./memTable";
import { ReadCache } from "./readCache";
import type { Entry, View } from "./view";

export class DiskSnapshot implements View {
  private readonly transaction: Transaction;
  private users = 1;
  private cache = new ReadCache();

  constructor(private readonly db: RootDatabase<string, Key>) {
    db.resetReadTxn();
    this.transaction = db.useReadTransaction();
  }

  /** The checkpoint after this one, which took these writes in. What this one had in memory goes on to it. */
  next(writes: MemTable): DiskSnapshot {
    const next = new DiskSnapshot(this.db);
    next.cache = this.cache;
    this.cache = new ReadCache();
    next.cache.forget(writes);
    return next;
  }

  retain(): this {
    this.users++;
    return this;
  }

  release(): void {
    if (--this.users === 0) this.transaction.done();
  }

  get(key: Key): string | undefined {
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    const value = this.read(key);
    if (value !== undefined) this.cache.keep(key, value);
    return value;
  }

  scan(start: Key, end: Key, reverse: boolean, limit: number): readonly Entry[] {
    if (start >= end || limit <= 0) return [];
    const known = this.cache.scan(start, end, reverse, limit);
    if (known !== undefined) return known;
    const found = this.readRange(start, end, reverse, limit);
    this.cache.keepScan(start, end, reverse, limit, found);
    return found;
  }

  count(start: Key, end: Key): number {
    return start >= end ? 0 : this.db.getKeysCount({ start, end, transaction: this.transaction });
  }

  private read(key: Key): string | undefined {
    const stored = this.db.get(physicalKey(key), { transaction: this.transaction });
    if (stored === undefined || !isLong(key)) return stored;
    const unpacked = unpackLong(stored);
    return unpacked.key === key ? unpacked.value : undefined;
  }

  private readRange(start: Key, end: Key, reverse: boolean, limit: number): Entry[] {
    const found: Entry[] = [];
    const { first, last } = physicalBounds(start, end);
    const range = this.db.getRange({
      start: reverse ? last : first,
      end: reverse ? first : last,
      inclusiveEnd: true,
      reverse,
      transaction: this.transaction,
    });
    let run: Entry[] = [];
    const takeRun = () => {
      run.sort((a, b) => (a.key < b.key ? -1 : 1));
      if (reverse) run.reverse();
      for (const entry of run) if (entry.key >= start && entry.key < end) found.push(entry);
      run = [];
    };
    for (const { key, value } of range) {
      if (key.length > SHORT_KEY_LIMIT) {
        const entry = unpackLong(value);
        if (run.length > 0 && runOf(run[0]!.key) !== runOf(entry.key)) takeRun();
        run.push(entry);
      } else {
        if (run.length > 0) takeRun();
        if (key >= start && key < end) found.push({ key, value });
      }
      if (found.length >= limit) break;
    }
    if (run.length > 0) takeRun();
    if (found.length > limit) found.length = limit;
    return found;
  }
}
