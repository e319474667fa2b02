import { afterEach, describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { clerkDeployment, holder, ISSUER, member } from "../../clerk/clerk.testing";
import { account, guest, planOf, signUp, trip } from "../../people.testing";
import { CODE_LIFE_MS } from "./linkCodes";
import { PROOF_MS } from "../proof";

const refused = (code: string) => ({ data: { code } });
const me = api.users.users.me;

describe("a guest who signs up with Clerk", () => {
  it("keeps everything, as the same person", async () => {
    const t = await clerkDeployment();
    const visitor = await guest(t, "Visitor");
    const tripId = await trip(visitor);
    const { code } = await visitor.mutation(api.users.linking.offer, {});
    const ada = holder(t, "user_ada");
    await ada.mutation(api.users.linking.claim, { code });
    expect(await ada.query(me)).toMatchObject({ _id: visitor.userId, name: "Ada Lovelace", email: "ada@example.org", isAnonymous: false });
    expect((await planOf(ada, tripId)).role).toBe("owner");
    expect(await ada.query(api.users.linking.list)).toEqual([{ tokenIdentifier: `${ISSUER}|user_ada`, kind: "clerk", linkedAt: null, current: true }]);
  });

  it("is no longer let in by the guest session of that device", async () => {
    const t = await clerkDeployment();
    const visitor = await guest(t, "Visitor");
    const { code } = await visitor.mutation(api.users.linking.offer, {});
    await holder(t, "user_ada").mutation(api.users.linking.claim, { code });
    expect(await visitor.query(me)).toBeNull();
  });

  it("keeps everything too when a webhook was faster and made an empty row", async () => {
    const t = await clerkDeployment();
    const visitor = await guest(t, "Visitor");
    const { code } = await visitor.mutation(api.users.linking.offer, {});
    const ada = await member(t, "user_ada");
    expect(ada.userId).not.toBe(visitor.userId);
    await ada.mutation(api.users.linking.claim, { code });
    expect((await ada.query(me))?._id).toBe(visitor.userId);
  });
});

describe("linking Clerk to an account with a password", () => {
  async function linked() {
    const t = await clerkDeployment();
    const ada = await signUp(t, "Ada", "ada@example.org", "correct horse battery");
    const { code } = await ada.mutation(api.users.linking.offer, {});
    const atClerk = holder(t, "user_ada", { name: "A. Lovelace" });
    await atClerk.mutation(api.users.linking.claim, { code });
    return { t, ada, atClerk, code };
  }

  it("leads both to one row, which keeps its name", async () => {
    const { ada, atClerk } = await linked();
    expect(await atClerk.query(me)).toMatchObject({ _id: ada.userId, name: "Ada" });
    expect(await ada.query(me)).toMatchObject({ _id: ada.userId });
    expect((await ada.query(api.users.linking.list)).map(({ kind, current }) => [kind, current])).toEqual([["builtIn", true], ["clerk", false]]);
  });

  it("can be undone from the other side, but the last way in stays; the owner is told", async () => {
    const { t, ada, atClerk } = await linked();
    const builtIn = `builtin|${ada.userId}`;
    await expect(ada.mutation(api.users.linking.remove, { tokenIdentifier: builtIn })).rejects.toMatchObject(refused("CONFLICT"));
    await atClerk.mutation(api.users.linking.remove, { tokenIdentifier: builtIn });
    expect(await ada.query(me)).toBeNull();
    expect((await t.query(internal.mail.outbox.sentTo, { to: "ada@example.org" }))[0]!.subject).toBe("A way to sign in was removed");
    expect((await atClerk.query(me))?._id).toBe(ada.userId);
    await expect(atClerk.mutation(api.users.linking.remove, { tokenIdentifier: `${ISSUER}|user_ada` })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("leaves what needs the password to whoever came with it", async () => {
    const { atClerk } = await linked();
    await expect(atClerk.mutation(api.users.emails.change, { email: "elsewhere@example.org" })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("leaves somebody who was unlinked with a row of their own", async () => {
    const { t, ada, atClerk } = await linked();
    await ada.mutation(api.users.linking.remove, { tokenIdentifier: `${ISSUER}|user_ada` });
    expect(await atClerk.query(me)).toBeNull();
    expect((await member(t, "user_ada")).userId).not.toBe(ada.userId);
  });

  it("is told to the owner by mail", async () => {
    const { t } = await linked();
    const mails = await t.query(internal.mail.outbox.sentTo, { to: "ada@example.org" });
    expect(mails.filter(({ kind }) => kind === "signInAlert").map(({ subject }) => subject)).toEqual(["A new way to sign in was added"]);
  });
});

describe("a code for linking", () => {
  afterEach(() => vi.useRealTimers());

  it("is good once", async () => {
    const t = await clerkDeployment();
    const ada = await account(t, "Ada", "ada@example.org");
    const { code } = await ada.mutation(api.users.linking.offer, {});
    await holder(t, "user_ada").mutation(api.users.linking.claim, { code });
    const thief = holder(t, "user_eve", { email: "eve@example.org" });
    await expect(thief.mutation(api.users.linking.claim, { code })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    expect(await thief.query(me)).toBeNull();
  });

  it("is worth nothing once another was made, and the hash that is kept is no code", async () => {
    const t = await clerkDeployment();
    const ada = await account(t, "Ada", "ada@example.org");
    const { code: first } = await ada.mutation(api.users.linking.offer, {});
    await ada.mutation(api.users.linking.offer, {});
    const eve = holder(t, "user_eve");
    for (const code of [first, "0".repeat(48), "  ", "x".repeat(5000)]) {
      await expect(eve.mutation(api.users.linking.claim, { code })).rejects.toMatchObject({ data: { code: expect.stringMatching(/RESOURCE_NOT_FOUND|VALIDATION_ERROR/) } });
    }
  });

  it("runs out after ten minutes", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const t = await clerkDeployment();
    const ada = await account(t, "Ada", "ada@example.org");
    const { code } = await ada.mutation(api.users.linking.offer, {});
    vi.setSystemTime(Date.now() + CODE_LIFE_MS + 1000);
    await expect(holder(t, "user_ada").mutation(api.users.linking.claim, { code })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("takes no account's trips away: that of a row with trips is refused, and still good for another", async () => {
    const t = await clerkDeployment();
    const ada = await account(t, "Ada", "ada@example.org");
    const ben = await member(t, "user_ben", { name: "Ben", email: "ben@example.org" });
    await trip(Object.assign(ben, { userId: ben.userId }));
    const { code } = await ada.mutation(api.users.linking.offer, {});
    await expect(ben.mutation(api.users.linking.claim, { code })).rejects.toMatchObject(refused("CONFLICT"));
    expect((await ben.query(me))?._id).toBe(ben.userId);
    await holder(t, "user_ada").mutation(api.users.linking.claim, { code });
    expect((await holder(t, "user_ada").query(me))?._id).toBe(ada.userId);
  });

  it("doesn't take an identity away from the account that it was linked to", async () => {
    const t = await clerkDeployment();
    const ada = await account(t, "Ada", "ada@example.org");
    const atClerk = holder(t, "user_ada");
    await atClerk.mutation(api.users.linking.claim, await codeOf(ada));
    const eve = await account(t, "Eve", "eve@example.org");
    await expect(atClerk.mutation(api.users.linking.claim, await codeOf(eve))).rejects.toMatchObject(refused("CONFLICT"));
    expect((await atClerk.query(me))?._id).toBe(ada.userId);
  });

  it("is made for somebody with a password only when they have just shown that it is them", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const t = await clerkDeployment();
    const ada = await signUp(t, "Ada", "ada@example.org", "correct horse battery");
    vi.setSystemTime(Date.now() + PROOF_MS + 1000);
    await expect(ada.mutation(api.users.linking.offer, {})).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR", details: { needs: "proof" } } });
  });

  it("can't be used by a built-in account, a guest or nobody", async () => {
    const t = await clerkDeployment();
    const ada = await signUp(t, "Ada", "ada@example.org", "correct horse battery");
    const others = [await signUp(t, "Eve", "eve@example.org", "correct horse battery"), await guest(t, "G"), t];
    for (const other of others) {
      await expect(other.mutation(api.users.linking.claim, await codeOf(ada))).rejects.toMatchObject(refused("AUTHENTICATION_ERROR"));
    }
  });

  it("is of no use when its maker has asked to be deleted", async () => {
    const t = await clerkDeployment();
    const ada = await member(t, "user_ada");
    const code = await codeOf(ada);
    await t.mutation(internal.clerk.inbox.receive, { messageId: "msg_1", type: "user.deleted", issuer: ISSUER, event: { kind: "personDeleted", clerkId: "user_ada" } });
    await expect(holder(t, "user_eve").mutation(api.users.linking.claim, code)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});

const codeOf = async (person: Pick<ReturnType<typeof holder>, "mutation">) => ({ code: (await person.mutation(api.users.linking.offer, {})).code });

describe("an equal e-mail address", () => {
  it("never links by itself, whoever comes first", async () => {
    const t = await clerkDeployment();
    const ada = await account(t, "Ada", "ada@example.org");
    const sameAddress = await member(t, "user_eve", { email: "ada@example.org", emailVerified: true });
    expect(sameAddress.userId).not.toBe(ada.userId);
    const again = await member(t, "user_eve2", { email: "ADA@example.org", emailVerified: true });
    expect(new Set([ada.userId, sameAddress.userId, again.userId]).size).toBe(3);
    expect((await ada.query(me))?._id).toBe(ada.userId);
  });
});
