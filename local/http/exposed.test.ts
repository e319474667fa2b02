// A deployment that strangers reach: which pages may call, how much anybody may ask for, and what they aren't told.
import { once } from "node:events";
import { connect as openSocket } from "node:net";
import { ConvexHttpClient, type ConvexClient } from "convex/browser";
import { ConvexError } from "convex/values";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { api } from "../fixtures/sync/convex/_generated/api";
import { connect, FixtureDeployment, watch } from "../testing/fixtureDeployment";
import type { OutsideCall } from "../functions/callGate";

const APP = "https://app.test";
const KIB = 1024;
const CONNECT = () => JSON.stringify({ type: "Connect", sessionId: crypto.randomUUID(), connectionCount: 0, lastCloseReason: null });

/** In production behind one proxy, with limits that a test reaches. */
let server: FixtureDeployment;
let silent: WebSocket;
let quiet: WebSocket;
let silentEnd: Promise<unknown>;
const failures: string[] = [];
const printed: string[] = [];
/** What the host of the deployment was asked, and who is refused. */
const asked: OutsideCall[] = [];
let refused: (call: OutsideCall) => boolean = () => false;

beforeAll(async () => {
  server = await FixtureDeployment.start({
    production: true,
    trustProxy: 1,
    publicUrl: "https://here.test",
    allowOrigins: [APP],
    sitePort: 0,
    onLog: (path, lines, requestId) => printed.push(...lines.map((line) => `${requestId} ${path} ${line}`)),
    onFailure: (path, message) => failures.push(`${path} ${message}`),
    onCall: (call) => {
      asked.push(call);
      return refused(call) ? { retryAfterMs: 2500 } : "allow";
    },
    limits: { connectionsPerAddress: 3, queries: 2, actions: 1, upload: 64 * KIB, routeBody: 64 * KIB, apiBody: 64 * KIB, headersMs: 300, handshakeMs: 100, silenceMs: 2500 },
  });
  // They say nothing from now on; one of them doesn't answer pings either.
  [silent, quiet] = [false, true].map((autoPong) => {
    const socket = new WebSocket(at("/api/sync").replace("http", "ws"), { autoPong, headers: { "x-forwarded-for": "10.9.9.9" } });
    socket.once("open", () => socket.send(CONNECT()));
    return socket;
  }) as [WebSocket, WebSocket];
  silentEnd = once(silent, "close");
});
const opened: WebSocket[] = [];
const clients: ConvexClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((one) => one.close()));
  for (const socket of opened.splice(0)) socket.terminate();
  refused = () => false;
  asked.length = 0;
});
afterAll(() => server.close());

// Its public address is the proxy's, which isn't there.
const client = () => {
  const one = connect(at(""));
  clients.push(one);
  return one;
};
const http = () => new ConvexHttpClient(at(""), { logger: false });
const at = (path: string) => `http://localhost:${server.deployment.port}${path}`;
const post = (path: string, body: string, headers: Record<string, string> = {}) => fetch(at(path), { method: "POST", headers, body });
const query = (path: string, args: object, headers?: Record<string, string>) => post("/api/query", JSON.stringify({ path, args }), headers);
const refusal = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code];

/** The status of what isn't accepted as a WebSocket; 101 for what is. */
function upgrade(headers: Record<string, string> = {}, path = "/api/1.48.0/sync"): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(at(path).replace("http", "ws"), { headers });
    opened.push(socket);
    socket.once("open", () => {
      socket.send(CONNECT());
      resolve({ status: 101, body: "" });
    });
    socket.once("error", reject);
    socket.once("unexpected-response", (_request, response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text)).on("end", () => resolve({ status: response.statusCode!, body }));
    });
  });
}

/** What comes back for these bytes, until the connection ends. */
async function raw(bytes: string): Promise<string> {
  const socket = openSocket({ port: server.deployment.port, host: "127.0.0.1" });
  let text = "";
  socket.setEncoding("utf8").on("data", (piece: string) => (text += piece));
  socket.write(bytes);
  await once(socket, "close");
  return text;
}

