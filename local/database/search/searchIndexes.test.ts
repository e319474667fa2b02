// Full-text search: what matches, in which order, seen from within transactions, and what a commit makes stale. The
// model ranks by reading every document.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkInvariants } from "../checkInvariants";
import { openDatabase } from "../openDatabase";
import { wordsOf } from "./searchIndex";
import type { ComponentSchema, Database, JSONObject, SearchIndexDefinition, SearchSource, SerializedQuery, Transaction } from "../types";

const byBody: SearchIndexDefinition = { name: "by_body", searchField: "text.body", filterFields: ["room", "by"] };
const schema = (searchIndexes: SearchIndexDefinition[], component = ""): ComponentSchema => ({ component, validate: false, tables: [{ name: "messages", indexes: [], searchIndexes, documentType: null }] });

let dataDir: string;
let db: Database;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "convex-search-"));
  db = await openDatabase(dataDir);
  await db.applySchemas([schema([byBody])]);
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
const message = (body: unknown, room = "a", fields: JSONObject = {}) => ({ text: { body }, room, ...fields }) as JSONObject;
const add = (...messages: JSONObject[]) => durably(async (tx) => messages.map((fields) => tx.insert("", "messages", fields)));

type Filter = { room?: string };
const search = (text: string, { room }: Filter = {}, operators: SerializedQuery["operators"] = []): SerializedQuery => ({
  source: {
    type: "Search",
    indexName: "messages.by_body",
    filters: [{ type: "Search", fieldPath: "text.body", value: text }, ...(room === undefined ? [] : [{ type: "Eq" as const, fieldPath: "room", value: room }])],
  },
  operators,
});

function found(tx: Transaction, query: SerializedQuery, component = ""): string[] {
  const stream = tx.query(component, query);
  const bodies: string[] = [];
  for (let text = stream.next(); text !== null; text = stream.next()) bodies.push((JSON.parse(text) as { text: { body: string } }).text.body);
  stream.close();
  return bodies;
}
const bodies = async (query: SerializedQuery, component = "") => (await db.read(async (tx) => found(tx, query, component))).value;

test("words are runs of letters and digits in any script, in lower case, up to 31 bytes", () => {
  expect(wordsOf("São-Tomé, 東京 2nd!  L'Alpe_d'Huez 🚂")).toEqual(["são", "tomé", "東京", "2nd", "l", "alpe", "d", "huez"]);
  expect(wordsOf(`${"x".repeat(31)} ${"x".repeat(32)} ${"é".repeat(16)}`)).toEqual(["x".repeat(31)]);
});

