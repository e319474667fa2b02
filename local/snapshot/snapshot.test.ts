// Random documents of every kind of value, with files and what is scheduled: a backup, restored, is the same data.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { texts } from "../database/everyDocument";
import { openDatabase } from "../database/openDatabase";
import type { Database, JSONObject } from "../database/types";
import { openFileStorage } from "../functions/files/openFileStorage";
import { COMPONENT_TABLES } from "../functions/system/systemTables";
import { diskFull } from "../store/errors";
import { seeded, type Random } from "../testing/random";
import { generateId } from "../values/ids";
import { fromExported, toExported } from "./exportedValue";
import { checkData } from "./checkData";
import { Exports } from "./exports";
import { exportSnapshot } from "./exportSnapshot";
import { importSource } from "./importSnapshot";
import { openSnapshot } from "./readSnapshot";
import { restoreSnapshot } from "./restoreSnapshot";
import { SnapshotError } from "./snapshotError";
import { ZipReader } from "./zipReader";
import { ZipWriter } from "./zipWriter";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const EDGES: Value[] = [0, -0, 1, -1, 1.5, NaN, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 1e21, 123456789012345680000, 2 ** 53, 0n, -1n, 2n ** 63n - 1n, -(2n ** 63n), "", "12", "-0.0", '"\\"', "\u0000\u2028 é 🧭 {1}", "line\nbreak", true, false, null, new ArrayBuffer(0)];

function randomValue(random: Random, depth = 0): Value {
  const kind = random.below(depth < 3 ? 9 : 7);
  if (kind < 3) return EDGES[random.below(EDGES.length)]!;
  if (kind === 3) return (random.next() - 0.5) * 10 ** random.below(40);
  if (kind === 4) return BigInt.asIntN(64, BigInt(Math.floor(random.next() * 2 ** 53)) ** 2n);
  if (kind === 5) return String.fromCodePoint(...Array.from({ length: random.below(20) }, () => 1 + random.below(0xd000)));
  if (kind === 6) return new Uint8Array(Array.from({ length: random.below(30) }, () => random.below(256))).buffer;
  if (kind === 7) return Array.from({ length: random.below(5) }, () => randomValue(random, depth + 1));
  return Object.fromEntries(Array.from({ length: random.below(5) }, (_, i) => [`field${i}`, randomValue(random, depth + 1)]));
}

async function open(name: string) {
  const dataDir = join(dir, name);
  const database = await openDatabase(dataDir);
  await database.applySchemas([{ component: "", validate: false, tables: COMPONENT_TABLES }]);
  return { database, files: openFileStorage(dataDir, database), dataDir };
}

/** Every row of every table that a backup has, as it is stored. */
async function everything(database: Database): Promise<Record<string, string[]>> {
  const { value } = await database.read(async (tx) =>
    Object.fromEntries(database.tables.filter(({ name }) => name !== "_file_addresses").map(({ component, name, number }) => [`${component}/${name} ${number}`, [...texts(tx, component, name)].map(sorted).sort()])),
  );
  return value;
}

const sorted = (text: string) => JSON.stringify(sortKeys(JSON.parse(text) as JSONValue));
function sortKeys(value: JSONValue): JSONValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sortKeys(value[name]!)]));
}

const zipOf = async (path: string, entries: Record<string, string>) => {
  const zip = await ZipWriter.create(path);
  for (const [name, text] of Object.entries(entries)) await zip.add(name, [Buffer.from(text)]);
  await zip.finish();
  return path;
};

describe("a value in a snapshot", () => {
  it("comes back as it was, whatever it is", () => {
    const random = seeded(7);
    for (let i = 0; i < 5000; i++) {
      const value = convexToJson(i < EDGES.length ? EDGES[i]! : randomValue(random));
      expect(sortKeys(fromExported(toExported(value)))).toEqual(sortKeys(value));
    }
  });

  it("is written as Convex writes it", () => {
    expect(toExported(convexToJson({ b: 1, a: 12n, c: -0, d: "1", e: new Uint8Array([1]).buffer, f: 1e21 }))).toBe('{"a":12,"b":1.0,"c":-0.0,"d":"1","e":{"$bytes":"AQ=="},"f":1e+21}');
  });
});

