// What a group says about an item: everybody in the trip reads and writes, each changes their own.
import { describe, expect, it } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { refused } from "../billing/billing.testing";
import { activity, deployment, guest, planOf, trip, type Person } from "../people.testing";

const { add, edit, list, remove, restore } = api.comments.comments;
const { purge } = internal.comments.comments;

async function story() {
  const t = await deployment();
  const [ada, ben, vic, sue] = [await guest(t, "Ada"), await guest(t, "Ben"), await guest(t, "Vic"), await guest(t, "Sue")];
  const tripId = await trip(ada, { editor: ben, viewer: vic });
  const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  const read = async (who: Person = ada) => (await who.query(list, { tripId, activityId })).map(({ text }) => text);
  const count = async () => (await planOf(ada, tripId)).activities.find(({ _id }) => _id === activityId)!.commentCount ?? 0;
  const say = (who: Person, text: string) => who.mutation(add, { tripId, activityId, text });
  return { t, ada, ben, vic, sue, tripId, activityId, read, count, say };
}

describe("comments", () => {
  it("are read and written by every member, viewers too, in their order, and counted in the plan without being an edit of it", async () => {
    const { ada, vic, sue, tripId, activityId, read, count, say } = await story();
    await say(ada, "  Early? ");
    await say(vic, `<@${ada.userId}> at nine`);
    expect(await read(vic)).toEqual(["Early?", `<@${ada.userId}> at nine`]);
    expect(await count()).toBe(2);
    expect((await planOf(ada, tripId)).trip.revision).toBe((await ada.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 1, cursor: null } })).page[0]!.seq);
    await expect(sue.query(list, { tripId, activityId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await expect(say(sue, "Me too")).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("are changed by who wrote them alone, and taken away by them or the owner, for a day not for good", async () => {
    const { t, ada, ben, vic, tripId, read, count, say } = await story();
    const commentId = await say(vic, "Late?");
    await expect(ada.mutation(edit, { tripId, commentId, text: "Never" })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(ben.mutation(remove, { tripId, commentId })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await vic.mutation(edit, { tripId, commentId, text: "Late!" });
    await ada.mutation(remove, { tripId, commentId });
    expect([await read(), await count()]).toEqual([[], 0]);
    await expect(ben.mutation(restore, { tripId, commentId })).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await vic.mutation(restore, { tripId, commentId });
    expect([await read(), await count()]).toEqual([["Late!"], 1]);
    await t.mutation(purge, { commentId, deletedAt: Date.now() });
    expect(await read()).toEqual(["Late!"]);
  });

  it("are gone for good once nobody can bring them back", async () => {
    const { t, ada, tripId, say } = await story();
    const commentId = await say(ada, "Early?");
    const before = Date.now();
    await ada.mutation(remove, { tripId, commentId });
    const after = Date.now();
    for (let deletedAt = before; deletedAt <= after; deletedAt += 1) await t.mutation(purge, { commentId, deletedAt });
    await expect(ada.mutation(restore, { tripId, commentId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("are bounded words about an item that is in this trip", async () => {
    const { ada, tripId, activityId, say } = await story();
    for (const text of ["", "  ", "x".repeat(2001)]) await expect(say(ada, text)).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    const other = await trip(ada);
    await expect(ada.mutation(add, { tripId: other, activityId, text: "Hm" })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await expect(ada.query(list, { tripId: other, activityId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    const commentId: Id<"comments"> = await say(ada, "Hm");
    await expect(ada.mutation(remove, { tripId: other, commentId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await ada.mutation(api.trips.activities.remove, { tripId, activityId });
    expect(await ada.query(list, { tripId, activityId })).toEqual([]);
    await expect(say(ada, "Gone?")).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });
});
