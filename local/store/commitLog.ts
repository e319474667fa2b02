// The commits since the last checkpoint, appended and synced one group at a time. Read over that checkpoint they give the newest state;
// a part that is lost or broken is told from one that was never written.
import { closeSync, constants, existsSync, fdatasync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32 } from "node:zlib";
import type { Key } from "../values/keys";
import { StoreError } from "./errors";
import type { Layer } from "./layer";

const syncLater = promisify(fdatasync);

/** Of a record: its payload's length and checksum, then the group's number, which the checksum covers. */
const HEADER = 16;
/** A file grows by doubling up to this much at once: syncing a write into its middle is cheapest. */
const MAX_GROWTH = 1 << 20;
const MIN_GROWTH = 1 << 14;
/** A segment that one large commit has swollen beyond this is cut back. */
const KEPT_SIZE = 8 << 20;

const SEGMENTS = ["log-0", "log-1"];

type LoggedWrites = [Key, string | null][];
type LoggedGroup = { group: number; payload: string };
/** What a process before this one left and no checkpoint holds, oldest first. */
export type LoggedRun = { groups: LoggedWrites[]; /** Bytes of a last group that was cut short, and is not among them. */ torn: number };

/**
 * One short sequential write makes a group durable, where a B-tree's takes several and two syncs. Two segment files take turns: a
 * checkpoint turns to the other one as it begins, and once it is on disk the segment that it covers may be written over. So they
 * always hold an unbroken run of groups up to the newest, some of which may be in the checkpoint already. Groups are numbered for
 * the folder's life, and a checkpoint says which it holds.
 */
export class CommitLog {
  private readonly segments: [Segment, Segment];
  private current = 0;
  /** Number of the last group that is on disk. */
  group = 0;

  /** Opens the segments in `folder`, or makes them where they may be missing: they must not be where groups were acknowledged. */
  constructor(folder: string, mayBeMissing: boolean) {
    const missing = SEGMENTS.filter((name) => !existsSync(join(folder, name)));
    if (missing.length > 0 && !mayBeMissing) throw damaged(`${missing.join(" and ")} of the log ${missing.length > 1 ? "are" : "is"} missing`);
    this.segments = SEGMENTS.map((name) => new Segment(join(folder, name))) as [Segment, Segment];
  }

  /**
   * To be put in a checkpoint, then `clear`ed. `covered` is the last group in the newest checkpoint, null where none
   * said so: then any unbroken run is taken. Throws StoreError when groups between that and the newest are lost.
   */
  read(covered: number | null): LoggedRun {
    const [first, second] = this.segments.map((segment) => segment.read()) as [LoggedGroup[], LoggedGroup[]];
    this.current = (first.at(-1)?.group ?? 0) > (second.at(-1)?.group ?? 0) ? 0 : 1;
    const inOrder = (this.current === 1 ? [...first, ...second] : [...second, ...first]).filter(({ group }) => group > (covered ?? 0));
    let last = covered ?? (inOrder[0]?.group ?? 1) - 1;
    for (const { group } of inOrder) if (group !== ++last) throw damaged(`the log lacks what was written before its group ${group}`);
    // The next one may have been cut short; whatever follows that one was written after it was whole.
    if (this.segments.some((segment) => segment.holds(last + 2))) throw damaged(`the log's group ${last + 1} is broken, and others follow it`);
    this.group = last;
    const torn = Math.max(...this.segments.map((segment) => segment.begunBytes(last + 1)));
    return { groups: inOrder.map(({ payload }) => JSON.parse(payload) as LoggedWrites), torn };
  }

  /** Bytes in the segment that is being written. */
  get size(): number {
    return this.segments[this.current]!.end;
  }

  /** On disk when it returns. */
  append(layer: Layer): void {
    this.segments[this.current]!.append(this.record(layer));
    this.group++;
  }

  /** On disk when it resolves; this thread goes on while the disk syncs. One at a time. */
  async appendLater(layer: Layer): Promise<void> {
    await this.segments[this.current]!.appendLater(this.record(layer));
    this.group++;
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
    record.writeDoubleLE(this.group + 1, 8);
    record.writeUInt32LE(crc32(record.subarray(8)), 4);
    return record;
  }
}

class Segment {
  private readonly file: number;
  /** Of what is written in this turn, and of the file. */
  end = 0;
  private size: number;
  /** As a process before this one left it, and where its run of whole records ends. */
  private content = Buffer.alloc(0);
  private runEnd = 0;

  constructor(private readonly path: string) {
    this.file = openSync(path, constants.O_RDWR | constants.O_CREAT);
    this.size = fstatSync(this.file).size;
  }

  /** The whole records from the file's start, as long as their numbers follow each other. */
  read(): LoggedGroup[] {
    const content = (this.content = readFileSync(this.path));
    const groups: LoggedGroup[] = [];
    for (this.runEnd = 0; ; ) {
      const at = this.runEnd;
      const next = endOfRecord(content, at);
      if (next === null) break;
      const group = content.readDoubleLE(at + 8);
      if (groups.length > 0 && group !== groups.at(-1)!.group + 1) break;
      groups.push({ group, payload: content.toString("utf8", at + HEADER, next) });
      this.runEnd = next;
    }
    return groups;
  }

  /** Whether the whole record of this group lies anywhere beyond the run. */
  holds(group: number): boolean {
    const number = Buffer.alloc(8);
    number.writeDoubleLE(group);
    for (let at = this.content.indexOf(number, this.runEnd); at !== -1; at = this.content.indexOf(number, at + 1)) {
      if (at >= this.runEnd + 8 && endOfRecord(this.content, at - 8) !== null) return true;
    }
    return false;
  }

  /** Bytes of this group's record if it begins where the run ends; it is not whole. */
  begunBytes(group: number): number {
    const left = this.content.length - this.runEnd;
    if (left < HEADER || this.content.readDoubleLE(this.runEnd + 8) !== group) return 0;
    return Math.min(left, HEADER + this.content.readUInt32LE(this.runEnd));
  }

  append(record: Buffer): void {
    this.grow(record.length);
    writeAll(this.file, record, this.end);
    fdatasyncSync(this.file);
    this.end += record.length;
  }

  async appendLater(record: Buffer): Promise<void> {
    this.grow(record.length);
    // Into memory, as good as always: not worth another hand-over.
    writeAll(this.file, record, this.end);
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
    this.content = Buffer.alloc(0);
  }

  close(): void {
    closeSync(this.file);
  }

  /** Zeros ahead, synced with the record that needs them. */
  private grow(length: number): void {
    if (this.end + length <= this.size) return;
    const zeros = Buffer.alloc(length + Math.min(Math.max(this.size, MIN_GROWTH), MAX_GROWTH));
    writeAll(this.file, zeros, this.end);
    this.size = this.end + zeros.length;
  }
}

/** Where a whole record that begins here ends, or null. */
function endOfRecord(content: Buffer, at: number): number | null {
  if (at + HEADER > content.length) return null;
  const end = at + HEADER + content.readUInt32LE(at);
  return end <= content.length && crc32(content.subarray(at + 8, end)) === content.readUInt32LE(at + 4) ? end : null;
}

const damaged = (why: string) => new StoreError("DATA_DAMAGED", `The data folder is damaged: ${why}. Restore a backup into a new folder.`);

/** A disk that is nearly full takes a part of a write and says so; the next one fails. */
function writeAll(file: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}
