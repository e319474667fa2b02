// Random programs against the database and against plain arrays that do the same by hand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareValues, jsonToConvex, type JSONValue, type Value } from "convex/values";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkInvariants } from "./checkInvariants";
import { fieldAt } from "./queries/fieldPath";
import { openDatabase } from "./openDatabase";
import type { Commit, ComponentSchema, Database, JSONObject, ReadSet, SearchSource, SerializedQuery, SerializedRange, Transaction } from "./types";

const TABLES = ["trips", "notes"];
const INDEXES: { [name: string]: string[] } = { by_a: ["a"], by_a_bc: ["a", "b.c"] };
const schema: ComponentSchema = {
  component: "",
  validate: false,
  tables: TABLES.map((name) => ({ name, indexes: Object.entries(INDEXES).map(([index, fields]) => ({ name: index, fields })), documentType: null })),
};

const table = fc.constantFrom(...TABLES);
const scalar = fc.constantFrom<JSONValue>(null, 0, 1, 2, "", "x", "y", true, { $integer: "AQAAAAAAAAA=" }, [1], { c: 1 });
const fields = fc.record<JSONObject>({ a: scalar, b: fc.oneof(scalar, fc.record({ c: scalar })), n: fc.nat(3) }, { requiredKeys: ["n"] });
const patch = fc.record<JSONObject>({ a: fc.oneof(scalar, fc.constant<JSONValue>({ $undefined: null })), b: scalar, n: fc.nat(3) }, { requiredKeys: [] });
const which = fc.nat(20);

type Write =
  | { kind: "insert"; table: string; fields: JSONObject }
  | { kind: "patch" | "replace"; table: string; which: number; fields: JSONObject }
  | { kind: "remove"; table: string; which: number }
  | { kind: "nested"; fails: boolean; writes: Write[] };
const simpleWrite: fc.Arbitrary<Write> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("insert" as const), table, fields }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("patch" as const), table, which, fields: patch }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("replace" as const), table, which, fields }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), table, which }) },
);
const write: fc.Arbitrary<Write> = fc.letrec<{ write: Write }>((tie) => ({
  write: fc.oneof(
    { maxDepth: 2 },
    simpleWrite,
    fc.record({ kind: fc.constant("nested" as const), fails: fc.boolean(), writes: fc.array(tie("write"), { maxLength: 3 }) }),
  ),
})).write;

const bound = <T extends SerializedRange["type"]>(...types: T[]) => fc.option(fc.record({ type: fc.constantFrom(...types), value: fc.oneof(scalar, fc.constant<JSONValue>({ $undefined: null })) }), { nil: null });
const query: fc.Arbitrary<SerializedQuery> = fc
  .record({
    table,
    index: fc.constantFrom(null, "by_creation_time", ...Object.keys(INDEXES)),
    equal: fc.option(scalar, { nil: null, freq: 2 }),
    low: bound("Gt", "Gte"),
    high: bound("Lt", "Lte"),
    order: fc.constantFrom("asc" as const, "desc" as const, null),
    limit: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
    filter: fc.option(fc.nat(3), { nil: null }),
  })
  .map(({ table: name, index, equal, low, high, order, limit, filter }): SerializedQuery => {
    const range: SerializedRange[] = [];
    const paths = index === null ? [] : (INDEXES[index] ?? []);
    let at = 0;
    if (equal !== null && paths.length > at) range.push({ type: "Eq", fieldPath: paths[at++]!, value: equal });
    for (const each of [low, high]) if (each !== null && at < paths.length) range.push({ ...each, fieldPath: paths[at]! });
    const operators: SerializedQuery["operators"] = [];
    if (filter !== null) operators.push({ filter: { $lte: [{ $field: "n" }, { $literal: filter }] } });
    if (limit !== null) operators.push({ limit });
    return { source: index === null ? { type: "FullTableScan", tableName: name, order } : { type: "IndexRange", indexName: `${name}.${index}`, range, order }, operators };
  });

type Model = Map<string, JSONObject[]>;

function plain(document: JSONObject, path: string): Value | undefined {
  const value = fieldAt(document, path.split("."));
  return value === undefined ? undefined : jsonToConvex(value);
}

