// What the official clients can't time: commits that come while a query is being computed.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../database/openDatabase";
import type { Database } from "../database/types";
import type { FunctionHost, Identity, QueryResult } from "../functions/types";
import { SharedQueries, type SharedQuery, type Subscriber } from "./sharedQueries";

const spec = { path: "notes:count", args: {}, component: "", journal: null, allowInternal: false };
const person = (subject: string): Identity => ({ subject, issuer: "test", tokenIdentifier: `test|${subject}` });

let dir: string;
let database: Database;
/** Holds the query after it has read, until it is let go. */
let gate: Promise<void> = Promise.resolve();
let runs = 0;
let queries: SharedQueries;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  database = await openDatabase(dir);
  await database.applySchemas([{ component: "", validate: false, tables: [{ name: "notes", indexes: [], documentType: null }] }]);
  gate = Promise.resolve();
  runs = 0;
  const host = {
    query: async (): Promise<QueryResult> => {
      runs++;
      const { value, ts, reads } = await database.read(async (tx) => {
        const count = tx.count("", "notes");
        await gate;
        return count;
      });
      return { ok: true, value: String(value), ts, reads, readIdentity: false, journal: null, logLines: [] };
    },
  };
  queries = new SharedQueries(database, host as unknown as FunctionHost);
  database.onUpcoming((commits) => queries.invalidate(commits) ?? 0);
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

const addNote = async () => (await database.write(async (tx) => tx.insert("", "notes", { body: "x" }))).durable;

function subscriber(): Subscriber & { query: SharedQuery | null; changes: number } {
  return {
    query: null,
    changes: 0,
    changed() {
      this.changes++;
    },
    resubscribe(from) {
      const next = queries.subscribe(from.spec, null, this);
      if (next !== from) queries.unsubscribe(from, this);
      this.query = next;
    },
  };
}

describe("a round", () => {
  it("goes on at once for whoever waits for none of what it computes", async () => {
    const query = queries.subscribe(spec, null, subscriber());
    await queries.refresh();
    await addNote();
    const seen: { ts: number; due: boolean; runs: number }[] = [];
    const ts = await queries.refresh((at) => seen.push({ ts: at, due: query.due, runs }));
    expect(seen[0]).toEqual({ ts, due: true, runs: 1 });
    expect(query.tail?.text).toContain('"value":1');
  });
});

describe("a commit while a query is computed for the first time", () => {
  it("makes it old again, though nobody knew yet what it reads", async () => {
    const someone = subscriber();
    const query = queries.subscribe(spec, null, someone);
    let open!: () => void;
    gate = new Promise((resolve) => (open = resolve));
    const first = queries.refresh();
    await addNote();
    open();
    await first;
    expect(query.tail?.text).toContain('"value":0');
    await queries.refresh();
    expect(query.tail?.text).toContain('"value":1');
    expect(someone.changes).toBe(2);
  });
});

describe("callers who ask the same at the same time", () => {
  it("are served by one query once it is known not to ask who calls", async () => {
    const people = ["ann", "ben", "cleo"].map((name) => ({ name, someone: subscriber() }));
    for (const { name, someone } of people) someone.query = queries.subscribe(spec, person(name), someone);
    await queries.refresh();
    expect(runs).toBe(3);
    expect(queries.size).toBe(1);
    await addNote();
    await queries.refresh();
    expect(runs).toBe(4);
    for (const { someone } of people) expect(someone.query?.tail?.text).toContain('"value":1');
  });
});

describe("a query that nobody asks for any more", () => {
  it("is forgotten", async () => {
    const someone = subscriber();
    const query = queries.subscribe(spec, null, someone);
    await queries.refresh();
    queries.unsubscribe(query, someone);
    await addNote();
    await queries.refresh();
    expect(queries.size).toBe(0);
    expect(runs).toBe(1);
  });

  it("is forgotten even while it is computed", async () => {
    const someone = subscriber();
    const query = queries.subscribe(spec, null, someone);
    const round = queries.refresh();
    queries.unsubscribe(query, someone);
    await round;
    expect(queries.size).toBe(0);
    expect(someone.changes).toBe(0);
  });
});

describe("a state that is still on its way to the disk", () => {
  /** What the disk answers in the end. */
  let settle!: (kept: boolean) => void;

  beforeEach(() => {
    const pinUpcoming = database.pinUpcoming.bind(database);
    database.pinUpcoming = () => {
      database.pinUpcoming = pinUpcoming;
      return { at: database.pin(), durable: new Promise((resolve) => (settle = resolve)) };
    };
  });

  it("is computed, and waited for before anybody may be told", async () => {
    const query = queries.subscribe(spec, null, subscriber());
    let isOver = false;
    const round = queries.refresh().finally(() => (isOver = true));
    await vi.waitFor(() => expect(query.tail?.text).toContain('"value":0'));
    await new Promise(setImmediate);
    expect(isOver).toBe(false);
    settle(true);
    expect(await round).toBe(database.durableTs);
    expect(runs).toBe(1);
  });

  it("is computed again as of what is on disk when the disk refuses it", async () => {
    const query = queries.subscribe(spec, null, subscriber());
    const round = queries.refresh();
    await vi.waitFor(() => expect(query.tail?.text).toContain('"value":0'));
    await addNote();
    settle(false);
    expect(await round).toBe(database.durableTs);
    expect(query.tail?.text).toContain('"value":1');
    expect(runs).toBe(2);
  });
});
