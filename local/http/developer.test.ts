// A deployment as its developer starts it: errors and logs are shown, pages of any origin may call, and what is secret stays so.
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { connect as openSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

describe("a deployment for its developer", () => {
  let dir: string;
  let dev: FixtureDeployment;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), "convex-exposed-"));
    dev = await FixtureDeployment.start({ dataDir: join(dir, "made/data"), limits: { connectionsPerAddress: 20 } });
  });
  afterAll(async () => {
    await dev.close();
    rmSync(dir, { recursive: true });
  });

  it("tells clients what went wrong and what was printed, and lets pages of any origin call", async () => {
    await expect(dev.http().query(api.notes.broken, {})).rejects.toThrow(/\] Server Error\nUncaught Error: broken on purpose/);
    await expect(watch(dev.client(), api.notes.broken, {}).until(() => true)).rejects.toThrow(/broken on purpose/);
    const answer = await fetch(`${dev.url}/api/query`, { method: "POST", headers: { origin: "https://anywhere.test" }, body: JSON.stringify({ path: "notes:talk", args: { text: "hello" } }) });
    expect(await answer.json()).toMatchObject({ status: "success", logLines: ["[LOG] 'hello'"] });
    const broken = (await (await fetch(`${dev.url}/broken`)).json()) as { code: string; trace: string };
    expect(broken.code).toMatch(/Server Error: Uncaught Error: broken route/);
    expect(broken.trace).toMatch(/broken route/);
  });

  it("keeps its folder and its admin key for who runs it alone", () => {
    const modeOf = (name: string) => statSync(join(dir, "made", name)).mode & 0o777;
    expect([modeOf(""), modeOf("data"), modeOf("data/admin-key")]).toEqual([0o700, 0o700, 0o600]);
  });

  it("counts connections as they come, where no proxy stands before it", async () => {
    const status = async () => (await fetch(`${dev.url}/version`, { headers: { connection: "close" } })).status;
    const sockets = Array.from({ length: 20 }, () => openSocket({ port: dev.deployment.port, host: "127.0.0.1" }));
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    await vi.waitFor(async () => expect(await status()).toBe(429));
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(async () => expect(await status()).toBe(200));
  });

  it("never prints its admin key, nor environment variables", async () => {
    const said: unknown[] = [];
    for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation((...values: unknown[]) => void said.push(...values));
    try {
      const headers = { authorization: `Convex ${dev.deployment.adminKey}` };
      const change = (body: string) => fetch(`${dev.url}/api/update_environment_variables`, { method: "POST", headers, body });
      const changes = [{ name: "FUEL", value: "s3cret-value" }];
      expect((await change(JSON.stringify({ changes }))).status).toBe(200);
      expect(await dev.http().query(api.notes.variable, { name: "FUEL" })).toBe("s3cret-value");
      expect((await change(JSON.stringify({ changes: [{ name: "1", value: "s3cret-value" }] }))).status).toBe(400);
      const logs = await (await fetch(`${dev.url}/api/stream_function_logs?cursor=0`, { headers })).text();
      const everything = [logs, ...said.map(String)].join("\n");
      expect(everything).toContain("notes:variable");
      for (const secret of ["s3cret-value", dev.deployment.adminKey]) expect(everything).not.toContain(secret);
    } finally {
      vi.restoreAllMocks();
    }
  });
});