type Ordered = Exclude<SerializedQuery["source"], SearchSource>;

function expected(model: Model, query: SerializedQuery): JSONObject[] {
  const { operators } = query;
  const source = query.source as Ordered;
  const full = source.type === "FullTableScan";
  const [name, index] = full ? [source.tableName, "by_creation_time"] : (source.indexName.split(".") as [string, string]);
  const paths = [...(INDEXES[index] ?? []), "_creationTime", "_id"];
  const compare = (x: JSONObject, y: JSONObject) => paths.map((path) => compareValues(plain(x, path), plain(y, path))).find((sign) => sign !== 0) ?? 0;
  let found = [...(model.get(name) ?? [])].sort(compare);
  if (source.order === "desc") found.reverse();
  for (const { type, fieldPath, value } of full ? [] : source.range) {
    const to = typeof value === "object" && value !== null && "$undefined" in value ? undefined : jsonToConvex(value);
    const holds = { Eq: (s: number) => s === 0, Gt: (s: number) => s > 0, Gte: (s: number) => s >= 0, Lt: (s: number) => s < 0, Lte: (s: number) => s <= 0 }[type];
    found = found.filter((document) => holds(compareValues(plain(document, fieldPath), to)));
  }
  for (const operator of operators) {
    if ("limit" in operator) found = found.slice(0, operator.limit);
    else {
      const most = (operator.filter as { $lte: [unknown, { $literal: number }] }).$lte[1].$literal;
      found = found.filter((document) => (document.n as number) <= most);
    }
  }
  return found;
}

function run(tx: Transaction, each: SerializedQuery): JSONObject[] {
  const stream = tx.query("", each);
  const found: JSONObject[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) found.push(JSON.parse(text) as JSONObject);
  return found;
}

function runPages(tx: Transaction, each: SerializedQuery, pageSize: number, maximumRowsRead?: number): JSONObject[] {
  const found: JSONObject[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = tx.page("", each, { cursor, pageSize, maximumRowsRead });
    expect(page.page.length).toBeLessThanOrEqual(pageSize);
    const again = tx.page("", each, { cursor, endCursor: page.continueCursor, pageSize });
    expect([again.page, again.isDone]).toEqual([page.page, page.isDone]);
    found.push(...page.page.map((text) => JSON.parse(text) as JSONObject));
    if (page.isDone) return found;
    cursor = page.continueCursor;
  }
}

const copy = (model: Model): Model => new Map([...model].map(([name, documents]) => [name, [...documents]]));

/** Does one write on both sides. */
function apply(tx: Transaction, model: Model, each: Write): void {
  if (each.kind === "nested") {
    const before = copy(model);
    const savepoint = tx.savepoint();
    for (const inner of each.writes) apply(tx, model, inner);
    if (!each.fails) return;
    tx.rollback(savepoint);
    for (const name of TABLES) model.set(name, before.get(name)!);
    return;
  }
  const documents = model.get(each.table)!;
  if (each.kind === "insert") {
    const id = tx.insert("", each.table, each.fields);
    documents.push(JSON.parse(tx.get("", id)!) as JSONObject);
    expect(documents.at(-1)).toMatchObject(each.fields);
    return;
  }
  if (documents.length === 0) return;
  const at = each.which % documents.length;
  const old = documents[at]!;
  const { _id, _creationTime } = old;
  switch (each.kind) {
    case "remove":
      tx.remove("", _id as string);
      documents.splice(at, 1);
      break;
    case "replace":
      tx.replace("", _id as string, each.fields);
      documents[at] = { ...each.fields, _id, _creationTime };
      break;
    case "patch": {
      tx.patch("", _id as string, each.fields);
      const next: JSONObject = { ...old, ...each.fields };
      for (const [name, value] of Object.entries(next)) if (JSON.stringify(value) === '{"$undefined":null}') delete next[name];
      documents[at] = next;
    }
  }
}

