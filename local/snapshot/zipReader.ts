// Reads a ZIP file by its directory, entry by entry, in any order and without holding one whole. What is damaged,
// truncated, encrypted or longer than it says is refused with a sentence.
import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { SnapshotError } from "./snapshotError";

export type ZipEntry = { name: string; size: number; packed: number; method: number; crc: number; at: number };

/** More than any deployment's files; beyond, it is an attack on this process's memory. */
const MAX_DIRECTORY = 512 * 1024 * 1024;
const MAX_COMMENT = 0xffff;
const DAMAGED = "The file is not a ZIP, or is damaged";

export class ZipReader {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    readonly entries: ZipEntry[],
  ) {}

  /** Throws SnapshotError. */
  static async open(path: string): Promise<ZipReader> {
    const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
      throw new SnapshotError(`${path} can't be read (${error.code ?? error.message}).`);
    });
    try {
      return new ZipReader(path, file, await readDirectory(file));
    } catch (error) {
      await file.close();
      throw error instanceof RangeError ? new SnapshotError(`${DAMAGED}: its directory is cut off.`) : error;
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** What is in an entry. Throws SnapshotError when it isn't what the directory says. */
  async *read(entry: ZipEntry): AsyncGenerator<Buffer> {
    if (entry.method !== 0 && entry.method !== 8) throw new SnapshotError(`${entry.name} is compressed in a way (${entry.method}) that this program doesn't know.`);
    const header = await readAt(this.file, entry.at, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new SnapshotError(`${DAMAGED}: ${entry.name} is not where it should be.`);
    const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    let size = 0;
    let crc = 0;
    if (entry.packed > 0) {
      const packed = createReadStream(this.path, { start, end: start + entry.packed - 1 });
      const content = (entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), () => {})) as AsyncIterable<Buffer>;
      try {
        for await (const chunk of content) {
          size += chunk.length;
          if (size > entry.size) break;
          crc = crc32(chunk, crc);
          yield chunk;
        }
      } catch (error) {
        if (!/^(Z_|ERR_)/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
        throw new SnapshotError(`${DAMAGED}: ${entry.name} can't be unpacked.`);
      }
    }
    if (size !== entry.size || crc !== entry.crc) throw new SnapshotError(`${DAMAGED}: ${entry.name} is not what was put into it.`);
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function readDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tailStart = Math.max(0, size - MAX_COMMENT - 22);
  const tail = await readAt(file, tailStart, size - tailStart);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new SnapshotError(`${DAMAGED}: it has no end.`);
  let length = tail.readUInt32LE(end + 12);
  let start = tail.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50) {
    const wide = await readAt(file, number64(tail, locator + 8), 56);
    length = number64(wide, 40);
    start = number64(wide, 48);
  }
  if (length > MAX_DIRECTORY || start + length > size) throw new SnapshotError(`${DAMAGED}: its directory is not where it should be.`);
  const directory = await readAt(file, start, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length; ) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw new SnapshotError(`${DAMAGED}: its directory can't be read.`);
    if (directory.readUInt16LE(at + 8) & 1) throw new SnapshotError("The ZIP is encrypted.");
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const entry = {
      name: directory.toString("utf8", at + 46, nameEnd),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      at: directory.readUInt32LE(at + 42),
    };
    widen(entry, directory.subarray(nameEnd, extraEnd));
    if (!entry.name.endsWith("/")) entries.push(entry);
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Large numbers stand in an extra field, in this order, those that need it. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    for (const field of ["size", "packed", "at"] as const) {
      if (entry[field] !== 0xffffffff) continue;
      entry[field] = number64(extra, next);
      next += 8;
    }
  }
}

function number64(buffer: Buffer, at: number): number {
  const number = Number(buffer.readBigUInt64LE(at));
  if (!Number.isSafeInteger(number)) throw new SnapshotError(`${DAMAGED}: a size in it is absurd.`);
  return number;
}
