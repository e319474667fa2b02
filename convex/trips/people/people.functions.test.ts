import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { account, activity, deployment, guest, planOf, signUp, trip, type Engine, type Person } from "../../people.testing";
import { confirmEmail } from "../../users/accounts.testing";

const refused = (code: string, words = "") => ({ data: { code, message: expect.stringContaining(words) } });

async function story() {
  const t = await deployment();
  const [owner, editor, viewer] = [await account(t, "Ada", "ada@example.org"), await account(t, "Björn", "bjorn@example.org"), await guest(t, "Vera")];
  return { t, owner, editor, viewer, tripId: await trip(owner, { editor, viewer }) };
}
const roles = async (who: Person, tripId: Id<"trips">) => (await planOf(who, tripId)).members.map(({ name, role }) => `${name} ${role}`);
/** The token in the newest mail to an address. */
const tokenFor = async (t: Engine, to: string) => /\/join\/([0-9a-f]+)/.exec((await t.query(internal.mail.outbox.sentTo, { to }))[0]!.text)![1]!;
const mailTo = (email: string) => ({ kind: "email" as const, email });

describe("the people of a trip", () => {
  it("change roles, go and are taken out; who has gone keeps nothing", async () => {
    const { owner, editor, viewer, tripId } = await story();
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: viewer.userId, role: "editor" });
    await viewer.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
    const { roomToken } = await editor.mutation(api.presence.heartbeat, { roomId: tripId, userId: editor.userId, sessionId: "s", interval: 10_000 });
    expect(await editor.query(api.presence.list, { roomToken })).toHaveLength(1);
    await owner.mutation(api.trips.people.remove, { tripId, userId: editor.userId });
    await viewer.mutation(api.trips.people.leave, { tripId });
    expect(await roles(owner, tripId)).toEqual(["Ada owner"]);
    for (const former of [editor, viewer]) {
      await expect(planOf(former, tripId)).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND", details: { outside: true } } });
      expect((await former.query(api.trips.trips.list, { paginationOpts: { numItems: 9, cursor: null } })).page).toEqual([]);
    }
    expect(await editor.query(api.presence.list, { roomToken })).toEqual([]);
    expect(await owner.query(api.presence.list, { roomToken })).toEqual([]);
  });

  it("who was taken out comes in by no link that is still about, only by an invitation of their own", async () => {
    const { owner, editor, tripId } = await story();
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "editor" });
    await owner.mutation(api.trips.people.remove, { tripId, userId: editor.userId });
    await expect(editor.mutation(api.trips.invites.accept, { token })).rejects.toMatchObject(refused("CONFLICT", "taken you out"));
    const personalInviteId = await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("bjorn@example.org"), role: "viewer" });
    expect(await editor.mutation(api.trips.personalInvites.answer, { personalInviteId, accepted: true })).toBe(tripId);
    await editor.mutation(api.trips.invites.accept, { token });
    expect(await roles(owner, tripId)).toContain("Björn editor");
  });

  it("the owner neither goes nor is made smaller, and hands the trip on to somebody with an account", async () => {
    const { t, owner, editor, viewer, tripId } = await story();
    await expect(owner.mutation(api.trips.people.leave, { tripId })).rejects.toMatchObject(refused("CONFLICT", "Hand it"));
    await expect(owner.mutation(api.trips.people.changeRole, { tripId, userId: owner.userId, role: "viewer" })).rejects.toMatchObject(refused("CONFLICT"));
    await expect(owner.mutation(api.trips.people.transfer, { tripId, userId: viewer.userId })).rejects.toMatchObject(refused("CONFLICT", "account"));
    await owner.mutation(api.trips.people.transfer, { tripId, userId: editor.userId });
    expect(await roles(viewer, tripId)).toEqual(expect.arrayContaining(["Ada editor", "Björn owner", "Vera viewer"]));
    expect((await t.query(internal.mail.outbox.sentTo, { to: "bjorn@example.org" }))[0]).toMatchObject({ subject: "“Japan in spring” is yours now" });
    await expect(owner.mutation(api.trips.people.remove, { tripId, userId: editor.userId })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await owner.mutation(api.trips.people.leave, { tripId });
    expect(await roles(editor, tripId)).toHaveLength(2);
  });
});

