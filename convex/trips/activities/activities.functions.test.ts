import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, titles, trip } from "../../people.testing";

const DAY = "2027-04-10";
const NEXT = "2027-04-11";

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const viewer = await guest(t, "千代");
  const tripId = await trip(owner, { editor, viewer });
  const add = (title: string, fields = {}) =>
    owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, fields) });
  return { t, owner, editor, viewer, tripId, add };
}

describe("activities", () => {
  it("stand in the order of their times, untimed ones last, hotels after everything", async () => {
    const { owner, tripId, add } = await story();
    await add("Hotel", { type: "hotel", start: "15:00" });
    await add("Dinner", { start: "19:00" });
    await add("Stroll");
    await add("Breakfast", { start: "09:00" });
    await add("Lunch", { start: "12:30" });
    expect(await titles(owner, tripId, DAY)).toEqual(["Breakfast", "Lunch", "Dinner", "Stroll", "Hotel"]);
  });

  it("keep both edits when two people change different fields", async () => {
    const { owner, editor, tripId, add } = await story();
    const activityId = await add("Market");
    await Promise.all([
      owner.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Nishiki Market" } }),
      editor.mutation(api.trips.activities.update, { tripId, activityId, set: { start: "10:00", end: "11:30" } }),
    ]);
    const { activities } = await planOf(owner, tripId);
    expect(activities[0]).toMatchObject({ title: "Nishiki Market", start: "10:00", end: "11:30" });
  });

  it("take one stable order when two people drop into the same gap", async () => {
    const { owner, editor, tripId, add } = await story();
    const first = await add("First");
    await add("Last");
    const [a, b] = [await add("A", { day: NEXT }), await add("B", { day: NEXT })];
    await Promise.all([
      owner.mutation(api.trips.activities.move, { tripId, activityId: a, day: DAY, afterId: first }),
      editor.mutation(api.trips.activities.move, { tripId, activityId: b, day: DAY, afterId: first }),
    ]);
    const seen = await titles(owner, tripId, DAY);
    expect(seen).toEqual(await titles(editor, tripId, DAY));
    expect(seen[0]).toBe("First");
    expect(seen.slice(1, 3).toSorted()).toEqual(["A", "B"]);
    expect(seen[3]).toBe("Last");
  });

  it("can be put aside as an idea and back onto a day", async () => {
    const { owner, tripId, add } = await story();
    const activityId = await add("Castle");
    await owner.mutation(api.trips.activities.move, { tripId, activityId, day: null, afterId: null });
    expect(await titles(owner, tripId, null)).toEqual(["Castle"]);
    await owner.mutation(api.trips.activities.move, { tripId, activityId, day: NEXT, afterId: null });
    const { activities } = await planOf(owner, tripId);
    expect(activities[0]).toMatchObject({ day: NEXT, status: "planned", updatedBy: owner.userId });
  });

  it("keep the notes that somebody else wrote while one was writing one's own", async () => {
    const { owner, editor, tripId, add } = await story();
    const activityId = await add("Castle");
    const write = (who: typeof owner, description: string, was: string) => who.mutation(api.trips.activities.update, { tripId, activityId, set: { description }, was });
    await write(owner, "Cash only ", "");
    await expect(write(editor, "Cards too", "")).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    await write(editor, "Cash only. Cards too", "Cash only ");
    expect((await planOf(owner, tripId)).activities[0]!.description).toBe("Cash only. Cards too");
  });

  it("can't be written by a viewer or a stranger, who isn't even told that the trip exists", async () => {
    const { t, viewer, tripId, add } = await story();
    const activityId = await add("Castle");
    const stranger = await guest(t, "Stranger");
    const writes = [
      (who: typeof viewer) => who.mutation(api.trips.activities.add, { tripId, activity: activity("X") }),
      (who: typeof viewer) => who.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "X" } }),
      (who: typeof viewer) => who.mutation(api.trips.activities.move, { tripId, activityId, day: NEXT, afterId: null }),
      (who: typeof viewer) => who.mutation(api.trips.activities.remove, { tripId, activityId }),
    ];
    for (const write of writes) {
      await expect(write(viewer)).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
      await expect(write(stranger)).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
      await expect(write(t as unknown as typeof viewer)).rejects.toMatchObject({ data: { code: "AUTHENTICATION_ERROR" } });
    }
    expect(await titles(viewer, tripId, DAY)).toEqual(["Castle"]);
  });

  it.each([
    [{ title: " " }, "title"],
    [{ title: "x".repeat(201) }, "title"],
    [{ day: "2027-05-01" }, "day"],
    [{ day: "2027-02-30" }, "day"],
    [{ start: "25:00" }, "start"],
    [{ start: "12:00", end: "11:00" }, "end"],
    [{ cost: { amount: 1.5, currency: "EUR" } }, "cost"],
    [{ cost: { amount: 100, currency: "XYZ1" } }, "currency"],
    [{ lat: 91 }, "latitude"],
  ])("refuse %j with a sentence about the field, and nothing is written", async (fields, field) => {
    const { owner, tripId, add } = await story();
    await expect(add("Castle", fields)).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field } } });
    expect((await planOf(owner, tripId)).activities).toEqual([]);
  });

  it.each(["sightseeing", "restaurant", "other"] as const)("may run past midnight, whatever they are: %s", async (type) => {
    const { owner, tripId, add } = await story();
    const activityId = await add("Late bar", { type, start: "23:30", end: "01:30" });
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { start: "22:00" } });
    expect((await planOf(owner, tripId)).activities).toMatchObject([{ day: DAY, start: "22:00", end: "01:30" }]);
    // Thirteen hours and a half are a slip of the pen.
    await expect(owner.mutation(api.trips.activities.update, { tripId, activityId, set: { start: "12:00" } })).rejects.toMatchObject({ data: { details: { field: "end" } } });
  });

  it("render what people typed as text, whatever it is", async () => {
    const { owner, tripId, add } = await story();
    await add("<script>alert(1)</script> 東京 L'Alpe d'Huez");
    expect(await titles(owner, tripId, DAY)).toEqual(["<script>alert(1)</script> 東京 L'Alpe d'Huez"]);
  });

  it("add up to a cost in the budget's currency, a person's share beside it", async () => {
    const { owner, tripId, add } = await story();
    await add("Castle", { cost: { amount: 2000, currency: "EUR" } });
    await add("Garden", { cost: { amount: 0, currency: "JPY" } });
    await add("Unknown");
    await add("Someday", { day: null, cost: { amount: 99_900, currency: "EUR" } });
    const { costs } = await planOf(owner, tripId);
    expect(costs).toMatchObject({ currency: "EUR", total: 2000, perPerson: 1000, unknown: 1, left: 238_000 });
  });

  it("does an edit once that is sent again under its name, because nobody knew whether it had arrived", async () => {
    const t = await deployment();
    const owner = await guest(t, "Ada");
    const tripId = await trip(owner);
    const editKey = crypto.randomUUID();
    const add = () => owner.mutation(api.trips.activities.add, { tripId, editKey, activity: activity("Castle") });
    const castle = await add();
    expect(await add()).toBe(castle);
    expect(await titles(owner, tripId, "2027-04-10")).toEqual(["Castle"]);
  });

  it("answers what an edit had added that is sent again, so that what has been made of it since can be sent too", async () => {
    const t = await deployment();
    const owner = await guest(t, "Ada");
    const tripId = await trip(owner);
    const names = { rows: crypto.randomUUID(), copies: crypto.randomUUID(), title: crypto.randomUUID() };
    const add = () => owner.mutation(api.trips.activities.addMany, { tripId, editKey: names.rows, activities: [activity("Castle"), activity("Garden", { start: "08:00" })] });
    const rows = await add();
    const copy = () => owner.mutation(api.trips.activities.duplicate, { tripId, editKey: names.copies, activityIds: [...rows].reverse() });
    const copies = await copy();
    const rename = () => owner.mutation(api.trips.activities.update, { tripId, editKey: names.title, activityId: copies[0]!, set: { title: "Rose garden" } });
    await rename();
    expect([await add(), await copy(), await rename()]).toEqual([rows, copies, null]);
    expect(await titles(owner, tripId, "2027-04-10")).toEqual(["Castle", "Castle", "Garden", "Rose garden"]);
  });

  it("takes for the same edit only what the same person asks for again", async () => {
    const t = await deployment();
    const [owner, editor] = [await guest(t, "Ada"), await guest(t, "Björn")];
    const tripId = await trip(owner, { editor });
    const castle = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
    const named = { tripId, editKey: crypto.randomUUID() };
    const rename = (who: typeof owner, title: string) => who.mutation(api.trips.activities.update, { ...named, activityId: castle, set: { title } });
    await rename(owner, "Nijo Castle");
    const refusal = { data: { code: "CONFLICT", message: "Another change goes by this name. Make yours once more." } };
    await expect(rename(editor, "Nijo Castle")).rejects.toMatchObject(refusal);
    await expect(rename(owner, "Himeji Castle")).rejects.toMatchObject(refusal);
    const other = { tripId, editKey: crypto.randomUUID(), activityIds: [castle] };
    await owner.mutation(api.trips.activities.duplicate, other);
    await expect(owner.mutation(api.trips.activities.removeMany, other)).rejects.toMatchObject(refusal);
    expect(await rename(owner, "Nijo Castle")).toBeNull();
    expect(await titles(owner, tripId, "2027-04-10")).toEqual(["Nijo Castle", "Nijo Castle"]);
  });

  it("doesn't do later what changed nothing when it was first sent", async () => {
    const t = await deployment();
    const [owner, editor] = [await guest(t, "Ada"), await guest(t, "Björn")];
    const tripId = await trip(owner, { editor });
    const editKey = crypto.randomUUID();
    const castle = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
    const rename = (who: typeof owner, title: string, named = {}) => who.mutation(api.trips.activities.update, { tripId, activityId: castle, set: { title }, ...named });
    await rename(owner, "Castle", { editKey });
    await rename(editor, "Nijo Castle");
    expect(await rename(owner, "Castle", { editKey })).toBeNull();
    expect(await titles(owner, tripId, "2027-04-10")).toEqual(["Nijo Castle"]);
  });

  it("answers each edit that can wait on a device as it did, and does it once", async () => {
    const t = await deployment();
    const owner = await guest(t, "Ada");
    const tripId = await trip(owner);
    const [castle, garden] = await owner.mutation(api.trips.activities.addMany, { tripId, activities: [activity("Castle"), activity("Garden")] });
    const twice = async (send: (named: { tripId: typeof tripId; editKey: string }) => Promise<unknown>) => {
      const named = { tripId, editKey: crypto.randomUUID() };
      const first = await send(named);
      const after = [await planOf(owner, tripId), (await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 50, cursor: null } })).page.length];
      expect(await send(named)).toEqual(first);
      expect([await planOf(owner, tripId), (await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 50, cursor: null } })).page.length]).toEqual(after);
    };
    const { activities, days, trips, history } = api.trips;
    await twice((named) => owner.mutation(activities.updateMany, { ...named, activityIds: [castle!, garden!], set: { start: "10:00" } }));
    await twice((named) => owner.mutation(activities.move, { ...named, activityId: castle!, day: "2027-04-11", afterId: null }));
    await twice((named) => owner.mutation(activities.moveMany, { ...named, activityIds: [garden!], day: "2027-04-11", afterId: castle! }));
    await twice((named) => owner.mutation(days.describe, { ...named, day: "2027-04-11", title: "Old town" }));
    await twice((named) => owner.mutation(days.move, { ...named, from: "2027-04-11", to: "2027-04-12", how: "swap" }));
    await twice((named) => owner.mutation(trips.update, { ...named, title: "Japan" }));
    await twice((named) => owner.mutation(activities.removeMany, { ...named, activityIds: [garden!] }));
    await twice((named) => owner.mutation(history.undo, named));
    await twice((named) => owner.mutation(history.redo, named));
    await twice((named) => owner.mutation(history.undo, named));
  });
});