const program = fc.array(
  fc.record({ writes: fc.array(write, { minLength: 1, maxLength: 5 }), throws: fc.boolean(), queries: fc.array(query, { maxLength: 3 }), awaitDisk: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

async function withDatabase<T>(work: (dataDir: string, db: Database) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-model-"));
  const db = await openDatabase(dataDir);
  await db.applySchemas([schema]);
  try {
    return await work(dataDir, db);
  } finally {
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

test("any program of writes, queries and pages does what arrays do, now and after a restart", async () => {
  await fc.assert(
    fc.asyncProperty(program, fc.array(query, { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 4 }), async (steps, queries, pageSize) => {
      await withDatabase(async (dataDir, db) => {
        let model: Model = new Map(TABLES.map((name) => [name, []]));
        for (const step of steps) {
          const next = copy(model);
          const work = db.write(async (tx) => {
            for (const each of step.writes) {
              apply(tx, next, each);
              for (const q of step.queries) expect(run(tx, q)).toEqual(expected(next, q));
            }
            if (step.throws) throw new Error("thrown on purpose");
          });
          if (step.throws) await expect(work).rejects.toThrow("thrown on purpose");
          else {
            model = next;
            const { durable } = await work;
            if (step.awaitDisk) await durable;
          }
        }
        await (await db.write(async () => {})).durable;
        const check = async (on: Database) => {
          await on.read(async (tx) => {
            for (const q of queries) {
              expect(run(tx, q)).toEqual(expected(model, q));
              const unlimited = { ...q, operators: q.operators.filter((operator) => "filter" in operator) };
              expect(runPages(tx, unlimited, pageSize)).toEqual(expected(model, unlimited));
              expect(runPages(tx, unlimited, pageSize, pageSize + 1)).toEqual(expected(model, unlimited));
            }
            for (const name of TABLES) expect(tx.count("", name)).toBe(model.get(name)!.length);
          });
        };
        await check(db);
        await db.close();
        expect((await checkInvariants(dataDir)).problems).toEqual([]);
        const reopened = await openDatabase(dataDir);
        await check(reopened);
        await reopened.close();
      });
    }),
    { numRuns: 120 },
  );
});

test("a commit that does not touch a read set cannot have changed the answer", async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(simpleWrite, { minLength: 3, maxLength: 10 }),
      fc.array(fc.record({ query, pageSize: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }) }), { minLength: 1, maxLength: 6 }),
      fc.array(write, { minLength: 1, maxLength: 8 }),
      async (before, watched, after) => {
        await withDatabase(async (_dataDir, db) => {
          const model: Model = new Map(TABLES.map((name) => [name, []]));
          await (await db.write(async (tx) => before.forEach((each) => apply(tx, model, each)))).durable;
          const index = db.readSetIndex<number>();
          type Watch = { answer: unknown; cursor: string | null; endCursor: string | null };
          const watches: Watch[] = watched.map(() => ({ answer: null, cursor: null, endCursor: null }));
          const evaluate = async (i: number): Promise<{ answer: unknown; reads: ReadSet }> => {
            const { query: q, pageSize } = watched[i]!;
            const { value, reads } = await db.read(async (tx) => {
              if (pageSize === null) return run(tx, q);
              const page = tx.page("", q, { cursor: null, endCursor: watches[i]!.endCursor, pageSize });
              watches[i]!.endCursor = page.continueCursor;
              return page;
            });
            return { answer: value, reads };
          };
          const refresh = async (i: number) => {
            const { answer, reads } = await evaluate(i);
            watches[i]!.answer = answer;
            index.add(i, reads);
          };
          for (let i = 0; i < watched.length; i++) {
            await refresh(i);
            // A subscription runs again with its journal: from then on its page has a fixed end.
            if (watched[i]!.pageSize !== null) await refresh(i);
          }
          const commits: Commit[] = [];
          db.onDurable((group) => commits.push(...group));
          for (const each of after) {
            commits.length = 0;
            await (await db.write(async (tx) => apply(tx, model, each))).durable;
            const touched = new Set(commits.flatMap((commit) => [...index.touched(commit.writes)]));
            for (let i = 0; i < watched.length; i++) {
              if (touched.has(i)) await refresh(i);
              else {
                kept++;
                expect((await evaluate(i)).answer).toEqual(watches[i]!.answer);
              }
            }
          }
        });
      },
    ),
    { numRuns: 150 },
  );
  expect(kept).toBeGreaterThan(100);
});
