// The whole server is killed again and again while official clients write: each comes back by itself,
// and what it wrote is there exactly once and in its order. Files too: rows and bytes agree.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient, type ConvexClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { connect, PROJECT, watch } from "../testing/fixtureDeployment";

const MAIN = new URL("main.ts", import.meta.url).pathname;
const KILLS = 16;
const CLIENTS = 4;
/** Mutations that each client has under way at any time. */
const IN_FLIGHT = 3;
/** Between two files. */
const PAUSE_MS = 100;

let dir: string;
let port: number;
let server: ChildProcess;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "convex-local-"));
  writeFileSync(join(dir, "env"), "TEST_JWKS='data:application/json,{}'\n");
  port = await freePort();
});
afterAll(() => {
  server.kill("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** Resolves once it serves. */
function start(): Promise<void> {
  server = spawn(process.execPath, ["--import", "tsx", MAIN, "--project", PROJECT, "--data", join(dir, "data"), "--port", String(port), "--env-file", join(dir, "env")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    server.stdout!.once("data", () => resolve());
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}`)));
  });
}

function kill(): Promise<void> {
  return new Promise((resolve) => {
    server.removeAllListeners("exit");
    server.once("exit", () => resolve());
    server.kill("SIGKILL");
  });
}

/** Writes without pause until told to stop; resolves to how many were acknowledged: all that it sent. */
async function keepWriting(client: ConvexClient, channel: string, acknowledged: () => void, isOver: () => boolean): Promise<number> {
  let sent = 0;
  const writer = async () => {
    while (!isOver()) {
      const position = ++sent;
      const length = await client.mutation(api.notes.add, { channel, body: String(position).padStart(6, "0") });
      // One more or less would be a write that was lost, done twice, or out of order.
      expect(length).toBe(position);
      acknowledged();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, writer));
  return sent;
}

/** Stores a file now and then until told to stop; resolves to those whose keeping was acknowledged. */
async function keepStoring(url: string, isOver: () => boolean): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  const http = new ConvexHttpClient(url, { logger: false });
  for (let n = 0; !isOver(); n++) {
    const text = `file ${n} `.repeat(1000);
    try {
      const response = await fetch(await http.mutation(api.files.uploadUrl, {}), { method: "POST", body: text });
      if (response.ok) stored.set(((await response.json()) as { storageId: string }).storageId, text);
    } catch {
      // It was killed: what was under way may be there, or not.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return stored;
}

describe("a server that is killed under load", () => {
  it(`keeps what it acknowledged, exactly once, over ${KILLS} kills, and its clients return`, async () => {
    await start();
    const clients = Array.from({ length: CLIENTS }, () => connect(`http://localhost:${port}`));
    const seen = watch(clients[0]!, api.notes.list, { channel: "channel-1" });
    let acknowledgements = 0;
    let next = { at: 0, reached: () => {} };
    const reach = (more: number) => new Promise<void>((reached) => (next = { at: acknowledgements + more, reached }));
    const acknowledged = () => {
      if (++acknowledgements === next.at) next.reached();
    };
    let over = false;
    const url = `http://localhost:${port}`;
    const storing = keepStoring(url, () => over);
    const writing = Promise.all(clients.map((client, i) => keepWriting(client, `channel-${i}`, acknowledged, () => over)));
    for (let i = 0; i < KILLS; i++) {
      await reach(1 + Math.floor(Math.random() * 60));
      await kill();
      await start();
    }
    await reach(20);
    over = true;
    const counts = await writing;
    const all = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1).padStart(6, "0"));
    for (const [i, client] of clients.entries()) expect(await client.query(api.notes.list, { channel: `channel-${i}` })).toEqual(all(counts[i]!));
    expect(await seen.until((bodies) => bodies.length === counts[1])).toEqual(all(counts[1]!));
    const stored = await storing;
    await kill();
    await start();
    const files = await clients[0]!.query(api.files.urls, {});
    const kept = new Map(await Promise.all(files.map(async ({ id, url }) => [id as string, await (await fetch(url!)).text()] as const)));
    for (const [id, text] of stored) expect(kept.get(id)).toBe(text);
    // Files that were not acknowledged are whole, or not there; and no bytes are nobody's.
    for (const text of kept.values()) expect(text).toMatch(/^(file \d+ )\1{999}$/);
    expect(readdirSync(join(dir, "data/files")).length).toBe(files.length);
    expect(stored.size).toBeGreaterThan(0);
    await Promise.all(clients.map((client) => client.close()));
  });
});
