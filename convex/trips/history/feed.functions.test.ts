// The feed: what happened to people and sharing among the steps of the plan, and nowhere else; and which steps it says were undone.
import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { account, activity, deployment, guest, planOf, trip, type Person } from "../../people.testing";
import { SHOWN_AT_FIRST } from "../publicPages/publicView";

type Asked = Omit<(typeof api.trips.history.list)["_args"], "tripId" | "paginationOpts">;
type Feed = (typeof api.trips.history.list)["_returnType"];

const feed = async (who: Person, tripId: Id<"trips">, asked: Asked = {}) => (await who.query(api.trips.history.list, { tripId, ...asked, paginationOpts: { numItems: 100, cursor: null } })).page;
/** "Ada: left the trip"; a step of the plan is told by its words alone. */
const inWords = (page: Feed["page"]) => page.map((entry) => (entry.kind === "people" ? `${entry.actor ? (entry.actor.name ?? "?") : "-"}: ${entry.label}` : entry.label));
const words = async (...asked: Parameters<typeof feed>) => inWords(await feed(...asked));
const people = (who: Person, tripId: Id<"trips">) => words(who, tripId, { kind: "people" });
const mailTo = (email: string) => ({ kind: "email" as const, email });
const refused = (code: string) => ({ data: { code } });

async function story() {
  const t = await deployment();
  const [owner, editor, viewer] = [await account(t, "Ada", "ada@example.org"), await account(t, "Björn", "bjorn@example.org"), await guest(t, "Vera")];
  return { t, owner, editor, viewer, tripId: await trip(owner, { editor, viewer }) };
}

