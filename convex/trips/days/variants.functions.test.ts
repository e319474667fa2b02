import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, titles, trip, type Person } from "../../people.testing";

const DAY = "2027-04-10";

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const tripId = await trip(owner, { editor });
  for (const [title, start] of [["Castle", "09:00"], ["Market", "12:00"]] as const) await owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, { start }) });
  const plans = (person: Person = owner) => person.query(api.trips.variants.compare, { tripId, day: DAY });
  const names = async () => (await plans()).map(({ name, holds }) => (holds ? `${name}*` : name));
  return { owner, editor, tripId, plans, names };
}

describe("the plans of a day", () => {
  it("has a Plan B to switch to, with the same items under their own ids, and back", async () => {
    const { owner, editor, tripId, plans, names } = await story();
    expect(await plans()).toEqual([]);
    const rainy = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "Rainy day", copy: false });
    expect(await names()).toEqual(["Plan A*", "Rainy day"]);
    expect(await titles(owner, tripId, DAY)).toEqual(["Castle", "Market"]);
    const before = (await plans())[0]!.items.map(({ _id }) => _id);
    await editor.mutation(api.trips.variants.hold, { tripId, variantId: rainy });
    expect(await titles(owner, tripId, DAY)).toEqual([]);
    await editor.mutation(api.trips.activities.add, { tripId, activity: activity("Museum") });
    const [, first] = await plans();
    await owner.mutation(api.trips.variants.hold, { tripId, variantId: first!._id });
    const [held, other] = await plans();
    expect(held!.items.map(({ _id }) => _id)).toEqual(before);
    expect(other!.items.map(({ title }) => title)).toEqual(["Museum"]);
  });

  it("begins as a copy, compared by its cost and its way", async () => {
    const { owner, tripId, plans } = await story();
    const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: true });
    await owner.mutation(api.trips.variants.hold, { tripId, variantId });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Dinner", { start: "19:00", cost: { amount: 4000, currency: "EUR" } }) });
    const cards = (await plans()).map(({ name, items, costs }) => [name, items.map(({ title }) => title), costs.total]);
    expect(cards).toEqual([["Plan B", ["Castle", "Market", "Dinner"], 4000], ["Plan A", ["Castle", "Market"], 0]]);
  });

  it("goes where its day is moved with the nights of its trains, and takes a free name whatever the others are called", async () => {
    const { owner, tripId, plans } = await story();
    const night = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Night train", { type: "transport", start: "22:00", end: "07:00", endDay: "2027-04-11" }) });
    const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: false });
    await owner.mutation(api.trips.variants.hold, { tripId, variantId });
    await owner.mutation(api.trips.days.move, { tripId, from: DAY, to: "2027-04-13", how: "swap" });
    const moved = await owner.query(api.trips.variants.compare, { tripId, day: "2027-04-13" });
    await owner.mutation(api.trips.variants.hold, { tripId, variantId: moved.find(({ holds }) => !holds)!._id });
    const train = (await planOf(owner, tripId)).activities.find(({ _id }) => _id === night)!;
    expect([train.day, train.endDay]).toEqual(["2027-04-13", "2027-04-14"]);

    for (const name of ["Plan C", "Plan D", "Plan E", "Plan F"]) await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name, copy: false });
    await owner.mutation(api.trips.variants.rename, { tripId, variantId: (await plans()).find(({ holds }) => holds)!._id, name: "Plan B" });
    await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: false });
    expect((await plans()).map(({ name }) => name).sort()).toEqual(["Plan A", "Plan B", "Plan C", "Plan D", "Plan E", "Plan F"]);
  });

  it("leaves stays and what is done in the day, whichever plan holds", async () => {
    const { owner, tripId } = await story();
    const done = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Train", { start: "08:00" }) });
    await owner.mutation(api.trips.activities.update, { tripId, activityId: done, set: { status: "done" } });
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Ryokan", { type: "hotel", endDay: "2027-04-12" }) });
    const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: false });
    await owner.mutation(api.trips.variants.hold, { tripId, variantId });
    expect(await titles(owner, tripId, DAY)).toEqual(["Train", "Ryokan"]);
  });

  it("keeps notes that somebody was writing as the day was changed over, in the plan where their item waits", async () => {
    const { owner, editor, tripId, plans } = await story();
    const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: false });
    const activityId = (await plans())[0]!.items[0]!._id;
    await owner.mutation(api.trips.variants.hold, { tripId, variantId });
    expect(await editor.query(api.trips.history.ofRemoval, { tripId, activityId })).toMatchObject({ parked: true, plan: "Plan A" });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "Bring water" }, was: "" });
    const refusal = (code: string) => ({ data: { code } });
    await expect(editor.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "Mine" }, was: "" })).rejects.toMatchObject(refusal("CONFLICT"));
    await expect(editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Fort" } })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    expect(await titles(owner, tripId, DAY)).toEqual([]);
    const [, first] = await plans();
    await owner.mutation(api.trips.variants.hold, { tripId, variantId: first!._id });
    const { activities } = await owner.query(api.trips.itinerary.day, { tripId, day: DAY });
    expect(activities.find(({ _id }) => _id === activityId)).toMatchObject({ description: "Bring water" });
    // With the plan that it waits in it is gone for good.
    await owner.mutation(api.trips.variants.hold, { tripId, variantId });
    await owner.mutation(api.trips.variants.remove, { tripId, variantId: first!._id });
    await expect(editor.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "Late" }, was: "Bring water" })).rejects.toMatchObject(refusal("RESOURCE_NOT_FOUND"));
    expect(await editor.query(api.trips.history.ofRemoval, { tripId, activityId })).toMatchObject({ parked: true, plan: null });
  });

  it("is undone and redone as one step: making, changing over, removing", async () => {
    const { owner, tripId, names } = await story();
    const variantId = await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: true });
    await owner.mutation(api.trips.variants.hold, { tripId, variantId });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect([await names(), await titles(owner, tripId, DAY)]).toEqual([["Plan A*", "Plan B"], ["Castle", "Market"]]);
    await owner.mutation(api.trips.variants.remove, { tripId, variantId });
    expect(await names()).toEqual([]);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await names()).toEqual(["Plan A*", "Plan B"]);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await names()).toEqual([]);
  });

  it("refuses to remove what holds, to make too many, and the day outside the trip", async () => {
    const { owner, tripId, plans } = await story();
    for (const name of ["", "", "", "", ""]) await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name, copy: false });
    const refusal = (code: string) => ({ data: { code } });
    await expect(owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: "", copy: false })).rejects.toMatchObject(refusal("CONFLICT"));
    await expect(owner.mutation(api.trips.variants.remove, { tripId, variantId: (await plans())[0]!._id })).rejects.toMatchObject(refusal("CONFLICT"));
    await expect(owner.mutation(api.trips.variants.add, { tripId, day: "2028-01-01", name: "", copy: false })).rejects.toMatchObject(refusal("VALIDATION_ERROR"));
  });

  it("keeps every item in exactly one plan, however one changes, adds and takes back", async () => {
    const step = fc.constantFrom("hold", "add", "copy", "undo", "redo", "item");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        const { owner, tripId, plans } = await story();
        let items = 0;
        for (const [index, what] of steps.entries()) {
          const other = (await plans()).find(({ holds }) => !holds);
          try {
            if (what === "hold" && other) await owner.mutation(api.trips.variants.hold, { tripId, variantId: other._id });
            if (what === "add" || what === "copy") await owner.mutation(api.trips.variants.add, { tripId, day: DAY, name: `P${index}`, copy: what === "copy" });
            if (what === "item") await owner.mutation(api.trips.activities.add, { tripId, activity: activity(`Item ${items++}`) });
            if (what === "undo" || what === "redo") await owner.mutation(api.trips.history[what], { tripId });
          } catch (error) {
            // Nothing to undo or redo, or one plan too many: refused whole.
            expect(["RESOURCE_NOT_FOUND", "CONFLICT"]).toContain((error as { data: { code: string } }).data.code);
          }
          const now = await plans();
          const ids = now.flatMap((plan) => plan.items.map(({ _id }) => _id));
          expect(new Set(ids).size).toBe(ids.length);
          expect(now.filter(({ holds }) => holds).length).toBe(now.length === 0 ? 0 : 1);
        }
      }),
      { numRuns: 8 },
    );
  });
});