describe("a search", () => {
  test("finds any of its words, the last also as a beginning", async () => {
    await add(message("night train to Lisbon"), message("slow trains"), message("Lisbon by day"), message("ferry"));
    expect(new Set(await bodies(search("lisbon trai")))).toEqual(new Set(["night train to Lisbon", "slow trains", "Lisbon by day"]));
    expect(await bodies(search("trai lisbon"))).not.toContain("slow trains");
    expect(await bodies(search("zzz"))).toEqual([]);
    expect(await bodies(search("  -- "))).toEqual([]);
  });

  test("ranks rare words, repeated words and short texts first, and the newest among equals", async () => {
    await add(message("a b"), message("a a b"), message("a rare b"), message("a b"), message("a b c d e f g h i j k"));
    expect((await bodies(search("rare a ")))[0]).toBe("a rare b");
    expect((await bodies(search("c a")))[0]).toBe("a b c d e f g h i j k");
    const ranked = await bodies(search("a"));
    expect(ranked[0]).toBe("a a b");
    expect(ranked.at(-1)).toBe("a b c d e f g h i j k");
    const ids = await add(message("twin", "b"), message("twin", "c"));
    const { value } = await db.read(async (tx) => {
      const stream = tx.query("", search("twin"));
      return [stream.next(), stream.next()].map((text) => (JSON.parse(text!) as { _id: string })._id);
    });
    expect(value).toEqual(ids.reverse());
  });

  test("ranks texts of different lengths that the formula scores the same as equals", async () => {
    await add(message("b a b a a"), message("a"));
    expect(await bodies(search("a"))).toEqual(["a", "b a b a a"]);
  });

  test("is narrowed by filter fields, by filters behind it and by a limit", async () => {
    await add(message("train one", "a"), message("train two", "b"), message("train three", "b", { by: null }));
    expect(new Set(await bodies(search("train", { room: "b" })))).toEqual(new Set(["train two", "train three"]));
    const missing = search("train", { room: "b" });
    if (missing.source.type === "Search") missing.source.filters.push({ type: "Eq", fieldPath: "by", value: { $undefined: null } });
    expect(await bodies(missing)).toEqual(["train two"]);
    expect(await bodies(search("train", {}, [{ filter: { $eq: [{ $field: "room" }, { $literal: "a" }] } }, { limit: 5 }]))).toEqual(["train one"]);
    expect(await bodies(search("train", {}, [{ limit: 2 }]))).toHaveLength(2);
  });

  test("leaves out documents whose field is no text", async () => {
    await add(message(7), message(null), { room: "a" }, message(["train"]), message("train"));
    expect(await bodies(search("train"))).toEqual(["train"]);
  });

  test("is refused what its index can't serve, in Convex's words", async () => {
    const ask = (filters: unknown[], indexName = "messages.by_body") => bodies({ source: { type: "Search", indexName, filters: filters as never }, operators: [] });
    const text = { type: "Search", fieldPath: "text.body", value: "x" };
    await expect(ask([text], "messages.by_title")).rejects.toThrow("Index messages.by_title not found.");
    await expect(ask([{ ...text, fieldPath: "title" }])).rejects.toThrow('contains a search filter against "title", which doesn\'t match the indexed `searchField` "text.body".');
    await expect(ask([text, text])).rejects.toThrow('contains multiple search filters against "text.body". Only one is allowed.');
    await expect(ask([])).rejects.toThrow("does not contain any search filters.");
    await expect(ask([text, { type: "Eq", fieldPath: "colour", value: 1 }])).rejects.toThrow('contains an equality filter on "colour" but that field isn\'t indexed for filtering in `filterFields`.');
    await expect(ask([text, ...Array.from({ length: 9 }, () => ({ type: "Eq", fieldPath: "room", value: "a" }))])).rejects.toThrow("has too many filter conditions. Max: 8 Actual: 9");
  });

  test("reads up to 1024 matches, and says so beyond", async () => {
    await add(...Array.from({ length: 1024 }, (_, i) => message(`same ${i}`)));
    await expect(bodies(search("same "))).rejects.toThrow("Search query scanned too many documents (fetched 1024).");
    expect(await bodies(search("same", {}, [{ limit: 3 }]))).toHaveLength(3);
  });
});

describe("a transaction", () => {
  test("sees its own writes, and takes them back", async () => {
    const [first] = await add(message("train one"));
    await durably(async (tx) => {
      tx.insert("", "messages", message("train two"));
      tx.patch("", first!, { text: { body: "ferry" } });
      expect(found(tx, search("train"))).toEqual(["train two"]);
      const before = tx.savepoint();
      tx.insert("", "messages", message("train three"));
      tx.remove("", first!);
      expect(found(tx, search("ferry"))).toEqual([]);
      tx.rollback(before);
      expect(found(tx, search("train"))).toEqual(["train two"]);
    });
    expect(await bodies(search("ferry"))).toEqual(["ferry"]);
  });

  test("reads the snapshot that it has", async () => {
    await add(message("train one"));
    const pin = db.pin();
    await add(message("train two"));
    expect((await db.read(async (tx) => found(tx, search("train")), pin)).value).toEqual(["train one"]);
    pin.release();
    expect(await bodies(search("train"))).toHaveLength(2);
  });
});

