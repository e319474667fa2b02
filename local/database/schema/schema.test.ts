// Schemas over documents that are there already: what is filled, checked and refused, and what a restart keeps of it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineSchema, defineTable } from "convex/server";
import { v, type JSONValue } from "convex/values";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { StoreError } from "../../store/errors";
import { encodeId } from "../../values/ids";
import { checkInvariants } from "../checkInvariants";
import { openDatabase } from "../openDatabase";
import type { ComponentSchema, Database, JSONObject, SerializedQuery, TableDefinition, Transaction } from "../types";

let dataDir: string;
let db: Database;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "caravan-schema-"));
  db = await openDatabase(dataDir);
});

afterEach(async () => {
  await db.close();
  expect((await checkInvariants(dataDir)).problems).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});

/** As a bundled project declares it: through `schema.export()`. */
function declared(schema: ReturnType<typeof defineSchema>, validate = true): ComponentSchema {
  type Exported = { tables: { tableName: string; indexes: { indexDescriptor: string; fields: string[] }[]; documentType: JSONValue }[] };
  const { tables } = JSON.parse((schema as unknown as { export(): string }).export()) as Exported;
  const definitions = tables.map(
    ({ tableName, indexes, documentType }): TableDefinition => ({
      name: tableName,
      indexes: indexes.map((index) => ({ name: index.indexDescriptor, fields: index.fields })),
      documentType,
    }),
  );
  return { component: "", validate, tables: definitions };
}

async function durably<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { value, durable } = await db.write(work);
  await durable;
  return value;
}

const byOwner = (owner: string): SerializedQuery => ({
  source: { type: "IndexRange", indexName: "trips.by_owner", range: [{ type: "Eq", fieldPath: "owner", value: owner }], order: null },
  operators: [],
});
const first = async (query: SerializedQuery) => (await db.read(async (tx) => tx.query("", query).next())).value;

const withIndex = defineSchema({ trips: defineTable({ name: v.string(), owner: v.string() }).index("by_owner", ["owner"]) });
const withoutIndex = defineSchema({ trips: defineTable({ name: v.string(), owner: v.string() }) });

