// What is kept, and for how long, by a clock of the test's own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JSONValue } from "convex/values";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../database/openDatabase";
import type { Database } from "../database/types";
import { createFunctionHost } from "../functions/createFunctionHost";
import { openFileStorage } from "../functions/files/openFileStorage";
import type { FunctionHost, MutationKey } from "../functions/types";
import { checkData } from "../snapshot/checkData";
import { PROJECT } from "../testing/fixtureDeployment";
import { TestClock } from "../testing/testClock";
import { Retention } from "./retention";
import { Scheduler } from "./scheduler";

const DAY = 24 * 3_600_000;

let dir: string;
let clock: TestClock;
let database: Database;
let functions: FunctionHost;
let scheduler: Scheduler;
let retention: Retention;

const start = async () => {
  database = await openDatabase(dir);
  functions = await createFunctionHost({ projectDir: PROJECT, database, files: openFileStorage(dir, database), env: () => ({ TEST_JWKS: "data:application/json,{}" }) });
  scheduler = new Scheduler(database, functions);
  await scheduler.start();
  retention = new Retention(database, functions, clock);
  retention.start();
};
const stop = async () => {
  retention.stop();
  scheduler.stop();
  await functions.close();
  await database.close();
};
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  clock = new TestClock(Date.now());
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(dir, { recursive: true, force: true });
});

async function mutation(path: string, args: JSONValue, key?: MutationKey): Promise<JSONValue> {
  const result = await functions.mutation({ path, args, identity: null, key });
  if (!result.ok) throw new Error(result.message);
  return JSON.parse(result.value) as JSONValue;
}
async function query(path: string, args: JSONValue): Promise<string[]> {
  const result = await functions.query({ path, args, identity: null });
  if (!result.ok) throw new Error(result.message);
  return JSON.parse(result.value) as string[];
}
/** Lets time pass, and every sweep that is due by then be over. */
async function pass(days: number): Promise<void> {
  await vi.waitFor(() => expect(clock.armed).toBe(2));
  clock.advance(days * DAY);
  await vi.waitFor(() => expect(clock.armed).toBe(2));
}

describe("a scheduled function that is over", () => {
  const states = () => query("jobs:states", {});
  const add = (count: number, delayMs: number) => mutation("jobs:later", { channel: "x", bodies: Array.from({ length: count }, String), delayMs }) as Promise<string[]>;

  it("keeps its row for seven days, and one that waits as long as it does", async () => {
    const [canceled] = await add(1, 300 * DAY);
    await mutation("jobs:cancel", { id: canceled! });
    await mutation("jobs:failLater", { channel: "x" });
    await add(600, 0);
    await add(1, 300 * DAY);
    await vi.waitFor(async () => expect((await states()).filter((state) => state === "success")).toHaveLength(600), { timeout: 20_000 });
    await pass(6.9);
    expect(await states()).toHaveLength(603);
    await pass(0.2);
    expect(await states()).toEqual(["pending"]);
  });

  it("is found at a start, too", async () => {
    await add(3, 0);
    await vi.waitFor(async () => expect(await states()).toEqual(["success", "success", "success"]), { timeout: 5000 });
    await stop();
    clock = new TestClock(clock.time + 8 * DAY);
    await start();
    await vi.waitFor(async () => expect(await states()).toEqual([]));
  });
});

describe("what a client's mutation was answered", () => {
  const SESSIONS = Array.from({ length: 20 }, (_, i) => `session ${i}`);
  /** By each client: the same one, if it was that before. */
  const addAll = async (requestId: number) => {
    for (const sessionId of SESSIONS) await mutation("notes:add", { channel: "answers", body: sessionId }, { sessionId, requestId });
  };
  const added = async () => (await query("notes:list", { channel: "answers" })).length;

  it("is kept for two weeks, over restarts, and then forgotten", async () => {
    await addAll(1);
    await pass(13.9);
    await stop();
    await start();
    await addAll(1);
    expect(await added()).toBe(20);
    await pass(0.2);
    await pass(1);
    await stop();
    expect(await checkData(dir)).toMatchObject({ answers: 0, problems: [] });
    await start();
    await addAll(1);
    expect(await added()).toBe(40);
  });

  it("is kept where a newer one has taken the place of an old one", async () => {
    await addAll(1);
    await stop();
    // Folders go by their machine's clock.
    vi.setSystemTime(Date.now() + 10 * DAY);
    clock = new TestClock(Date.now());
    await start();
    await addAll(129);
    await addAll(2);
    await pass(5);
    await stop();
    vi.useRealTimers();
    expect(await checkData(dir)).toMatchObject({ answers: 40, problems: [] });
    await start();
    await addAll(2);
    expect(await added()).toBe(60);
  });
});