describe("people and sharing in the feed", () => {
  it("tells who joined, was let do what, left, was taken out and was handed the trip", async () => {
    const { owner, editor, viewer, tripId } = await story();
    expect(await people(owner, tripId)).toEqual([
      "Vera: joined as a guest with an invitation link and can look",
      "Ada: made an invitation link that lets people look",
      "Björn: joined with an invitation link and can plan",
      "Ada: made an invitation link that lets people plan",
    ]);
    await viewer.mutation(api.trips.joinRequests.askToEdit, { tripId, note: "" });
    const [request] = await owner.query(api.trips.joinRequests.list, { tripId });
    await owner.mutation(api.trips.joinRequests.decide, { tripId, requestId: request!._id, role: "editor" });
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: viewer.userId, role: "viewer" });
    const { inviteId } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    for (let times = 0; times < 2; times++) await owner.mutation(api.trips.invites.revoke, { tripId, inviteId });
    await owner.mutation(api.trips.people.remove, { tripId, userId: viewer.userId });
    await owner.mutation(api.trips.people.transfer, { tripId, userId: editor.userId });
    await owner.mutation(api.trips.people.leave, { tripId });
    expect((await people(editor, tripId)).slice(0, 7)).toEqual([
      "Ada: left the trip",
      "Ada: handed the trip to Björn",
      "Ada: took Vera out of the trip",
      "Ada: revoked an invitation link",
      "Ada: made an invitation link that lets people look",
      "Ada: let Vera only look from now on",
      "Ada: let Vera plan from now on",
    ]);
  });

  it("tells of the public page, and of who was let in from there", async () => {
    const { t, owner, editor, tripId } = await story();
    const settings = { tripId, shows: SHOWN_AT_FIRST, copies: true, requests: true, indexed: false };
    const slug = await owner.mutation(api.trips.publicPages.publish, settings);
    await owner.mutation(api.trips.publicPages.publish, { ...settings, copies: false });
    const asker = await account(t, "Chiara", "chiara@example.org");
    await asker.mutation(api.trips.joinRequests.askOnPage, { slug, role: "editor", note: "Please" });
    const [request] = await owner.query(api.trips.joinRequests.list, { tripId });
    await owner.mutation(api.trips.joinRequests.decide, { tripId, requestId: request!._id, role: "viewer" });
    await owner.mutation(api.trips.publicPages.renewAddress, { tripId });
    await owner.mutation(api.trips.publicPages.unpublish, { tripId });
    expect((await people(editor, tripId)).slice(0, 4)).toEqual([
      "Ada: made the trip private again",
      "Ada: gave the public page another address",
      "Ada: let Chiara in on request: they can look",
      "Ada: made the trip public",
    ]);
  });

  it("keeps addresses, and names of who hasn't answered, from everybody but the owner", async () => {
    const { t, owner, editor, viewer, tripId } = await story();
    const friend = await account(t, "Chiara", "chiara@example.org");
    await friend.mutation(api.users.usernames.choose, { username: "chiara", findable: true });
    await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("dora@example.org"), role: "viewer" });
    const personalInviteId = await owner.mutation(api.trips.personalInvites.send, { tripId, to: { kind: "username", username: "chiara" }, role: "editor" });
    const withdrawn = await owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("emil@example.org"), role: "viewer" });
    await owner.mutation(api.trips.personalInvites.revoke, { tripId, personalInviteId: withdrawn });
    const told = ["Ada: withdrew the invitation for emil@example.org", "Ada: invited emil@example.org to look", "Ada: invited Chiara to plan", "Ada: invited dora@example.org to look"];
    expect((await people(owner, tripId)).slice(0, 4)).toEqual(told);
    const toOthers = ["Ada: withdrew the invitation for somebody by e-mail", "Ada: invited somebody by e-mail to look", "Ada: invited somebody by username to plan", "Ada: invited somebody by e-mail to look"];
    for (const other of [editor, viewer]) {
      expect((await people(other, tripId)).slice(0, 4)).toEqual(toOthers);
      expect(JSON.stringify(await feed(other, tripId))).not.toMatch(/@example|Chiara/);
    }
    await friend.mutation(api.trips.personalInvites.answer, { personalInviteId, accepted: true });
    expect((await people(viewer, tripId)).filter((line) => line.includes("Chiara"))).toEqual(["Chiara: accepted an invitation and can plan", "Ada: invited Chiara to plan"]);
    // Whoever has the trip now sees what is listed under Share, and no address that only the former owner knew.
    await owner.mutation(api.trips.people.transfer, { tripId, userId: editor.userId });
    expect(await people(editor, tripId)).toEqual(expect.arrayContaining(["Ada: invited dora@example.org to look", "Ada: withdrew the invitation for somebody by e-mail"]));
    expect((await people(owner, tripId)).join()).not.toContain("@");
  });

  it("tells an invitation anew where it became another, not where it was sent again", async () => {
    const { owner, editor, tripId } = await story();
    const send = (role: "editor" | "viewer") => owner.mutation(api.trips.personalInvites.send, { tripId, to: mailTo("dora@example.org"), role });
    for (const role of ["viewer", "viewer", "editor"] as const) await send(role);
    expect((await people(editor, tripId)).slice(0, 3)).toEqual(["Ada: invited somebody by e-mail to plan", "Ada: invited somebody by e-mail to look", "Vera: joined as a guest with an invitation link and can look"]);
  });

  it("tells who took more by a link, and nothing where it gave them no more", async () => {
    const { owner, editor, viewer, tripId } = await story();
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "editor" });
    for (const who of [viewer, viewer, editor]) await who.mutation(api.trips.invites.accept, { token });
    expect((await people(owner, tripId)).slice(0, 2)).toEqual(["Vera: can plan now, by an invitation", "Ada: made an invitation link that lets people plan"]);
  });

  it("is for everybody in the trip, and for nobody else", async () => {
    const { t, owner, viewer, tripId } = await story();
    expect(await people(viewer, tripId)).toHaveLength(4);
    const stranger = await guest(t, "Stranger");
    const ask = (who: Person) => who.query(api.trips.history.list, { tripId, kind: "people", paginationOpts: { numItems: 9, cursor: null } });
    await expect(ask(stranger)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await owner.mutation(api.trips.people.remove, { tripId, userId: viewer.userId });
    await expect(ask(viewer)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});

describe("the feed of both", () => {
  /** Steps of the plan and links, turn about. */
  async function mixed() {
    const { t, owner, editor, tripId } = await story();
    for (let n = 0; n < 6; n++) {
      await (n % 2 ? editor : owner).mutation(api.trips.activities.add, { tripId, activity: activity(`Stop ${n}`) });
      if (n % 3 === 0) await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    }
    return { t, owner, editor, tripId };
  }

  it.each([1, 2, 3, 7])("reads in pages of %i as it reads at once, each thing once, and in the order in which it happened", async (numItems) => {
    const { owner, tripId } = await mixed();
    const whole = await feed(owner, tripId);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(new Set(["edit", "people"]));
    const paged: Feed["page"] = [];
    for (let cursor: string | null = null, isDone = false; !isDone; ) {
      const page: Feed = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems, cursor } });
      expect(page.page.length).toBeLessThanOrEqual(numItems);
      paged.push(...page.page);
      ({ continueCursor: cursor, isDone } = page);
    }
    expect(paged).toEqual(whole);
    expect(whole).toHaveLength(12);
  });

  it("keeps the end of a page while more happens before it, so that pages leave nothing out", async () => {
    const { owner, editor, tripId } = await mixed();
    const first = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 4, cursor: null } });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Later") });
    await owner.mutation(api.trips.people.remove, { tripId, userId: editor.userId });
    const again = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 4, cursor: null, endCursor: first.continueCursor } });
    const rest = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 90, cursor: first.continueCursor } });
    expect(inWords(again.page)).toEqual(["Ada: took Björn out of the trip", "added Later to Sat 10 Apr", ...inWords(first.page)]);
    expect([...again.page, ...rest.page]).toEqual(await feed(owner, tripId));
  });

  it("takes no place of another trip or shape for one of its own", async () => {
    const { owner, editor, tripId } = await mixed();
    const other = await trip(owner, { viewer: editor });
    const { continueCursor } = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 2, cursor: null } });
    expect((await owner.query(api.trips.history.list, { tripId: other, paginationOpts: { numItems: 99, cursor: continueCursor } })).page).toEqual(await feed(owner, other));
    for (const cursor of ["x", "[1]", '["a",1,"b"]', `["${tripId}",1,1,"b"]`]) {
      await expect(owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 2, cursor } })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { paginationError: "InvalidCursor" } } });
    }
  });

  it("is asked for by kind, person, day and assistant", async () => {
    const { owner, editor, tripId } = await mixed();
    const kinds = async (asked: Asked) => [...new Set((await feed(owner, tripId, asked)).map(({ kind }) => kind))].sort();
    expect(await kinds({ kind: "people" })).toEqual(["people"]);
    for (const asked of [{ kind: "items" }, { day: "2027-04-10" }] as const) expect(await kinds(asked)).toEqual(["edit"]);
    for (const asked of [{ byAssistant: true }, { kind: "people", day: "2027-04-10" }, { kind: "people", byAssistant: true }] as const) expect(await kinds(asked)).toEqual([]);
    expect(await words(owner, tripId, { by: editor.userId })).toEqual(["added Stop 5 to Sat 10 Apr", "added Stop 3 to Sat 10 Apr", "added Stop 1 to Sat 10 Apr", "Björn: joined with an invitation link and can plan"]);
    expect(await words(owner, tripId, { by: editor.userId, kind: "people" })).toEqual(["Björn: joined with an invitation link and can plan"]);
  });
});

