// Read sets are as narrow as what was read: a subscription must not run again for rows it never saw.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JSONValue } from "convex/values";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../openDatabase";
import type { Database, SerializedQuery, Transaction, WriteSet } from "../types";

let dataDir: string;
let db: Database;
let ids: string[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caravan-reads-"));
  db = await openDatabase(dataDir);
  await db.applySchemas([{ component: "", validate: false, tables: [{ name: "stops", indexes: [{ name: "by_day", fields: ["day"] }], documentType: null }] }]);
  ids = (await write(async (tx) => Array.from({ length: 10 }, (_, i) => tx.insert("", "stops", { day: i * 10, note: "" })))).value;
});

afterEach(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function write<T>(work: (tx: Transaction) => Promise<T>): Promise<{ value: T; writes: WriteSet }> {
  let writes: WriteSet | undefined;
  const stop = db.onDurable((commits) => (writes = commits.at(-1)!.writes));
  const { value, durable } = await db.write(work);
  await durable;
  stop();
  return { value, writes: writes! };
}

const days = (order: "asc" | "desc", operators: SerializedQuery["operators"] = []): SerializedQuery => ({
  source: { type: "IndexRange", indexName: "stops.by_day", range: [{ type: "Gte", fieldPath: "day", value: 20 }, { type: "Lte", fieldPath: "day", value: 70 }], order },
  operators,
});

/** Which days' inserts would run this read again. */
async function sensitiveTo(work: (tx: Transaction) => void): Promise<number[]> {
  const index = db.readSetIndex<string>();
  index.add("read", (await db.read(async (tx) => work(tx))).reads);
  const found: number[] = [];
  for (let day = 5; day < 100; day += 10) {
    const { writes } = await write(async (tx) => tx.insert("", "stops", { day }));
    if (index.touched(writes).size > 0) found.push(day);
  }
  return found;
}

function take(tx: Transaction, query: SerializedQuery, rows: number): void {
  const stream = tx.query("", query);
  for (let i = 0; i < rows; i++) stream.next();
  stream.close();
}

describe("a read set covers", () => {
  test("the whole range of a query read to its end", async () => {
    expect(await sensitiveTo((tx) => take(tx, days("asc"), 100))).toEqual([25, 35, 45, 55, 65]);
  });

  test("the range up to the last row taken, in either order", async () => {
    expect(await sensitiveTo((tx) => take(tx, days("asc"), 2))).toEqual([25]);
    expect(await sensitiveTo((tx) => take(tx, days("desc"), 3))).toEqual([65]);
  });

  test("the range up to a limit", async () => {
    expect(await sensitiveTo((tx) => take(tx, days("asc", [{ limit: 2 }]), 100))).toEqual([25]);
  });

  test("every row that a filter looked at", async () => {
    const filter: JSONValue = { $eq: [{ $field: "day" }, { $literal: 50 }] };
    expect(await sensitiveTo((tx) => take(tx, days("asc", [{ filter }, { limit: 1 }]), 100))).toEqual([25, 35, 45]);
  });

  test("what a stream read that nobody closed", async () => {
    expect(await sensitiveTo((tx) => void tx.query("", days("asc", [{ limit: 3 }])).next())).toEqual([]);
    expect(await sensitiveTo((tx) => {
      const stream = tx.query("", days("desc"));
      stream.next();
      stream.next();
    })).toEqual([65]);
  });

  test("nothing for a stream that was never read, or that cannot match", async () => {
    const impossible: SerializedQuery = { source: { type: "IndexRange", indexName: "stops.by_day", range: [{ type: "Gt", fieldPath: "day", value: 50 }, { type: "Lt", fieldPath: "day", value: 30 }], order: null }, operators: [] };
    expect(await sensitiveTo((tx) => {
      take(tx, days("asc"), 0);
      take(tx, impossible, 10);
    })).toEqual([]);
  });

  test("a page pinned between its cursors", async () => {
    let cursors: { from: string; to: string } | undefined;
    await db.read(async (tx) => {
      const first = tx.page("", days("asc"), { cursor: null, pageSize: 2 });
      const second = tx.page("", days("asc"), { cursor: first.continueCursor, pageSize: 2 });
      cursors = { from: first.continueCursor, to: second.continueCursor };
    });
    expect(await sensitiveTo((tx) => void tx.page("", days("asc"), { cursor: cursors!.from, endCursor: cursors!.to, pageSize: 2 }))).toEqual([35, 45]);
  });

  test("one document fetched by id, there or gone", async () => {
    const index = db.readSetIndex<string>();
    index.add("read", (await db.read(async (tx) => tx.get("", ids[3]!))).reads);
    expect(index.touched((await write(async (tx) => tx.patch("", ids[2]!, { note: "x" }))).writes).size).toBe(0);
    expect(index.touched((await write(async (tx) => tx.patch("", ids[3]!, { note: "x" }))).writes).size).toBe(1);
    await write(async (tx) => tx.remove("", ids[3]!));
    index.add("read", (await db.read(async (tx) => tx.get("", ids[3]!))).reads);
    expect(index.touched((await write(async (tx) => tx.insert("", "stops", { day: 1 }))).writes).size).toBe(0);
  });

  test("rows whose fields change without moving in the index, and both ends of a move", async () => {
    const index = db.readSetIndex<string>();
    index.add("range", (await db.read(async (tx) => take(tx, days("asc"), 100))).reads);
    expect(index.touched((await write(async (tx) => tx.patch("", ids[4]!, { note: "y" }))).writes).size).toBe(1);
    expect(index.touched((await write(async (tx) => tx.patch("", ids[4]!, { day: 99 }))).writes).size).toBe(1);
    expect(index.touched((await write(async (tx) => tx.patch("", ids[4]!, { day: 98 }))).writes).size).toBe(0);
    expect(index.touched((await write(async (tx) => tx.patch("", ids[4]!, { day: 40 }))).writes).size).toBe(1);
  });

  test("nothing of writes that were rolled back", async () => {
    const index = db.readSetIndex<string>();
    index.add("range", (await db.read(async (tx) => take(tx, days("asc"), 100))).reads);
    const { writes } = await write(async (tx) => {
      tx.insert("", "stops", { day: 1 });
      const savepoint = tx.savepoint();
      tx.insert("", "stops", { day: 30 });
      tx.rollback(savepoint);
    });
    expect(index.touched(writes).size).toBe(0);
  });
});
