// Clerk's webhooks as they come in: who may speak, and that each message counts once, in whatever order.
import { Webhook } from "svix/dist/webhook";
import { afterEach, describe, expect, it, vi } from "vitest";
import { api } from "../_generated/api";
import type { ActionCtx } from "../_generated/server";
import { type Engine, guest } from "../people.testing";
import { clerkDeployment, clerkUser, holder, ISSUER, member, tell, WEBHOOK_SECRET } from "./clerk.testing";
import { clerkSettings } from "./settings";
import { receiveClerkMessage } from "./webhook";

const me = api.users.users.me;
const OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

type Sent = { secret?: string; id?: string; at?: Date; headers?: Record<string, string>; tampered?: string; env?: Record<string, string | undefined> };

/** Posts a message as svix does. */
async function post(t: Engine, type: string, data: Record<string, unknown>, { secret = WEBHOOK_SECRET, id = "msg_1", at = new Date(), headers = {}, tampered, env = {} }: Sent = {}) {
  const body = JSON.stringify({ object: "event", type, data });
  const signed = {
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
    "svix-signature": new Webhook(secret).sign(id, at, body),
    ...headers,
  };
  const request = new Request("https://caravan.test/webhooks/clerk", { method: "POST", headers: signed, body: tampered ?? body });
  const settings = clerkSettings({ CLERK_JWT_ISSUER_DOMAIN: ISSUER, CLERK_WEBHOOK_SECRET: WEBHOOK_SECRET, ...env });
  // A test calls internal functions as an action does.
  const response = await receiveClerkMessage({ runMutation: t.mutation.bind(t) as ActionCtx["runMutation"] }, request, settings);
  return { status: response.status, message: ((await response.json()) as { message: string }).message };
}

const accepted = (outcome: string) => ({ status: 200, message: outcome });
const refused = { status: 400, message: "That isn't a message of Clerk's." };

describe("a webhook message", () => {
  afterEach(() => vi.useRealTimers());

  it("makes a person's row before they come, and is theirs when they do", async () => {
    const t = await clerkDeployment();
    expect(await post(t, "user.created", clerkUser("user_ada", 1000))).toEqual(accepted("applied"));
    const before = await holder(t, "user_ada").query(me);
    const ada = await member(t, "user_ada");
    expect(before).toMatchObject({ _id: ada.userId, name: "Ada Lovelace", email: "ada@example.org", isAnonymous: false });
  });

  it("is refused when it is forged, changed on the way, unsigned or signed with another secret", async () => {
    const t = await clerkDeployment();
    const user = clerkUser("user_ada", 1000);
    const forged: Sent[] = [
      { secret: OTHER_SECRET },
      { tampered: JSON.stringify({ object: "event", type: "user.created", data: clerkUser("user_eve", 1000) }) },
      { headers: { "svix-signature": "" } },
      { headers: { "svix-signature": "v1,AAAA" } },
      { headers: { "svix-id": "msg_2" } },
      { headers: { "svix-id": "" } },
    ];
    for (const sent of forged) expect(await post(t, "user.created", user, sent)).toEqual(refused);
    expect(await holder(t, "user_ada").query(me)).toBeNull();
  });

  it("is refused when it is more than five minutes old, or ahead", async () => {
    const t = await clerkDeployment();
    const user = clerkUser("user_ada", 1000);
    for (const minutes of [-6, 6]) {
      expect(await post(t, "user.created", user, { at: new Date(Date.now() + minutes * 60_000) })).toEqual(refused);
    }
    expect(await post(t, "user.created", user, { at: new Date(Date.now() - 4 * 60_000) })).toEqual(accepted("applied"));
  });

  it("counts once: again within five minutes it changes nothing", async () => {
    const t = await clerkDeployment();
    await post(t, "user.created", clerkUser("user_ada", 1000));
    const ada = await member(t, "user_ada");
    await ada.mutation(api.users.users.update, { name: "Countess" });
    expect(await post(t, "user.created", clerkUser("user_ada", 1000))).toEqual(accepted("repeated"));
    expect(await ada.query(me)).toMatchObject({ name: "Countess" });
  });

  it("isn't one of Clerk's with a name longer than Clerk gives", async () => {
    const t = await clerkDeployment();
    expect(await post(t, "user.created", clerkUser("user_ada", 1000), { id: `msg_${"x".repeat(197)}` })).toEqual(refused);
    expect(await post(t, "user.created", clerkUser("user_ada", 1000), { id: `msg_${"x".repeat(196)}` })).toEqual(accepted("applied"));
  });

  it("is too large at more than 256 KB, whatever it says of its length", async () => {
    const t = await clerkDeployment();
    const user = { ...clerkUser("user_ada", 1000), unsafe_metadata: "x".repeat(300_000) };
    expect(await post(t, "user.created", user)).toMatchObject({ status: 413 });
    expect(await post(t, "user.created", clerkUser("user_ada", 1000), { headers: { "content-length": "999999" } })).toMatchObject({ status: 413 });
  });

  it("is told that Clerk isn't set up where it isn't", async () => {
    const t = await clerkDeployment();
    for (const env of [{ CLERK_WEBHOOK_SECRET: undefined }, { CLERK_JWT_ISSUER_DOMAIN: undefined }]) {
      expect(await post(t, "user.created", clerkUser("user_ada", 1000), { env })).toMatchObject({ status: 503, message: expect.stringContaining("CLERK_WEBHOOK_SECRET") });
    }
    expect(await post(t, "user.created", clerkUser("user_ada", 1000), { env: { CLERK_WEBHOOK_SECRET: "not base64 at all!" } })).toEqual(refused);
  });

  it("of a kind that we don't know, or without what its kind needs, is acknowledged and changes nothing", async () => {
    const t = await clerkDeployment();
    expect(await post(t, "sms.created", { id: "sms_1" })).toEqual(accepted("unknown"));
    expect(await post(t, "user.created", { first_name: "Nobody" }, { id: "msg_2" })).toEqual(accepted("unknown"));
    expect(await post(t, "session.revoked", { id: "sess_1" }, { id: "msg_3" })).toEqual(accepted("unknown"));
  });
});

