// Whom a token is believed to be: providers, key sets, times, audiences, and the identity that a function sees.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { JSONValue } from "convex/values";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { FunctionHost } from "../functions/types";
import { makeIssuer, type Issuer } from "../testing/fixtureDeployment";
import { AuthService } from "./authService";

const ADMIN_KEY = "local|key";
const ISSUER = "https://issuer.test";

/** Of a project whose auth.config.ts exports these. */
function service(...authProviders: JSONValue[]): AuthService {
  return new AuthService({ authProviders, onReload: () => () => undefined } as unknown as FunctionHost, ADMIN_KEY, "http://site.test");
}

const dataUri = ({ jwks }: Issuer) => `data:application/json,${encodeURIComponent(JSON.stringify(jwks))}`;
const custom = (issuer: Issuer, rest: { algorithm?: string; applicationID?: string } = {}): JSONValue => ({ type: "customJwt", issuer: ISSUER, jwks: dataUri(issuer), algorithm: "RS256", ...rest });

const claim = (auth: AuthService, token: string) => auth.verify("User", token);
const isBelieved = async (auth: AuthService, token: Promise<string>) => (await claim(auth, await token)).ok;

let rsa: Issuer;
let ec: Issuer;
beforeAll(async () => {
  [rsa, ec] = await Promise.all([makeIssuer("RS256"), makeIssuer("ES256")]);
});

describe("a custom JWT", () => {
  it.each(["RS256", "ES256"] as const)("is verified by %s, and by no other algorithm than was declared", async (algorithm) => {
    const issuer = algorithm === "RS256" ? rsa : ec;
    const other = algorithm === "RS256" ? "ES256" : "RS256";
    expect(await isBelieved(service(custom(issuer, { algorithm })), issuer.token("ann"))).toBe(true);
    expect(await isBelieved(service(custom(issuer, { algorithm: other })), issuer.token("ann"))).toBe(false);
  });

  it("needs an audience only where an application is named; it may be one of many", async () => {
    const named = service(custom(rsa, { applicationID: "notes" }));
    expect(await isBelieved(named, rsa.token("ann", { aud: ["other", "notes"] }))).toBe(true);
    expect(await isBelieved(named, rsa.token("ann", { aud: ["other"] }))).toBe(false);
    expect(await isBelieved(named, rsa.token("ann", { aud: undefined }))).toBe(false);
    expect(await isBelieved(service(custom(rsa)), rsa.token("ann", { aud: undefined }))).toBe(true);
  });

  it("may be some seconds off, as clocks are", async () => {
    const auth = service(custom(rsa));
    const now = Math.floor(Date.now() / 1000);
    expect(await isBelieved(auth, rsa.token("ann", {}, -3))).toBe(true);
    expect(await isBelieved(auth, rsa.token("ann", {}, -30))).toBe(false);
    expect(await isBelieved(auth, rsa.token("ann", { nbf: now + 3 }))).toBe(true);
    expect(await isBelieved(auth, rsa.token("ann", { nbf: now + 60 }))).toBe(false);
  });

  it("is the first provider's that it fits", async () => {
    const auth = service(custom(ec, { algorithm: "ES256", applicationID: "other" }), custom(rsa, { applicationID: "notes" }));
    expect(await isBelieved(auth, rsa.token("ann"))).toBe(true);
    const outcome = await claim(auth, await rsa.token("ann", { iss: "https://stranger.test" }));
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining("https://stranger.test") });
  });

  it("is seen with its claims under Convex's names, nested ones dotted, and not what belongs to the token", async () => {
    const token = await rsa.token("ann", { name: "Ann", given_name: "A", email_verified: true, phone_number: "1", updated_at: "2026", roles: ["a"], org: { id: 7, deep: { x: null } }, jti: "j", nbf: 1 });
    expect(await claim(service(custom(rsa)), token)).toMatchObject({
      ok: true,
      token,
      admin: false,
      identity: {
        tokenIdentifier: `${ISSUER}|ann`, issuer: ISSUER, subject: "ann", name: "Ann", givenName: "A", emailVerified: true, phoneNumber: "1", updatedAt: "2026", roles: ["a"], "org.id": 7, "org.deep.x": null,
      },
    });
    const outcome = await claim(service(custom(rsa)), token);
    expect(outcome.ok && Object.keys(outcome.identity!).filter((name) => ["iat", "exp", "nbf", "aud", "jti", "sub", "iss"].includes(name))).toEqual([]);
  });
});

