import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, titles, trip } from "../../people.testing";

const DAY = "2027-04-10";

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const tripId = await trip(owner, { editor });
  const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  return { owner, editor, tripId, activityId };
}

describe("history", () => {
  it("undoes and redoes an addition, a change and a removal, one step at a time", async () => {
    const { owner, tripId, activityId } = await story();
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Nijo Castle" } });
    await owner.mutation(api.trips.activities.remove, { tripId, activityId });
    const seen = [await titles(owner, tripId, DAY)];
    for (const step of ["undo", "undo", "undo", "redo", "redo", "redo"] as const) {
      await owner.mutation(api.trips.history[step], { tripId });
      seen.push(await titles(owner, tripId, DAY));
    }
    expect(seen).toEqual([[], ["Nijo Castle"], ["Castle"], [], ["Castle"], ["Nijo Castle"], []]);
  });

  it("has nothing to redo once one has edited again", async () => {
    const { owner, tripId, activityId } = await story();
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "A" } });
    await owner.mutation(api.trips.history.undo, { tripId });
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "B" } });
    await expect(owner.mutation(api.trips.history.redo, { tripId })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });

  it("undoes one's own step and leaves what somebody else has changed since", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Mine", start: "10:00" } });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Theirs" } });
    const { kept } = await owner.mutation(api.trips.history.undo, { tripId });
    const { activities } = await planOf(owner, tripId);
    expect(kept).toBe(1);
    expect(activities[0]).toMatchObject({ title: "Theirs", start: null });
  });

  it("doesn't take away what somebody else has worked on", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "My notes" } });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle"]);
  });

  it("is told in words that each reader can have in their language, what was undone too", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.dates.change, { tripId, when: { kind: "open", days: 7, month: null }, rule: "fromStart", moveFixed: false });
    const { trip } = await planOf(owner, tripId);
    await owner.mutation(api.trips.activities.addMany, { tripId, activities: [activity("Inn", { day: trip.startDate }), activity("Bath", { day: trip.startDate })] });
    await owner.mutation(api.trips.history.undo, { tripId });
    await owner.mutation(api.trips.history.redo, { tripId });
    const { page } = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 3, cursor: null } });
    const step = { message: "added {item} to {day}", values: { item: { message: "{count, plural, one {# item} other {# items}}", values: { count: 2 } }, day: { message: "day {number}", values: { number: 1 } } } };
    expect(page.map(({ label, said }) => [label, said])).toEqual([
      ["redid: added 2 items to day 1", { message: "redid: {step}", values: { step } }],
      ["undid: added 2 items to day 1", { message: "undid: {step}", values: { step } }],
      ["added 2 items to day 1", step],
    ]);
  });

  it("says who did what, newest first, and keeps the trip's counters", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await editor.mutation(api.trips.activities.move, { tripId, activityId, day: "2027-04-13", afterId: null });
    await owner.mutation(api.trips.history.undo, { tripId });
    const { page } = await editor.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 10, cursor: null } });
    expect(page.map(({ actorId, label }) => [actorId, label])).toEqual([
      [editor.userId, "moved Castle to Tue 13 Apr"],
      [owner.userId, "added Castle to Sat 10 Apr"],
    ]);
    const cards = await owner.query(api.trips.trips.list, { paginationOpts: { numItems: 10, cursor: null } });
    expect(cards.page[0]).toMatchObject({ activityCount: 1, memberCount: 2, role: "owner" });
  });
});
