// What the floors above ask of the database: documents, transactions and queries, as its contract says them.
import type { JSONValue } from "convex/values";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "./openDatabase";
import type { ComponentSchema, Database, JSONObject, PageRequest, SerializedQuery, SerializedRange, Transaction } from "./types";

let dataDir: string;
let db: Database;

const trips: ComponentSchema = {
  component: "",
  validate: true,
  tables: [
    {
      name: "trips",
      indexes: [
        { name: "by_owner", fields: ["owner"] },
        { name: "by_owner_days", fields: ["owner", "length.days"] },
      ],
      documentType: null,
    },
  ],
};

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caravan-database-"));
  db = await openDatabase(dataDir);
  await db.applySchemas([trips]);
});

afterEach(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const range = (index: string, clauses: SerializedRange[] = [], order: "asc" | "desc" | null = null, limit?: number): SerializedQuery => ({
  source: { type: "IndexRange", indexName: index, range: clauses, order },
  operators: limit === undefined ? [] : [{ limit }],
});
const all = (table: string): SerializedQuery => ({ source: { type: "FullTableScan", tableName: table, order: null }, operators: [] });
const eq = (fieldPath: string, value: string | number): SerializedRange => ({ type: "Eq", fieldPath, value });

function rows(tx: Transaction, query: SerializedQuery, component = ""): JSONObject[] {
  const stream = tx.query(component, query);
  const found: JSONObject[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) found.push(JSON.parse(text) as JSONObject);
  return found;
}

const names = (tx: Transaction, query: SerializedQuery) => rows(tx, query).map((row) => row.name);

async function durably<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { value, durable } = await db.write(work);
  await durable;
  return value;
}

async function reopen(): Promise<void> {
  await db.close();
  db = await openDatabase(dataDir);
}

describe("documents", () => {
  test("are there after a commit, and after a restart", async () => {
    const id = await durably(async (tx) => tx.insert("", "trips", { name: "Japan in spring", owner: "mia" }));
    const before = await db.read(async (tx) => tx.get("", id));
    expect(JSON.parse(before.value!)).toMatchObject({ _id: id, name: "Japan in spring" });
    await reopen();
    expect((await db.read(async (tx) => tx.get("", id))).value).toBe(before.value);
    expect(db.durableTs).toBeGreaterThanOrEqual(before.ts);
  });

  test("are patched, replaced and removed together with their index entries", async () => {
    const id = await durably(async (tx) => tx.insert("", "trips", { name: "a", owner: "mia", length: { days: 3 } }));
    await durably(async (tx) => tx.patch("", id, { owner: "leo", length: { $undefined: null } }));
    const seen = async () =>
      (await db.read(async (tx) => ["mia", "leo", "ida"].map((owner) => names(tx, range("trips.by_owner", [eq("owner", owner)]))))).value;
    expect(await seen()).toEqual([[], ["a"], []]);
    await durably(async (tx) => tx.replace("", id, { name: "b", owner: "ida" }));
    expect(await seen()).toEqual([[], [], ["b"]]);
    await durably(async (tx) => tx.remove("", id));
    expect(await seen()).toEqual([[], [], []]);
  });

  test("have creation times that increase within and across transactions", async () => {
    const ids = await durably(async (tx) => Array.from({ length: 50 }, (_, i) => tx.insert("", "trips", { name: `a${i}`, owner: "mia" })));
    ids.push(await durably(async (tx) => tx.insert("", "trips", { name: "last", owner: "mia" })));
    const { value: times } = await db.read(async (tx) => ids.map((id) => (JSON.parse(tx.get("", id)!) as { _creationTime: number })._creationTime));
    for (let i = 1; i < times.length; i++) expect(times[i]).toBeGreaterThan(times[i - 1]!);
    expect(Math.abs(times[0]! - Date.now())).toBeLessThan(60_000);
  });

  test("of one component are not another's", async () => {
    const id = await durably(async (tx) => tx.insert("", "trips", { name: "mine" }));
    await durably(async (tx) => tx.insert("limits", "buckets", { name: "its own" }));
    const { value } = await db.read(async (tx) => [rows(tx, all("buckets")), rows(tx, all("buckets"), "limits").length, rows(tx, all("trips"), "limits")]);
    expect(value).toEqual([[], 1, []]);
    expect((await db.read(async (tx) => tx.get("other", id))).value).toBeNull();
  });
});

