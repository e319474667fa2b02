// The HTTP API as ConvexHttpClient and `convex run` use it, the project's routes and an app's files.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment } from "../testing/fixtureDeployment";

let server: FixtureDeployment;
let app: string;
beforeAll(async () => {
  app = mkdtempSync(join(tmpdir(), "convex-app-"));
  mkdirSync(join(app, "dist/assets"), { recursive: true });
  writeFileSync(join(app, "secret.txt"), "outside");
  writeFileSync(join(app, "dist/index.html"), "<!doctype html><title>App</title>");
  writeFileSync(join(app, "dist/assets/app-1a2b.js"), `console.log(${JSON.stringify("x".repeat(5000))})`);
  server = await FixtureDeployment.start({ staticDir: join(app, "dist"), sitePort: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(app, { recursive: true });
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });

describe("ConvexHttpClient", () => {
  it("calls queries, mutations and actions, as a person when it has a token", async () => {
    const client = server.http();
    expect(await client.mutation(api.notes.add, { channel: "http", body: "hello" })).toBe(1);
    expect(await client.query(api.notes.list, { channel: "http" })).toEqual(["hello"]);
    expect(await client.action(api.notes.callHidden, {})).toBe("inside");
    client.setAuth(await server.issuer.token("ivy"));
    expect((await client.query(api.notes.whoAmI, {}))?.subject).toBe("ivy");
  });

  it("rejects with a ConvexError's data, or with the error's message", async () => {
    const client = server.http();
    await expect(client.mutation(api.notes.remove, { channel: "http", body: "none" })).rejects.toMatchObject({ data: { code: "NO_NOTE", body: "none" } });
    await expect(client.query(api.notes.broken, {})).rejects.toThrow(/broken on purpose/);
  });

  it("is refused with a bad token", async () => {
    const client = server.http();
    client.setAuth(await server.issuer.token("ivy", {}, -60));
    await expect(client.query(api.notes.whoAmI, {})).rejects.toThrow(/Could not verify the token/);
  });
});

describe("consistent queries", () => {
  it("hold at one moment, whatever is written meanwhile", async () => {
    const reader = server.http();
    const writer = server.http();
    await writer.mutation(api.notes.add, { channel: "then", body: "1 before" });
    const before = await reader.consistentQuery(api.notes.list, { channel: "then" });
    await writer.mutation(api.notes.add, { channel: "then", body: "2 after" });
    expect(before).toEqual(["1 before"]);
    expect(await reader.consistentQuery(api.notes.list, { channel: "then" })).toEqual(before);
    expect(await reader.query(api.notes.list, { channel: "then" })).toEqual(["1 before", "2 after"]);
    expect(await writer.consistentQuery(api.notes.list, { channel: "then" })).toEqual(["1 before", "2 after"]);
  });

  it("are refused for a moment that nobody holds", async () => {
    for (const ts of ["AAAAAAAAAAA=", "nonsense", undefined]) {
      const refused = await post("/api/query_at_ts", { path: "notes:list", args: { channel: "then" }, ts });
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([400, "InvalidTimestamp"]);
    }
  });
});

describe("the HTTP API", () => {
  it("answers a function's own failure with 560, and its own with what they are", async () => {
    expect((await post("/api/query", { path: "notes:broken", args: {}, format: "json" })).status).toBe(560);
    expect((await post("/api/query", "{")).status).toBe(400);
    expect((await post("/api/query", { args: {} })).status).toBe(400);
    expect((await post("/api/query", { path: "notes:whoAmI" }, { authorization: "Bearer nonsense" })).status).toBe(401);
    expect((await post("/api/mutation", "x".repeat(17 * 1024 * 1024))).status).toBe(413);
    expect((await fetch(`${server.url}/api/mutation`)).status).toBe(405);
    expect(await (await fetch(`${server.url}/version`)).text()).not.toBe("");
  });

  it("runs a function by its address, of whichever kind it is", async () => {
    const response = await post("/api/run/notes/add", { args: { channel: "run", body: "x" }, format: "json" });
    expect(await response.json()).toMatchObject({ status: "success", value: 1 });
    expect((await post("/api/run/%E0%A4%A", { args: {} })).status).toBe(404);
    expect(await (await post("/api/run/notes/list", { args: { channel: "run" } })).json()).toMatchObject({ value: ["x"] });
  });

  it("lets pages of any origin call it", async () => {
    const preflight = await fetch(`${server.url}/api/query`, { method: "OPTIONS", headers: { origin: "https://app.test", "access-control-request-method": "POST" } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://app.test");
    // Else the page's last message, by sendBeacon, would be stopped by its browser.
    expect(preflight.headers.get("access-control-allow-credentials")).toBe("true");
  });

  it("runs internal functions only with the admin key, which its owner alone can read", async () => {
    const call = { path: "notes:hidden", args: {}, format: "json" };
    expect((await post("/api/function", call)).status).toBe(560);
    expect((await post("/api/function", call, { authorization: "Convex wrong" })).status).toBe(401);
    const answer = await post("/api/function", call, { authorization: `Convex ${server.deployment.adminKey}` });
    expect(await answer.json()).toMatchObject({ status: "success", value: "inside" });
    expect(statSync(join(server.dataDir, "admin-key")).mode & 0o777).toBe(0o600);
  });

  it("is what `convex run` needs", async () => {
    const cli = join(process.cwd(), "node_modules/convex/bin/main.js");
    const args = [cli, "run", "--url", server.url, "--admin-key", server.deployment.adminKey, "notes:hidden", "{}"];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain("inside");
  });
});

describe("the project's routes", () => {
  it("are served beside the API, with the caller's identity", async () => {
    const authorization = `Bearer ${await server.issuer.token("jo")}`;
    expect(await (await fetch(`${server.url}/whoami`, { headers: { authorization } })).json()).toBe("jo");
    expect(await (await fetch(`${server.url}/whoami`)).json()).toBeNull();
  });

  it("send a body on while it is still coming in", async () => {
    const pieces: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const sending = request(`${server.url}/echo`, { method: "POST" }, (response) => {
        response.on("data", (piece: Buffer) => {
          pieces.push(piece.toString());
          if (pieces.length < 3) sending.write(`piece ${pieces.length}`);
          else sending.end();
        });
        response.on("end", resolve);
      });
      sending.on("error", reject);
      sending.write("piece 0");
    });
    expect(pieces).toEqual(["piece 0", "piece 1", "piece 2"]);
  });
});

describe("a route", () => {
  it("is the exact one, else the one with the longest prefix", async () => {
    const text = async (path: string) => (await fetch(server.url + path)).text();
    expect(await text("/files/exact")).toBe("exact /files/exact");
    expect(await text("/files/a/b")).toBe("prefix /files/a/b");
    expect(await text("/files/deep/c")).toBe("deeper /files/deep/c");
    expect((await fetch(`${server.url}/files/a`, { method: "POST" })).status).toBe(404);
  });

  it("answers HEAD as it answers GET, without the body", async () => {
    const response = await fetch(`${server.url}/files/exact`, { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("says itself which origins may call it, and sets as many cookies as it likes", async () => {
    const preflight = await fetch(`${server.url}/shared`, { method: "OPTIONS", headers: { origin: "https://app.test" } });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([204, "PUT"]);
    const response = await fetch(`${server.url}/shared`, { method: "PUT", body: "kept" });
    expect([response.status, await response.text()]).toEqual([201, "kept"]);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.test");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect((await fetch(`${server.url}/whoami`)).headers.get("access-control-allow-origin")).toBeNull();
  });

  it("may use ctx while its answer is streamed", async () => {
    const counted = await fetch(`${server.url}/count?to=3`);
    expect([counted.headers.get("content-type"), await counted.text()]).toEqual(["text/csv", "1,2,3,"]);
    expect(await (await fetch(`${server.url}/pulled`)).text()).toBe("0,0,0,");
  });

  it("is told when the client goes away", async () => {
    const client = server.http();
    const response = await fetch(`${server.url}/count?to=1000000`);
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    const length = async () => (await client.query(api.notes.list, { channel: "count" })).length;
    await vi.waitFor(async () => {
      const before = await length();
      await client.mutation(api.notes.add, { channel: "elsewhere", body: "" });
      expect(await length()).toBe(before);
    });
  });

  it("that throws answers 500 with what it threw", async () => {
    const response = await fetch(`${server.url}/broken`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([500, expect.stringContaining("broken route")]);
  });
});

describe("an app's files", () => {
  it("are typed, compressed, and kept for ever when their name has a hash", async () => {
    const script = await fetch(`${server.url}/assets/app-1a2b.js`, { headers: { "accept-encoding": "gzip, br" } });
    expect(script.headers.get("content-type")).toMatch(/javascript/);
    expect(script.headers.get("content-encoding")).toBe("br");
    expect(script.headers.get("cache-control")).toMatch(/immutable/);
    expect((await script.text()).length).toBeGreaterThan(5000);
    const again = await fetch(`${server.url}/assets/app-1a2b.js`, { headers: { "if-none-match": script.headers.get("etag")! } });
    expect(again.status).toBe(304);
  });

  it("are index.html for addresses of the app, and nothing for files that aren't there", async () => {
    const page = await fetch(`${server.url}/trips/abc.def`, { headers: { accept: "text/html" } });
    expect(await page.text()).toContain("<title>App</title>");
    expect(page.headers.get("content-security-policy")).toContain("worker-src 'self' blob:");
    expect((await fetch(`${server.url}/assets/gone.js`, { headers: { accept: "text/html" } })).status).toBe(404);
  });

  it("never come from outside their folder", async () => {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/..%5c..%5c..%5csecret.txt", "/%00"]) {
      const body = await new Promise<string>((resolve, reject) => {
        request({ port: server.deployment.port, path }, (response) => {
          let text = "";
          response.on("data", (piece: Buffer) => (text += piece.toString())).on("end", () => resolve(text));
        })
          .on("error", reject)
          .end();
      });
      expect(body).not.toContain("outside");
    }
  });
});
