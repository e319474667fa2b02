// The history of one item: the steps that touched it and no others, each with what it changed.
import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { refused } from "../../billing/billing.testing";
import { activity, deployment, guest, trip } from "../../people.testing";

async function story() {
  const t = await deployment();
  const [ada, ben, vic, sue] = [await guest(t, "Ada"), await guest(t, "Ben"), await guest(t, "Vic"), await guest(t, "Sue")];
  const tripId = await trip(ada, { editor: ben, viewer: vic });
  await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Market") });
  const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  return { ada, ben, vic, sue, tripId, activityId };
}

describe("the history of an item", () => {
  it("has who did what to it, newest first, and what is undone of that", async () => {
    const { ada, ben, vic, tripId, activityId } = await story();
    await ben.mutation(api.trips.activities.update, { tripId, activityId, set: { start: "09:00", description: "Bring water" } });
    const other = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Temple") });
    await ada.mutation(api.trips.activities.updateMany, { tripId, activityIds: [activityId, other], set: { cost: { amount: 500, currency: "EUR" } } });
    const { steps, more } = await vic.query(api.trips.history.ofActivity, { tripId, activityId });
    expect(more).toBe(false);
    expect(steps).toMatchObject([
      { actorId: ada.userId, others: 1, fields: [{ name: "cost", before: null, after: { amount: 500, currency: "EUR" } }] },
      { actorId: ben.userId, others: 0 },
      { actorId: ada.userId, label: expect.stringMatching(/^added Castle/) },
    ]);
    // Of long texts it is told that they changed, and no more.
    expect(steps[1]!.fields).toHaveLength(2);
    expect(steps[1]!.fields).toEqual(expect.arrayContaining([{ name: "start", before: null, after: "09:00" }, { name: "description" }]));

    await ben.mutation(api.trips.history.undo, { tripId, batchId: steps[1]!.batchId });
    const after = (await vic.query(api.trips.history.ofActivity, { tripId, activityId })).steps;
    expect(after.map(({ kind, undone }) => [kind, undone])).toEqual([["undo", false], ["edit", false], ["edit", true], ["edit", false]]);
  });

  it("is for members, of items that are in this trip", async () => {
    const { ada, sue, tripId, activityId } = await story();
    await expect(sue.query(api.trips.history.ofActivity, { tripId, activityId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    const other = await trip(ada);
    await expect(ada.query(api.trips.history.ofActivity, { tripId: other, activityId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await ada.mutation(api.trips.activities.remove, { tripId, activityId });
    expect((await ada.query(api.trips.history.ofActivity, { tripId, activityId })).steps).toEqual([]);
  });
});
