// Vector search: what is nearest, after whatever was written, rolled back or restarted, as a scan of all documents finds it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkInvariants } from "../checkInvariants";
import { openDatabase } from "../openDatabase";
import type { ComponentSchema, Database, JSONObject, SerializedVectorQuery, Transaction, VectorIndexDefinition } from "../types";

let dataDir: string;
let db: Database;

const byTopic: VectorIndexDefinition = { name: "by_embedding", vectorField: "embedding.values", dimensions: 3, filterFields: ["topic", "about.year"] };
const schema = (vectorIndexes: VectorIndexDefinition[], component = ""): ComponentSchema => ({
  component,
  validate: false,
  tables: [{ name: "papers", indexes: [], vectorIndexes, documentType: null }],
});

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "convex-vectors-"));
  db = await openDatabase(dataDir);
  await db.applySchemas([schema([byTopic])]);
});

afterEach(async () => {
  await db.close();
  expect((await checkInvariants(dataDir)).problems).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});

async function durably<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { value, durable } = await db.write(work);
  await durable;
  return value;
}

const paper = (title: string, values: unknown, fields: JSONObject = {}) => ({ title, embedding: { values }, ...fields }) as JSONObject;
const add = (...papers: JSONObject[]) => durably(async (tx) => papers.map((fields) => tx.insert("", "papers", fields)));
const eq = (field: string, value: unknown) => ({ $eq: [{ $field: field }, { $literal: value }] }) as never;

function search(vector: number[], query: Partial<SerializedVectorQuery> = {}, component = "") {
  return db.vectorSearch(component, { indexName: "papers.by_embedding", vector, expressions: null, ...query });
}

async function titles(vector: number[], query: Partial<SerializedVectorQuery> = {}) {
  const found = search(vector, query);
  return (await db.read(async (tx) => found.map(({ _id }) => (JSON.parse(tx.get("", _id)!) as { title: string }).title))).value;
}