describe("what isn't a step of the plan", () => {
  it("is passed over by undo and redo, and counts for no revision, version, comparison or mark of what is new", async () => {
    const { owner, editor, viewer, tripId } = await story();
    await viewer.mutation(api.trips.history.markSeen, { tripId, revision: 0 });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
    await owner.mutation(api.trips.restorePoints.create, { tripId, name: "Castle" });
    const before = (await planOf(owner, tripId)).trip.revision;
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: editor.userId, role: "viewer" });
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: editor.userId, role: "editor" });
    expect([before, (await planOf(owner, tripId)).trip.revision]).toEqual([1, 1]);
    expect(await viewer.query(api.trips.history.sinceLastLook, { tripId })).toMatchObject({ revision: 1, count: 1 });
    await viewer.mutation(api.trips.history.markSeen, { tripId, revision: 1 });
    await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    expect(await viewer.query(api.trips.history.sinceLastLook, { tripId })).toMatchObject({ count: 0 });
    expect(await owner.query(api.trips.restorePoints.compare, { tripId, from: 1, to: null })).toMatchObject({ revision: 1, differences: [] });

    const titles = async () => (await planOf(owner, tripId)).activities.map(({ title }) => title);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles()).toEqual([]);
    await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await owner.mutation(api.trips.history.redo, { tripId });
    expect(await titles()).toEqual(["Castle"]);
    // Looked at before the link was made: nothing of the plan has changed since.
    await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await owner.mutation(api.trips.restorePoints.restore, { tripId, revision: 0, expected: 3 });
    expect(await titles()).toEqual([]);
    for (let times = 0; times < 2; times++) await owner.mutation(api.trips.history.undo, { tripId });
    await expect(editor.mutation(api.trips.history.undo, { tripId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});

describe("a step that undo found nothing left of", () => {
  async function overwritten() {
    const { owner, editor, tripId } = await story();
    const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Mine" }, editKey: "my new name" });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Theirs" } });
    const undone = async () => (await feed(owner, tripId)).filter((entry) => entry.kind !== "people" && entry.undone).map(({ label }) => label);
    const undoneOfItem = async () => (await owner.query(api.trips.history.ofActivity, { tripId, activityId })).steps.filter((step) => step.undone).map(({ label }) => label);
    return { owner, editor, tripId, undone, undoneOfItem };
  }

  it("isn't told as undone, and the next undo goes on to what was before it", async () => {
    const { owner, tripId, undone, undoneOfItem } = await overwritten();
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ batchId: "my new name", nothing: true });
    expect([await undone(), await undoneOfItem()]).toEqual([[], []]);
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ nothing: true });
    await expect(owner.mutation(api.trips.history.undo, { tripId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("can be undone by name once the others have taken theirs back, and then is", async () => {
    const { owner, editor, tripId, undone, undoneOfItem } = await overwritten();
    const again = () => owner.mutation(api.trips.history.undo, { tripId, batchId: "my new name" });
    expect(await again()).toMatchObject({ nothing: true });
    await editor.mutation(api.trips.history.undo, { tripId });
    expect(await again()).toMatchObject({ nothing: false, kept: 0 });
    expect((await planOf(owner, tripId)).activities.map(({ title }) => title)).toEqual(["Castle"]);
    expect(await undone()).toContain("renamed Castle to Mine");
    expect(await undoneOfItem()).toContain("renamed Castle to Mine");
    await expect(again()).rejects.toMatchObject(refused("CONFLICT"));
  });

  it("is told as undone where a part of it was", async () => {
    const { owner, editor, tripId, undone } = await overwritten();
    const { _id: activityId } = (await planOf(owner, tripId)).activities[0]!;
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Mine again", start: "10:00" } });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Theirs again" } });
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ kept: 1, nothing: false });
    expect(await undone()).toEqual(["renamed Theirs to Mine again"]);
  });
});

