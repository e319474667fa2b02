// Clerk all the way: tokens, webhooks and the Backend API of an emulated Clerk, against the embedded deployment over
// its real sockets, with the official client.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import { JAPAN, deployment, planOf } from "../../convex/people.testing";
import { startDeployment, type Deployment } from "../../local/cli/startDeployment";
import { accountKeys } from "../../scripts/accountKeys";
import { startClerkEmulator, type ClerkEmulator } from "../emulators/clerkEmulator";

const me = api.users.users.me;
const dataDir = mkdtempSync(join(tmpdir(), "caravan-clerk-"));
let clerk: ClerkEmulator;
let impostor: ClerkEmulator;
let server: Deployment;

beforeAll(async () => {
  clerk = await startClerkEmulator();
  impostor = await startClerkEmulator();
  server = await startDeployment({
    projectDir: process.cwd(),
    dataDir,
    port: 0,
    env: async (dir) => ({ ...(await accountKeys(dir)), ...clerk.env }),
  });
}, 60_000);
afterAll(async () => {
  await server.close();
  await Promise.all([clerk.close(), impostor.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => clerk.fail(null));
afterEach(() => void (clerk.asked.length = 0));

/** The official client with this token, or with none. */
function client(token?: string): ConvexHttpClient {
  const http = new ConvexHttpClient(server.url, { logger: false });
  if (token) http.setAuth(token);
  return http;
}

async function enter(userId: string, claims = {}) {
  const person = client(await clerk.token(userId, claims));
  const { userId: rowId } = await person.mutation(api.clerk.session.enter, {});
  return Object.assign(person, { rowId });
}

async function reconcile(questions?: number) {
  const result = await server.functions.action({ path: "clerk/reconcile:run", args: questions === undefined ? {} : { questions }, identity: null, allowInternal: true });
  if (!result.ok) throw new Error(result.message);
  return JSON.parse(result.value) as { status: string; reason?: string };
}

describe("a token of Clerk's", () => {
  it("is somebody, with a row, by discovery and the published keys alone", async () => {
    const user = clerk.addUser();
    const ada = await enter(user.id);
    expect(await ada.query(me)).toMatchObject({ _id: ada.rowId, name: "Ada Lovelace", email: "ada@example.org", isAnonymous: false });
    expect((await enter(user.id)).rowId).toBe(ada.rowId);
  });

  it("is refused from another issuer, for another audience, expired, and without what it must say", async () => {
    const { id } = clerk.addUser();
    const tokens = [
      await impostor.token(id),
      await impostor.token(id, { iss: clerk.url }),
      await clerk.token(id, { aud: "another app" }),
      await clerk.token(id, { aud: undefined }),
      await clerk.token(id, { iss: `${clerk.url}/other` }),
      await clerk.token(id, {}, -60),
      await new SignJWT({ iss: clerk.url, aud: "convex", sub: id }).setProtectedHeader({ alg: "RS256", kid: "ins_emulated" }).sign(clerk.privateKey),
    ];
    for (const token of tokens) await expect(client(token).mutation(api.clerk.session.enter, {})).rejects.toThrow();
    expect(await client().query(me)).toBeNull();
  });

  it("is refused unsigned, signed with the public key as a secret, or changed after it was signed", async () => {
    const { id } = clerk.addUser();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: clerk.url, aud: "convex", sub: id, iat: now, exp: now + 60 };
    const [head, , signature] = (await clerk.token(id)).split(".");
    const tokens = [
      `${part({ alg: "none", typ: "JWT" })}.${part(payload)}.`,
      `${part({ alg: "none", kid: "ins_emulated" })}.${part(payload)}.${signature}`,
      await new SignJWT(payload).setProtectedHeader({ alg: "HS256", kid: "ins_emulated" }).sign(new TextEncoder().encode(clerk.publicKeyPem)),
      `${head}.${part({ ...payload, sub: "user_somebody_else" })}.${signature}`,
    ];
    for (const token of tokens) await expect(client(token).mutation(api.clerk.session.enter, {})).rejects.toThrow();
  });

  it("is nobody's built-in account, even if its subject is one of ours", async () => {
    const guest = await client().action(api.auth.signIn, { provider: "anonymous", params: { name: "Visitor" } });
    const subject = JSON.parse(Buffer.from(guest.tokens!.token.split(".")[1]!, "base64url").toString()).sub as string;
    const visitor = client(guest.tokens!.token);
    expect(await visitor.query(me)).toMatchObject({ name: "Visitor" });
    expect(await client(await clerk.token(subject)).query(me)).toBeNull();
  });

  it("is worth nothing once Clerk has revoked its session", async () => {
    const user = clerk.addUser();
    const ada = await enter(user.id, { sid: "sess_1" });
    const elsewhere = await enter(user.id, { sid: "sess_2" });
    await clerk.post(server.url, "session.revoked", { id: "sess_1", user_id: user.id, status: "revoked", last_active_at: 1 });
    expect(await ada.query(me)).toBeNull();
    expect(await elsewhere.query(me)).toMatchObject({ _id: ada.rowId });
  });
});

describe("a guest who signs up at Clerk", () => {
  it("goes on with the same trips", async () => {
    const { tokens } = await client().action(api.auth.signIn, { provider: "anonymous", params: { name: "Visitor" } });
    const visitor = client(tokens!.token);
    const tripId = await visitor.mutation(api.trips.trips.create, JAPAN);
    const { code } = await visitor.mutation(api.users.linking.offer, {});
    const user = clerk.addUser({ first_name: "Grace", last_name: "Hopper" });
    await clerk.post(server.url, "user.created", user);
    const grace = client(await clerk.token(user.id));
    await grace.mutation(api.users.linking.claim, { code });
    expect(await grace.query(me)).toMatchObject({ name: "Grace Hopper", isAnonymous: false });
    expect((await planOf(grace, tripId)).role).toBe("owner");
    expect(await visitor.query(me)).toBeNull();
  });
});

describe("Clerk's webhooks", () => {
  it("are taken in at /webhooks/clerk, once each, and refused when they are forged or old", async () => {
    const user = clerk.addUser({ first_name: "Mary", last_name: "Shelley" });
    expect(await clerk.post(server.url, "user.created", user, { id: "msg_mary" })).toEqual({ status: 200, message: "applied" });
    expect(await clerk.post(server.url, "user.created", user, { id: "msg_mary" })).toEqual({ status: 200, message: "repeated" });
    expect(await client(await clerk.token(user.id)).query(me)).toMatchObject({ name: "Mary Shelley" });
    expect(await clerk.post(server.url, "user.deleted", { id: user.id, deleted: true }, { secret: impostor.webhookSecret })).toMatchObject({ status: 400 });
    expect(await clerk.post(server.url, "user.deleted", { id: user.id, deleted: true }, { at: new Date(Date.now() - 400_000) })).toMatchObject({ status: 400 });
    expect(await client(await clerk.token(user.id)).query(me)).toMatchObject({ name: "Mary Shelley" });
    expect((await fetch(`${server.url}/webhooks/clerk`)).status).toBe(404);
  });
});

describe("reconciliation", () => {
  it("makes up for webhooks that never came: new people, other names, deleted people", async () => {
    const known = clerk.addUser({ first_name: "Old" });
    const gone = clerk.addUser({ first_name: "Gone" });
    const [ada, leaving] = [await enter(known.id), await enter(gone.id)];
    const missing = clerk.addUser({ first_name: "Missed" });
    clerk.updateUser(known.id, { first_name: "New" });
    clerk.deleteUser(gone.id);
    expect(await reconcile()).toEqual({ status: "finished" });
    expect(await ada.query(me)).toMatchObject({ name: "New Lovelace" });
    expect(await client(await clerk.token(missing.id)).query(me)).toMatchObject({ name: "Missed Lovelace" });
    expect(await leaving.query(me)).toBeNull();
    await expect(enter(gone.id)).rejects.toThrow(/deleted/);
  });

  it("asks no more than it may in a run and goes on where it was", async () => {
    for (let i = 0; i < 120; i++) clerk.addUser({ first_name: `Person ${i}` });
    expect(await reconcile(1)).toEqual({ status: "unfinished" });
    clerk.fail(429);
    expect(await reconcile()).toMatchObject({ status: "failed", reason: "Clerk answered 429." });
    clerk.fail(null);
    clerk.asked.length = 0;
    expect(await reconcile()).toEqual({ status: "finished" });
    expect(clerk.asked.filter((path) => path.includes("offset=")).map((path) => new URL(path, clerk.url).searchParams.get("offset"))).toEqual(["100"]);
  });

  it("touches nobody when the secret key is of another Clerk, which knows none of them", async () => {
    const t = await deployment({ ...clerk.env, CLERK_API_URL: impostor.url, CLERK_SECRET_KEY: impostor.secretKey });
    const ada = t.withIdentity({ subject: "user_ada", issuer: clerk.url, tokenIdentifier: `${clerk.url}|user_ada`, name: "Ada" });
    await ada.mutation(api.clerk.session.enter, {});
    expect(await t.action(internal.clerk.reconcile.run, {})).toMatchObject({ status: "failed", reason: expect.stringContaining("CLERK_SECRET_KEY") });
    expect(await ada.query(me)).toMatchObject({ name: "Ada" });
  });
});
