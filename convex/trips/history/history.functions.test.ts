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

const revision = async (who: Awaited<ReturnType<typeof guest>>, tripId: Awaited<ReturnType<typeof trip>>) => (await who.query(api.trips.history.sinceLastLook, { tripId })).revision;

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

  it("undoes one step for one press, however often it is sent", async () => {
    const { owner, tripId, activityId } = await story();
    for (const title of ["A", "B"]) await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title } });
    const undo = { tripId, editKey: "one-press-of-undo" };
    const answer = await owner.mutation(api.trips.history.undo, undo);
    expect(await owner.mutation(api.trips.history.undo, undo)).toEqual(answer);
    expect(await titles(owner, tripId, DAY)).toEqual(["A"]);
    await owner.mutation(api.trips.history.redo, { tripId });
    expect(await titles(owner, tripId, DAY)).toEqual(["B"]);
  });

  it.each(["undo", "redo"] as const)("takes no other step for the same press of %s where that found nothing left to change", async (way) => {
    const { owner, editor, tripId, activityId } = await story();
    const rename = (who: typeof owner, title: string) => who.mutation(api.trips.activities.update, { tripId, activityId, set: { title } });
    for (const start of ["10:00", "11:00"]) await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { start } });
    await rename(owner, "A");
    if (way === "redo") {
      await owner.mutation(api.trips.history.undo, { tripId });
      await owner.mutation(api.trips.history.undo, { tripId });
      // The start is brought back first.
      await owner.mutation(api.trips.history.redo, { tripId });
    }
    await rename(editor, "Theirs");
    const before = [await planOf(owner, tripId), await revision(owner, tripId)];
    const press = { tripId, editKey: `one-press-of-${way}` };
    const answer = await owner.mutation(api.trips.history[way], press);
    expect(answer).toMatchObject({ nothing: true, kept: 1 });
    // What was waiting to be sent is sent after others' edits, too.
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { type: "restaurant" } });
    const meanwhile = (await planOf(owner, tripId)).activities;
    expect(await owner.mutation(api.trips.history[way], press)).toEqual(answer);
    expect((await planOf(owner, tripId)).activities).toEqual(meanwhile);
    expect(await revision(owner, tripId)).toBe((before[1] as number) + 1);
    const told = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 50, cursor: null } });
    expect(told.page.filter(({ label }) => label === "")).toEqual([]);
    await expect(owner.mutation(api.trips.history.undo, { tripId, batchId: press.editKey })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
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

  it("takes back saves of one text that follow each other as one step, and no further than somebody else's", async () => {
    const { owner, editor, tripId, activityId } = await story();
    const write = (who: typeof owner, description: string) => who.mutation(api.trips.activities.update, { tripId, activityId, set: { description } });
    const notes = async () => (await planOf(owner, tripId)).activities[0]!.description;
    for (const text of ["Bring", "Bring water", "Bring water and cash"]) await write(owner, text);
    await owner.mutation(api.trips.history.undo, { tripId });
    const undone = await notes();
    await owner.mutation(api.trips.history.redo, { tripId });
    const redone = await notes();
    await write(editor, "Closed on Mondays");
    await write(owner, "Closed on Mondays!");
    const { kept } = await owner.mutation(api.trips.history.undo, { tripId });
    expect([undone ?? "", redone, kept, await notes()]).toEqual(["", "Bring water and cash", 0, "Closed on Mondays"]);
  });

  it("doesn't take away what somebody else has worked on", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "My notes" } });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle"]);
  });

  it("doesn't take away what somebody else has worked on before one's own last change", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "My notes" } });
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Nijo Castle" } });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ kept: 1, nothing: true });
    expect((await planOf(owner, tripId)).activities).toMatchObject([{ title: "Castle", description: "My notes" }]);
  });

  it("leaves a plan B that somebody else has worked on, but not one where they have taken that back", async () => {
    const { owner, editor, tripId } = await story();
    const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "Rain", copy: false });
    await editor.mutation(api.trips.variants.rename, { tripId, variantId, name: "Museums" });
    await editor.mutation(api.trips.history.undo, { tripId });
    await editor.mutation(api.trips.history.redo, { tripId });
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ kept: 2, nothing: true });
    const other = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "Sun", copy: false });
    await editor.mutation(api.trips.variants.rename, { tripId, variantId: other, name: "Beach" });
    await editor.mutation(api.trips.history.undo, { tripId });
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ kept: 0, nothing: false });
  });

  it("undoes the step that is named, whatever came after it", async () => {
    const { owner, tripId, activityId } = await story();
    const editKey = "the removal of the castle";
    await owner.mutation(api.trips.activities.remove, { tripId, activityId, editKey });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Garden") });
    expect(await owner.mutation(api.trips.history.undo, { tripId, batchId: editKey })).toEqual({ batchId: editKey, kept: 0, nothing: false });
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle", "Garden"]);
  });

  it("says so when somebody else has changed all of it since", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Mine" } });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Theirs" } });
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ kept: 1, nothing: true });
  });

  it.each(["plan B", "dates", "restored"] as const)("names a step as its sender did: %s", async (what) => {
    const { owner, tripId } = await story();
    const editKey = `one step of ${what}`;
    if (what === "plan B") {
      const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "Rain", copy: false });
      await owner.mutation(api.trips.variants.hold, { tripId, variantId, editKey });
    } else if (what === "dates") {
      await owner.mutation(api.trips.dates.change, { tripId, when: { kind: "dates", startDate: "2027-05-10", endDate: "2027-05-14" }, rule: "fromStart", moveFixed: false, editKey });
    } else {
      await owner.mutation(api.trips.restorePoints.restore, { tripId, revision: 0, expected: 1, editKey });
    }
    const before = await planOf(owner, tripId);
    await owner.mutation(api.trips.history.undo, { tripId, batchId: editKey });
    expect(await planOf(owner, tripId)).not.toEqual(before);
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
      [editor.userId, "joined as a guest with an invitation link and can plan"],
      [owner.userId, "made an invitation link that lets people plan"],
    ]);
    const cards = await owner.query(api.trips.trips.list, { paginationOpts: { numItems: 10, cursor: null } });
    expect(cards.page[0]).toMatchObject({ activityCount: 1, memberCount: 2, role: "owner" });
  });
});