describe("a schema", () => {
  test("builds a staged index, and lets nobody ask it before it is enabled", async () => {
    const schema = declared(withIndex);
    await db.applySchemas([{ ...schema, tables: schema.tables.map((table) => ({ ...table, stagedIndexes: ["by_owner"] })) }]);
    await durably(async (tx) => tx.insert("", "trips", { name: "t", owner: "leo" }));
    await expect(first(byOwner("leo"))).rejects.toThrow("Index trips.by_owner is currently staged and not available to query until it is enabled.");
    await db.applySchemas([schema]);
    expect(JSON.parse((await first(byOwner("leo")))!)).toMatchObject({ owner: "leo" });
  });

  test("fills an index that it adds, and empties one that it drops", async () => {
    await db.applySchemas([declared(withoutIndex)]);
    await durably(async (tx) => {
      for (let i = 0; i < 1200; i++) tx.insert("", "trips", { name: `t${i}`, owner: i === 700 ? "leo" : "mia" });
    });
    await db.applySchemas([declared(withIndex)]);
    expect(await first(byOwner("leo"))).toContain('"t700"');
    await db.applySchemas([declared(withoutIndex)]);
    await expect(db.read(async (tx) => tx.query("", byOwner("leo")))).rejects.toThrow("Index trips.by_owner not found.");
  });

  test("leaves a query that is under way its old index", async () => {
    await db.applySchemas([declared(withIndex)]);
    await durably(async (tx) => tx.insert("", "trips", { name: "t", owner: "leo" }));
    await db.read(async (tx) => {
      await db.applySchemas([declared(withoutIndex)]);
      expect(tx.query("", byOwner("leo")).next()).toContain('"leo"');
    });
  });

  test("refuses documents that do not match, in Convex's words, and keeps nothing of them", async () => {
    await db.applySchemas([declared(withIndex)]);
    await expect(durably(async (tx) => tx.insert("", "trips", { name: 3, owner: "mia" }))).rejects.toThrow(
      'Failed to insert or update a document in table "trips" because it does not match the schema: Value does not match validator.\nPath: .name\nValue: 3.0\nValidator: v.string()',
    );
    const id = await durably(async (tx) => tx.insert("", "trips", { name: "t", owner: "mia" }));
    await expect(durably(async (tx) => tx.patch("", id, { owner: { $undefined: null } }))).rejects.toThrow("missing the required field `owner`");
    expect((await db.read(async (tx) => tx.count("", "trips"))).value).toBe(1);
  });

  test("is refused whole when a stored document does not match, and names it", async () => {
    await db.applySchemas([declared(withIndex, false)]);
    const id = await durably(async (tx) => tx.insert("", "trips", { name: "t" }));
    await expect(db.applySchemas([declared(withIndex)])).rejects.toThrow(`Document with ID "${id}" in table "trips" does not match the schema: Object is missing`);
    await durably(async (tx) => tx.insert("", "trips", { owner: 5 }));
    expect((await db.read(async (tx) => tx.count("", "trips"))).value).toBe(2);
  });

  test("holds after a restart, before it is declared again", async () => {
    await db.applySchemas([declared(withIndex)]);
    await durably(async (tx) => tx.insert("", "trips", { name: "t", owner: "mia" }));
    await db.close();
    db = await openDatabase(dataDir);
    expect(await first(byOwner("mia"))).toContain('"mia"');
    await expect(durably(async (tx) => tx.insert("", "trips", {}))).rejects.toThrow("does not match the schema");
  });

  test("of system tables leaves the project's alone, and the other way round", async () => {
    const system: ComponentSchema = { component: "", validate: false, tables: [{ name: "_jobs", indexes: [{ name: "by_state", fields: ["state"] }], documentType: null }] };
    await db.applySchemas([declared(withIndex)]);
    await db.applySchemas([system]);
    await durably(async (tx) => {
      tx.insert("", "_jobs", { state: "pending" });
      tx.insert("", "trips", { name: "t", owner: "mia" });
    });
    await db.applySchemas([declared(withIndex)]);
    expect(await first(byOwner("mia"))).toContain('"mia"');
    expect(await first({ source: { type: "IndexRange", indexName: "_jobs.by_state", range: [], order: null }, operators: [] })).toContain("pending");
  });

  test("checks ids against their tables", async () => {
    const schema = defineSchema({ users: defineTable({}), notes: defineTable({ by: v.id("users") }) });
    await db.applySchemas([declared(schema)]);
    const user = await durably(async (tx) => tx.insert("", "users", {}));
    const note = await durably(async (tx) => tx.insert("", "notes", { by: user }));
    await expect(durably(async (tx) => tx.insert("", "notes", { by: note }))).rejects.toThrow(`Found ID "${note}" from table \`notes\``);
    const { value } = await db.read(async (tx) => [tx.normalizeId("", "users", user), tx.normalizeId("", "notes", user), tx.normalizeId("", "users", "u"), tx.tableOf("", note)]);
    expect(value).toEqual([user, null, null, "notes"]);
    await expect(db.read(async (tx) => tx.get("", user, "notes"))).rejects.toThrow('Invalid argument `id` for `db.get`: expected to be an Id<"notes">, got Id<"users"> instead.');
  });
});

