// Cron jobs by a clock of the test's own: when they run, what they skip, what a restart changes (nothing).
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../database/openDatabase";
import type { Database } from "../database/types";
import { createFunctionHost } from "../functions/createFunctionHost";
import { ExecutionLog } from "../functions/executionLog";
import { openFileStorage } from "../functions/files/openFileStorage";
import type { FunctionHost } from "../functions/types";
import { TestClock } from "../testing/testClock";
import { CronJobs } from "./cronJobs";

const FIXTURE = new URL("../fixtures/crons", import.meta.url).pathname;
const START = Date.parse("2026-03-01T05:58:30Z");
const MINUTE = 60_000;

let dir: string;
let clock: TestClock;
let env: Record<string, string>;
let database: Database;
let functions: FunctionHost;
let crons: CronJobs;
let log: ExecutionLog;

const start = async () => {
  database = await openDatabase(join(dir, "data"));
  functions = await createFunctionHost({ projectDir: dir, database, files: openFileStorage(join(dir, "data"), database), env: () => env });
  log = new ExecutionLog();
  crons = new CronJobs(database, functions, clock, log);
  await crons.start();
};
const stop = async () => {
  crons.stop();
  await functions.close();
  await database.close();
};
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-crons-"));
  cpSync(join(FIXTURE, "convex"), join(dir, "convex"), { recursive: true });
  symlinkSync(new URL("../../node_modules", import.meta.url).pathname, join(dir, "node_modules"));
  clock = new TestClock(START);
  env = {};
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(dir, { recursive: true, force: true });
});

const runs = async (job: string) => {
  const result = await functions.query({ path: "jobs:runs", args: {}, identity: null });
  if (!result.ok) throw new Error(result.message);
  return (JSON.parse(result.value) as string[]).filter((one) => one === job).length;
};
const ranTimes = (job: string, times: number) => vi.waitFor(async () => expect(await runs(job)).toBe(times), { timeout: 5000 });
type Row = { name: string; state: string; nextRun: number; lastRun?: { outcome: { kind: string; error?: string } } };
const row = async (name: string): Promise<Row | undefined> => {
  const { value } = await database.read(async (tx) => {
    const stream = tx.query("", { source: { type: "FullTableScan", tableName: "_cron_jobs", order: "asc" }, operators: [] });
    const rows: Row[] = [];
    for (let text = stream.next(); text !== null; text = stream.next()) rows.push(JSON.parse(text) as Row);
    return rows;
  });
  return value.find((one) => one.name === name);
};
/** What the developer's log says of runs that were skipped. */
const warnings = async () => {
  const { entries } = await log.after(0, new AbortController().signal);
  return (entries as { identifier: string; logLines: string[] }[]).flatMap(({ identifier, logLines }) => logLines.map((text) => ({ of: identifier, text }))).filter(({ text }) => text.startsWith("[WARN]"));
};

describe("a cron job", () => {
  it("with an interval runs at once, then at each step", async () => {
    await ranTimes("minute", 1);
    await vi.waitFor(() => expect(clock.next).toBe(START + MINUTE));
    clock.advance(MINUTE);
    await ranTimes("minute", 2);
    expect(await runs("morning")).toBe(0);
  });

  it("at a time of day runs then", async () => {
    await ranTimes("minute", 1);
    expect((await row("every morning"))!.nextRun).toBe(Date.parse("2026-03-01T06:30:00Z"));
    clock.advance(35 * MINUTE);
    await ranTimes("morning", 1);
    await vi.waitFor(async () => expect((await row("every morning"))!.nextRun).toBe(Date.parse("2026-03-02T06:30:00Z")));
  });

  it("that throws leaves nothing but its failure, and runs again next time", async () => {
    clock.advance(31 * 24 * 60 * MINUTE);
    await vi.waitFor(async () => expect((await row("fails"))!.lastRun?.outcome).toMatchObject({ kind: "failed", error: expect.stringContaining("a job that fails") }), { timeout: 5000 });
    expect(await runs("never seen")).toBe(0);
    expect((await row("fails"))!.nextRun).toBe(Date.parse("2026-05-01T00:00:00Z"));
  });

  it("runs once at a time: what becomes due meanwhile is skipped", async () => {
    env = { HOLD: "yes" };
    clock.advance(2 * MINUTE);
    await ranTimes("slow", 1);
    clock.advance(60 * MINUTE);
    await ranTimes("morning", 1);
    expect((await row("on the hour"))!.state).toBe("inProgress");
    expect(await runs("slow")).toBe(1);
    env = {};
    await vi.waitFor(async () => expect((await row("on the hour"))!.nextRun).toBe(Date.parse("2026-03-01T08:00:00Z")));
    expect(await runs("slow")).toBe(1);
    expect(await warnings()).toContainEqual({ of: "jobs:slow", text: expect.stringContaining('"on the hour" skipped what was due from 2026-03-01T07:00:00.000Z on') });
  });
});

