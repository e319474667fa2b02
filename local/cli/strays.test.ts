// What fails in a function's name where nobody catches it, in a process of its own: the function fails, and the deployment goes on.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { api } from "../fixtures/runtime/convex/_generated/api";

const PROJECT = new URL("../fixtures/runtime", import.meta.url).pathname;
const dir = mkdtempSync(join(tmpdir(), "convex-local-"));
let server: ChildProcess;
let client: ConvexHttpClient;
let printed = "";
const said = (pattern: RegExp) => vi.waitFor(() => pattern.exec(printed) ?? Promise.reject(new Error(`It hasn't said ${pattern.source}:\n${printed}`)), 30_000);

beforeAll(async () => {
  server = spawn(process.execPath, ["--import", "tsx", new URL("main.ts", import.meta.url).pathname, "--project", PROJECT, "--data", dir, "--port", "0"]);
  for (const stream of [server.stdout!, server.stderr!]) stream.on("data", (piece: Buffer) => (printed += piece.toString()));
  const [, url] = await said(/ at (http:\S+),/);
  client = new ConvexHttpClient(url!, { logger: false });
});
afterAll(() => {
  server.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

it("an event that nobody listens to fails its action", async () => {
  await expect(client.action(api.strays.socket, {})).rejects.toThrow("ECONNREFUSED");
  expect(await client.query(api.runtime.now, {})).toBeGreaterThan(0);
});

it.each(["timer", "microtask", "tick"] as const)("what a %s throws fails its action", async (what) => {
  await expect(client.action(api.strays[what], {})).rejects.toThrow(`Uncaught Error: the ${what}'s`);
});

it("what a timer throws after its action's end is told to the operator", async () => {
  expect(await client.action(api.strays.late, {})).toBe("answered");
  expect(await said(/failed after its end: .*the late timer's/)).not.toBeNull();
  expect(await client.query(api.runtime.now, {})).toBeGreaterThan(0);
});

it("a call that failed and that nobody looked at fails its mutation", async () => {
  await expect(client.mutation(api.thrown.beside, { how: "unhandled" })).rejects.toThrow("Uncaught Error: ");
  expect(await client.query(api.thrown.rows, { name: "unhandled" })).toBe(0);
});

it.each(["handled", "later"] as const)("one that was looked at doesn't: %s", async (how) => {
  expect(await client.mutation(api.thrown.beside, { how })).toBe(how);
  expect(await client.query(api.thrown.rows, { name: how })).toBe(1);
});
