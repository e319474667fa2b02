import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { atLeisure, deployment, guest, planOf, signUp, trip } from "../../people.testing";

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const tripId = await trip(owner);
  const link = (role: "editor" | "viewer", uses?: number) =>
    owner.mutation(api.trips.invites.create, { tripId, role, ...(uses !== undefined && { uses }) });
  return { t, owner, tripId, link };
}

describe("an invitation by link", () => {
  it("shows a stranger what it is for, and nothing when the token is wrong", async () => {
    const { t, link } = await story();
    const { token } = await link("editor");
    expect(await t.query(api.trips.invites.peek, { token })).toMatchObject({
      status: "open",
      role: "editor",
      tripTitle: "Japan in spring",
      inviterName: "Ada",
    });
    expect(await t.query(api.trips.invites.peek, { token: `${token}0` })).toBeNull();
  });

  it("lets somebody in once, however often it is pressed", async () => {
    const { t, owner, tripId, link } = await story();
    const { token } = await link("editor", 1);
    const friend = await signUp(t, "Björn", "Bjorn@Example.org", "correct horse");
    await friend.mutation(api.trips.invites.accept, { token });
    await friend.mutation(api.trips.invites.accept, { token });
    const { members } = await planOf(owner, tripId);
    expect(members.map(({ name, role }) => [name, role])).toEqual([["Ada", "owner"], ["Björn", "editor"]]);
  });

  it("never makes a role smaller, and may make it larger", async () => {
    const { t, tripId, link } = await story();
    const friend = await guest(t, "Björn");
    const roleAfter = async (role: "editor" | "viewer") => {
      await friend.mutation(api.trips.invites.accept, { token: (await link(role)).token });
      return (await planOf(friend, tripId)).role;
    };
    expect([await roleAfter("viewer"), await roleAfter("editor"), await roleAfter("viewer")]).toEqual(["viewer", "editor", "editor"]);
  });

  it("is refused when used up or withdrawn, with a sentence that says what to do", async () => {
    const { t, owner, tripId, link } = await story();
    const used = await link("viewer", 1);
    await (await guest(t, "First")).mutation(api.trips.invites.accept, { token: used.token });
    const revoked = await link("viewer");
    await owner.mutation(api.trips.invites.revoke, { tripId, inviteId: revoked.inviteId });
    const late = await guest(t, "Late");
    for (const { token } of [used, revoked]) {
      await expect(late.mutation(api.trips.invites.accept, { token })).rejects.toMatchObject({
        data: { code: "CONFLICT", message: expect.stringContaining("Ask for a new link") },
      });
    }
  });

  it("stays in the list while it opens, however many have been made and withdrawn since", async () => {
    const { owner, tripId, link } = await story();
    const first = await link("viewer");
    const withdraw = async () => owner.mutation(api.trips.invites.revoke, { tripId, inviteId: (await link("viewer")).inviteId });
    await atLeisure(55, withdraw);
    const listed = await owner.query(api.trips.invites.list, { tripId });
    expect(listed.map(({ _id, status }) => [_id, status])).toEqual([[first.inviteId, "open"]]);
    const second = await link("editor");
    expect((await owner.query(api.trips.invites.list, { tripId, limit: 1 })).map(({ _id }) => _id)).toEqual([second.inviteId]);
    await expect(owner.query(api.trips.invites.list, { tripId, limit: 0 })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });

  it("counts towards the most that may be open, however old", async () => {
    const { owner, tripId, link } = await story();
    const first = await link("viewer");
    await atLeisure(49, () => link("viewer"));
    await expect(link("viewer")).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    await owner.mutation(api.trips.invites.revoke, { tripId, inviteId: first.inviteId });
    await link("viewer");
  });

  it("tells its holder until when it opens", async () => {
    const { t, owner, tripId, link } = await story();
    const { token } = await link("viewer");
    const [listed] = await owner.query(api.trips.invites.list, { tripId });
    expect(await t.query(api.trips.invites.peek, { token })).toMatchObject({ status: "open", expiresAt: listed!.expiresAt });
  });

  it("can be made, listed and withdrawn by the owner alone", async () => {
    const { t, tripId, link } = await story();
    const friend = await guest(t, "Björn");
    const { token, inviteId } = await link("editor");
    await friend.mutation(api.trips.invites.accept, { token });
    const tries = [
      () => friend.mutation(api.trips.invites.create, { tripId, role: "editor" }),
      () => friend.query(api.trips.invites.list, { tripId }),
      () => friend.mutation(api.trips.invites.revoke, { tripId, inviteId }),
      () => friend.mutation(api.trips.trips.remove, { tripId }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
  });
});
