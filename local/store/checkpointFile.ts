// LMDB's file as it must be before LMDB is let near it: with one of its two heads lost it would take the older one's
// state for the newest, or crash this process.
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./errors";

/** Of a head, from its page's start: see `MDB_page` and `MDB_meta` in lmdb/dependencies/lmdb/libraries/liblmdb/mdb.c. */
const FLAGS = 18;
const MAGIC = 24;
const PAGE_SIZE = 48;
const ROOT = 136;
const HEAD_BYTES = 160;
const IS_HEAD = 0x08;
const LMDB_MAGIC = 0xbeefc0de;
const NO_ROOT = 2n ** 64n - 1n;
const PAGE_SIZES = [4096, 8192, 16_384, 32_768, 65_536];

/** Throws StoreError unless there is a whole one in `folder`. */
export function expectCheckpointFile(folder: string): void {
  const path = join(folder, "data.mdb");
  const size = sizeOf(path);
  const damaged = (why: string) => new StoreError("DATA_DAMAGED", `The data folder is damaged: ${why}. Restore a backup into a new folder.`);
  if (size === null) throw damaged("db/data.mdb is missing");
  const first = head(path, 0);
  const pageSize = first.readUInt32LE(PAGE_SIZE);
  const second = PAGE_SIZES.includes(pageSize) ? head(path, pageSize) : null;
  for (const page of [first, second]) {
    if (page === null || page.readUInt16LE(FLAGS) !== IS_HEAD || page.readUInt32LE(MAGIC) !== LMDB_MAGIC) throw damaged("a head of db/data.mdb is lost");
    const root = page.readBigUInt64LE(ROOT);
    if (root !== NO_ROOT && (Number(root) + 1) * pageSize > size) throw damaged("db/data.mdb ends too soon");
  }
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

function head(path: string, at: number): Buffer {
  const page = Buffer.alloc(HEAD_BYTES);
  const file = openSync(path, "r");
  try {
    readSync(file, page, 0, HEAD_BYTES, at);
  } finally {
    closeSync(file);
  }
  return page;
}