describe("presence", () => {
  it("tells the others where one is, and nobody outside the trip", async () => {
    const { t, owner, viewer, tripId } = await story();
    const beat = (who: Person) => who.mutation(api.presence.heartbeat, { roomId: tripId, userId: who.userId, sessionId: who.userId, interval: 10_000 });
    const [{ roomToken }] = [await beat(owner), await beat(viewer)];
    const where = { view: "plan", day: "2027-04-11", activityId: null, field: "x".repeat(500) };
    await viewer.mutation(api.presence.move, { tripId, where });
    const seen = await owner.query(api.presence.list, { roomToken });
    expect(seen.find(({ userId }) => userId === viewer.userId)?.data).toEqual({ ...where, field: "x".repeat(40) });
    const stranger = await guest(t, "Stranger");
    expect(await stranger.query(api.presence.list, { roomToken })).toEqual([]);
    await expect(stranger.mutation(api.presence.move, { tripId, where })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});

describe("an invitation by mail", () => {
  it("lets in whoever has confirmed the address, from their list of trips", async () => {
    const { t, owner, tripId } = await story();
    const friend = await account(t, "Chiara", "chiara@example.org");
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo(" Chiara@Example.org "), role: "editor" });
    const [card] = await friend.query(api.trips.personalInvites.mine, {});
    expect(card).toMatchObject({ tripTitle: "Japan in spring", role: "editor", inviter: { name: "Ada" } });
    await friend.mutation(api.trips.personalInvites.answer, { personalInviteId: card!._id, accepted: true });
    expect([await roles(owner, tripId), await friend.query(api.trips.personalInvites.mine, {}), await owner.query(api.trips.personalInvites.list, { tripId })]).toEqual([expect.arrayContaining(["Chiara editor"]), [], []]);
  });

  it("lets in an unconfirmed address only with the link of the mail, and others not at all: they may ask", async () => {
    const { t, owner, tripId } = await story();
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("dora@example.org"), role: "viewer" });
    const token = await tokenFor(t, "dora@example.org");
    const [dora, other] = [await signUp(t, "Dora", "dora@example.org", "correct horse"), await account(t, "Eve", "eve@example.org")];
    expect(await dora.query(api.trips.personalInvites.mine, {})).toEqual([]);
    expect(await t.query(api.trips.invites.peek, { token })).toMatchObject({ isFor: "d…@example.org", inviterName: "Ada" });
    await expect(other.mutation(api.trips.invites.accept, { token })).rejects.toMatchObject(refused("CONFLICT", "d…@example.org"));
    await other.mutation(api.trips.joinRequests.askWithInvite, { token, note: "Dora sent me this" });
    expect(await owner.query(api.trips.joinRequests.list, { tripId })).toMatchObject([{ name: "Eve", note: "Dora sent me this", role: "viewer" }]);
    expect(await dora.mutation(api.trips.invites.accept, { token })).toEqual({ tripId });
    await expect(other.mutation(api.trips.invites.accept, { token })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("isn't for one's own address, confirmed or not", async () => {
    const { t, owner, tripId } = await story();
    const dora = await signUp(t, "Dora", "dora@example.org", "correct horse");
    const theirs = await trip(dora);
    const toSelf = (who: Person, id: Id<"trips">, email: string) => who.mutation(api.trips.personalInvites.send, { tripId: id, to: mailTo(email), role: "viewer" });
    await expect(toSelf(dora, theirs, " Dora@example.org")).rejects.toMatchObject(refused("CONFLICT", "That is you."));
    await expect(toSelf(owner, tripId, "ada@example.org")).rejects.toMatchObject(refused("CONFLICT", "That is you."));
  });

  it("can be sent again with another link, withdrawn and declined", async () => {
    const { t, owner, tripId } = await story();
    const friend = await account(t, "Chiara", "chiara@example.org");
    const personalInviteId = await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("chiara@example.org"), role: "viewer" });
    const first = await tokenFor(t, "chiara@example.org");
    await owner.mutation(api.trips.personalInvites.resend, { tripId, personalInviteId });
    expect([await t.query(api.trips.invites.peek, { token: first }), await tokenFor(t, "chiara@example.org") === first]).toEqual([null, false]);
    expect(await friend.mutation(api.trips.personalInvites.answer, { personalInviteId, accepted: false })).toBeNull();
    await expect(friend.mutation(api.trips.personalInvites.answer, { personalInviteId, accepted: true })).rejects.toMatchObject(refused("CONFLICT"));
    const second = await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("chiara@example.org"), role: "viewer" });
    await owner.mutation(api.trips.personalInvites.revoke, { tripId, personalInviteId: second });
    expect(await friend.query(api.trips.personalInvites.mine, {})).toEqual([]);
    expect(await t.query(api.trips.invites.peek, { token: await tokenFor(t, "chiara@example.org") })).toEqual({ status: "revoked" });
  });

  it("isn't sent for guests, nor to members, nor more often than an address should get", async () => {
    const { t, owner, tripId } = await story();
    const host = await guest(t, "Guest");
    const theirs = await trip(host);
    await expect(host.mutation(api.trips.personalInvites.send, { tripId: theirs, to: mailTo("x@example.org"), role: "viewer" })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("bjorn@example.org"), role: "viewer" })).rejects.toMatchObject(refused("CONFLICT", "in this trip already"));
    const again = () => owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("y@example.org"), role: "viewer" });
    for (let mails = 0; mails < 6; mails++) await again();
    await expect(again()).rejects.toMatchObject(refused("RATE_LIMIT_EXCEEDED"));
  });
});