describe("documents are refused", () => {
  const deep = (levels: number) => ({ deep: JSON.parse("[".repeat(levels) + "]".repeat(levels)) as JSONValue });
  test.each<[string, (tx: Transaction) => unknown, string | RegExp]>([
    [
      "with fields that start with an underscore",
      (tx) => tx.insert("", "t", { z: 1, _x: 1, _y: "q" }),
      /^Document\(value: \{_creationTime: [\d.]+, _id: "\w+", _x: 1.0, _y: "q", z: 1.0\}\) isn't a valid document: Field '_x' starts with an underscore, which is only allowed for system fields like '_id'\n Field '_y' starts/,
    ],
    ["larger than a mebibyte", (tx) => tx.insert("", "t", { text: "é".repeat(600_000) }), "Value is too large (1.14 MiB > maximum size 1 MiB)"],
    ["that are large by Convex's measure alone", (tx) => tx.insert("", "t", Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`a${i}`, new Array<number>(8000).fill(1)]))), "Value is too large (1.03 MiB > maximum size 1 MiB)"],
    ["of too many fields", (tx) => tx.insert("", "t", { wide: Object.fromEntries(Array.from({ length: 1025 }, (_, i) => [`f${i}`, 0])) }), "Invalid argument `value` for `db.insert`: Object has too many fields (1025 > maximum number 1024)"],
    ["with too long an array", (tx) => tx.replace("", tx.insert("", "t", {}), { list: new Array<number>(8193).fill(0) }), "Invalid argument `value` for `db.replace`: Array length is too long (8193 > maximum length 8192)"],
    ["patched with what would set a prototype", (tx) => tx.patch("", tx.insert("", "t", {}), JSON.parse('{"__proto__":{"a":1}}') as JSONObject), "Invalid argument `value` for `db.patch`: Field name __proto__ is reserved."],
    ["nested too deeply for any value", (tx) => tx.patch("", tx.insert("", "t", {}), deep(64)), "Invalid argument `value` for `db.patch`: Value is too nested (nested 65 levels deep > maximum nesting 64)"],
    ["nested too deeply for a document", (tx) => tx.insert("", "t", deep(16)), "isn't a valid document: Document is too nested (nested 17 levels deep > maximum nesting 16)"],
    ["with an id of their own", (tx) => tx.insert("", "t", { _id: "other" }), /^Provided document ID "\w+" doesn't match '_id' field "other"$/],
    ["under another id", (tx) => tx.patch("", tx.insert("", "t", {}), { _id: "other" }), /doesn't match '_id' field "other"$/],
    ["made at another time", (tx) => tx.replace("", tx.insert("", "t", {}), { _creationTime: 1, a: 2 }), /^Provided creation time [\d.]+ doesn't match '_creationTime' field in \{_creationTime: 1.0, a: 2.0\}$/],
    ["when the id is too short", (tx) => tx.get("", "nonsense"), "Invalid argument `id` for `db.get`: Unable to decode ID: Invalid ID length 8"],
    ["when the id is no base32", (tx) => tx.patch("", "i".repeat(32), {}), "Invalid argument `id` for `db.patch`: Unable to decode ID: ID wasn't valid base32"],
    ["when no table has the id's number", (tx) => tx.remove("", encodeId(77, new Uint8Array(16))), `Invalid argument \`id\` for \`db.delete\`: Table for ID "${encodeId(77, new Uint8Array(16))}" not found`],
    ["when no table can have the name", (tx) => tx.insert("", "my table", {}), 'Invalid table name: "my table". Identifiers must start with a letter and can only contain letters, digits, and underscores.'],
  ])("%s", async (_what, work, message) => {
    await expect(db.write(async (tx) => work(tx))).rejects.toThrow(message);
  });

  test("unless they are just as large, deep and wide as they may be", async () => {
    const id = await durably(async (tx) => {
      tx.insert("", "t", { text: "é".repeat(524_200) });
      tx.insert("", "t", { wide: Object.fromEntries(Array.from({ length: 1024 }, (_, i) => [`f${i}`, 0])), long: new Array<number>(8192).fill(0) });
      return tx.insert("", "t", deep(15));
    });
    expect((await db.read(async (tx) => tx.get("", id))).value).toContain("[[[");
  });

  test("but one of a table that isn't there is just not found", async () => {
    expect((await db.read(async (tx) => tx.get("", encodeId(77, new Uint8Array(16))))).value).toBeNull();
  });

  test("when they are gone", async () => {
    const id = await durably(async (tx) => tx.insert("", "t", {}));
    await durably(async (tx) => tx.remove("", id));
    await expect(durably(async (tx) => tx.patch("", id, {}))).rejects.toThrow(`Update on nonexistent document ID ${id}`);
    await expect(durably(async (tx) => tx.replace("", id, {}))).rejects.toThrow(`Replace on nonexistent document ID ${id}`);
    await expect(durably(async (tx) => tx.remove("", id))).rejects.toThrow(`Delete on nonexistent document ID ${id}`);
    expect((await db.read(async (tx) => tx.get("", id))).value).toBeNull();
  });
});

