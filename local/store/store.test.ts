// The store against a sorted map: on disk, in layers and across both, whatever the keys, with groups flushed in order.
import { cpSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nextKey } from "../values/keys";
import type { StoreError } from "./errors";
import { Layer } from "./layer";
import { SHORT_KEY_LIMIT } from "./longKeys";
import { SortedKeys } from "./sortedKeys";
import { Store } from "./store";

let dataDir: string;
let store: Store<number>;
let flushes: number[][];
let writerWaits: boolean;

const openStore = () =>
  new Store<number>(dataDir, { isWriterWaiting: () => writerWaits, beforeFlush: () => {}, afterFlush: (commits) => flushes.push(commits), checkpointWrites: 8 });

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "caravan-store-"));
  flushes = [];
  writerWaits = false;
  store = openStore();
});

afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function layerOf(entries: Iterable<[string, string | null]>): Layer {
  const layer = new Layer();
  for (const [key, value] of entries) layer.set(key, value);
  return layer;
}

const FIRST = "\x01";
const LAST = "\xff";

/** Keys long enough to be shortened, sharing runs, around the limit, and short ones that order between them. */
const longStem = "s".repeat(SHORT_KEY_LIMIT);
const key = fc
  .tuple(fc.constantFrom("a", "b", longStem.slice(0, -1), longStem, `${longStem}x`, `${longStem}y`, "z"), fc.string({ unit: fc.constantFrom("\x00", "m", "\xff"), maxLength: 3 }))
  .map(([stem, tail]) => stem + tail);
const change = fc.tuple(key, fc.option(fc.string({ maxLength: 3 }), { nil: null, freq: 3 }));
const bound = fc.oneof(key, fc.constantFrom(FIRST, LAST));

function expectScans(view: { scan: Store<number>["snapshot"]["scan"]; get(key: string): string | undefined; }, model: Map<string, string>, [a, b]: [string, string], limit: number): void {
  const [start, end] = a < b ? [a, b] : [b, a];
  const expected = [...model].filter(([k]) => k >= start && k < end).sort(([x], [y]) => (x < y ? -1 : 1)).map(([k, value]) => ({ key: k, value }));
  expect(view.scan(start, end, false, limit)).toEqual(expected.slice(0, limit));
  expect(view.scan(start, end, true, limit)).toEqual([...expected].reverse().slice(0, limit));
  for (const k of [a, b]) expect(view.get(k)).toBe(model.get(k));
}