describe("a vector index", () => {
  test("finds the nearest by angle, best first, with the cosine as score", async () => {
    const [, near] = await add(paper("far", [-1, 0, 0]), paper("near", [10, 1, 0]), paper("middling", [1, 1, 0]));
    expect(await titles([1, 0, 0])).toEqual(["near", "middling", "far"]);
    expect(search([1, 0, 0], { limit: 1 })).toEqual([{ _id: near, _score: expect.closeTo(10 / Math.sqrt(101), 6) as number }]);
  });

  test("filters by any of the conditions given, nested and missing fields too", async () => {
    await add(
      paper("a", [1, 0, 0], { topic: "rail", about: { year: 1 } }),
      paper("b", [1, 0.1, 0], { topic: "sea", about: { year: 2 } }),
      paper("c", [1, 0.2, 0], { topic: "air", about: {} }),
    );
    expect(await titles([1, 0, 0], { expressions: eq("topic", "sea") })).toEqual(["b"]);
    expect(await titles([1, 0, 0], { expressions: { $or: [eq("topic", "air"), { $or: [eq("topic", "rail")] }] } as never })).toEqual(["a", "c"]);
    expect(await titles([1, 0, 0], { expressions: { $or: [eq("about.year", 2), eq("topic", "rail")] } as never })).toEqual(["a", "b"]);
    expect(await titles([1, 0, 0], { expressions: eq("about.year", { $undefined: null }) })).toEqual(["c"]);
    expect(await titles([1, 0, 0], { expressions: eq("topic", "nothing") })).toEqual([]);
  });

  test("leaves out documents whose field holds no such vector", async () => {
    await add(paper("short", [1, 0]), paper("words", ["a", "b", "c"]), { title: "none" }, paper("infinite", [1, { $float: "AAAAAAAA8H8=" }, 0]));
    await add(paper("negative zero", [1, { $float: "AAAAAAAAAIA=" }, 0]));
    expect(await titles([1, 0, 0])).toEqual(["negative zero"]);
  });

  test("follows every change, and nothing that was rolled back", async () => {
    const [moved, gone, shrunk] = await add(paper("moved", [1, 0, 0]), paper("gone", [0, 1, 0]), paper("shrunk", [0, 0, 1]));
    expect(await titles([0, 1, 0], { limit: 1 })).toEqual(["gone"]);
    await durably(async (tx) => {
      tx.patch("", moved!, { embedding: { values: [0, 1, 0.5] } });
      tx.remove("", gone!);
      tx.replace("", shrunk!, { title: "shrunk" });
      const before = tx.savepoint();
      tx.insert("", "papers", paper("inner", [0, 1, 0]));
      tx.rollback(before);
    });
    await expect(
      db.write(async (tx) => {
        tx.insert("", "papers", paper("never", [0, 1, 0]));
        throw new Error("refused");
      }),
    ).rejects.toThrow("refused");
    expect(await titles([0, 1, 0])).toEqual(["moved"]);
  });

  test("shows what is on disk, not what is on its way there", async () => {
    await add(paper("old", [1, 0, 0]));
    expect(search([1, 0, 0])).toHaveLength(1);
    const { durable } = await db.write(async (tx) => tx.insert("", "papers", paper("new", [1, 0, 0])));
    expect(search([1, 0, 0])).toHaveLength(1);
    await durable;
    expect(search([1, 0, 0])).toHaveLength(2);
  });

  test("is the same after the folder is opened again", async () => {
    await add(paper("a", [1, 0, 0], { topic: "rail" }), paper("b", [1, 1, 0], { topic: "rail" }));
    const before = search([1, 0, 0], { expressions: eq("topic", "rail") });
    await db.close();
    db = await openDatabase(dataDir);
    await db.applySchemas([schema([byTopic])]);
    expect(search([1, 0, 0], { expressions: eq("topic", "rail") })).toEqual(before);
  });

  test("holds what was written before it was declared, and goes when it is dropped", async () => {
    await db.applySchemas([schema([])]);
    expect(() => search([1, 0, 0])).toThrow("Index papers.by_embedding not found.");
    // Not awaited: it is on its way to the disk when the schema comes.
    const { durable } = await db.write(async (tx) => tx.insert("", "papers", paper("early", [1, 0, 0])));
    await db.applySchemas([schema([byTopic])]);
    expect(search([1, 0, 0])).toHaveLength(1);
    await durable;
    await db.applySchemas([schema([{ ...byTopic, dimensions: 2 }])]);
    expect(search([1, 0])).toEqual([]);
  });

  test("is a component's own", async () => {
    await db.applySchemas([schema([byTopic], "shelf")]);
    await add(paper("app's", [1, 0, 0]));
    expect(search([1, 0, 0], {}, "shelf")).toEqual([]);
    expect(search([1, 0, 0])).toHaveLength(1);
  });

  test("refuses in Convex's words", async () => {
    expect(() => search([1, 0])).toThrow("Expected a vector with dimensions 3, received 2.");
    expect(() => search([1, 0, 0], { limit: 257 })).toThrow("Vector queries can fetch at most 256 results, requested 257.");
    expect(() => search([1, 0, 0], { limit: 0 })).toThrow("at least 1 result");
    expect(() => search([1, 0, null as never])).toThrow("no finite number");
    expect(() => search([1, 0, 0], { expressions: eq("title", "a") })).toThrow("isn't indexed for filtering in `filterFields`");
    expect(() => search([1, 0, 0], { expressions: { $neq: [] } as never })).toThrow("Filters should be a combination of `q.eq` and `q.or`.");
    expect(() => search([1, 0, 0], { expressions: { $eq: [{ $literal: 1 }, { $literal: 1 }] } as never })).toThrow("`q.eq` must take a field path");
    const many = { $or: Array.from({ length: 65 }, (_, i) => eq("topic", i)) } as never;
    expect(() => search([1, 0, 0], { expressions: many })).toThrow("has too many conditions. Max: 64 Actual: 65");
    await expect(db.applySchemas([schema([{ ...byTopic, dimensions: 1 }])])).rejects.toThrow("Dimensions 1 must be between 2 and 4096.");
    await expect(db.applySchemas([schema([byTopic, byTopic])])).rejects.toThrow("has two or more definitions of index");
  });

  const coordinate = fc.integer({ min: -3, max: 3 });
  const vector = fc.tuple(coordinate, coordinate, coordinate);
  const topic = fc.constantFrom("rail", "sea", "air");
  const step = fc.oneof(
    fc.record({ op: fc.constant("add" as const), vector, topic }),
    fc.record({ op: fc.constant("patch" as const), at: fc.nat(20), vector, topic }),
    fc.record({ op: fc.constant("remove" as const), at: fc.nat(20) }),
    fc.record({ op: fc.constant("search" as const), vector, limit: fc.integer({ min: 1, max: 6 }), topics: fc.option(fc.uniqueArray(topic, { minLength: 1 })) }),
  );

  test("answers as a scan of all documents would, whatever was done before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const known = new Map<string, { vector: number[]; topic: string }>();
        await durably(async (tx) => {
          const stream = tx.query("", { source: { type: "FullTableScan", tableName: "papers", order: null }, operators: [] });
          for (let text = stream.next(); text !== null; text = stream.next()) tx.remove("", (JSON.parse(text) as { _id: string })._id);
        });
        for (const current of steps) {
          const id = [...known.keys()][("at" in current ? current.at : 0) % Math.max(1, known.size)];
          if (current.op === "add") known.set((await add(paper("x", current.vector, { topic: current.topic })))[0]!, current);
          else if (current.op === "search") {
            const expressions = current.topics === null ? null : ({ $or: current.topics.map((each) => eq("topic", each)) } as never);
            expect(search(current.vector, { limit: current.limit, expressions })).toEqual(bruteForce(known, current));
          } else if (id !== undefined && current.op === "remove") {
            await durably(async (tx) => tx.remove("", id));
            known.delete(id);
          } else if (id !== undefined && current.op === "patch") {
            await durably(async (tx) => tx.patch("", id, { embedding: { values: current.vector }, topic: current.topic }));
            known.set(id, current);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

type Search = { vector: number[]; limit: number; topics: string[] | null };

function bruteForce(known: Map<string, { vector: number[]; topic: string }>, { vector, limit, topics }: Search) {
  const dot = (a: number[], b: number[]) => a.reduce((sum, item, i) => sum + item * b[i]!, 0);
  return [...known]
    .filter(([, row]) => topics === null || topics.includes(row.topic))
    .map(([id, row]) => {
      const lengths = Math.sqrt(dot(vector, vector)) * Math.sqrt(dot(row.vector, row.vector));
      return { _id: id, _score: lengths === 0 ? 0 : dot(vector, row.vector) / lengths };
    })
    .sort((a, b) => b._score - a._score)
    .slice(0, limit);
}
