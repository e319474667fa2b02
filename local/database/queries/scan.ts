// Walks one index range row by row and remembers how far it got, so that the read set covers what was really read and nothing beyond.
// Within a transaction a walk always sees the transaction's own writes.
import type { Entry, View } from "../../store/view";
import { nextKey, type Key } from "../../values/keys";
import type { Index, Table } from "../catalog";
import type { KeyRange } from "./indexRange";
import type { Reads } from "../readSets/readSet";
import type { Usage } from "../usage";

const FIRST_CHUNK = 16;
const MAX_CHUNK = 512;

/** What a walk needs of its transaction. */
export type ScanContext = {
  readonly view: View;
  readonly reads: Reads;
  readonly usage: Usage;
  /** Counts the transaction's own writes and rollbacks. */
  readonly version: number;
};

export class Scan {
  /** Rows come in growing chunks; a write in the same transaction throws the rest of one away. */
  private buffer: readonly Entry[] = [];
  private at = 0;
  private version: number;
  private chunk: number;
  private start: Key;
  private end: Key;
  private exhausted: boolean;
  /** The buffer reaches to the end of the range; `exhausted` only once it is used up, for it widens the read set. */
  private finalChunk = false;
  private lastKey: Key | null = null;
  private recorded = false;

  /** `expected` is how many rows the caller will ask for, if it knows. */
  constructor(
    private readonly context: ScanContext,
    private readonly table: Table,
    private readonly index: Index,
    private readonly range: KeyRange,
    private readonly reverse: boolean,
    expected?: number,
  ) {
    this.start = range.start;
    this.end = range.end;
    this.exhausted = range.start >= range.end;
    this.version = context.version;
    this.chunk = Math.max(1, Math.min(expected ?? FIRST_CHUNK, MAX_CHUNK));
  }

  /** The next row's key and document text, or null at the end of the range. */
  next(): { key: Key; text: string } | null {
    const entry = this.peekEntry();
    if (entry === null) return null;
    this.at++;
    this.lastKey = entry.key;
    const text = this.index === this.table.byId ? entry.value : this.context.view.get(this.table.documentKey(entry.value));
    if (text === undefined) throw new Error(`Index ${this.index.name} of table ${this.table.name} names a document that is not there: ${entry.value}`);
    if (!this.table.isSystem) this.context.usage.read(text);
    return { key: entry.key, text };
  }

  /** Adds what was read to the read set; a second call adds nothing. */
  record(): void {
    if (this.recorded) return;
    this.recorded = true;
    const { start, end } = this.range;
    if (this.exhausted) this.context.reads.addRange(start, end);
    else if (this.lastKey !== null) {
      if (this.reverse) this.context.reads.addRange(this.lastKey, end);
      else this.context.reads.addRange(start, nextKey(this.lastKey));
    }
  }

  private peekEntry(): Entry | null {
    if (this.version !== this.context.version) {
      this.version = this.context.version;
      this.buffer = [];
      this.at = 0;
      this.exhausted = this.finalChunk = false;
      this.chunk = Math.min(this.chunk, FIRST_CHUNK);
      if (this.lastKey !== null) this.moveTo(this.lastKey);
    }
    if (this.at === this.buffer.length && !this.exhausted) {
      if (this.finalChunk) this.exhausted = true;
      else this.fill();
    }
    return this.buffer[this.at] ?? null;
  }

  private fill(): void {
    this.buffer = this.context.view.scan(this.start, this.end, this.reverse, this.chunk);
    this.at = 0;
    const last = this.buffer[this.buffer.length - 1];
    if (last !== undefined) this.moveTo(last.key);
    this.finalChunk = this.buffer.length < this.chunk;
    if (last === undefined) this.exhausted = true;
    this.chunk = Math.min(this.chunk * 4, MAX_CHUNK);
  }

  private moveTo(key: Key): void {
    if (this.reverse) this.end = key;
    else this.start = nextKey(key);
  }
}