/** A connection at the level of messages. */
async function session() {
  const socket = new WebSocket(at("/api/1.48.0/sync").replace("http", "ws"), { headers: { "x-forwarded-for": `10.1.1.${opened.length}` } });
  opened.push(socket);
  const received: { type: string; [field: string]: unknown }[] = [];
  const closed = once(socket, "close").then(([, reason]) => String(reason));
  const waiting = new Set<() => void>();
  socket.on("message", (data) => {
    received.push(JSON.parse((data as Buffer).toString()) as (typeof received)[number]);
    for (const check of waiting) check();
  });
  await once(socket, "open");
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.send(CONNECT());
  const until = (test: (message: (typeof received)[number]) => boolean) =>
    new Promise<(typeof received)[number]>((resolve) => {
      const check = () => {
        const found = received.find(test);
        if (found) resolve(found);
      };
      waiting.add(check);
      check();
    });
  return { socket, send, until, closed };
}

describe("origins", () => {
  it("are let in when the page is the deployment's own or an allowed one, or there is no page", async () => {
    for (const headers of [{} as Record<string, string>, { origin: APP }, { origin: "https://here.test" }, { origin: `http://localhost:${server.deployment.port}` }]) {
      expect((await query("notes:list", { channel: "o" }, headers)).status).toBe(200);
      expect((await upgrade(headers)).status).toBe(101);
      for (const socket of opened.splice(0)) {
        socket.close();
        await once(socket, "close");
      }
    }
  });

  it("are refused when a page of theirs may not call: API, uploads, sync and preflight alike", async () => {
    const origin = "https://evil.test";
    for (const path of ["/api/query", "/api/storage/upload", "/api/import/start_upload"]) expect(await refusal(await post(path, "{}", { origin }))).toEqual([403, "OriginNotAllowed"]);
    const preflight = await fetch(at("/api/query"), { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    const { status, body } = await upgrade({ origin });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ code: "OriginNotAllowed", message: expect.stringContaining("https://evil.test may not call") as string });
  });

  it("are the project's own affair in its routes", async () => {
    const response = await fetch(at("/whoami"), { headers: { origin: "https://evil.test" } });
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([200, null]);
  });
});

