// The commits since the last checkpoint, appended and synced one group at a time: one short sequential
// write makes a group durable, where a B-tree's takes several and two syncs.
//
// Two segment files take turns. A checkpoint turns to the other one as it begins; once it is on disk,
// the segment that it covers may be written over. So the segments always hold an unbroken run of
// groups up to the newest, and reading them over the checkpoint, in order, gives that newest state:
// also when some of them are in the checkpoint already.
import { closeSync, constants, fdatasync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readFileSync, write, writeSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import type { Key } from "../values/keys";
import type { Layer } from "./layer";

const writeLater = promisify(write);
const syncLater = promisify(fdatasync);

/** Of a record: its payload's length and checksum, then the group's number, which the checksum covers. */
const HEADER = 16;
/** A file grows by doubling up to this much at once: syncing a write into its middle is cheapest. */
const MAX_GROWTH = 1 << 20;
const MIN_GROWTH = 1 << 14;
/** A segment that one large commit has swollen beyond this is cut back. */
const KEPT_SIZE = 8 << 20;

export type LoggedWrites = [Key, string | null][];
type LoggedGroup = { group: number; payload: string };

export class CommitLog {
  private readonly segments: [Segment, Segment];
  private current = 0;
  /** Number of the last group. */
  private group = 0;
  /** Groups that a process before this one left, oldest first: to be put in a checkpoint, then `clear`ed. */
  readonly found: LoggedWrites[];

  /** Opens or makes the segments in `folder`. */
  constructor(folder: string) {
    this.segments = [new Segment(join(folder, "log-0")), new Segment(join(folder, "log-1"))];
    const [first, second] = this.segments.map((segment) => segment.read()) as [LoggedGroup[], LoggedGroup[]];
    this.current = (first.at(-1)?.group ?? 0) > (second.at(-1)?.group ?? 0) ? 0 : 1;
    const inOrder = this.current === 1 ? [...first, ...second] : [...second, ...first];
    this.found = inOrder.map(({ payload }) => JSON.parse(payload) as LoggedWrites);
  }

  /** Bytes in the segment that is being written. */
  get size(): number {
    return this.segments[this.current]!.end;
  }

  /** On disk when it returns. */
  append(layer: Layer): void {
    this.segments[this.current]!.append(this.record(layer));
  }

  /** On disk when it resolves; this thread goes on meanwhile. One at a time. */
  appendLater(layer: Layer): Promise<void> {
    return this.segments[this.current]!.appendLater(this.record(layer));
  }

  /** A checkpoint of all groups so far begins; the one before it is on disk. */
  turn(): void {
    this.current = 1 - this.current;
    this.segments[this.current]!.rewind();
  }

  /** Everything is in a checkpoint that is on disk. The older segment goes first: alone, it would be read as the newest state. */
  clear(): void {
    this.segments[1 - this.current]!.empty();
    this.segments[this.current]!.empty();
  }

  close(): void {
    for (const segment of this.segments) segment.close();
  }

  private record(layer: Layer): Buffer {
    const payload = JSON.stringify([...layer.entries()]);
    const record = Buffer.allocUnsafe(HEADER + Buffer.byteLength(payload));
    record.write(payload, HEADER);
    record.writeUInt32LE(record.length - HEADER, 0);
    record.writeDoubleLE(++this.group, 8);
    record.writeUInt32LE(crc32(record.subarray(8)), 4);
    return record;
  }
}

class Segment {
  private readonly file: number;
  /** Of what is written in this turn, and of the file. */
  end = 0;
  private size: number;

  constructor(private readonly path: string) {
    this.file = openSync(path, constants.O_RDWR | constants.O_CREAT);
    this.size = fstatSync(this.file).size;
  }

  /** The whole records from the file's start, as long as their numbers follow each other. */
  read(): LoggedGroup[] {
    const content = readFileSync(this.path);
    const groups: LoggedGroup[] = [];
    for (let at = 0; at + HEADER <= content.length; ) {
      const next = at + HEADER + content.readUInt32LE(at);
      if (next > content.length || crc32(content.subarray(at + 8, next)) !== content.readUInt32LE(at + 4)) break;
      const group = content.readDoubleLE(at + 8);
      if (groups.length > 0 && group !== groups.at(-1)!.group + 1) break;
      groups.push({ group, payload: content.toString("utf8", at + HEADER, next) });
      at = next;
    }
    return groups;
  }

  append(record: Buffer): void {
    this.grow(record.length);
    writeSync(this.file, record, 0, record.length, this.end);
    fdatasyncSync(this.file);
    this.end += record.length;
  }

  async appendLater(record: Buffer): Promise<void> {
    this.grow(record.length);
    await writeLater(this.file, record, 0, record.length, this.end);
    await syncLater(this.file);
    this.end += record.length;
  }

  rewind(): void {
    this.end = 0;
    if (this.size <= KEPT_SIZE) return;
    ftruncateSync(this.file, KEPT_SIZE);
    this.size = KEPT_SIZE;
  }

  empty(): void {
    ftruncateSync(this.file, 0);
    fdatasyncSync(this.file);
    this.end = this.size = 0;
  }

  close(): void {
    closeSync(this.file);
  }

  /** Zeros ahead, synced with the record that needs them. */
  private grow(length: number): void {
    if (this.end + length <= this.size) return;
    const zeros = Buffer.alloc(length + Math.min(Math.max(this.size, MIN_GROWTH), MAX_GROWTH));
    writeSync(this.file, zeros, 0, zeros.length, this.end);
    this.size = this.end + zeros.length;
  }
}
