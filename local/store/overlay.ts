// A state on disk seen through the writes that are newer than it. Both are asked for at every call:
// while a mutation awaits something, a flush or a checkpoint may have taken the oldest writes over.
import type { Key } from "../values/keys";
import { nextKey } from "../values/keys";
import type { DiskSnapshot } from "./diskSnapshot";
import type { Entry, View, Writes } from "./view";

export class Overlay implements View {
  constructor(
    private readonly snapshot: () => DiskSnapshot,
    /** Newest first. */
    private readonly layers: () => readonly Writes[],
  ) {}

  get(key: Key): string | undefined {
    for (const layer of this.layers()) {
      const value = layer.get(key);
      if (value !== undefined) return value ?? undefined;
    }
    return this.snapshot().get(key);
  }

  scan(start: Key, end: Key, reverse: boolean, limit: number): readonly Entry[] {
    if (start >= end || limit <= 0) return [];
    const layers = this.layers();
    const walks = layers.map((layer) => layer.walk(start, end, reverse));
    const heads = walks.map((walk) => walk.next().value as Key | undefined);
    const base = new BaseWalk(this.snapshot(), start, end, reverse, limit);
    if (heads.every((head) => head === undefined)) return base.rest();

    const isBefore = reverse ? (a: Key, b: Key) => a > b : (a: Key, b: Key) => a < b;
    const found: Entry[] = [];
    while (found.length < limit) {
      let key = base.peek()?.key;
      for (const head of heads) if (head !== undefined && (key === undefined || isBefore(head, key))) key = head;
      if (key === undefined) break;
      let value: string | null | undefined;
      for (let i = 0; i < heads.length; i++) {
        if (heads[i] !== key) continue;
        if (value === undefined) value = layers[i]!.get(key);
        heads[i] = walks[i]!.next().value as Key | undefined;
      }
      const stored = base.peek();
      if (stored?.key === key) {
        if (value === undefined) value = stored.value;
        base.advance();
      }
      if (typeof value === "string") found.push({ key, value });
    }
    return found;
  }

  count(start: Key, end: Key): number {
    const snapshot = this.snapshot();
    const seen = new Set<Key>();
    let count = snapshot.count(start, end);
    for (const layer of this.layers()) {
      for (const key of layer.walk(start, end, false)) {
        const value = layer.get(key);
        if (value === undefined || seen.has(key)) continue;
        seen.add(key);
        const stored = snapshot.get(key) !== undefined;
        const written = value !== null;
        if (written !== stored) count += written ? 1 : -1;
      }
    }
    return count;
  }
}

/** Reads a snapshot's range piece by piece: a few deleted rows must not end a scan early. */
class BaseWalk {
  private buffer: readonly Entry[] = [];
  private at = 0;
  private done = false;

  constructor(
    private readonly snapshot: DiskSnapshot,
    private start: Key,
    private end: Key,
    private readonly reverse: boolean,
    private readonly chunk: number,
  ) {}

  peek(): Entry | undefined {
    if (this.at === this.buffer.length && !this.done) this.fill();
    return this.buffer[this.at];
  }

  advance(): void {
    this.at++;
  }

  /** Everything that one chunk holds, for the common case that no layer has a say. */
  rest(): readonly Entry[] {
    this.fill();
    return this.buffer;
  }

  private fill(): void {
    this.buffer = this.snapshot.scan(this.start, this.end, this.reverse, this.chunk);
    this.at = 0;
    const last = this.buffer[this.buffer.length - 1];
    if (last === undefined || this.buffer.length < this.chunk) this.done = true;
    else if (this.reverse) this.end = last.key;
    else this.start = nextKey(last.key);
  }
}
