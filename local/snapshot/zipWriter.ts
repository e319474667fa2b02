// Writes a ZIP file piece by piece: nothing is held whole, and neither its size nor its number of entries is limited
// (ZIP64). Sizes are put into an entry's header once it has been written, so that any reader can read it in order too.
import { open, type FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { constants, crc32, createDeflateRaw } from "node:zlib";

const DEFLATE = 8;
const STORE = 0;
const VERSION = 45;
const UTF8 = 0x800;
/** 1980-01-01: the earliest that the format has; a snapshot says itself when it was made. */
const DOS_DATE = 0x21;
const MAX_32 = 0xffffffff;
const PERMISSIONS = 0o100644 * 0x10000;

type Written = { name: Buffer; method: number; crc: number; packed: number; size: number; at: number };

export class ZipWriter {
  private readonly entries: Written[] = [];

  private constructor(
    private readonly file: FileHandle,
    private position = 0,
  ) {}

  /** Fails when there is a file already. */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, "wx", 0o600));
  }

  /** One entry at a time. `packed` files gain nothing from being deflated. */
  async add(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, { packed = false } = {}): Promise<void> {
    const entry: Written = { name: Buffer.from(name), method: packed ? STORE : DEFLATE, crc: 0, packed: 0, size: 0, at: this.position };
    await this.write(localHeader(entry));
    const measured = async function* () {
      for await (const chunk of content) {
        entry.crc = crc32(chunk, entry.crc);
        entry.size += chunk.length;
        yield chunk;
      }
    };
    const source = Readable.from(measured(), { objectMode: false });
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
    source.once("error", (error) => deflate.destroy(error));
    for await (const chunk of (packed ? source : source.pipe(deflate)) as AsyncIterable<Buffer>) {
      entry.packed += chunk.length;
      await this.write(chunk);
    }
    const header = localHeader(entry);
    await this.file.write(header, 0, header.length, entry.at);
    this.entries.push(entry);
  }

  /** Ends the file; resolves once it would survive power loss. */
  async finish(): Promise<void> {
    const start = this.position;
    for (const entry of this.entries) await this.write(directoryEntry(entry));
    await this.write(directoryEnd(this.entries.length, start, this.position - start));
    await this.file.sync();
    await this.file.close();
  }

  /** Gives up; the file is left as it is. */
  async abort(): Promise<void> {
    await this.file.close();
  }

  private async write(bytes: Uint8Array): Promise<void> {
    let from = 0;
    while (from < bytes.length) {
      const { bytesWritten } = await this.file.write(bytes, from, bytes.length - from, this.position);
      from += bytesWritten;
      this.position += bytesWritten;
    }
  }
}

/** Always with room for large sizes: how large an entry becomes is known only when it has been written. */
function localHeader({ name, method, crc, size, packed }: Written): Buffer {
  const header = Buffer.alloc(30 + 20);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(MAX_32, 18);
  header.writeUInt32LE(MAX_32, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(20, 28);
  const extra = header.subarray(30);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  return Buffer.concat([header.subarray(0, 30), name, extra]);
}

function directoryEntry({ name, method, crc, size, packed, at }: Written): Buffer {
  const large = [size, packed, at].filter((number) => number >= MAX_32);
  const extra = Buffer.alloc(large.length === 0 ? 0 : 4 + 8 * large.length);
  if (large.length > 0) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8 * large.length, 2);
    large.forEach((number, i) => extra.writeBigUInt64LE(BigInt(number), 4 + 8 * i));
  }
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION | 0x300, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(UTF8, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt16LE(DOS_DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(Math.min(packed, MAX_32), 20);
  header.writeUInt32LE(Math.min(size, MAX_32), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(PERMISSIONS, 38);
  header.writeUInt32LE(Math.min(at, MAX_32), 42);
  return Buffer.concat([header, name, extra]);
}

function directoryEnd(count: number, start: number, size: number): Buffer {
  const wide = Buffer.alloc(56 + 20);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(VERSION, 12);
  wide.writeUInt16LE(VERSION, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(size), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  wide.writeUInt32LE(0x07064b50, 56);
  wide.writeBigUInt64LE(BigInt(start + size), 64);
  wide.writeUInt32LE(1, 72);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(Math.min(size, MAX_32), 12);
  end.writeUInt32LE(Math.min(start, MAX_32), 16);
  const isLarge = count >= 0xffff || size >= MAX_32 || start >= MAX_32;
  return isLarge ? Buffer.concat([wide, end]) : end;
}