describe("OpenID Connect", () => {
  let provider: Server;
  let domain: string;
  const asked: string[] = [];
  beforeAll(async () => {
    provider = createServer((request, response) => {
      asked.push(request.url!);
      const found = request.url === "/.well-known/openid-configuration" ? { issuer: domain, jwks_uri: `${domain}/keys` } : request.url === "/keys" ? rsa.jwks : null;
      response.writeHead(found ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(found));
    });
    await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
    domain = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => provider.close(resolve)));

  it("is discovered at the domain, once; a slash at the issuer's end makes no difference", async () => {
    const auth = service({ domain, applicationID: "convex" });
    for (const iss of [domain, `${domain}/`]) expect(await isBelieved(auth, rsa.token("ann", { iss, aud: "convex" }))).toBe(true);
    expect(asked.filter((url) => url.includes("openid-configuration"))).toHaveLength(1);
    const outcome = await claim(auth, await rsa.token("ann", { iss: domain, aud: "convex", org: { id: 7 } }));
    expect(outcome).toMatchObject({ identity: { subject: "ann", org: { id: 7 } } });
  });

  it.each([
    [1700000000, "2023-11-14T22:13:20+00:00"],
    [1700000000.5, "2023-11-14T22:13:20.500+00:00"],
    ["2023-11-14T23:13:20.250+01:00", "2023-11-14T22:13:20.250+00:00"],
    ["lately", undefined],
    [1e300, undefined],
  ])("says of when somebody changed, %s, the time as text", async (updated_at, shown) => {
    const token = await rsa.token("ann", { iss: domain, aud: "convex", updated_at });
    const outcome = await claim(service({ domain, applicationID: "convex" }), token);
    expect(outcome.ok && outcome.identity!.updatedAt).toBe(shown);
  });

  it("says of an address how it is written", async () => {
    const address = async (value: JSONValue) => {
      const outcome = await claim(service({ domain, applicationID: "convex" }), await rsa.token("ann", { iss: domain, aud: "convex", address: value }));
      return outcome.ok && outcome.identity!.address;
    };
    expect(await address({ formatted: "1 Main St\nTown", locality: "Town" })).toBe("1 Main St\nTown");
    expect(await address({ locality: "Town" })).toBeUndefined();
  });

  it("is asked again, after a while, when it couldn't be reached", async () => {
    const late = createServer((request, response) => response.end(JSON.stringify(request.url === "/keys" ? rsa.jwks : { jwks_uri: `http://127.0.0.1:${port}/keys` })));
    const listen = (at: number) => new Promise<void>((resolve) => late.listen(at, "127.0.0.1", resolve));
    const close = () => new Promise((resolve) => late.close(resolve));
    await listen(0);
    const { port } = late.address() as AddressInfo;
    await close();
    const auth = service({ domain: `http://127.0.0.1:${port}`, applicationID: "convex" });
    const token = await rsa.token("ann", { iss: `http://127.0.0.1:${port}`, aud: "convex" });
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    expect((await claim(auth, token)).ok).toBe(false);
    await listen(port);
    // Not for every token that somebody makes up: only after a while.
    expect((await claim(auth, token)).ok).toBe(false);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    expect(await claim(auth, token)).toMatchObject({ ok: true });
    await close();
  });
});

describe("an Authorization header", () => {
  it("is a token, an admin key or nothing", async () => {
    const auth = service(custom(rsa));
    expect(await auth.fromHeader(undefined)).toMatchObject({ ok: true, identity: null, admin: false });
    expect(await auth.fromHeader(`Bearer ${await rsa.token("ann")}`)).toMatchObject({ ok: true, identity: { subject: "ann" } });
    expect(await auth.fromHeader(`Convex ${ADMIN_KEY}`)).toMatchObject({ ok: true, admin: true });
    expect(await auth.fromHeader("Convex local|another")).toMatchObject({ ok: false });
    expect(await auth.fromHeader("Basic YTpi")).toMatchObject({ ok: false });
    expect(await auth.fromHeader("Bearer nonsense")).toMatchObject({ ok: false });
    expect(await auth.fromHeader("Bearer")).toMatchObject({ ok: false });
  });

  it("may be in any case, with spaces around what it holds", async () => {
    const auth = service(custom(rsa));
    for (const scheme of ["bearer", "BEARER", "Bearer  "]) expect(await auth.fromHeader(`${scheme} ${await rsa.token("ann")} `)).toMatchObject({ ok: true, identity: { subject: "ann" } });
    expect(await auth.fromHeader(`convex ${ADMIN_KEY}`)).toMatchObject({ ok: true, admin: true });
    const claims = Buffer.from(JSON.stringify({ subject: "ann", issuer: ISSUER })).toString("base64");
    expect(await auth.fromHeader(`CONVEX ${ADMIN_KEY}:${claims}`)).toMatchObject({ ok: true, admin: true, identity: { subject: "ann" } });
  });
});
