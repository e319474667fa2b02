import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { activity, deployment, guest, planOf, titles, trip } from "../../people.testing";

const [DAY, NEXT] = ["2027-04-10", "2027-04-11"];

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const tripId = await trip(owner, { editor });
  const add = (...names: string[]) => owner.mutation(api.trips.activities.addMany, { tripId, activities: names.map((name) => activity(name)) });
  const all = async () => (await planOf(owner, tripId)).activities;
  return { t, owner, editor, tripId, add, all };
}

describe("several activities at once", () => {
  it("are added in the order of their lines, timed ones by their time, as one step", async () => {
    const { owner, tripId, add } = await story();
    await add("Castle");
    await owner.mutation(api.trips.activities.addMany, {
      tripId,
      activities: [activity("Stroll"), activity("Dinner", { start: "19:00" }), activity("Breakfast", { start: "08:00" })],
    });
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle", "Stroll", "Breakfast", "Dinner"]);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle"]);
  });

  it("move in the order given, also behind one of themselves, and come back in one step", async () => {
    const { owner, tripId, add } = await story();
    const [a, b, c, d] = await add("A", "B", "C", "D");
    await owner.mutation(api.trips.activities.moveMany, { tripId, activityIds: [d!, b!], day: DAY, afterId: b! });
    expect(await titles(owner, tripId, DAY)).toEqual(["A", "D", "B", "C"]);
    await owner.mutation(api.trips.activities.moveMany, { tripId, activityIds: [a!, c!], day: NEXT, afterId: null });
    expect(await titles(owner, tripId, NEXT)).toEqual(["A", "C"]);
    await owner.mutation(api.trips.history.undo, { tripId });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, DAY)).toEqual(["A", "B", "C", "D"]);
  });

  it("go to another day by their times, the untimed ones to its end, and the log says where to", async () => {
    const { owner, tripId, add } = await story();
    await owner.mutation(api.trips.activities.addMany, { tripId, activities: [activity("Lunch", { day: NEXT, start: "12:30" }), activity("Dinner", { day: NEXT, start: "18:00" })] });
    const [stroll] = await add("Stroll");
    const timed = await owner.mutation(api.trips.activities.addMany, { tripId, activities: ["09:25", "10:50", "14:20"].map((start) => activity(start, { start })) });
    await owner.mutation(api.trips.activities.updateMany, { tripId, activityIds: [stroll!, ...timed], set: { day: NEXT } });
    expect(await titles(owner, tripId, NEXT)).toEqual(["09:25", "10:50", "Lunch", "14:20", "Dinner", "Stroll"]);
    const { page } = await owner.query(api.trips.history.list, { tripId, paginationOpts: { cursor: null, numItems: 1 } });
    expect(JSON.stringify(page[0])).toContain("moved {item} to {day}");
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, NEXT)).toEqual(["Lunch", "Dinner"]);
  });

  it("leave out what somebody else has removed, and say so when nothing is left", async () => {
    const { owner, editor, tripId, add, all } = await story();
    const ids = await add("A", "B");
    await editor.mutation(api.trips.activities.remove, { tripId, activityId: ids[0]! });
    await owner.mutation(api.trips.activities.updateMany, { tripId, activityIds: ids, set: { locked: true } });
    expect((await all()).map(({ title, locked }) => [title, locked])).toEqual([["B", true]]);
    await owner.mutation(api.trips.activities.removeMany, { tripId, activityIds: ids });
    await expect(owner.mutation(api.trips.activities.moveMany, { tripId, activityIds: ids, day: null, afterId: null })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });

  it("are copied right after themselves: what was said of them, not what came of it", async () => {
    const { owner, tripId, add, all } = await story();
    const [a] = await add("A", "B");
    await owner.mutation(api.trips.activities.update, { tripId, activityId: a!, set: { description: "Bring socks", start: "09:00", locked: true, status: "done" } });
    await owner.mutation(api.trips.activities.duplicate, { tripId, activityIds: [a!] });
    expect(await all()).toMatchObject([{ title: "A", status: "done" }, { title: "A", description: "Bring socks", start: "09:00", locked: false, status: "planned" }, { title: "B" }]);
  });

  it("are 200 at most, and none of another trip", async () => {
    const { t, owner, tripId, add } = await story();
    const stranger = await guest(t, "Stranger");
    const theirs = await trip(stranger);
    const foreign = await stranger.mutation(api.trips.activities.add, { tripId: theirs, activity: activity("Theirs") });
    const [mine] = await add("Mine");
    await owner.mutation(api.trips.activities.removeMany, { tripId, activityIds: [foreign, mine!] });
    expect(await titles(stranger, theirs, DAY)).toEqual(["Theirs"]);
    const tooMany = Array.from({ length: 201 }, (_, index) => activity(`${index}`));
    await expect(owner.mutation(api.trips.activities.addMany, { tripId, activities: tooMany })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { max: 200 } } });
    await expect(owner.mutation(api.trips.activities.addMany, { tripId, activities: [] })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });
});

