// What functions may see of system tables, and how much one transaction may read, write and schedule.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment } from "../testing/fixtureDeployment";
import { makeEngine, type TestDeployment } from "../testing/convexLocal";

let t: TestDeployment;
beforeAll(async () => {
  t = await makeEngine({ TEST_JWKS: "data:application/json,{}" }, new URL("../fixtures/sync", import.meta.url).pathname);
});
afterAll(() => t.close());

const none = { writes: 0, reads: 0, gets: 0, jobs: 0 };

describe("system tables", () => {
  it("are read by db.system alone, and users' tables are not", async () => {
    const [job] = await t.mutation(api.jobs.later, { channel: "system", bodies: ["x"], delayMs: 3_600_000 });
    await expect(t.query(api.limits.getAsUser, { id: job! })).rejects.toThrow("System tables can only be accessed with db.system.");
    expect(await t.query(api.limits.getAsSystem, { id: job! })).toEqual({
      _id: job,
      _creationTime: expect.any(Number),
      name: "jobs.js:note",
      args: [{ channel: "system", body: "x" }],
      scheduledTime: expect.any(Number),
      state: { kind: "pending" },
    });
    expect(await t.query(api.limits.rowsOf, { table: "_scheduled_functions" })).toEqual([await t.query(api.limits.getAsSystem, { id: job! })]);
    await t.mutation(api.notes.add, { channel: "system", body: "note" });
    const note = await t.query(api.limits.firstNote, {});
    await expect(t.query(api.limits.getAsSystem, { id: note! })).rejects.toThrow("User tables cannot be accessed with db.system.");
    await expect(t.query(api.limits.getNamed, { id: note!, table: "other" })).rejects.toThrow('expected to be an Id<"other">, got Id<"notes"> instead.');
  });

  it.each(["_file_addresses", "_cron_jobs", "_index", "_none"])("don't show %s: it is a table that isn't there", async (table) => {
    expect(await t.query(api.limits.rowsOf, { table })).toEqual([]);
    expect(await t.query(api.limits.pageOf, { table })).toMatchObject({ page: [], isDone: true });
  });
});

it("forms of get, patch, replace and delete may name their table", async () => {
  expect(await t.mutation(api.limits.named, {})).toEqual(["two", "three", null]);
});

it("a snapshot query sees what its caller began with", async () => {
  expect(await t.mutation(api.limits.snapshots, {})).toEqual([1, 0]);
  expect(await t.mutation(api.limits.snapshots, {})).toEqual([2, 1]);
});

describe("a transaction", () => {
  it("is told what it has used, and what is left", async () => {
    const metrics = await t.mutation(api.limits.work, { writes: 3, reads: 2, gets: 1, jobs: 1 });
    expect(metrics.documentsWritten).toEqual({ used: 3, remaining: 15_997 });
    expect(metrics.documentsRead).toEqual({ used: 3, remaining: 31_997 });
    expect(metrics.databaseQueries).toEqual({ used: 2, remaining: 4094 });
    expect(metrics.functionsScheduled).toEqual({ used: 1, remaining: 999 });
    expect(metrics.bytesRead.used).toBeGreaterThan(0);
    expect(metrics.bytesWritten.used + metrics.bytesWritten.remaining).toBe(16 * 1024 * 1024);
  });

  it.each([
    [{ ...none, writes: 1, reads: 1, gets: 4096 }, "Too many reads in a single function execution (limit: 4096). Consider using smaller limits"],
    [{ ...none, writes: 16_001 }, "Too many writes in a single function execution (limit: 16000)"],
    [{ ...none, jobs: 1001 }, "Too many functions scheduled by this mutation (limit: 1000)"],
  ])("may not do %o", async (work, message) => {
    await expect(t.mutation(api.limits.work, work)).rejects.toThrow(message);
  });

  it("is told of bytes as Convex weighs values", async () => {
    const { expected, ...counted } = await t.mutation(api.limits.weighed, {});
    expect(counted).toEqual({ read: expected[0], written: expected[0], scheduled: expected[1] });
  });

  it("reads and writes as many bytes as Convex counts, whatever their JSON takes", async () => {
    expect(await t.mutation(api.limits.store, { count: 55 })).toBe(55);
    expect(await t.query(api.limits.stored, {})).toBe(55);
    await expect(t.mutation(api.limits.store, { count: 65 })).rejects.toThrow("Too many bytes written in a single function execution (limit: 16777216 bytes)");
  });

  it("holds a nested call to limits of its own, and forgets writes that were taken back", async () => {
    expect(await t.mutation(api.limits.nested, { limit: 2 })).toEqual({
      refused: expect.stringContaining("Too many writes in a single function execution (limit: 2)"),
      written: 1,
      remaining: 15_999,
    });
    expect(await t.mutation(api.limits.nested, { limit: 3 })).toEqual({ refused: null, written: 4, remaining: 15_996 });
  });

  it("nests calls eight deep, those within a component too", async () => {
    const tooDeep = "Cross component call depth limit exceeded. Do you have an infinite loop in your app?";
    expect([await t.query(api.limits.deepQuery, { levels: 8 }), await t.mutation(api.limits.deepMutation, { levels: 8 })]).toEqual([8, 8]);
    for (const levels of [9, 1500]) {
      await expect(t.query(api.limits.deepQuery, { levels })).rejects.toThrow(tooDeep);
      await expect(t.mutation(api.limits.deepMutation, { levels })).rejects.toThrow(tooDeep);
    }
  });

  it("is warned of limits that are near, in Convex's words", async () => {
    const server = await FixtureDeployment.start();
    const lines = async (kind: string, path: string, args: object) => {
      const response = await fetch(`${server.url}/api/${kind}`, { method: "POST", body: JSON.stringify({ path: `limits:${path}`, args }) });
      return (await response.json()) as { value: unknown; logLines: string[] };
    };
    const limit = 16 * 1024 * 1024;
    const [written] = (await lines("mutation", "store", { count: 52 })).logLines;
    expect(written).toMatch(new RegExp(`^\\[WARN\\] Many bytes written in a single function execution \\(actual: 136\\d{5} bytes, limit: ${limit} bytes\\)\\.$`));
    const large = await lines("mutation", "storeOne", { bytes: 900_000, levels: 13 });
    expect(large.logLines).toEqual([
      expect.stringMatching(`^\\[WARN\\] Large document written with ID "${String(large.value)}" \\(actual: 9\\d{5} bytes, limit: 1048576 bytes\\)\\.$`),
      `[WARN] Deeply nested document written with ID "${String(large.value)}" (actual: 13 levels, limit: 16 levels).`,
    ]);
    expect((await lines("mutation", "storeOne", { bytes: 800_000, levels: 12 })).logLines).toEqual([]);
    expect((await lines("query", "give", { text: "x".repeat(14_000_000) })).logLines).toEqual([
      expect.stringMatching(`^\\[WARN\\] Large size of the function arguments \\(actual: 140000\\d\\d bytes, limit: ${limit} bytes\\)\\.$`),
      expect.stringMatching(`^\\[WARN\\] Large size of the function return value \\(actual: 140000\\d\\d bytes, limit: ${limit} bytes\\)\\.$`),
    ]);
    await server.close();
  });
});
