// `ctx.auth.signJwt`: tokens that anybody can check by the keys which the deployment publishes, itself included.
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../../fixtures/sync/convex/_generated/api";
import { FixtureDeployment } from "../../testing/fixtureDeployment";

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start();
});
afterAll(() => server.close());

const sign = (claims: object, seconds = 60) => server.http().mutation(api.tokens.sign, { claims, seconds });
const keys = async () => ((await (await fetch(`${server.url}/.well-known/jwks.json`)).json()) as { keys: { kid: string; alg: string; d?: string }[] }).keys;

describe("a token that a mutation signs", () => {
  it("says what it was given, and who gave it for how long", async () => {
    const token = await sign({ sub: "ann", aud: "elsewhere", role: "cook" });
    const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`)), { issuer: server.url, audience: "elsewhere", algorithms: ["ES256"] });
    expect(payload).toMatchObject({ sub: "ann", role: "cook" });
    expect(payload.exp! - payload.iat!).toBe(60);
    expect(protectedHeader.kid).toBe((await keys()).find(({ alg }) => alg === "ES256")!.kid);
  });

  it("is an identity here where auth.config.ts trusts the deployment, after a restart too", async () => {
    const token = await sign({ sub: "bob", aud: "convex" });
    await server.restart();
    const client = server.http();
    client.setAuth(token);
    expect(await client.query(api.tokens.subject, {})).toBe("bob");
  });

  it("has only claims that are the project's to make, and an hour at most", async () => {
    for (const claim of ["iss", "iat", "exp", "nbf", "convexRole", "CVX"]) await expect(sign({ [claim]: 1 })).rejects.toThrow(`The claim "${claim}" is reserved`);
    await expect(sign({}, 0)).rejects.toThrow("expiresInSeconds must be between 1 and 3600");
    await expect(sign({}, 3601)).rejects.toThrow("expiresInSeconds must be between 1 and 3600");
    expect(decodeJwt(await sign({}, 3600)).iss).toBe(server.url);
  });
});

describe("the published keys", () => {
  it("stand beside those of the project, and nothing private is among them", async () => {
    expect((await keys()).map(({ alg }) => alg)).toEqual(["RS256", "ES256"]);
    expect((await keys()).every(({ d }) => d === undefined)).toBe(true);
  });
});
