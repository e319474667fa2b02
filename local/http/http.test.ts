// The HTTP API as ConvexHttpClient and `convex run` use it, the project's routes and an app's files.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createGzip } from "node:zlib";
import { convexToJson } from "convex/values";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, PROJECT } from "../testing/fixtureDeployment";

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

describe("a value", () => {
  const special = { count: 5n, least: -(2n ** 63n), bytes: new Uint8Array([0, 16, 131]).buffer, floats: [NaN, Infinity, -Infinity, 1.5], text: '{"$integer":"AAAAAAAAAAA="}', price: "$5" };
  const encoded = convexToJson(special);
  const plain = { count: "5", least: "-9223372036854775808", bytes: "ABCD", floats: ["NaN", "Infinity", "-Infinity", 1.5], text: special.text, price: "$5" };
  const calls: [string, object][] = [
    ["/api/query", { path: "values:inQuery" }],
    ["/api/mutation", { path: "values:inMutation" }],
    ["/api/action", { path: "values:inAction" }],
    ["/api/function", { path: "values:inAction" }],
    ["/api/run/values/inMutation", {}],
  ];

  it.each(calls)("is plain JSON from %s, unless its caller can read more", async (endpoint, call) => {
    const answer = async (format?: string) => (await post(endpoint, { ...call, args: { value: encoded }, format })).json();
    for (const format of [undefined, "json", "convex_clean_json"]) expect(await answer(format)).toMatchObject({ status: "success", value: plain });
    for (const format of ["convex_encoded_json", "convex_json"]) expect(await answer(format)).toMatchObject({ status: "success", value: encoded });
  });

  it("is so for those who follow a link or ask for a moment, and in an error's data", async () => {
    const args = { value: encoded };
    const linked = await fetch(`${server.url}/api/query?path=values:inQuery&args=${encodeURIComponent(JSON.stringify(args))}`);
    expect(await linked.json()).toMatchObject({ value: plain });
    const { ts } = (await (await post("/api/query_ts", "")).json()) as { ts: string };
    expect(await (await post("/api/query_at_ts", { path: "values:inQuery", args, ts })).json()).toMatchObject({ value: plain });
    expect(await (await post("/api/query", { path: "values:thrown", args })).json()).toMatchObject({ status: "error", errorData: plain });
    expect(await (await post("/api/query", { path: "values:thrown", args, format: "convex_encoded_json" })).json()).toMatchObject({ errorData: encoded });
  });

  it("keeps the sign of zero, and all of it reaches the official client", async () => {
    const zero = await post("/api/query", { path: "values:inQuery", args: { value: convexToJson(-0) } });
    expect(await zero.text()).toContain('"value":-0.0,');
    expect(await server.http().query(api.values.inQuery, { value: special })).toEqual(special);
  });

  it("has no other format, and nothing is done for who asks for one", async () => {
    for (const [format, got] of [["xml", "xml"], ["constructor", "constructor"], [5, "number"]]) {
      const refused = await post("/api/mutation", { path: "notes:add", args: { channel: "formats", body: "x" }, format });
      expect([refused.status, await refused.json()]).toEqual([400, { code: "BadFormat", message: `format param must be one of [\`json\`]. Got ${got}` }]);
    }
    expect(await server.http().query(api.notes.list, { channel: "formats" })).toEqual([]);
  });
});