describe("what is kept of it", () => {
  const mentions = async (t: Awaited<ReturnType<typeof deployment>>, text: string) => (await t.action(internal.privacy.mentions.find, { text })).map(({ table }) => table);

  it("goes with the trip", async () => {
    const { t, owner, tripId } = await story();
    expect(await mentions(t, tripId)).toContain("peopleEvents");
    await owner.mutation(api.trips.trips.remove, { tripId });
    await owner.mutation(api.trips.bin.removeForGood, { tripId });
    await vi.waitFor(async () => expect(await mentions(t, tripId)).not.toContain("peopleEvents"), { timeout: 15_000, interval: 50 });
  });

  it("names nobody whose account is gone, and says where the trip went", async () => {
    const { t, owner, editor, viewer, tripId } = await story();
    await owner.mutation(api.trips.people.changeRole, { tripId, userId: viewer.userId, role: "editor" });
    for (const who of [viewer, owner]) await t.mutation(internal.privacy.deletion.removeNow, { userId: who.userId });
    const told = async () => (await people(editor, tripId)).slice(0, 4);
    await vi.waitFor(async () => expect((await told()).join()).not.toMatch(/Ada|Vera/), { timeout: 15_000, interval: 50 });
    const lines = await people(editor, tripId);
    expect(lines.join()).not.toMatch(/Ada|Vera/);
    expect(lines).toEqual(expect.arrayContaining(["-: The trip went to Björn", "-: Somebody left Caravan, and so this trip", "?: let somebody who is gone plan from now on", "?: joined as a guest with an invitation link and can look"]));
  });
});
