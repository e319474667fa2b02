// Files on a disk that is full just as their row should be written: they don't keep the room that the row lacks.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openDatabase } from "../../database/openDatabase";
import type { Database } from "../../database/types";
import { diskFull, StoreError } from "../../store/errors";
import { COMPONENT_TABLES } from "../system/systemTables";
import type { FileStorage } from "./fileStorage";
import { openFileStorage } from "./openFileStorage";

let dir: string;
let database: Database;
let files: FileStorage;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  database = await openDatabase(dir);
  await database.applySchemas([{ component: "", validate: false, tables: COMPONENT_TABLES }]);
  files = openFileStorage(dir, database);
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

const kept = () => readdirSync(dir, { recursive: true }).filter((name) => /[0-9a-f]{8}-/.test(String(name)) && existsSync(join(dir, String(name)))).length;
const store = () => files.store("", [Buffer.from("bytes")], "text/plain");

it("go with a row that has no room, and can be stored again", async () => {
  vi.spyOn(database, "write").mockRejectedValueOnce(diskFull());
  await expect(store()).rejects.toMatchObject({ code: "DISK_FULL" });
  expect(kept()).toBe(0);
  await store();
  expect(kept()).toBe(1);
});

it("stay where nobody knows whether the row is there", async () => {
  vi.spyOn(database, "write").mockRejectedValueOnce(new StoreError("FLUSH_FAILED", "The disk failed."));
  await expect(store()).rejects.toMatchObject({ code: "FLUSH_FAILED" });
  expect(kept()).toBe(1);
});