describe("a transaction", () => {
  test("sees its own writes; others see them when it is durable", async () => {
    await db.write(async (tx) => {
      const id = tx.insert("", "trips", { name: "own", owner: "mia" });
      expect(names(tx, range("trips.by_owner"))).toEqual(["own"]);
      tx.patch("", id, { name: "patched" });
      expect(names(tx, range("trips.by_owner"))).toEqual(["patched"]);
      expect((await db.read(async (other) => names(other, all("trips")))).value).toEqual([]);
    });
    const next = await db.write(async (tx) => names(tx, all("trips")));
    expect(next.value).toEqual(["patched"]);
    await next.durable;
    expect((await db.read(async (tx) => names(tx, all("trips")))).value).toEqual(["patched"]);
  });

  test("that throws keeps nothing", async () => {
    await expect(
      db.write(async (tx) => {
        tx.insert("", "trips", { name: "lost" });
        tx.insert("", "fresh", { name: "lost" });
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect((await db.write(async (tx) => [...rows(tx, all("trips")), ...rows(tx, all("fresh"))])).value).toEqual([]);
  });

  test("goes back to a savepoint, nested ones included", async () => {
    await durably(async (tx) => {
      const kept = tx.insert("", "trips", { name: "kept", owner: "mia" });
      const outer = tx.savepoint();
      tx.patch("", kept, { name: "changed" });
      const inner = tx.savepoint();
      tx.remove("", kept);
      tx.insert("", "other", { name: "gone" });
      tx.rollback(inner);
      expect(names(tx, range("trips.by_owner"))).toEqual(["changed"]);
      tx.rollback(outer);
    });
    expect((await db.read(async (tx) => [...names(tx, range("trips.by_owner")), ...names(tx, all("other"))])).value).toEqual(["kept"]);
  });

  test("refuses calls after its end, and writes within a query", async () => {
    let leaked: Transaction | undefined;
    await db.write(async (tx) => void (leaked = tx));
    expect(() => leaked!.insert("", "trips", {})).toThrow(/transaction is over/);
    await expect(db.read(async (tx) => tx.insert("", "trips", {}))).rejects.toThrow("Queries cannot write");
  });

  test("keeps its snapshot while writers commit", async () => {
    await durably(async (tx) => tx.insert("", "trips", { name: "one", owner: "mia" }));
    await db.read(async (tx) => {
      expect(names(tx, all("trips"))).toEqual(["one"]);
      await durably(async (writer) => writer.insert("", "trips", { name: "two", owner: "mia" }));
      expect(names(tx, all("trips"))).toEqual(["one"]);
      expect(tx.count("", "trips")).toBe(1);
    });
    expect((await db.read(async (tx) => tx.count("", "trips"))).value).toBe(2);
  });

  test("runs alone, in the order in which it came", async () => {
    const id = await durably(async (tx) => tx.insert("", "trips", { name: "", owner: "mia" }));
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        db.write(async (tx) => {
          const { name } = JSON.parse(tx.get("", id)!) as { name: string };
          await Promise.resolve();
          tx.patch("", id, { name: `${name}${i};` });
        }),
      ),
    );
    const { value } = await db.write(async (tx) => (JSON.parse(tx.get("", id)!) as { name: string }).name);
    expect(value).toBe(Array.from({ length: 30 }, (_, i) => `${i};`).join(""));
  });
});

describe("queries", () => {
  beforeEach(async () => {
    await durably(async (tx) => {
      for (let i = 0; i < 40; i++) tx.insert("", "trips", { name: `t${i}`, owner: i % 2 ? "mia" : "leo", length: { days: i } });
    });
  });

  const run = async (query: SerializedQuery) => (await db.read(async (tx) => names(tx, query))).value;

  test("read an index range in both orders, with limits and nested fields", async () => {
    const clauses: SerializedRange[] = [eq("owner", "mia"), { type: "Gt", fieldPath: "length.days", value: 5 }, { type: "Lte", fieldPath: "length.days", value: 11 }];
    expect(await run(range("trips.by_owner_days", clauses))).toEqual(["t7", "t9", "t11"]);
    expect(await run(range("trips.by_owner_days", clauses, "desc"))).toEqual(["t11", "t9", "t7"]);
    expect(await run(range("trips.by_owner_days", clauses, "desc", 2))).toEqual(["t11", "t9"]);
  });

  test("see what the transaction writes ahead of them", async () => {
    await durably(async (tx) => {
      const stream = tx.query("", range("trips.by_owner_days", [eq("owner", "mia")]));
      const next = () => {
        const text = stream.next();
        return text === null ? null : (JSON.parse(text) as { name: string; _id: string });
      };
      expect(next()!.name).toBe("t1");
      const ahead = rows(tx, range("trips.by_owner_days", [eq("owner", "mia"), eq("length.days", 3)]))[0]!;
      tx.remove("", ahead._id as string);
      tx.insert("", "trips", { name: "between", owner: "mia", length: { days: 4 } });
      tx.insert("", "trips", { name: "behind", owner: "mia", length: { days: 0 } });
      expect([next()!.name, next()!.name]).toEqual(["between", "t5"]);
      const savepoint = tx.savepoint();
      tx.insert("", "trips", { name: "undone", owner: "mia", length: { days: 6 } });
      tx.rollback(savepoint);
      expect(next()!.name).toBe("t7");
    });
  });

  test("filter as they go", async () => {
    const filter: JSONValue = { $and: [{ $eq: [{ $field: "owner" }, { $literal: "leo" }] }, { $gte: [{ $field: "length.days" }, { $literal: 36 }] }] };
    expect(await run({ ...all("trips"), operators: [{ filter }] })).toEqual(["t36", "t38"]);
    expect(await run({ ...all("trips"), operators: [{ filter }, { limit: 1 }] })).toEqual(["t36"]);
  });

  test("refuse undeclared indexes and fields out of order", async () => {
    await expect(run(range("trips.by_nothing"))).rejects.toThrow("Index trips.by_nothing not found.");
    await expect(run(range("trips.by_owner", [eq("name", "x")]))).rejects.toThrow('The index range included a comparison with "name", but trips.by_owner with fields ["owner", "_creationTime"] doesn\'t index this field.');
  });

  test("page through everything, and re-run a page between its cursors", async () => {
    const query = range("trips.by_owner_days", [eq("owner", "mia")], "desc");
    const pages = await db.read(async (tx) => {
      const found: { names: unknown[]; cursor: string | null; end: string; isDone: boolean }[] = [];
      for (let cursor: string | null = null; ; ) {
        const page = tx.page("", query, { cursor, pageSize: 7 });
        found.push({ names: page.page.map((text) => (JSON.parse(text) as JSONObject).name), cursor, end: page.continueCursor, isDone: page.isDone });
        if (page.isDone) return found;
        cursor = page.continueCursor;
      }
    });
    expect(pages.value.flatMap((page) => page.names)).toEqual(Array.from({ length: 20 }, (_, i) => `t${39 - 2 * i}`));
    expect(pages.value.map((page) => page.names.length)).toEqual([7, 7, 6]);
    const [, second] = pages.value;
    await durably(async (tx) => tx.insert("", "trips", { name: "new", owner: "mia", length: { days: 18 } }));
    const again = await db.read(async (tx) => tx.page("", query, { cursor: second!.cursor, endCursor: second!.end, pageSize: 7 }));
    expect(again.value.page).toHaveLength(8);
    expect(again.value.continueCursor).toBe(second!.end);
    expect(again.value.isDone).toBe(false);
  });

  test("say that they are over on a page that isn't full, be it empty", async () => {
    const query = range("trips.by_owner", [eq("owner", "mia")]);
    const pages = await db.read(async (tx) => {
      const full = tx.page("", query, { cursor: null, pageSize: 20 });
      const rest = tx.page("", query, { cursor: full.continueCursor, pageSize: 20 });
      const again = tx.page("", query, { cursor: full.continueCursor, endCursor: rest.continueCursor, pageSize: 20 });
      return [full, rest, again].map(({ page, isDone, pageStatus }) => [page.length, isDone, pageStatus]);
    });
    expect(pages.value).toEqual([[20, false, null], [0, true, null], [0, true, null]]);
  });

  test("hold a page between two cursors to no limit of its own", async () => {
    const query = all("trips");
    const pages = await db.read(async (tx) => {
      const { continueCursor } = tx.page("", query, { cursor: null, pageSize: 40 });
      return tx.page("", query, { cursor: null, endCursor: continueCursor, pageSize: 1, maximumRowsRead: 2, maximumBytesRead: 1 });
    });
    expect(pages.value).toMatchObject({ page: { length: 40 }, isDone: false, pageStatus: "SplitRecommended" });
  });

  test("refuse a cursor of another query", async () => {
    const page = await db.read(async (tx) => tx.page("", all("trips"), { cursor: null, pageSize: 3 }));
    const other = range("trips.by_owner", [eq("owner", "mia")]);
    for (const cursor of [page.value.continueCursor, "nonsense", ""]) {
      await expect(db.read(async (tx) => tx.page("", other, { cursor, pageSize: 3 }))).rejects.toThrow("InvalidCursor");
    }
  });

  test("recommend to split a page that is long, be it for an array or for what it may read", async () => {
    await durably(async (tx) => {
      for (let i = 0; i < 6200; i++) tx.insert("", "many", {});
    });
    const status = async (request: Partial<PageRequest>) => (await db.read(async (tx) => tx.page("", all("many"), { cursor: null, pageSize: 1, ...request }))).value.pageStatus;
    expect(await status({ pageSize: 6144 })).toBeNull();
    expect(await status({ pageSize: 6145 })).toBe("SplitRecommended");
    expect(await status({ pageSize: 3, maximumRowsRead: 4 })).toBeNull();
    expect(await status({ pageSize: 4, maximumRowsRead: 5 })).toBe("SplitRecommended");
  });

  test("stop a page at the rows that it may read", async () => {
    const filter: JSONValue = { $eq: [{ $field: "owner" }, { $literal: "nobody" }] };
    const none: SerializedQuery = { ...all("trips"), operators: [{ filter }] };
    const { value } = await db.read(async (tx) => tx.page("", none, { cursor: null, pageSize: 5, maximumRowsRead: 10 }));
    expect(value).toMatchObject({ page: [], isDone: false, pageStatus: "SplitRequired" });
    const rest = await db.read(async (tx) => tx.page("", none, { cursor: value.continueCursor, pageSize: 5, maximumRowsRead: 31 }));
    expect(rest.value).toMatchObject({ page: [], isDone: true });
    const few = await db.read(async (tx) => tx.page("", all("trips"), { cursor: null, pageSize: 50, maximumBytesRead: 150 }));
    expect(few.value).toMatchObject({ isDone: false, pageStatus: "SplitRequired" });
    // A document here has some 130 bytes: the second one passes the limit, and is the last.
    expect(few.value.page).toHaveLength(2);
  });
});