describe("messages out of order", () => {
  it("leave the newest name, also when an older one comes later", async () => {
    const t = await clerkDeployment();
    await tell(t, "m1", "user.updated", clerkUser("user_ada", 3000, { first: "Augusta" }));
    expect(await tell(t, "m2", "user.created", clerkUser("user_ada", 1000))).toBe("stale");
    expect(await tell(t, "m3", "user.updated", clerkUser("user_ada", 2000, { first: "Old" }))).toBe("stale");
    expect(await holder(t, "user_ada").query(me)).toMatchObject({ name: "Augusta Lovelace" });
  });

  it("don't bring back a deleted person, whether or not they were known", async () => {
    const t = await clerkDeployment();
    await tell(t, "m1", "user.deleted", { id: "user_ada", deleted: true });
    expect(await tell(t, "m2", "user.created", clerkUser("user_ada", 9000))).toBe("stale");
    await tell(t, "m3", "user.created", clerkUser("user_ben", 1000));
    await tell(t, "m4", "user.deleted", { id: "user_ben", deleted: true });
    expect(await tell(t, "m5", "user.updated", clerkUser("user_ben", 9000))).toBe("stale");
    expect(await tell(t, "m6", "user.deleted", { id: "user_ben", deleted: true })).toBe("stale");
    for (const clerkId of ["user_ada", "user_ben"]) {
      expect(await holder(t, clerkId).query(me)).toBeNull();
      await expect(member(t, clerkId)).rejects.toMatchObject({ data: { code: "AUTHENTICATION_ERROR" } });
    }
  });

  it("end a session for good, also when the news of its beginning come last", async () => {
    const t = await clerkDeployment();
    const ada = await member(t, "user_ada", { sid: "sess_1" });
    const elsewhere = holder(t, "user_ada", { sid: "sess_2" });
    const session = { id: "sess_1", user_id: "user_ada", last_active_at: 5000 };
    await tell(t, "m1", "session.revoked", session);
    expect(await tell(t, "m2", "session.created", session)).toBe("stale");
    expect(await ada.query(me)).toBeNull();
    await expect(ada.mutation(api.clerk.session.enter, {})).rejects.toMatchObject({ data: { code: "AUTHENTICATION_ERROR" } });
    expect((await elsewhere.query(me))?._id).toBe(ada.userId);
  });

  it("keep an organization and its members as they were last, and gone when they are gone", async () => {
    const t = await clerkDeployment();
    const membership = (role: string, updatedAt: number) => ({ id: "orgmem_1", role, updated_at: updatedAt, organization: { id: "org_1" }, public_user_data: { user_id: "user_ada" } });
    expect(await tell(t, "m1", "organizationMembership.created", membership("org:admin", 2000))).toBe("applied");
    expect(await tell(t, "m2", "organizationMembership.updated", membership("org:member", 1000))).toBe("stale");
    expect(await tell(t, "m3", "organization.updated", { id: "org_1", name: "Wander", slug: "wander", updated_at: 2000 })).toBe("applied");
    expect(await tell(t, "m4", "organization.created", { id: "org_1", name: "Old", slug: "old", updated_at: 1000 })).toBe("stale");
    expect(await tell(t, "m5", "organizationMembership.deleted", membership("org:admin", 2000))).toBe("applied");
    expect(await tell(t, "m6", "organizationMembership.updated", membership("org:admin", 9000))).toBe("stale");
    expect(await tell(t, "m7", "organization.deleted", { id: "org_1" })).toBe("applied");
    expect(await tell(t, "m8", "organization.updated", { id: "org_1", name: "Back", slug: "back", updated_at: 9000 })).toBe("stale");
  });
});