describe("what a search read", () => {
  const touches = async (query: SerializedQuery, write: (tx: Transaction) => void) => {
    const { reads } = await db.read(async (tx) => found(tx, query));
    const index = db.readSetIndex<"search">();
    index.add("search", reads);
    let touched = false;
    const stop = db.onDurable((commits) => (touched ||= commits.some(({ writes }) => index.touched(writes).size > 0)));
    await durably(async (tx) => write(tx));
    stop();
    return touched;
  };

  test("is touched by a word that comes or goes, and by a change of what it found", async () => {
    const [train, ferry] = await add(message("night train"), message("ferry"));
    expect(await touches(search("trai"), (tx) => tx.insert("", "messages", message("trail")))).toBe(true);
    expect(await touches(search("ferry trai"), (tx) => tx.patch("", train!, { read: true }))).toBe(true);
    expect(await touches(search("trai"), (tx) => tx.patch("", train!, { text: { body: "bus" } }))).toBe(true);
    expect(await touches(search("ferry"), (tx) => tx.remove("", ferry!))).toBe(true);
    expect(await touches(search("nothing"), (tx) => tx.insert("", "messages", message("Nothingness")))).toBe(true);
  });

  test("is not touched by other documents", async () => {
    const [, ferry] = await add(message("night train"), message("ferry"));
    expect(await touches(search("train"), (tx) => tx.insert("", "messages", message("bus to the station")))).toBe(false);
    expect(await touches(search("train"), (tx) => tx.patch("", ferry!, { text: { body: "boat" } }))).toBe(false);
  });

  test("is touched by documents that have what its filters ask for, before or after, and by no others", async () => {
    const [train] = await add(message("night train", "a", { by: "mia" }));
    const inRoomA = search("train", { room: "a" });
    const ofMia: SerializedQuery = { ...inRoomA, source: { ...inRoomA.source, filters: [...(inRoomA.source as SearchSource).filters, { type: "Eq", fieldPath: "by", value: "mia" }] } as SearchSource };
    expect(await touches(inRoomA, (tx) => tx.insert("", "messages", message("train", "b")))).toBe(false);
    expect(await touches(inRoomA, (tx) => tx.insert("", "messages", message("train", "aa")))).toBe(false);
    expect(await touches(ofMia, (tx) => tx.insert("", "messages", message("train", "b", { by: "mia" })))).toBe(false);
    expect(await touches(ofMia, (tx) => tx.insert("", "messages", message("train", "a")))).toBe(false);
    expect(await touches(inRoomA, (tx) => tx.insert("", "messages", message("train", "a", { by: "leo" })))).toBe(true);
    expect(await touches(ofMia, (tx) => tx.insert("", "messages", message("train", "a", { by: "mia" })))).toBe(true);
    expect(await touches(search("train", { room: "b" }), (tx) => tx.patch("", train!, { room: "b" }))).toBe(true);
    expect(await touches(search("train", { room: "b" }), (tx) => tx.patch("", train!, { room: "c" }))).toBe(true);
    expect(await touches(search("train", { room: "b" }), (tx) => tx.remove("", train!))).toBe(false);
  });
});

describe("pages of a search", () => {
  const page = async (cursor: string | null, endCursor: string | null = null, pageSize = 2) =>
    (await db.read(async (tx) => tx.page("", search("train"), { cursor, endCursor, pageSize }))).value;
  const shown = (texts: string[]) => texts.map((text) => (JSON.parse(text) as { text: { body: string } }).text.body);

  test("hold every match once, in order", async () => {
    await add(...["one", "two", "three", "four", "five"].map((name) => message(`train ${name}`)));
    const all: string[] = [];
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const { page: texts, isDone, continueCursor } = await page(cursor);
      all.push(...shown(texts));
      cursor = continueCursor;
      more = !isDone;
    }
    expect(all).toEqual(await bodies(search("train")));
    expect((await page(cursor)).page).toEqual([]);
  });

  test("end where they ended when they are asked for again", async () => {
    const ids = await add(...["one", "two", "three"].map((name) => message(`train ${name}`)));
    const first = await page(null);
    expect(shown(first.page)).toEqual(["train three", "train two"]);
    await durably(async (tx) => tx.remove("", ids[2]!));
    const again = await page(null, first.continueCursor);
    expect([shown(again.page), again.continueCursor]).toEqual([["train two"], first.continueCursor]);
    expect(shown((await page(first.continueCursor)).page)).toEqual(["train one"]);
  });
});