describe("the store", () => {
  test("answers as a sorted map does, on disk, in layers and across both", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.array(change, { maxLength: 6 }),
        fc.array(fc.tuple(bound, bound, fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 6 }),
        async (groups, own, scans) => {
          const wipe = new Layer();
          for (const entry of store.committed().scan(FIRST, LAST, false, 10_000)) wipe.set(entry.key, null);
          await store.commit(wipe, 0);
          const model = new Map<string, string>();
          const apply = (changes: [string, string | null][]) => {
            for (const [k, value] of changes) if (value === null) model.delete(k);
            else model.set(k, value);
          };
          for (const group of groups) {
            apply(group);
            const durable = store.commit(layerOf(group), 1);
            for (const [a, b, limit] of scans) expectScans(store.committed(), model, [a, b], limit);
            // Every other group stays in memory while the next is laid over it.
            if (group.length % 2 === 0) {
              await durable;
              for (const [a, b, limit] of scans) expectScans(store.snapshot, model, [a, b], limit);
            }
          }
          apply(own);
          const overlay = store.committed(layerOf(own));
          for (const [a, b, limit] of scans) expectScans(overlay, model, [a, b], limit);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("keeps keys of any length apart and in order, after a restart too", async () => {
    const keys = [1899, 1900, 1901, 1978, 1979, 5000].flatMap((length) => ["a", "b"].map((end) => "k".repeat(length) + end)).sort();
    await store.commit(layerOf(keys.map((k): [string, string] => [k, `value of ${k.length}`])), 1);
    await store.close();
    store = openStore();
    expect(store.snapshot.scan(FIRST, LAST, false, 100).map((entry) => entry.key)).toEqual(keys);
    expect(store.snapshot.scan(keys[3]!, keys[9]!, true, 100).map((entry) => entry.key)).toEqual(keys.slice(3, 9).reverse());
    for (const k of keys) expect(store.snapshot.get(k)).toBe(`value of ${k.length}`);
    expect(store.snapshot.get("k".repeat(3000))).toBeUndefined();
  });

  test("counts through layers", async () => {
    await store.commit(layerOf([["a1", "x"], ["a2", "x"], ["b1", "x"]]), 1);
    const own = layerOf([["a1", null], ["a2", "y"], ["a3", "x"], ["a4", null]]);
    expect(store.snapshot.count("a", "b")).toBe(2);
    expect(store.committed(own).count("a", "b")).toBe(2);
  });

  test("shows a snapshot's holder nothing of later commits", async () => {
    await store.commit(layerOf([["a", "1"], ["b", "1"]]), 1);
    const held = store.snapshot.retain();
    for (let i = 2; i < 50; i++) await store.commit(layerOf([["a", `${i}`], [`c${i}`, "new"], ["b", i % 2 ? null : "2"]]), i);
    expect(held.scan(FIRST, LAST, false, 100)).toEqual([{ key: "a", value: "1" }, { key: "b", value: "1" }]);
    held.release();
    expect(store.snapshot.get("a")).toBe("49");
  });

  test("flushes what was committed together in one group, and reports groups in order", async () => {
    const durable = [1, 2, 3].map((i) => store.commit(layerOf([[`k${i}`, "v"]]), i));
    expect(store.snapshot.get("k1")).toBeUndefined();
    await Promise.all(durable);
    await store.commit(layerOf([["k4", "v"]]), 4);
    expect(flushes).toEqual([[1, 2, 3], [4]]);
  });

  test("shows a commit to the next writer while its flush is under way on another thread", async () => {
    // A flush this large is slow, and slow ones are followed by some that do not hold this thread.
    await store.commit(layerOf(Array.from({ length: 20_000 }, (_, i): [string, string] => [`big${i}`, "v".repeat(200)])), 1);
    const durable = store.commit(layerOf([["k", "new"], ["big0", null]]), 2);
    const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
    await nextTurn();
    expect(store.snapshot.get("k")).toBeUndefined();
    expect(store.committed().get("k")).toBe("new");
    expect(store.committed().scan("big0", "big00", false, 5)).toEqual([]);
    const later = store.commit(layerOf([["k", "newer"]]), 3);
    expect(store.committed().get("k")).toBe("newer");
    await durable;
    expect(store.snapshot.get("k")).toBe("new");
    await later;
    expect(store.snapshot.get("k")).toBe("newer");
    expect(flushes).toEqual([[1], [2], [3]]);
  });

  test("has everything in its checkpoint when it is closed, whatever was under way", async () => {
    for (let round = 1; round <= 30; round++) {
      for (let i = 0; i < round; i++) {
        const durable = store.commit(layerOf([[`r${round}-${i}`, "v"], ["last", `${round}-${i}`]]), i);
        if (i % 3 === 0) await durable;
      }
      await store.close();
      for (const log of ["log-0", "log-1"]) expect(statSync(join(dataDir, "db", log)).size).toBe(0);
      store = openStore();
      expect(store.snapshot.count(`r${round}-`, `r${round}.`)).toBe(round);
      expect(store.snapshot.get("last")).toBe(`${round}-${round - 1}`);
    }
  });

  test("does not wait for ever for a writer that is slow to commit", async () => {
    writerWaits = true;
    await store.commit(layerOf([["a", "1"]]), 1);
    expect(store.snapshot.get("a")).toBe("1");
  });

  test("writes values of a megabyte and of every character", async () => {
    const odd = Array.from({ length: 2000 }, (_, i) => String.fromCodePoint(i * 31 + (i > 1700 ? 0x3000 : 0))).join("").toWellFormed();
    await store.commit(layerOf([["big", "é".repeat(700_000)], ["odd", odd]]), 1);
    expect(store.snapshot.get("big")).toBe("é".repeat(700_000));
    expect(store.snapshot.get("odd")).toBe(odd);
  });
});

describe("a folder", () => {
  test.each<[string, (to: string) => void]>([
    ["that is moved away", (to) => renameSync(dataDir, to)],
    ["that another process has taken", (to) => {
      cpSync(dataDir, to, { recursive: true });
      writeFileSync(join(dataDir, "lock"), JSON.stringify({ pid: 1, started: "" }));
    }],
  ])("%s gets no more commits, and what it got is there", async (_what, lose) => {
    await store.close();
    const failed = new Promise<StoreError>((onFailure) => {
      store = new Store<number>(dataDir, { isWriterWaiting: () => false, beforeFlush: () => {}, afterFlush: () => {}, checkpointWrites: 1, onFailure });
    });
    await store.commit(layerOf([["a", "1"]]), 1);
    const elsewhere = `${dataDir}-elsewhere`;
    lose(elsewhere);
    const refused = async () => {
      for (let i = 2; ; i++) await store.commit(layerOf([["a", String(i)]]), i);
    };
    await expect(refused()).rejects.toMatchObject({ code: "FLUSH_FAILED", message: expect.stringMatching(/^The data folder .* was removed, moved or taken by another process/) });
    expect((await failed).code).toBe("FLUSH_FAILED");
    await store.close();
    rmSync(join(elsewhere, "lock"));
    const there = new Store<number>(elsewhere, { isWriterWaiting: () => false, beforeFlush: () => {}, afterFlush: () => {} });
    expect(Number(there.snapshot.get("a"))).toBeGreaterThan(0);
    await there.close();
    for (const folder of [elsewhere, dataDir]) rmSync(folder, { recursive: true, force: true });
    store = openStore();
  });
});

describe("sorted keys", () => {
  test("walk like a sorted array, however many there are", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { maxLength: 2000 }), fc.array(fc.nat(5000), { maxLength: 300 }), fc.nat(5000), fc.nat(5000), (added, deleted, a, b) => {
        const name = (i: number) => String(i).padStart(4, "0");
        const keys = new SortedKeys();
        const model = new Set<string>();
        for (const i of added) {
          keys.add(name(i));
          model.add(name(i));
        }
        for (const i of deleted) {
          keys.delete(name(i));
          model.delete(name(i));
        }
        const [start, end] = [name(Math.min(a, b)), nextKey(name(Math.max(a, b)))];
        const expected = [...model].sort().filter((k) => k >= start && k < end);
        expect([...keys.walk(start, end, false)]).toEqual(expected);
        expect([...keys.walk(start, end, true)]).toEqual(expected.reverse());
      }),
      { numRuns: 60 },
    );
  });
});

describe("a layer", () => {
  test("goes back to its savepoints", () => {
    const layer = layerOf([["a", "1"]]);
    const outer = layer.savepoint();
    layer.set("a", "2");
    const inner = layer.savepoint();
    layer.set("a", null);
    layer.set("b", "1");
    layer.rollback(inner);
    expect([...layer.entries()]).toEqual([["a", "2"]]);
    layer.rollback(outer);
    expect([...layer.entries()]).toEqual([["a", "1"]]);
    expect([...layer.walk(FIRST, LAST, false)]).toEqual(["a"]);
  });
});
