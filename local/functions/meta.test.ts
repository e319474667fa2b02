// `ctx.meta`: what functions are told of themselves, and of the request that led to them.
import { WebSocket, type ClientOptions } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

const PROXIED = { "user-agent": "Tester/1.0", "x-forwarded-for": "198.51.100.9, 203.0.113.7, 10.0.0.1" };

/** A browser sends such headers of its own accord. */
class Browser extends WebSocket {
  constructor(url: string, options?: ClientOptions) {
    super(url, { ...options, headers: PROXIED });
  }
}
const browser = { webSocketConstructor: Browser as unknown as typeof globalThis.WebSocket };

let direct: FixtureDeployment;
let proxied: FixtureDeployment;
beforeAll(async () => {
  direct = await FixtureDeployment.start();
  proxied = await FixtureDeployment.start({ trustProxy: 2 });
});
afterAll(() => Promise.all([direct.close(), proxied.close()]));

const callMutation = async (server: FixtureDeployment, headers: Record<string, string> = {}) => {
  const body = JSON.stringify({ path: "meta:request", args: {}, format: "json" });
  const response = await fetch(`${server.url}/api/mutation`, { method: "POST", headers: { ...PROXIED, ...headers }, body });
  return ((await response.json()) as { value: unknown }).value;
};

describe("request metadata", () => {
  it("comes from the connection of a client, and is passed on by an action", async () => {
    const [own, nested] = await direct.client(browser).action(api.meta.requests, {});
    expect(own).toMatchObject({ ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/), userAgent: "Tester/1.0", scheduledFunctionId: null, authToken: null });
    expect(own!.requestId).toMatch(/^[0-9a-f]{16}$/);
    expect(nested).toEqual(own);
  });

  it("has the token that the caller is known by, and never an admin key", async () => {
    const token = await direct.issuer.token("ivy");
    const client = direct.client();
    client.setAuth(async () => token);
    expect((await client.mutation(api.meta.request, {})).authToken).toBe(token);
    expect(await callMutation(direct, { authorization: `Bearer ${token}` })).toMatchObject({ authToken: token });
    expect(await callMutation(direct, { authorization: `Convex ${direct.deployment.adminKey}` })).toMatchObject({ authToken: null });
  });

  it("reaches HTTP actions", async () => {
    const response = await fetch(`${direct.url}/meta`, { headers: PROXIED });
    expect(await response.json()).toMatchObject({ userAgent: "Tester/1.0", authToken: null });
  });

  it("is nobody's for a scheduled function, which knows its own row", async () => {
    const client = direct.client(browser);
    const notes = watch(client, api.notes.list, { channel: "meta" });
    const id = await client.mutation(api.meta.noteLater, {});
    const [body] = await notes.until((bodies) => bodies.length > 0);
    expect(JSON.parse(body!)).toEqual({ ip: null, userAgent: null, authToken: null, scheduledFunctionId: id });
  });

  it("isn't offered to queries, whose answers are shared", async () => {
    expect(await direct.http().query(api.meta.requestInQuery, {})).toBe(true);
  });
});

describe("behind proxies", () => {
  it("takes nobody's word for an address unless it is told to", async () => {
    expect(await callMutation(direct)).toMatchObject({ ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) });
  });

  it("takes the last address that none of the trusted ones vouches for", async () => {
    expect(await callMutation(proxied)).toMatchObject({ ip: "203.0.113.7" });
    expect(await proxied.client(browser).mutation(api.meta.request, {})).toMatchObject({ ip: "203.0.113.7" });
  });

  it.each([
    ["198.51.100.9:4711, 10.0.0.1", "198.51.100.9"],
    ["[2001:db8::1]:4711, 10.0.0.1", "2001:db8::1"],
    ["10.0.0.1", "10.0.0.1"],
    ["unknown, 10.0.0.1", null],
  ])("reads %s as %s", async (forwarded, ip) => {
    expect(await callMutation(proxied, { "x-forwarded-for": forwarded })).toMatchObject({ ip });
  });
});

describe("what a function is told of itself", () => {
  it("is its name, its kind, its deployment", async () => {
    const { self, deployment } = await direct.http().query(api.meta.about, {});
    expect(self).toEqual({ name: "meta:about", componentPath: "", type: "query", visibility: "public" });
    expect(deployment).toEqual({ name: "local-sync", region: null, class: "s16" });
  });

  it("is a snapshot that nested calls share, before the mutation's own commit and after all earlier ones", async () => {
    const client = direct.http();
    const first = await client.mutation(api.meta.snapshots, { write: true });
    const second = await client.mutation(api.meta.snapshots, { write: true });
    const { snapshotTs } = await client.query(api.meta.about, {});
    expect(first.nested).toBe(first.own);
    expect(second.own > first.own).toBe(true);
    expect(snapshotTs > second.own).toBe(true);
  });
});