describe("a declaration", () => {
  test("that comes later finds what is there, and one that goes takes its entries along", async () => {
    await db.applySchemas([schema([])]);
    await add(message("train"));
    await expect(bodies(search("train"))).rejects.toThrow("Index messages.by_body not found.");
    await db.applySchemas([schema([byBody])]);
    expect(await bodies(search("train"))).toEqual(["train"]);
    await db.applySchemas([schema([{ ...byBody, filterFields: [] }])]);
    await expect(bodies(search("train", { room: "a" }))).rejects.toThrow("isn't indexed for filtering");
    expect(await bodies(search("train"))).toEqual(["train"]);
    await expect(db.applySchemas([schema([byBody, byBody])])).rejects.toThrow("has two or more definitions of index");
  });

  test("of a component is its own, and all stand after a restart", async () => {
    await db.applySchemas([schema([byBody]), schema([byBody], "inbox")]);
    await durably(async (tx) => tx.insert("inbox", "messages", message("train in the inbox")));
    await add(message("train outside"));
    await db.close();
    db = await openDatabase(dataDir);
    expect(await bodies(search("train"), "inbox")).toEqual(["train in the inbox"]);
    expect(await bodies(search("train"))).toEqual(["train outside"]);
  });
});

/** BM25 by reading every document. */
function ranking(documents: { body: string; room: string; order: number }[], text: string, room: string | undefined): string[] {
  const all = documents.map((document) => ({ ...document, words: wordsOf(document.body) }));
  const average = all.reduce((sum, { words }) => sum + words.length, 0) / all.length;
  const query = wordsOf(text);
  const vocabulary = new Set(all.flatMap(({ words }) => words));
  const asked = new Map<string, string[]>();
  query.forEach((word, i) => asked.set(`${word} ${i === query.length - 1}`, i < query.length - 1 ? [word] : [...vocabulary].filter((known) => known.startsWith(word))));
  const score = (words: string[]) => {
    let sum = 0;
    for (const term of [...asked.values()].flat()) {
      const count = words.filter((word) => word === term).length;
      const having = all.filter((each) => each.words.includes(term)).length;
      const idf = Math.log(1 + (all.length - having + 0.5) / (having + 0.5));
      sum += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * words.length) / average));
    }
    return sum;
  };
  const scored = all.filter((each) => room === undefined || each.room === room).map((each) => ({ ...each, score: score(each.words) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => Math.fround(b.score) - Math.fround(a.score) || b.order - a.order)
    .map(({ order }) => String(order));
}

const body = fc.array(fc.constantFrom("a", "ab", "abc", "b", "東京", "B-a"), { maxLength: 5 }).map((words) => words.join(" "));
const room = fc.constantFrom("a", "b");
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ op: fc.constant("add" as const), body, room }) },
  fc.record({ op: fc.constant("edit" as const), at: fc.nat(9), body, room }),
  fc.record({ op: fc.constant("remove" as const), at: fc.nat(9) }),
  fc.record({ op: fc.constant("search" as const), text: fc.constantFrom("a", "ab", "b a", "a b", "abc ab a", "東", "a a a"), room: fc.option(room, { nil: undefined }) }),
);

test("random programs rank as the model does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (program) => {
      await durably(async (tx) => {
        const stream = tx.query("", { source: { type: "FullTableScan", tableName: "messages", order: "asc" }, operators: [] });
        for (let text = stream.next(); text !== null; text = stream.next()) tx.remove("", (JSON.parse(text) as { _id: string })._id);
      });
      const documents: { id: string; body: string; room: string; order: number }[] = [];
      for (const current of program) {
        if (current.op === "search") {
          const { value } = await db.read(async (tx) => {
            const stream = tx.query("", search(current.text, { room: current.room }));
            const orders: string[] = [];
            for (let text = stream.next(); text !== null; text = stream.next()) orders.push(String((JSON.parse(text) as { order: number }).order));
            return orders;
          });
          expect(value).toEqual(ranking(documents, current.text, current.room));
        } else if (current.op === "add") {
          const order = documents.length + 1000;
          const [id] = await add(message(current.body, current.room, { order }));
          documents.push({ id: id!, body: current.body, room: current.room, order });
        } else {
          const document = documents[current.at];
          if (!document) continue;
          if (current.op === "remove") {
            documents.splice(current.at, 1);
            await durably(async (tx) => tx.remove("", document.id));
          } else {
            Object.assign(document, { body: current.body, room: current.room });
            await durably(async (tx) => tx.patch("", document.id, { text: { body: current.body }, room: current.room }));
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
