// A disk that is full, fails to sync, or refuses a checkpoint: what was acknowledged stays, what wasn't is told so, and the
// folder is whole.
import type * as Fs from "node:fs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Lmdb from "lmdb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkInvariants } from "./checkInvariants";
import { openDatabase } from "./openDatabase";
import type { Database } from "./types";

/** What the log's writes, and LMDB's, meet. */
const disk = vi.hoisted(() => ({ room: Infinity, syncs: true, takesCheckpoints: true, checkpoints: 0 }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof Fs>();
  const { promisify } = await import("node:util");
  const refusal = (syscall: string, code: string) => Object.assign(new Error(`${code}: ${syscall}`), { syscall, code });
  const writeSync = (file: number, bytes: Buffer, offset: number, length: number, position: number) => {
    if (disk.room === 0) throw refusal("write", "ENOSPC");
    // The last room is taken by a part of what was to be written.
    const written = fs.writeSync(file, bytes, offset, Math.min(length, disk.room), position);
    disk.room -= written;
    return written;
  };
  const fdatasyncSync = (file: number) => {
    if (!disk.syncs) throw refusal("fdatasync", "EIO");
    fs.fdatasyncSync(file);
  };
  // On another thread as far as the store can tell.
  const fdatasync = { [promisify.custom]: async (file: number) => fdatasyncSync(file) };
  return { ...fs, writeSync, fdatasyncSync, fdatasync: Object.assign(() => {}, fdatasync) };
});

vi.mock("lmdb", async (original) => {
  const lmdb = await original<typeof Lmdb>();
  return {
    ...lmdb,
    open(options: Parameters<typeof lmdb.open>[0]) {
      const db = lmdb.open(options);
      const batch = db.batch.bind(db);
      db.batch = (work) => {
        disk.checkpoints++;
        return disk.takesCheckpoints ? batch(work) : Promise.reject(new Error("ENOSPC"));
      };
      return db;
    },
  };
});

let dataDir: string;
let database: Database;
const failures: string[] = [];
const open = () => openDatabase(dataDir, { checkpointWrites: 20, onFailure: ({ code }) => failures.push(code) });

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caravan-full-"));
  Object.assign(disk, { room: Infinity, syncs: true, takesCheckpoints: true, checkpoints: 0 });
  failures.length = 0;
  database = await open();
});
afterEach(async () => {
  await database.close().catch(() => {});
  rmSync(dataDir, { recursive: true, force: true });
});

/** Resolves once it is acknowledged. */
async function insert(name: string, table = "notes"): Promise<string> {
  const { value, durable } = await database.write(async (tx) => tx.insert("", table, { name, text: "x".repeat(300) }));
  await durable;
  return value;
}

async function names(table = "notes"): Promise<string[]> {
  const { value } = await database.read(async (tx) => {
    const stream = tx.query("", { source: { type: "FullTableScan", tableName: table, order: "asc" }, operators: [] });
    const found: string[] = [];
    for (let text = stream.next(); text !== null; text = stream.next()) found.push((JSON.parse(text) as { name: string }).name);
    return found;
  });
  return value;
}

async function expectWhole(): Promise<void> {
  await database.close().catch(() => {});
  expect((await checkInvariants(dataDir)).problems).toEqual([]);
  database = await open();
}

test("a full disk refuses a write and what was built on it, serves readers, and takes later writes once there is room", async () => {
  await insert("kept");
  for (const room of [0, 1, 100, 5000, 20_000]) {
    disk.room = room;
    const refused: string[] = [];
    const kept: string[] = [];
    // Large enough to need more of the log's file than it has, and each but the first on top of one that may be lost.
    const attempts = Array.from({ length: 40 }, (_, i) =>
      insert(`${room}-${i}`.padEnd(2000, "."), `table${room}`).then(
        () => kept.push(`${room}-${i}`),
        (error: { code: string; message: string }) => refused.push(`${error.code} ${error.message}`),
      ),
    );
    await Promise.all(attempts);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set(["DISK_FULL The disk is full: nothing of this was written. It can be tried again once there is room."]));
    expect((await names(`table${room}`)).map((name) => name.replace(/\.+$/, ""))).toEqual(kept);
    const before = database.durableTs;
    disk.room = Infinity;
    await insert("room again", `table${room}`);
    expect(database.durableTs).toBeGreaterThan(before);
    await expectWhole();
    expect((await names(`table${room}`)).map((name) => name.replace(/\.+$/, ""))).toEqual([...kept, "room again"]);
  }
  expect(await names()).toEqual(["kept"]);
  expect(failures).toEqual([]);
});

test("a writer that has seen what a full disk then lost is refused too, and leaves nothing", async () => {
  await insert("kept");
  disk.room = 0;
  const lost = insert("lost ".repeat(8000), "made");
  // Begins at once, sees the one before, and is done after that one is lost.
  const second = database.write(async (tx) => {
    await lost.catch(() => {});
    disk.room = Infinity;
    return tx.insert("", "made", { name: "on top" });
  });
  await expect(lost).rejects.toMatchObject({ code: "DISK_FULL" });
  await expect(second).rejects.toMatchObject({ code: "DISK_FULL" });
  await insert("anew", "made");
  await expectWhole();
  expect([await names(), await names("made")]).toEqual([["kept"], ["anew"]]);
});

test("after a failed sync nothing is acknowledged, readers are served, and the next start has all that was acknowledged", async () => {
  await insert("kept");
  disk.syncs = false;
  await expect(insert("unknown")).rejects.toMatchObject({ code: "FLUSH_FAILED" });
  expect(failures).toEqual(["FLUSH_FAILED"]);
  // Also when the disk would sync again: what it dropped, it doesn't say.
  disk.syncs = true;
  await expect(insert("later")).rejects.toMatchObject({ code: "FLUSH_FAILED" });
  expect(await names()).toEqual(["kept"]);
  await expectWhole();
  // Nobody was told of it either way; it is there whole, or not at all.
  expect([["kept"], ["kept", "unknown"]]).toContainEqual(await names());
  await insert("after the start");
});

test("a checkpoint that is refused is made later, and until then the log has what was acknowledged", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  disk.takesCheckpoints = false;
  const expected = Array.from({ length: 60 }, (_, i) => `note ${i}`);
  for (const name of expected) await insert(name);
  expect(disk.checkpoints).toBe(1);
  expect(said.mock.calls).toEqual([["The disk refuses a checkpoint. It is tried again each second; what is committed stays in the log meanwhile."]]);
  await database.close();
  database = await open();
  expect(database.recovery.groups).toBeGreaterThan(0);
  expect(await names()).toEqual(expected);
  disk.takesCheckpoints = true;
  await insert("last");
  await expectWhole();
  expect(await names()).toEqual([...expected, "last"]);
  expect(database.recovery).toEqual({ groups: 0, torn: 0, upgradedFrom: null });
  said.mockRestore();
});
