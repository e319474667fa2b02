// The ZIP that a person downloads: a table at a time is written into it, so that it is held in memory only as it will be
// stored. What is too much is left out, counted and said in its README. Pure but for the instant in it.
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** Rows of one table at most; more than a person makes in years. */
export const MOST_ROWS = 20_000;
/** Bytes of files at most, all together. */
export const MOST_FILE_BYTES = 20_000_000;

type Row = Record<string, unknown>;

export class Archive {
  private readonly chunks: Uint8Array<ArrayBuffer>[] = [];
  private readonly zip: Zip;
  private readonly counts: { table: string; rows: number; leftOut: boolean }[] = [];
  private readonly taken = new Set<string>();
  private filesLeft = MOST_FILE_BYTES;
  private readonly filesLeftOut: string[] = [];

  constructor() {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.chunks.push(chunk as Uint8Array<ArrayBuffer>);
    });
  }

  /** One JSON file of a table's rows. */
  table(table: string): { add: (rows: Row[]) => boolean; close: () => void } {
    const entry = { table, rows: 0, leftOut: false };
    const file = new ZipDeflate(`data/${table}.json`);
    this.zip.add(file);
    this.counts.push(entry);
    return {
      /** False once no more fit. */
      add: (rows) => {
        const fitting = rows.slice(0, MOST_ROWS - entry.rows);
        entry.leftOut ||= fitting.length < rows.length;
        for (const row of fitting) file.push(strToU8(`${entry.rows++ === 0 ? "[\n" : ",\n"}${JSON.stringify(withInstants(row), null, 2)}`));
        return !entry.leftOut;
      },
      close: () => file.push(strToU8(entry.rows === 0 ? "[]\n" : "\n]\n"), true),
    };
  }

  /** Whether a file of so many bytes still fits; if not, it is named in the README. */
  hasRoomFor(name: string, bytes: number): boolean {
    if (bytes <= this.filesLeft) return true;
    this.filesLeftOut.push(name);
    return false;
  }

  file(name: string, content: Uint8Array<ArrayBuffer>): void {
    const file = new ZipPassThrough(`files/${this.freeName(name)}`);
    this.zip.add(file);
    file.push(content, true);
    this.filesLeft -= content.length;
  }

  /** Ends it with its README. */
  finish(readme: (contents: Contents) => string): Blob {
    const file = new ZipDeflate("README.txt");
    this.zip.add(file);
    file.push(strToU8(readme({ tables: this.counts, filesLeftOut: this.filesLeftOut })), true);
    this.zip.end();
    return new Blob(this.chunks, { type: "application/zip" });
  }

  /** A name that no program takes for a path, once. */
  private freeName(name: string): string {
    const plain = name.replace(/[^\p{L}\p{N} ._-]/gu, "_").replace(/^\.+/, "_").slice(-120) || "file";
    let free = plain;
    for (let count = 2; this.taken.has(free); count++) free = `${count} ${plain}`;
    this.taken.add(free);
    return free;
  }
}

export type Contents = { tables: { table: string; rows: number; leftOut: boolean }[]; filesLeftOut: string[] };

const INSTANT = /(^at|At|Time|End|Until|Since|^until|^from)$/;
/** 2001; what is smaller isn't an instant in milliseconds. */
const FIRST_MS = 1e12;

/** Beside each instant (epoch ms) the same as people write it: `joinedAt`, `joinedAtIso`. */
function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      typeof each === "number" && each >= FIRST_MS && INSTANT.test(name)
        ? [[name, each], [`${name}Iso`, new Date(each).toISOString()]]
        : [[name, withInstants(each)]],
    ),
  );
}
