// Files too large for the store, each under a key of its own in one folder. They are streamed, never held whole. A
// blob is either there, on disk and complete, or not there at all.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, openAsBlob } from "node:fs";
import { mkdir, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { syncFolder } from "./dataFolder";

/** What is being written: it has not its own name yet. */
const PARTIAL = ".part";
/** Larger ones stay on disk while somebody reads them as a `Blob`. */
const HELD_BYTES = 8 * 1024 * 1024;

export type BlobSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
/** Both ends included, as HTTP has it. */
export type ByteRange = { start: number; end: number };

export class BlobFolder {
  constructor(private readonly dir: string) {}

  /** Resolves once the blob would survive power loss; when it rejects nothing is left. */
  async write(key: string, source: BlobSource): Promise<{ size: number; sha256: Buffer }> {
    await this.make();
    const partial = this.path(key) + PARTIAL;
    const hash = createHash("sha256");
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, pass) {
        hash.update(chunk);
        size += chunk.length;
        pass(null, chunk);
      },
    });
    try {
      await pipeline(source, measure, createWriteStream(partial, { flush: true }));
      await rename(partial, this.path(key));
    } catch (error) {
      await this.unlink(partial);
      throw error;
    }
    syncFolder(this.dir);
    return { size, sha256: hash.digest() };
  }

  /** Fails with ENOENT, when it is read, for a blob that isn't there. */
  read(key: string, range?: ByteRange): Readable {
    return createReadStream(this.path(key), range);
  }

  /** Null when it isn't there. */
  async open(key: string, type: string): Promise<Blob | null> {
    try {
      const { size } = await stat(this.path(key));
      return size > HELD_BYTES ? await openAsBlob(this.path(key), { type }) : new Blob([await readFile(this.path(key))], { type });
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await this.unlink(this.path(key));
  }

  /** What a process that died left half written goes, and what is no longer wanted. Only while nothing is being written. Resolves to how many. */
  async sweep(isWanted: (key: string) => boolean): Promise<number> {
    const names = await readdir(this.dir).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const unwanted = names.filter((name) => name.endsWith(PARTIAL) || !isWanted(name));
    for (const name of unwanted) await this.unlink(join(this.dir, name));
    return unwanted.length;
  }

  private async make(): Promise<void> {
    if ((await mkdir(this.dir, { recursive: true })) !== undefined) syncFolder(join(this.dir, ".."));
  }

  private async unlink(path: string): Promise<void> {
    await unlink(path).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }

  private path(key: string): string {
    return join(this.dir, key);
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";