describe("what waits for somebody", () => {
  it("waits no more once they are in by another way, but for an invitation to do more than they can", async () => {
    const { t, owner, tripId } = await story();
    const friend = await account(t, "Chiara", "chiara@example.org");
    await friend.mutation(api.users.usernames.choose, { username: "chiara_b", findable: true });
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("chiara@example.org"), role: "viewer" });
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "username", username: "chiara_b" }, role: "editor" });
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await friend.mutation(api.trips.invites.accept, { token });
    expect(await owner.query(api.trips.personalInvites.list, { tripId })).toMatchObject([{ role: "editor" }]);
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: friend.userId, role: "editor" });
    expect([await owner.query(api.trips.personalInvites.list, { tripId }), await friend.query(api.trips.personalInvites.mine, {})]).toEqual([[], []]);
  });

  it("is no invitation to where they are, once they have confirmed their address", async () => {
    const { t, owner, tripId } = await story();
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("dora@example.org"), role: "viewer" });
    const dora = await signUp(t, "Dora", "dora@example.org", "correct horse");
    await dora.mutation(api.trips.invites.accept, await owner.mutation(api.trips.invites.create, { tripId, role: "editor" }).then(({ token }) => ({ token })));
    await confirmEmail(t, dora, "dora@example.org");
    expect(await dora.query(api.trips.personalInvites.mine, {})).toEqual([]);
  });

  it("of who asks to plan is over when the owner lets them in another way, or hands them the trip", async () => {
    const { t, owner, viewer, tripId } = await story();
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" });
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: viewer.userId, role: "editor" });
    expect(await owner.query(api.trips.joinRequests.list, { tripId })).toEqual([]);
    const heir = await account(t, "Chiara", "chiara@example.org");
    await heir.mutation(api.trips.invites.accept, { token: (await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" })).token });
    await heir.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" });
    expect(await owner.query(api.trips.joinRequests.list, { tripId })).toMatchObject([{ name: "Chiara", isMember: true }]);
    await owner.mutation(api.trips.people.transfer, { tripId, userId: heir.userId });
    expect(await heir.query(api.trips.joinRequests.list, { tripId })).toEqual([]);
  });

  it("lets nobody in again who was taken out after it was sent", async () => {
    const { t, owner, tripId } = await story();
    const dora = await signUp(t, "Dora", "dora@example.org", "correct horse");
    const friend = await account(t, "Chiara", "chiara@example.org");
    for (const email of ["dora@example.org", "chiara@example.org"]) await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo(email), role: "editor" });
    const [toDora, toFriend] = [await tokenFor(t, "dora@example.org"), await tokenFor(t, "chiara@example.org")];
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    for (const who of [dora, friend]) {
      await who.mutation(api.trips.invites.accept, { token });
      await owner.mutation(api.trips.people.remove, { tripId, userId: who.userId });
    }
    await expect(dora.mutation(api.trips.invites.accept, { token: toDora })).rejects.toMatchObject(refused("CONFLICT", "taken you out"));
    await expect(friend.mutation(api.trips.invites.accept, { token: toFriend })).rejects.toMatchObject(refused("CONFLICT"));
    expect(await friend.query(api.trips.personalInvites.mine, {})).toEqual([]);
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("dora@example.org"), role: "editor" });
    await dora.mutation(api.trips.invites.accept, { token: await tokenFor(t, "dora@example.org") });
    expect(await roles(owner, tripId)).toContain("Dora editor");
  });

  it("isn't shown of a trip that is in the bin", async () => {
    const { owner, viewer, tripId } = await story();
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" });
    await owner.mutation(api.trips.trips.remove, { tripId });
    expect(await viewer.query(api.trips.joinRequests.mine, {})).toEqual([]);
  });
});