describe("what Clerk says of a person", () => {
  it("changes what changed there, and leaves what they changed here", async () => {
    const t = await clerkDeployment();
    await tell(t, "m1", "user.created", clerkUser("user_ada", 1000));
    const ada = await member(t, "user_ada");
    await ada.mutation(api.users.users.update, { name: "Countess" });
    await tell(t, "m2", "user.updated", clerkUser("user_ada", 2000, { email: "new@example.org" }));
    expect(await ada.query(me)).toMatchObject({ name: "Countess", email: "new@example.org" });
    await tell(t, "m3", "user.updated", clerkUser("user_ada", 3000, { first: "Augusta", email: "new@example.org" }));
    expect(await ada.query(me)).toMatchObject({ name: "Augusta Lovelace" });
  });

  it("is believed of an address only once it is verified", async () => {
    const t = await clerkDeployment();
    await tell(t, "m1", "user.created", clerkUser("user_eve", 1000, { verified: false }));
    expect(await holder(t, "user_eve").query(me)).toMatchObject({ email: null });
    const unverified = await member(t, "user_mal", { emailVerified: false });
    expect(await unverified.query(me)).toMatchObject({ email: null });
  });

  it("takes a linked sign-in away from an account that has another, and no more", async () => {
    const t = await clerkDeployment();
    const visitor = await guest(t, "Visitor");
    const { code } = await visitor.mutation(api.users.linking.offer, {});
    const ada = holder(t, "user_ada");
    await ada.mutation(api.users.linking.claim, { code });
    const { code: second } = await ada.mutation(api.users.linking.offer, {});
    const work = holder(t, "user_work");
    await work.mutation(api.users.linking.claim, { code: second });
    await tell(t, "m1", "user.deleted", { id: "user_ada", deleted: true });
    expect(await ada.query(me)).toBeNull();
    expect((await work.query(me))?._id).toBe(visitor.userId);
  });
});

describe("coming in by Clerk", () => {
  it("makes one row, however often and from how many sides at once", async () => {
    const t = await clerkDeployment();
    const entered = Array.from({ length: 4 }, () => member(t, "user_ada"));
    const [rows] = await Promise.all([Promise.all(entered), tell(t, "m1", "user.created", clerkUser("user_ada", 1000)), tell(t, "m2", "user.updated", clerkUser("user_ada", 2000))]);
    expect(new Set(rows.map(({ userId }) => userId)).size).toBe(1);
  });

  it("takes name and address from the token alone, and gives nobody a role or a plan", async () => {
    const t = await clerkDeployment();
    const eve = await member(t, "user_eve", { name: "  Eve\u0000\n ", email: "EVE@example.org", role: "admin", plan: "pro", pictureUrl: "javascript:alert(1)" });
    expect(await eve.query(me)).toMatchObject({ name: "Eve", email: "eve@example.org", isAnonymous: false });
    await expect(eve.mutation(api.clerk.session.enter, { name: "Mallory" } as never)).rejects.toThrow();
  });

  it("is for Clerk's people alone", async () => {
    const t = await clerkDeployment();
    for (const other of [t, await guest(t, "G")]) {
      await expect(other.mutation(api.clerk.session.enter, {})).rejects.toMatchObject({ data: { code: "AUTHENTICATION_ERROR" } });
    }
  });
});
