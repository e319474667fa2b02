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
    // Of long texts, what they said before.
    expect(steps[1]!.fields).toHaveLength(2);
    expect(steps[1]!.fields).toEqual(expect.arrayContaining([{ name: "start", before: null, after: "09:00" }, { name: "description", before: null }]));

    await ben.mutation(api.trips.history.undo, { tripId, batchId: steps[1]!.batchId });
    const after = (await vic.query(api.trips.history.ofActivity, { tripId, activityId })).steps;
    expect(after.map(({ kind, undone }) => [kind, undone])).toEqual([["undo", false], ["edit", false], ["edit", true], ["edit", false]]);
  });

  it("has saves of one text that follow each other as one step, with what it said before them", async () => {
    const { ada, ben, vic, tripId, activityId } = await story();
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "Cash only" } });
    for (const description of ["Cash only\nBring", "Cash only\nBring water"]) await ben.mutation(api.trips.activities.update, { tripId, activityId, set: { description } });
    const { steps } = await vic.query(api.trips.history.ofActivity, { tripId, activityId });
    expect(steps.slice(0, 2).map(({ actorId, fields }) => [actorId, fields])).toEqual([
      [ben.userId, [{ name: "description", before: "Cash only" }]],
      [ada.userId, [{ name: "description", before: null }]],
    ]);
  });

  it("says who took an item away, to members, until it is back", async () => {
    const { ada, ben, vic, sue, tripId, activityId } = await story();
    const asked = { tripId, activityId };
    expect(await vic.query(api.trips.history.ofRemoval, asked)).toBeNull();
    await ben.mutation(api.trips.activities.remove, asked);
    const removal = (await vic.query(api.trips.history.ofRemoval, asked))!;
    expect(removal).toMatchObject({ actorId: ben.userId, byAssistant: false, kind: "edit", label: "removed Castle", others: 0, parked: false });
    await expect(sue.query(api.trips.history.ofRemoval, asked)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await expect(ada.query(api.trips.history.ofRemoval, { tripId: await trip(ada), activityId })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    // Whoever had it open brings it back, and goes on writing.
    await ada.mutation(api.trips.history.undo, { tripId, batchId: removal.batchId });
    expect(await vic.query(api.trips.history.ofRemoval, asked)).toBeNull();
    await ada.mutation(api.trips.activities.update, { ...asked, set: { description: "Mine" } });
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