describe("a username", () => {
  it("is one person's, and finds them only where they allow it", async () => {
    const { owner, editor, tripId, t } = await story();
    const friend = await account(t, "Chiara", "chiara@example.org");
    await friend.mutation(api.users.usernames.choose, { username: "@Chiara_B", findable: true });
    await expect(editor.mutation(api.users.usernames.choose, { username: "chiara_b", findable: false })).rejects.toMatchObject(refused("CONFLICT"));
    await expect(editor.mutation(api.users.usernames.choose, { username: "b!", findable: false })).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    const find = (text: string) => owner.mutation(api.trips.people.search, { tripId, text });
    expect([await find("ch"), await find("chi"), await find("chiara_b"), await find("xyz")]).toEqual([[], [{ username: "chiara_b", name: "Chiara", hue: expect.any(Number) }], [expect.anything()], []]);
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "username", username: "chiara_b" }, role: "editor" });
    expect(await friend.query(api.trips.personalInvites.mine, {})).toHaveLength(1);
    await friend.mutation(api.users.usernames.choose, { username: "chiara_b", findable: false });
    expect(await find("chiara_b")).toEqual([]);
    await expect(owner.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "username", username: "chiara_b" }, role: "editor" })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});

describe("a request to join", () => {
  it("of a viewer who wants to plan is answered by the owner, once", async () => {
    const { owner, viewer, tripId } = await story();
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "I know Kyoto" });
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "again" });
    const waiting = await owner.query(api.trips.joinRequests.list, { tripId });
    expect(waiting).toMatchObject([{ name: "Vera", note: "I know Kyoto", role: "editor" }]);
    await owner.mutation(api.trips.joinRequests.decide, { tripId, requestId: waiting[0]!._id, role: "editor" });
    expect(await roles(owner, tripId)).toContain("Vera editor");
    await expect(owner.mutation(api.trips.joinRequests.decide, { tripId, requestId: waiting[0]!._id, role: null })).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("can be taken back, and isn't repeated right after a no", async () => {
    const { owner, viewer, tripId } = await story();
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" });
    const [own] = await viewer.query(api.trips.joinRequests.mine, {});
    await viewer.mutation(api.trips.joinRequests.withdraw, { requestId: own!._id });
    expect(await owner.query(api.trips.joinRequests.list, { tripId })).toEqual([]);
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" });
    const [waiting] = await owner.query(api.trips.joinRequests.list, { tripId });
    await owner.mutation(api.trips.joinRequests.decide, { tripId, requestId: waiting!._id, role: null });
    await expect(viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" })).rejects.toMatchObject(refused("CONFLICT", "in a week"));
    expect(await viewer.query(api.trips.joinRequests.mineIn, { tripId })).toBe("declined");
  });
});