describe("a backup", () => {
  it("restores to the same documents, ids, creation times, files and schedule", async () => {
    for (const seed of [1, 2]) {
      const random = seeded(seed);
      const a = await open(`a${seed}`);
      const { durable } = await a.database.write(async (tx) => {
        for (let i = 0; i < 300; i++) {
          const fields = Object.fromEntries(Array.from({ length: 1 + random.below(4) }, (_, n) => [`value${n}`, convexToJson(randomValue(random))]));
          const id = tx.insert(["", "limits", "flows/pool"][random.below(3)]!, `table${random.below(4)}`, fields);
          if (random.below(10) === 0) tx.insert("", "links", { to: id });
        }
        tx.insert("", "_scheduled_functions", { name: "a:b", args: [{ n: { $integer: "AQAAAAAAAAA=" } }], scheduledTime: Date.now() + 1e6, state: { kind: "pending" }, component: "" });
      });
      await durable;
      const bytes = Buffer.from(Array.from({ length: 100_000 }, () => random.below(256)));
      const fileIds = [await a.files.store("", [bytes], "image/png"), await a.files.store("limits", [], null)];
      const before = await everything(a.database);
      const backup = join(dir, `${seed}.zip`);
      const summary = await exportSnapshot(a.database, a.files, backup, { includeStorage: true });
      expect(summary).toMatchObject({ ts: a.database.durableTs, files: 2 });
      await a.database.close();

      await restoreSnapshot(backup, join(dir, `b${seed}`));
      const b = await open(`b${seed}`);
      expect(await everything(b.database)).toEqual(before);
      expect(b.database.durableTs).toBeGreaterThan(summary.ts);
      const { value: file } = await b.database.read(async (tx) => b.files.find(tx, "", fileIds[0]!, "test"));
      expect(Buffer.concat(await (b.files.read(file!) as unknown as { toArray(): Promise<Buffer[]> }).toArray())).toEqual(bytes);
      await b.database.close();
      expect(await checkData(b.dataDir)).toMatchObject({ problems: [], files: 2, scheduled: 1, leftovers: 0 });
    }
  });

  it("never takes the clock back, also where this machine's is behind", async () => {
    const ahead = Date.now() + 3 * 24 * 3600 * 1000;
    const dataDir = join(dir, "ahead");
    const database = await openDatabase(dataDir, { now: () => ahead });
    await (await database.write(async (tx) => tx.insert("", "notes", { n: 1 }))).durable;
    await exportSnapshot(database, openFileStorage(dataDir, database), join(dir, "a.zip"), { includeStorage: true });
    const { durableTs } = database;
    await database.close();
    await restoreSnapshot(join(dir, "a.zip"), join(dir, "b"));
    const { database: restored } = await open("b");
    const { ts, durable } = await restored.write(async (tx) => tx.insert("", "notes", { n: 2 }));
    await durable;
    expect(ts).toBeGreaterThan(durableTs);
    await restored.close();
  });

  it("is of one moment, though writes go on and files are deleted", async () => {
    const { database, files } = await open("a");
    const id = await files.store("", [Buffer.from("kept")], "text/plain");
    await (await database.write(async (tx) => Array.from({ length: 3000 }, (_, n) => tx.insert("", "notes", { n, text: "x".repeat(500) })))).durable;
    const exporting = exportSnapshot(database, files, join(dir, "a.zip"), { includeStorage: true });
    const { value: gone, durable } = await database.write(async (tx) => {
      tx.insert("", "notes", { n: -1 });
      return files.remove(tx, "", id);
    });
    await durable;
    await files.settle([gone]);
    expect(await exporting).toMatchObject({ documents: 3000, files: 1 });
    await database.close();
  });
});

describe("an export of a running deployment", () => {
  it("that could not begin is no hindrance to the next, nor to the end", async () => {
    const { database, files } = await open("a");
    const exports = new Exports(database, files, join(dir, "exports"));
    vi.spyOn(database, "write").mockRejectedValueOnce(diskFull());
    await expect(exports.request({ includeStorage: true })).rejects.toMatchObject({ code: "DISK_FULL" });
    expect(await exports.request({ includeStorage: true })).toBe(true);
    await exports.stop();
    await database.close();
  });
});