describe("a batch of queries", () => {
  const batch = (queries: unknown, headers?: Record<string, string>) => post("/api/query_batch", { queries }, headers);

  it("is answered in its order, each in its format, failures too", async () => {
    const five = { path: "values:inQuery", args: { value: convexToJson(5n) } };
    const answer = await batch([five, { ...five, format: "convex_encoded_json" }, { path: "values:thrown", args: { value: "why" } }, { path: "notes:hidden", args: {} }]);
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { results: [{ status: "success", value: "5" }, { status: "success", value: convexToJson(5n) }, { status: "error", errorData: "why" }, { status: "error", errorMessage: expect.stringContaining("Could not find public function") as string }] },
    ]);
    expect(await (await batch([])).json()).toEqual({ results: [] });
  });

  it("holds at one moment, and asks as one caller", async () => {
    const { functions } = server.deployment;
    const query = functions.query.bind(functions);
    const spy = vi.spyOn(functions, "query").mockImplementation(async (call) => {
      const result = await query(call);
      await server.http().mutation(api.notes.add, { channel: "batch", body: "meanwhile" });
      return result;
    });
    const list = { path: "notes:list", args: { channel: "batch" } };
    expect(await (await batch([list, list, list])).json()).toMatchObject({ results: [{ value: [] }, { value: [] }, { value: [] }] });
    spy.mockRestore();
    expect(await server.http().query(api.notes.list, { channel: "batch" })).toHaveLength(3);
    const authorization = `bearer   ${await server.issuer.token("kim")}`;
    expect(await (await batch([{ path: "notes:whoAmI", args: {} }], { authorization })).json()).toMatchObject({ results: [{ value: { subject: "kim" } }] });
  });

  it("is refused whole where one doesn't make sense", async () => {
    const good = { path: "notes:list", args: { channel: "batch" } };
    for (const queries of [undefined, {}, [good, 5], [good, { args: {} }], [good, { ...good, format: "xml" }]]) expect((await batch(queries)).status).toBe(400);
    expect((await batch([good], { authorization: "Bearer nonsense" })).status).toBe(401);
    expect((await fetch(`${server.url}/api/query_batch`)).status).toBe(405);
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
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([200, "18", ""]);
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

  it("says how long its answer is where that is known, and a JSON answer is JSON", async () => {
    const head = async (path: string) => {
      const { headers } = await fetch(server.url + path);
      return ["content-length", "transfer-encoding", "content-type"].map((name) => headers.get(name));
    };
    expect(await head("/whoami")).toEqual(["4", null, "application/json"]);
    expect(await head("/files/exact")).toEqual(["18", null, "text/plain;charset=UTF-8"]);
    expect(await head("/pulled")).toEqual([null, "chunked", null]);
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

describe("a route that asks another server", () => {
  it("sends a body on as it comes, and the answer too, unpacked", async () => {
    const upstream = createServer((asked, answer) => {
      answer.setHeader("content-encoding", "gzip");
      asked.pipe(createGzip()).pipe(answer);
    });
    await new Promise<void>((resolve) => upstream.listen(0, resolve));
    const answer = await post(`/forward?to=http://127.0.0.1:${(upstream.address() as AddressInfo).port}`, "x".repeat(1000));
    expect([answer.status, answer.headers.get("content-encoding"), answer.headers.get("x-forwarded-by")]).toEqual([200, null, "a route"]);
    expect(await answer.text()).toBe("x".repeat(1000));
    upstream.close();
  });

  it("may give a text to a status that has none, and is called after its file", async () => {
    expect((await fetch(`${server.url}/reset`)).status).toBe(205);
    expect(await (await fetch(`${server.url}/named`)).json()).toMatchObject({ name: "http", componentPath: "" });
  });
});

it("what tries the network is sent back, though a route may have less", async () => {
  const small = await FixtureDeployment.start({ projectDir: new URL("../fixtures/basic", import.meta.url).pathname, limits: { routeBody: 1000, echoBody: 3_000_000 } });
  const echo = (bytes: number, path = "/echo") => fetch(small.url + path, { method: "POST", body: Buffer.alloc(bytes) });
  expect((await (await echo(3_000_000)).arrayBuffer()).byteLength).toBe(3_000_000);
  expect([(await echo(3_000_001)).status, (await echo(1001, "/echo/x")).status]).toEqual([413, 413]);
  await small.close();
});

describe("a route that returns", () => {
  it.each([["nothing", "undefined"], ["null", "null"], ["text", "a string"], ["object", "an object of another kind"]])("%s is a function that failed", async (path, what) => {
    const response = await fetch(`${server.url}/answer/${path}`, { headers: { accept: "text/html" } });
    const said = `Uncaught TypeError: An HTTP action must return a Response, but this one returned ${what}.`;
    expect([response.status, await response.json()]).toEqual([500, { code: expect.stringContaining(said) as string, trace: `${said}\n` }]);
    const log = await fetch(`${server.url}/api/stream_function_logs?cursor=0`, { headers: { authorization: `Convex ${server.deployment.adminKey}` } });
    expect(((await log.json()) as { entries: { error?: string }[] }).entries.at(-1)!.error).toContain(said);
  });
});

describe("the address that a route is told", () => {
  const told = (headers: Record<string, string>) =>
    new Promise<string>((resolve, reject) => {
      const sent = request(`${server.url}/address?a=b`, { headers }, (response) => void response.on("data", (piece: Buffer) => resolve(piece.toString())));
      sent.on("error", reject).end();
    });

  it("has the host that its client asked", async () => {
    const { port } = server.deployment;
    expect(await told({})).toBe(`http://localhost:${port}/address?a=b`);
    expect(await told({ host: `127.0.0.1:${port}` })).toBe(`http://127.0.0.1:${port}/address?a=b`);
    expect(await told({ host: "my.example.com" })).toBe("http://my.example.com/address?a=b");
    expect(await told({ host: "[::1]:8080" })).toBe("http://[::1]:8080/address?a=b");
  });

  it("is the deployment's own for a host that is none", async () => {
    for (const host of ["evil.test/elsewhere?", "a@evil.test", "evil.test:99999", "", "a b"]) expect(await told({ host })).toBe(`${server.url}/address?a=b`);
  });

  it("is not what anybody says who stands in no proxy's place", async () => {
    const said = { host: "my.example.com", "x-forwarded-proto": "https", "x-forwarded-host": "evil.test", forwarded: "host=evil.test;proto=https" };
    expect(await told(said)).toBe("http://my.example.com/address?a=b");
  });
});

describe("the port of the routes alone", () => {
  const answer = async (projectDir: string) => {
    const sitePort = await new Promise<number>((resolve) => {
      const taken = createServer().listen(0, () => {
        const { port } = taken.address() as AddressInfo;
        taken.close(() => resolve(port));
      });
    });
    const site = await FixtureDeployment.start({ projectDir, sitePort });
    const response = await fetch(`http://localhost:${sitePort}/nowhere`);
    await site.close();
    return [response.status, await response.text()];
  };

  it("says that there is no such route, or that there are none", async () => {
    expect(await answer(PROJECT)).toEqual([404, "No matching routes found"]);
    expect(await answer(new URL("../fixtures/runtime", import.meta.url).pathname)).toEqual([404, "This Convex deployment does not have HTTP actions enabled."]);
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
