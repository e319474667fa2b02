// What is kept in memory of a checkpoint answers as the checkpoint does, and as the next one does after it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Layer } from "./layer";
import { Store } from "./store";

let dataDir: string;
let store: Store<null>;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "caravan-store-"));
  store = new Store(dataDir, { isWriterWaiting: () => false, beforeFlush: () => {}, afterFlush: () => {}, checkpointWrites: 1 });
});
afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** On disk, and in a checkpoint: readers get another state to stand on. */
async function write(entries: Record<string, string | null>): Promise<void> {
  const before = store.snapshot;
  const layer = new Layer();
  for (const [key, value] of Object.entries(entries)) layer.set(key, value);
  await store.commit(layer, null);
  const logged = store.snapshot;
  expect(logged).not.toBe(before);
  await vi.waitFor(() => expect(store.snapshot).not.toBe(logged));
}

const values = (start: string, end: string, reverse = false, limit = 10) => store.snapshot.scan(start, end, reverse, limit).map(({ value }) => value).join("");

it("sees what the next checkpoint changed, and keeps the rest", async () => {
  await write({ a: "1", b: "2", m: "9" });
  for (let again = 0; again < 2; again++) expect([store.snapshot.get("a"), values("a", "c"), values("a", "c", true, 1), values("l", "n")]).toEqual(["1", "12", "2", "9"]);
  await write({ b: null, ab: "3" });
  for (let again = 0; again < 2; again++) expect([store.snapshot.get("b"), values("a", "c"), values("a", "c", true, 1), values("l", "n")]).toEqual([undefined, "13", "3", "9"]);
});

it("answers who still reads the checkpoint before as it was then", async () => {
  await write({ a: "1", b: "2" });
  const old = store.snapshot.retain();
  expect([old.get("a"), values("a", "c")]).toEqual(["1", "12"]);
  await write({ a: "7", b: null });
  expect([old.get("a"), old.scan("a", "c", false, 10).map(({ value }) => value).join("")]).toEqual(["1", "12"]);
  expect([store.snapshot.get("a"), values("a", "c")]).toEqual(["7", "7"]);
  old.release();
});