describe("a restore", () => {
  const NO_TABLES = '{"name":"notes","id":10001}\n';
  it("doesn't touch the folder where another one is at it", async () => {
    const path = await zipOf(join(dir, "a.zip"), { "_tables/documents.jsonl": NO_TABLES });
    const other = await openDatabase(join(dir, "b.restoring"));
    await expect(restoreSnapshot(path, join(dir, "b"))).rejects.toMatchObject({ code: "DATA_IN_USE" });
    await (await other.write(async (tx) => tx.insert("", "notes", { n: 1 }))).durable;
    await other.close();
    expect(existsSync(join(dir, "b.restoring/db/data.mdb"))).toBe(true);
  });

  it("leaves what has come into its place meanwhile", async () => {
    const path = await zipOf(join(dir, "a.zip"), { "_tables/documents.jsonl": NO_TABLES });
    const target = join(dir, "b");
    mkdirSync(target);
    const restoring = restoreSnapshot(path, target);
    writeFileSync(join(target, "somebody's"), "");
    await expect(restoring).rejects.toThrow(SnapshotError);
    expect(readdirSync(dir).sort()).toEqual(["a.zip", "b"]);
    expect(readdirSync(target)).toEqual(["somebody's"]);
  });
});

describe("an import", () => {
  const people = (n: number) => Array.from({ length: n }, (_, i) => `{"name":"person ${i}","age":${i}}\n`).join("");
  const load = async (path: string, mode: "requireEmpty" | "append" | "replace" | "replaceAll", target: Awaited<ReturnType<typeof open>>) => {
    const source = await openSnapshot(path);
    try {
      return await importSource(target, source, { mode });
    } finally {
      await source.close();
    }
  };
  const names = async (database: Database, table: string) => (await database.read(async (tx) => [...texts(tx, "", table)].map((text) => (JSON.parse(text) as JSONObject).name))).value;

  it("refuses what is wrong with its line, and changes nothing", async () => {
    const target = await open("a");
    const cases: [string, Record<string, string>, RegExp][] = [
      ["not JSON", { "people/documents.jsonl": `${people(2)}{"name":\n` }, /people\/documents\.jsonl, line 3: this is not JSON/],
      ["no object", { "people/documents.jsonl": "[1]\n" }, /line 1: this is not an object/],
      ["a bad value", { "people/documents.jsonl": '{"a":{"$integer":"x"}}\n' }, /line 1/],
      ["a bad id", { "people/documents.jsonl": '{"_id":"abc"}\n' }, /line 1: "abc" is not an id/],
      ["a large integer", { "people/documents.jsonl": '{"n":9223372036854775808}\n', "people/generated_schema.jsonl": '"uniform"\n' }, /line 1: a whole number is too large/],
      ["a reserved field", { "people/documents.jsonl": `${people(1)}{"_mine":1}\n` }, /people, line 2: Field '_mine'/],
      ["an older kind", { "people/documents.jsonl": people(1), "people/generated_schema.jsonl": '"{\\"n\\": int64}"\n' }, /older kind of export/],
      ["a bad table", { "my table/documents.jsonl": people(1) }, /can't be the name of a table/],
      ["a file without bytes", { "_storage/documents.jsonl": `{"_id":"${generateId(3, 0)}"}\n`, "people/documents.jsonl": people(1) }, /_storage, line 1: the bytes of file “\w+” are not in the snapshot/],
      ["nothing", { "README.md": "hello" }, /no tables in this ZIP/],
    ];
    for (const [name, entries, problem] of cases) await expect(load(await zipOf(join(dir, `${name}.zip`), entries), "requireEmpty", target)).rejects.toThrow(problem);
    expect(await names(target.database, "people")).toEqual([]);
    await target.database.close();
  });

  it("refuses a file that is cut off, changed, or no ZIP", async () => {
    const path = await zipOf(join(dir, "a.zip"), { "people/documents.jsonl": people(500) });
    const whole = readFileSync(path);
    writeFileSync(join(dir, "cut.zip"), whole.subarray(0, whole.length - 30));
    const changed = Buffer.from(whole);
    changed[80] = changed[80]! ^ 0xff;
    writeFileSync(join(dir, "changed.zip"), changed);
    writeFileSync(join(dir, "text.zip"), "not a ZIP");
    for (const name of ["cut", "changed", "text"]) {
      await expect(restoreSnapshot(join(dir, `${name}.zip`), join(dir, "new"))).rejects.toThrow(/The file is not a ZIP, or is damaged/);
      expect(existsSync(join(dir, "new"))).toBe(false);
    }
    await expect(restoreSnapshot(join(dir, "missing.zip"), join(dir, "new"))).rejects.toThrow(/can't be read/);
  });

  it("adds, replaces, or wants an empty table, as it is told", async () => {
    const target = await open("a");
    const path = await zipOf(join(dir, "a.zip"), { "people/documents.jsonl": people(2) });
    expect(await load(path, "requireEmpty", target)).toBe(2);
    await expect(load(path, "requireEmpty", target)).rejects.toThrow(/has documents already/);
    expect(await load(path, "append", target)).toBe(2);
    expect(await names(target.database, "people")).toHaveLength(4);
    expect(await load(path, "replace", target)).toBe(2);
    expect(await names(target.database, "people")).toEqual(["person 0", "person 1"]);
    await (await target.database.write(async (tx) => tx.insert("", "other", {}))).durable;
    await load(path, "replaceAll", target);
    expect(await names(target.database, "other")).toEqual([]);
    await target.database.close();
  });

  it("keeps ids where another deployment numbers its tables differently", async () => {
    const a = await open("a");
    const { value: id, durable } = await a.database.write(async (tx) => (tx.insert("", "first", {}), tx.insert("", "people", { name: "Ada" })));
    await durable;
    await exportSnapshot(a.database, a.files, join(dir, "a.zip"), { includeStorage: true });
    await a.database.close();
    const b = await open("b");
    await (await b.database.write(async (tx) => (tx.insert("", "people", { name: "Bob" }), tx.insert("", "third", {})))).durable;
    await expect(load(join(dir, "a.zip"), "append", b)).rejects.toThrow(/table "people" has documents with other ids/);
    expect(await names(b.database, "people")).toEqual(["Bob"]);
    await expect(load(join(dir, "a.zip"), "replace", b)).rejects.toThrow(/table "third" has documents with other ids/);
    await load(join(dir, "a.zip"), "replaceAll", b);
    const { value } = await b.database.read(async (tx) => tx.get("", id, "people"));
    expect(JSON.parse(value!)).toMatchObject({ _id: id, name: "Ada" });
    await b.database.close();
    expect((await checkData(b.dataDir)).problems).toEqual([]);
  });
});

describe("a check", () => {
  it("names bytes that are missing or changed, and counts what a cut upload left", async () => {
    const { database, files, dataDir } = await open("a");
    const id = await files.store("", [Buffer.from("one")], null);
    const { value: file } = await database.read(async (tx) => files.find(tx, "", id, "test"));
    await database.close();
    expect(await checkData(dataDir)).toMatchObject({ problems: [], files: 1 });
    const blob = join(dataDir, "files", file!.storageId);
    copyFileSync(blob, `${blob}.part`);
    writeFileSync(blob, "two");
    expect(await checkData(dataDir)).toMatchObject({ problems: [`The bytes of file ${id} are not those that its row speaks of.`], leftovers: 1 });
    rmSync(blob);
    expect((await checkData(dataDir)).problems).toEqual([`The bytes of file ${id} can't be read (ENOENT).`]);
  });
});

describe("a ZIP", () => {
  it("can be read by other programs' rules, in order and by its directory", async () => {
    const { unzipSync, strFromU8 } = await import("fflate");
    const path = await zipOf(join(dir, "a.zip"), { "é/a.txt": "hello ".repeat(1000), empty: "" });
    const entries = unzipSync(readFileSync(path));
    expect(Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [name, strFromU8(bytes)]))).toEqual({ "é/a.txt": "hello ".repeat(1000), empty: "" });
    const zip = await ZipReader.open(path);
    expect(zip.entries.map(({ name, size }) => [name, size])).toEqual([["é/a.txt", 6000], ["empty", 0]]);
    await zip.close();
  });

  it("of other programs is read", async () => {
    const { zipSync, strToU8 } = await import("fflate");
    writeFileSync(join(dir, "a.zip"), zipSync({ "snapshot/people/documents.jsonl": strToU8('{"name":"Ada"}'), "snapshot/_components/c/rows/documents.jsonl": strToU8("\n") }));
    const source = await openSnapshot(join(dir, "a.zip"));
    expect(source.tables.map(({ component, name }) => [component, name])).toEqual([["", "people"], ["c", "rows"]]);
    await source.close();
    expect(jsonToConvex(fromExported("1.0"))).toBe(1);
  });
});
