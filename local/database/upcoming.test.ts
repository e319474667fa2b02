// A state that the disk is still taking in: who computes meanwhile sees it, and nobody else does.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openDatabase } from "./openDatabase";
import type { Database, Pin } from "./types";

let dir: string;
let db: Database;

const notes = (indexes: string[]) => [{ component: "", validate: false, tables: [{ name: "notes", indexes: indexes.map((field) => ({ name: `by_${field}`, fields: [field] })), documentType: null }] }];
const count = async (at?: Pin) => (await db.read(async (tx) => tx.count("", "notes"), at)).value;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  db = await openDatabase(dir);
  await db.applySchemas(notes([]));
});
afterEach(async () => {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
});

it("is shown to who asks for it, and to others once it is on disk", async () => {
  let meanwhile: Promise<unknown[]> | null = null;
  const stop = db.onUpcoming(() => {
    const { at, durable } = db.pinUpcoming();
    meanwhile = Promise.all([count(at), count(), at.ts > db.durableTs, durable]).finally(() => at.release());
    return 10;
  });
  const { durable } = await db.write(async (tx) => tx.insert("", "notes", { body: "x" }));
  await durable;
  stop();
  expect(await meanwhile).toEqual([1, 0, true, true]);
  const { at, durable: left } = db.pinUpcoming();
  expect([await count(at), at.ts, left]).toEqual([1, db.durableTs, null]);
  at.release();
});

it("stays as it was for who holds it, whatever is committed and checkpointed later", async () => {
  let held: Pin | null = null;
  const stop = db.onUpcoming(() => {
    held ??= db.pinUpcoming().at;
    return 10;
  });
  for (let i = 0; i < 3; i++) await (await db.write(async (tx) => tx.insert("", "notes", { i }))).durable;
  stop();
  expect([await count(held!), await count()]).toEqual([1, 3]);
  held!.release();
});

it("isn't shown before it is on disk when it brings a new schema", async () => {
  const told: (boolean | null)[] = [];
  const stop = db.onUpcoming(() => {
    const { at, durable } = db.pinUpcoming();
    at.release();
    told.push(durable === null);
    return 10;
  });
  await db.applySchemas(notes(["body"]));
  stop();
  expect(told).toEqual([true]);
});