describe("requests", () => {
  it("that are too large are refused with the limit, whether they say their length or not", async () => {
    const large = "x".repeat(65 * KIB);
    const stream = () => new Blob([large]).stream();
    const upload = new URL(await http().mutation(api.files.uploadUrl, {}));
    const send = (path: string, body: BodyInit) => fetch(at(path), { method: path === "/shared" ? "PUT" : "POST", body, ...(body instanceof ReadableStream && { duplex: "half" }) });
    for (const path of ["/api/query", "/shared", upload.pathname + upload.search]) {
      for (const body of [large, stream()]) {
        const response = await send(path, body);
        expect(response.status, path).toBe(413);
        expect(await response.json()).toEqual({ code: "RequestTooLarge", message: `The request's body is larger than ${64 * KIB} bytes.` });
      }
      expect((await send(path, "{}")).status, path).not.toBe(413);
    }
  });

  it("with arguments that are no object or nested too deep are refused, also over sync", async () => {
    const nested = JSON.parse("[".repeat(100) + "]".repeat(100)) as unknown;
    for (const args of [5, { channel: nested }]) expect(await refusal(await query("notes:list", args as object))).toEqual([400, "InvalidArguments"]);
    const deep = `{"path":"notes:list","args":{"channel":${"[".repeat(20_000)}${"]".repeat(20_000)}}}`;
    expect(await refusal(await post("/api/query", deep))).toEqual([400, "InvalidArguments"]);
    const { send, until } = await session();
    send({ type: "Mutation", requestId: 0, udfPath: "notes:add", args: [{ channel: nested }] });
    expect(await until(({ type }) => type === "MutationResponse")).toMatchObject({ success: false, result: expect.stringMatching(/too nested \(nested 102 levels deep > maximum nesting 64\)/) as string });
  });

  it("with an address or headers that are too long, or that aren't HTTP, are told so", async () => {
    expect(await refusal(await fetch(at(`/${"a".repeat(9000)}`)))).toEqual([414, "UriTooLong"]);
    expect(await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 .*"code":"HeadersTooLarge"/s);
    expect(await raw("nonsense\r\n\r\n")).toMatch(/^HTTP\/1.1 400 .*"code":"BadRequest"/s);
  });

  it("that dawdle are cut off", async () => {
    expect(await raw("GET /version HTTP/1.1\r\nhost: x\r\n")).toMatch(/^HTTP\/1.1 408 .*"code":"RequestTimeout"/s);
  });

  it("name an address of the deployment, whatever host they write before it", async () => {
    const get = (target: string) => raw(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(await get("http://evil.test/whoami")).toMatch(/^HTTP\/1.1 200 .*null/s);
    expect(await get("//evil.test/whoami")).toMatch(/^HTTP\/1.1 404/);
    expect(await raw("OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 .*"code":"BadAddress"/s);
    expect(await raw("TRACE /whoami HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 405/);
  });

  it("for a WebSocket at an address that is none, or isn't the one for it, end that connection alone", async () => {
    const handshake = "host: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n";
    expect(await raw(`GET http://[ HTTP/1.1\r\n${handshake}`)).toMatch(/^HTTP\/1.1 400/);
    expect(await raw(`GET // HTTP/1.1\r\n${handshake}`)).toMatch(/^HTTP\/1.1 404/);
    expect((await fetch(at("/version"))).status).toBe(200);
  });
});

describe("an address", () => {
  it("has so many connections and no more, whatever it says of itself; another has its own", async () => {
    const from = (address: string) => ({ "x-forwarded-for": `6.6.6.6, ${address}` });
    for (let i = 0; i < 3; i++) expect((await upgrade(from("10.0.0.1"))).status).toBe(101);
    const { status, body } = await upgrade(from("10.0.0.1"));
    expect(status).toBe(429);
    expect(JSON.parse(body)).toMatchObject({ code: "TooManyConnections", message: "There are 3 connections from this address, the most that may be. Close one." });
    const over = await fetch(at("/version"), { headers: from("10.0.0.1") });
    expect([over.status, over.headers.get("retry-after")]).toEqual([429, "5"]);
    expect((await upgrade(from("10.0.0.2"))).status).toBe(101);
    opened[0]!.close();
    await once(opened[0]!, "close");
    expect((await upgrade(from("10.0.0.1"))).status).toBe(101);
  });

  it("of IPv6 is its network", async () => {
    for (let i = 0; i < 3; i++) expect((await upgrade({ "x-forwarded-for": `2001:db8:1:2::${i + 1}` })).status).toBe(101);
    expect((await upgrade({ "x-forwarded-for": "2001:db8:1:2:3:4:5:6" })).status).toBe(429);
    expect((await upgrade({ "x-forwarded-for": "2001:db8:1:3::1" })).status).toBe(101);
  });
});

describe("a connection", () => {
  it("that doesn't begin is ended", async () => {
    const [, reason] = (await once(new WebSocket(at("/api/sync").replace("http", "ws")), "close")) as [number, Buffer];
    expect(reason.toString()).toBe("HandshakeTimeout");
  });

  it("that gives no sign of life is ended; that it is quiet is no reason", async () => {
    await silentEnd;
    expect(quiet.readyState).toBe(WebSocket.OPEN);
    quiet.terminate();
  });

  it("watches so many queries; the rest get an error in their place", async () => {
    const { send, until } = await session();
    const add = (queryId: number) => ({ type: "Add", queryId, udfPath: "notes:list", args: [{ channel: `q${queryId}` }] });
    send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [add(0), add(1), add(2)] });
    const { modifications } = await until(({ type }) => type === "Transition");
    expect(modifications).toMatchObject([
      { queryId: 0, type: "QueryUpdated" },
      { queryId: 1, type: "QueryUpdated" },
      { queryId: 2, type: "QueryFailed", errorMessage: "Too many queries are watched on this connection, the most that may be (2)." },
    ]);
  });

  it("has so many actions under way", async () => {
    const { send, until } = await session();
    for (const requestId of [0, 1]) send({ type: "Action", requestId, udfPath: "notes:callHidden", args: [{}] });
    expect(await until(({ requestId }) => requestId === 1)).toMatchObject({ success: false, result: "Too many actions are under way on this connection, the most that may be (1): wait for one." });
    expect(await until(({ requestId }) => requestId === 0)).toMatchObject({ success: true, result: "inside" });
  });

  it("that sends what no client does is ended with the reason, and no other is touched", async () => {
    const cases: [object, RegExp][] = [
      [{ type: "Mutation", requestId: '1,"x":1', udfPath: "notes:add", args: [] }, /needs a number/],
      [{ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [{ type: "Remove", queryId: "0:1,1" }] }, /query needs a number/],
      [{ type: "ModifyQuerySet", baseVersion: 0, newVersion: "1", modifications: [] }, /version is not a number/],
      [{ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: null }, /are a list/],
      [{ type: "Authenticate", tokenType: "User", value: 5, baseVersion: 0 }, /token is a text/],
      [{ type: "Connect", sessionId: { toString: 1 } }, /session's id/],
    ];
    for (const [message, reason] of cases) {
      const { send, until, closed } = await session();
      send(message);
      expect((await until(({ type }) => type === "FatalError")).error).toMatch(reason);
      expect(await closed).toBe("ProtocolError");
    }
  });

  it("that sends faster than it is served is read no further, and served in order", async () => {
    const { send, until } = await session();
    for (let requestId = 0; requestId < 280; requestId++) send({ type: "Mutation", requestId, udfPath: "notes:setFlag", args: [{ name: "fast", on: requestId % 2 === 0 }] });
    expect(await until(({ requestId }) => requestId === 279)).toMatchObject({ success: true });
  });
});

describe("the host of a deployment", () => {
  it("is asked before a function is run from outside, with who asks, and for a subscription once", async () => {
    const caller = client();
    const seen = watch(caller, api.notes.list, { channel: "asked" });
    await seen.until(() => true);
    await caller.mutation(api.notes.add, { channel: "asked", body: "x" });
    await seen.until((bodies) => bodies.length === 1);
    expect(await http().action(api.notes.callHidden, {})).toBe("inside");
    await fetch(at("/whoami"), { headers: { "x-forwarded-for": "10.3.0.1", authorization: `Bearer ${await server.issuer.token("jo")}` } });
    await fetch(at("/version"));
    expect(asked.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["query notes:list", "mutation notes:add", "action notes:callHidden", "httpAction GET /whoami"]);
    expect(asked[3]).toMatchObject({ address: "10.3.0.1", identity: { subject: "jo" } });
  });

  it("may say later: each kind of client learns when", async () => {
    const caller = client();
    refused = () => true;
    const limited = { kind: "RateLimited", name: "notes:add", retryAfter: 2500, message: "Too many calls. Try again in 3 seconds." };
    await expect(caller.mutation(api.notes.add, { channel: "later", body: "x" })).rejects.toMatchObject({ data: limited });
    await expect(caller.action(api.notes.callHidden, {})).rejects.toThrow(ConvexError);
    await expect(watch(caller, api.notes.list, { channel: "later" }).until(() => true)).rejects.toMatchObject({ data: { ...limited, name: "notes:list" } });
    for (const response of [await query("notes:list", { channel: "later" }), await fetch(at("/whoami"))]) {
      expect(await refusal(response)).toEqual([429, "RateLimited"]);
      expect(response.headers.get("retry-after")).toBe("3");
    }
    refused = () => false;
    expect(await http().query(api.notes.list, { channel: "later" })).toEqual([]);
  });

  it("is not asked for administrators", async () => {
    refused = () => true;
    const answer = await post("/api/function", JSON.stringify({ path: "notes:hidden", args: {} }), { authorization: `Convex ${server.deployment.adminKey}` });
    expect(await answer.json()).toMatchObject({ value: "inside" });
  });

  it("doesn't take back a mutation that was done before it was sent again", async () => {
    const sessionId = crypto.randomUUID();
    const add = { type: "Mutation", requestId: 5, udfPath: "notes:add", args: [{ channel: "resent", body: "once" }] };
    const connect = { type: "Connect", sessionId, connectionCount: 0, lastCloseReason: null };
    const first = await session();
    first.send(connect);
    first.send(add);
    const answer = await first.until(({ type }) => type === "MutationResponse");
    refused = () => true;
    const second = await session();
    second.send(connect);
    second.send(add);
    expect(await second.until(({ type }) => type === "MutationResponse")).toEqual(answer);
    second.send({ ...add, requestId: 6 });
    expect(await second.until(({ requestId }) => requestId === 6)).toMatchObject({ success: false, errorData: { kind: "RateLimited" } });
  });
});

describe("a batch", () => {
  it("counts as what is in it: one call too many, and none is answered", async () => {
    refused = ({ path }) => path === "notes:whoAmI";
    const answer = await post("/api/query_batch", JSON.stringify({ queries: ["notes:list", "notes:whoAmI"].map((path) => ({ path, args: {} })) }));
    expect([answer.headers.get("retry-after"), ...(await refusal(answer))]).toEqual(["3", 429, "RateLimited"]);
    expect(asked.map(({ kind, path }) => `${kind} ${path}`)).toEqual(["query notes:list", "query notes:whoAmI"]);
  });
});

describe("behind a proxy", () => {
  const told = async (headers: Record<string, string>) => (await fetch(at("/address"), { headers })).text();

  it("a route is told the address that the proxy was asked", async () => {
    expect(await told({ "x-forwarded-proto": "https", "x-forwarded-host": "my.example.com" })).toBe("https://my.example.com/address");
    expect(await told({ forwarded: 'for=192.0.2.1;Proto="https"; host="my.example.com:8443"' })).toBe("https://my.example.com:8443/address");
    expect(await told({ "x-forwarded-host": "here.test" })).toBe("https://here.test/address");
    expect(await told({})).toBe(at("/address"));
  });

  it("of what stands before the proxy's own word nothing is believed", async () => {
    expect(await told({ "x-forwarded-proto": "https, http", "x-forwarded-host": "evil.test, my.example.com" })).toBe("http://my.example.com/address");
    expect(await told({ "x-forwarded-proto": "javascript", "x-forwarded-host": "my.example.com" })).toBe("http://my.example.com/address");
  });
});

describe("in production", () => {
  const REDACTED = /\[Request ID: ([0-9a-f]+)\] Server Error(\n {2}Called by client)?$/;

  it("strangers learn of a plain error that there was one, and its number, which the operator finds again", async () => {
    failures.length = 0;
    const errors: Error[] = [];
    await http().query(api.notes.broken, {}).catch((error: Error) => errors.push(error));
    await watch(client(), api.notes.broken, {}).until(() => true).catch((error: Error) => errors.push(error));
    await http().mutation(api.notes.add, { channel: 5 } as never).catch((error: Error) => errors.push(error));
    expect(errors).toHaveLength(3);
    for (const [i, { message }] of errors.entries()) {
      const [, requestId] = REDACTED.exec(message) ?? [];
      expect(failures[i]).toContain(requestId);
      expect(message).not.toMatch(/on purpose|validator/i);
    }
    expect(failures[0]).toMatch(/^notes:broken .*Uncaught Error: broken on purpose/s);
    expect(failures[2]).toMatch(/ArgumentValidationError/);
    expect(failures[2]).not.toMatch(/Value: 5|channel: 5/);
  });

  it.each(["/broken", "/answer/nothing"])("and of a route that failed, %s", async (path) => {
    const response = await fetch(at(path));
    expect(response.status).toBe(500);
    const { code, ...rest } = (await response.json()) as { code: string };
    expect(code).toMatch(REDACTED);
    expect(rest).toEqual({});
  });

  it("a ConvexError's data pass, and administrators see all", async () => {
    await expect(http().mutation(api.notes.remove, { channel: "p", body: "none" })).rejects.toMatchObject({ data: { code: "NO_NOTE", body: "none" } });
    const answer = await post("/api/function", JSON.stringify({ path: "notes:broken", args: {} }), { authorization: `Convex ${server.deployment.adminKey}` });
    expect(((await answer.json()) as { errorMessage: string }).errorMessage).toMatch(/broken on purpose/);
  });

  it("what functions print goes to the operator alone, with the request's number", async () => {
    printed.length = 0;
    const answer = (await (await query("notes:talk", { text: "psst" })).json()) as { logLines: string[] };
    expect(answer.logLines).toEqual([]);
    expect(printed).toEqual([expect.stringMatching(/^[0-9a-f]{16} notes:talk \[LOG\] 'psst'$/) as string]);
  });
});