describe("after a restart", () => {
  it("what was missed runs once, and what was not due doesn't", async () => {
    await ranTimes("minute", 1);
    await stop();
    clock.time += 10.5 * MINUTE;
    await start();
    await ranTimes("minute", 2);
    await vi.waitFor(() => expect(clock.next).toBe(START + 11 * MINUTE));
    expect(await runs("morning")).toBe(0);
    expect(await warnings()).toContainEqual({ of: "jobs:note", text: expect.stringContaining('"every minute" skipped') });
  });

  it("an action that was under way has failed, and waits for its next time", async () => {
    env = { HOLD: "yes" };
    clock.advance(2 * MINUTE);
    await ranTimes("slow", 1);
    await stop();
    env = {};
    await start();
    expect(await row("on the hour")).toMatchObject({ state: "pending", nextRun: Date.parse("2026-03-01T07:00:00Z"), lastRun: { outcome: { kind: "failed" } } });
    expect(await runs("slow")).toBe(1);
  });
});

describe("an edited crons.ts", () => {
  const edit = async (body: string) => {
    writeFileSync(join(dir, "convex/crons.ts"), `import { cronJobs } from "convex/server";\nimport { api, internal } from "./_generated/api";\nconst crons = cronJobs();\n${body}\nexport default crons;\n`);
    await functions.reload();
  };

  it("drops what is gone, keeps what stands and arms what is new", async () => {
    await ranTimes("minute", 1);
    const before = await row("every morning");
    await edit(`crons.daily("every morning", { hourUTC: 6, minuteUTC: 30 }, internal.jobs.note, { job: "morning" });
      crons.hourly("new", { minuteUTC: 0 }, internal.jobs.note, { job: "new" });`);
    await vi.waitFor(async () => expect(await row("new")).toBeDefined());
    expect(await row("every minute")).toBeUndefined();
    expect(await row("every morning")).toEqual(before);
    clock.advance(2 * MINUTE);
    await ranTimes("new", 1);
    expect(await runs("minute")).toBe(1);
  });

  it("twice in a moment is followed in that order, whichever of them waits longer for the database", async () => {
    const jobs = (names: string[]) => names.map((name) => `crons.hourly("${name}", { minuteUTC: 0 }, internal.jobs.note, { job: "${name}" });`).join("\n");
    await edit(jobs(["old"]));
    await vi.waitFor(async () => expect(await row("old")).toBeDefined());
    const held: (() => void)[] = [];
    const read = database.read.bind(database);
    const reads = vi.spyOn(database, "read").mockImplementation(async (...args: Parameters<typeof read>) => {
      const found = await read(...args);
      await new Promise<void>((go) => held.push(go));
      return found as never;
    });
    await edit(jobs(["old", "new"]));
    await edit(jobs(["old", "new", "newer"]));
    reads.mockRestore();
    for (const go of held.reverse()) go();
    await vi.waitFor(async () => expect(await row("newer")).toBeDefined());
    await functions.reload();
    const { value } = await database.read(async (tx) => tx.count("", "_cron_jobs"));
    expect(value).toBe(3);
  });

  it.each([
    ["internal.jobs.nothing", "The cron job 'x' schedules a function that does not exist: jobs.js:nothing"],
    ["api.jobs.runs", "The cron job 'x' schedules a query function, only actions and mutations can be scheduled: jobs.js:runs"],
  ])("is refused for %s, and the last good one stands", async (reference, message) => {
    await expect(edit(`crons.interval("x", { minutes: 1 }, ${reference});`)).rejects.toThrow(message);
    expect(await row("every minute")).toBeDefined();
  });
});
