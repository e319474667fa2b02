// Who asks: answers that depend on it are never another's, answers that don't are computed once.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

let server: FixtureDeployment;
const ran: string[] = [];
beforeAll(async () => {
  server = await FixtureDeployment.start();
  const { functions } = server.deployment;
  const run = functions.query.bind(functions);
  functions.query = (call) => {
    ran.push(call.path);
    return run(call);
  };
});
afterAll(() => server.close());

const runs = (path: string) => ran.filter((one) => one === path).length;

async function signedIn(subject: string) {
  const client = server.client();
  const token = await server.issuer.token(subject);
  await new Promise<void>((resolve) => client.setAuth(async () => token, (isIn) => isIn && resolve()));
  return client;
}

describe("equal subscriptions", () => {
  it("of many callers cost one run a commit when the answer doesn't ask who calls", async () => {
    const clients = await Promise.all(["ann", "ben", "cleo", "dan"].map(signedIn));
    const seen = clients.map((client) => watch(client, api.notes.list, { channel: "common" }));
    await Promise.all(seen.map((one) => one.until(() => true)));
    const before = runs("notes:list");
    await clients[0]!.mutation(api.notes.add, { channel: "common", body: "for all" });
    await Promise.all(seen.map((one) => one.until((bodies) => bodies.length === 1)));
    expect(runs("notes:list") - before).toBe(1);
  });

  it("are each caller's own once the function begins to ask, and again everybody's when it stops", async () => {
    const subjects = ["ann", "ben", "cleo"];
    const clients = await Promise.all(subjects.map(signedIn));
    await clients[0]!.mutation(api.notes.add, { channel: "changing", body: "x" });
    const seen = clients.map((client) => watch(client, api.notes.listFor, { channel: "changing", flag: "changing" }));
    await Promise.all(seen.map((one) => one.until((bodies) => bodies[0] === "x")));
    await clients[0]!.mutation(api.notes.setFlag, { name: "changing", on: true });
    await Promise.all(seen.map((one, i) => one.until((bodies) => bodies[0] === `${subjects[i]}: x`)));
    for (const [i, one] of seen.entries()) expect(one.values).toEqual([["x"], [`${subjects[i]}: x`]]);
    await clients[1]!.mutation(api.notes.setFlag, { name: "changing", on: false });
    await clients[2]!.mutation(api.notes.add, { channel: "changing", body: "y" });
    await Promise.all(seen.map((one) => one.until((bodies) => bodies.join() === "x,y")));
    for (const one of seen) expect(one.values.at(-1)).toEqual(["x", "y"]);
  });
});

describe("signing in on an open connection", () => {
  it("asks again for what depends on it", async () => {
    const client = server.client();
    const seen = watch(client, api.notes.whoAmI, {});
    await seen.until((identity) => identity === null);
    const token = await server.issuer.token("eve", { email: "eve@example.com", email_verified: true, properties: { role: "editor", deep: { level: 3 } } });
    client.setAuth(async () => token);
    expect(await seen.until((identity) => identity !== null)).toEqual({
      subject: "eve",
      issuer: "https://issuer.test",
      tokenIdentifier: "https://issuer.test|eve",
      email: "eve@example.com",
      emailVerified: true,
      "properties.role": "editor",
      "properties.deep.level": 3,
    });
  });

  it("is refused for a token of another audience, an unknown issuer or a wrong signature", async () => {
    const stranger = await FixtureDeployment.start();
    try {
      const tokens = [
        await server.issuer.token("eve", { aud: "another app" }),
        await server.issuer.token("eve", { iss: "https://elsewhere.test" }),
        await stranger.issuer.token("eve"),
        await server.issuer.token("eve", {}, -60),
      ];
      for (const token of tokens) {
        const client = server.client();
        const states: boolean[] = [];
        await new Promise<void>((resolve) =>
          client.setAuth(async ({ forceRefreshToken }) => (forceRefreshToken ? null : token), (isIn) => {
            states.push(isIn);
            resolve();
          }),
        );
        expect(states).toEqual([false]);
        expect(await client.query(api.notes.whoAmI, {})).toBeNull();
      }
    } finally {
      await stranger.close();
    }
  });

  it("ends with the token, and goes on with a new one", async () => {
    const client = server.client();
    const short = await server.issuer.token("fay", {}, 2);
    const fresh = await server.issuer.token("fay", { name: "Fay" });
    const refreshed = new Promise<void>((resolve) => {
      client.setAuth(async ({ forceRefreshToken }) => {
        if (!forceRefreshToken) return short;
        resolve();
        return fresh;
      });
    });
    const seen = watch(client, api.notes.whoAmI, {});
    await seen.until((identity) => identity?.subject === "fay");
    await refreshed;
    expect((await seen.until((identity) => identity?.name === "Fay"))?.subject).toBe("fay");
  });

  it("is closed by the server when nobody renews the token", async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/1.0.0/sync`);
    const closed = new Promise<string>((resolve) => socket.on("close", (_code, reason) => resolve(reason.toString())));
    const errors: { authUpdateAttempted: boolean }[] = [];
    socket.on("message", (data) => {
      const message = JSON.parse((data as Buffer).toString()) as { type: string; authUpdateAttempted: boolean };
      if (message.type === "AuthError") errors.push(message);
    });
    await new Promise((resolve) => socket.on("open", resolve));
    const value = await server.issuer.token("gus", {}, 1);
    socket.send(JSON.stringify({ type: "Connect", sessionId: "00000000-0000-4000-8000-000000000000", connectionCount: 0, lastCloseReason: null }));
    socket.send(JSON.stringify({ type: "Authenticate", baseVersion: 0, tokenType: "User", value }));
    expect(await closed).toBe("AuthTokenExpired");
    expect(errors).toMatchObject([{ authUpdateAttempted: false }]);
  });
});

describe("a deployment that issues its own tokens", () => {
  it("verifies them at the first request, though its public address can't be reached", async () => {
    const own = await FixtureDeployment.start({ publicUrl: "https://trips.invalid" });
    try {
      const token = await own.issuer.token("hal", { iss: "https://trips.invalid", aud: "convex" });
      const response = await fetch(`http://localhost:${own.deployment.port}/whoami`, { headers: { authorization: `Bearer ${token}` } });
      expect(await response.json()).toBe("hal");
    } finally {
      await own.close();
    }
  });
});