test("a patch with the document's own system fields is a patch", async () => {
  const id = await durably(async (tx) => tx.insert("", "t", { a: 1 }));
  const text = await durably(async (tx) => tx.patch("", id, { ...(JSON.parse(tx.get("", id)!) as { a: number }), a: 2 }));
  expect(JSON.parse(text)).toMatchObject({ _id: id, a: 2 });
});

test("a document keeps its fields in the order of their names", async () => {
  const id = await durably(async (tx) => tx.insert("", "t", { b: { z: 1, "a b": 2, A: 3 }, a: [{ y: 1, x: 2 }] }));
  const text = await durably(async (tx) => tx.patch("", id, { "0": 1 }));
  expect(text).toMatch(/^\{"0":1,"_creationTime":[\d.]+,"_id":"\w+","a":\[\{"x":2,"y":1\}\],"b":\{"A":3,"a b":2,"z":1\}\}$/);
});

test("a commit's own timestamp can be stored with what it commits", async () => {
  const { ts, durable } = await db.write(async (tx) => tx.insert("", "t", { at: { $commitTs: null } }));
  await durable;
  const { value } = await db.read(async (tx) => tx.query("", { source: { type: "FullTableScan", tableName: "t", order: null }, operators: [] }).next());
  const { at } = JSON.parse(value!) as { at: { $integer: string } };
  expect(Buffer.from(at.$integer, "base64").readBigInt64LE()).toBe(BigInt(ts) * 1000n);
});

test("index keys longer than the store's own are ordered and found", async () => {
  await db.applySchemas([declared(withIndex)]);
  const owners = ["a", "b", "c"].map((end) => "o".repeat(3000) + end);
  await durably(async (tx) => [...owners].reverse().forEach((owner) => tx.insert("", "trips", { name: owner.at(-1)!, owner })));
  for (const owner of owners) expect(await first(byOwner(owner))).toContain(`"name":"${owner.at(-1)!}"`);
  const { value } = await db.read(async (tx) => tx.page("", { source: { type: "IndexRange", indexName: "trips.by_owner", range: [], order: "desc" }, operators: [] }, { cursor: null, pageSize: 2 }));
  expect(value.page.map((text) => (JSON.parse(text) as { name: string }).name)).toEqual(["c", "b"]);
});

test("timestamps survive a restart with a clock that went back, and follow a client's", async () => {
  const { ts, durable } = await db.write(async (tx) => tx.insert("", "t", {}));
  await durable;
  await db.close();
  db = await openDatabase(dataDir, { now: () => 1000 });
  expect(db.durableTs).toBeGreaterThanOrEqual(ts);
  const next = await db.write(async (tx) => tx.insert("", "t", {}));
  expect(next.ts).toBeGreaterThan(ts);
  await next.durable;
  expect(await db.advanceClock(next.ts)).toBe(true);
  expect(await db.advanceClock(next.ts + 5_000_000)).toBe(false);
  await db.close();
  db = await openDatabase(dataDir);
  const ahead = Date.now() * 1000 + 60e6;
  expect(await db.advanceClock(ahead)).toBe(true);
  expect(db.durableTs).toBeGreaterThanOrEqual(ahead);
});

test("a second database on the folder is refused; a closed one says so", async () => {
  await expect(openDatabase(dataDir)).rejects.toMatchObject({ code: "DATA_IN_USE" });
  await db.close();
  await expect(db.write(async () => 1)).rejects.toBeInstanceOf(StoreError);
  await expect(db.read(async () => 1)).rejects.toMatchObject({ code: "CLOSED" });
  db = await openDatabase(dataDir);
  expect((await db.read(async () => 1)).value).toBe(1);
});