describe("an activity", () => {
  it("without a time never moves a timed one, and stays where it was put when its time is cleared", async () => {
    const { owner, tripId, add } = await story();
    const [stroll, castle] = await add("Stroll", "Castle");
    await owner.mutation(api.trips.activities.update, { tripId, activityId: castle!, set: { start: "10:00" } });
    const dinner = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Dinner", { start: "19:00" }) });
    await owner.mutation(api.trips.activities.move, { tripId, activityId: stroll!, day: DAY, afterId: castle! });
    await owner.mutation(api.trips.activities.move, { tripId, activityId: dinner, day: DAY, afterId: null });
    expect(await titles(owner, tripId, DAY)).toEqual(["Dinner", "Castle", "Stroll"]);
    await owner.mutation(api.trips.activities.update, { tripId, activityId: dinner, set: { start: null } });
    expect(await titles(owner, tripId, DAY)).toEqual(["Dinner", "Castle", "Stroll"]);
    await owner.mutation(api.trips.activities.update, { tripId, activityId: dinner, set: { start: "20:00" } });
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle", "Stroll", "Dinner"]);
  });

  it("can still be put between two that came to one place by an undo", async () => {
    const { owner, editor, tripId, add } = await story();
    const [a, b] = await add("A", "B");
    await owner.mutation(api.trips.activities.move, { tripId, activityId: a!, day: NEXT, afterId: null });
    await owner.mutation(api.trips.activities.move, { tripId, activityId: b!, day: NEXT, afterId: a! });
    await editor.mutation(api.trips.activities.add, { tripId, activity: activity("C") });
    await owner.mutation(api.trips.history.undo, { tripId });
    await owner.mutation(api.trips.history.undo, { tripId });
    const [first] = (await planOf(owner, tripId)).activities;
    const moved = await editor.mutation(api.trips.activities.add, { tripId, activity: activity("D", { day: NEXT }) });
    await editor.mutation(api.trips.activities.move, { tripId, activityId: moved, day: DAY, afterId: first!._id });
    expect((await titles(owner, tripId, DAY)).toSorted()).toEqual(["A", "B", "C", "D"]);
  });

  it("keeps the nights of a stay when it moves, as far as the trip goes", async () => {
    const { owner, tripId, all } = await story();
    const hotel = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Ryokan", { type: "hotel", endDay: "2027-04-12" }) });
    await owner.mutation(api.trips.activities.move, { tripId, activityId: hotel, day: "2027-04-13", afterId: null });
    expect((await all())[0]).toMatchObject({ day: "2027-04-13", endDay: "2027-04-15" });
    await owner.mutation(api.trips.activities.move, { tripId, activityId: hotel, day: "2027-04-15", afterId: null });
    expect((await all())[0]).toMatchObject({ day: "2027-04-15", endDay: "2027-04-16" });
  });

  it("is reached by the way that somebody has chosen, else by the estimate's own", async () => {
    const { owner, tripId } = await story();
    const at = (lat: number) => ({ lat, lng: 135.75 });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("A", at(35)) });
    const b = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("B", at(35.03)) });
    const leg = async () => (await planOf(owner, tripId)).legs[0]!;
    expect(await leg()).toMatchObject({ chosen: false, mode: "transit" });
    const minutes: number[] = [];
    for (const legMode of ["walk", "bike", "car"] as const) {
      await owner.mutation(api.trips.activities.update, { tripId, activityId: b as Id<"activities">, set: { legMode } });
      expect(await leg()).toMatchObject({ chosen: true, mode: legMode });
      minutes.push((await leg()).minutes);
    }
    expect(minutes).toEqual(minutes.toSorted((x, y) => y - x));
  });
});
