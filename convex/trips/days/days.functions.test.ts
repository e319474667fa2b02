import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { activity, deployment, guest, planOf, titles, trip, type Person } from "../../people.testing";

const DAYS = ["2027-04-10", "2027-04-11", "2027-04-12", "2027-04-13"] as const;
const [SAT, SUN, MON] = DAYS;
const MINUTE_MS = 60_000;

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const tripId = await trip(owner, { editor });
  const add = (title: string, fields = {}) => owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, fields) });
  const words = async () => Object.fromEntries((await planOf(owner, tripId)).dayNotes.map(({ day, title, notes }) => [day, [title, notes]]));
  return { owner, editor, tripId, add, words };
}

describe("days", () => {
  it("have a name and notes that undo one by one", async () => {
    const { owner, editor, tripId, words } = await story();
    await owner.mutation(api.trips.days.describe, { tripId, day: SAT, title: " Temples and tea " });
    await editor.mutation(api.trips.days.describe, { tripId, day: SAT, notes: "- socks" });
    expect(await words()).toEqual({ [SAT]: ["Temples and tea", "- socks"] });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await words()).toEqual({ [SAT]: ["", "- socks"] });
  });

  it("refuse words that are too long and days outside the trip", async () => {
    const { owner, tripId } = await story();
    const refused = { data: { code: "VALIDATION_ERROR" } };
    await expect(owner.mutation(api.trips.days.describe, { tripId, day: SAT, title: "x".repeat(121) })).rejects.toMatchObject(refused);
    await expect(owner.mutation(api.trips.days.describe, { tripId, day: "2027-05-01", title: "x" })).rejects.toMatchObject(refused);
    await expect(owner.mutation(api.trips.days.move, { tripId, from: SAT, to: "2027-05-01", how: "swap" })).rejects.toMatchObject(refused);
    await expect(owner.mutation(api.trips.days.move, { tripId, from: SAT, to: SAT, how: "swap" })).rejects.toMatchObject(refused);
  });

  it("swap with all that is in them; stays keep their nights and locked items their day", async () => {
    const { owner, tripId, add, words } = await story();
    await add("Castle");
    await add("Night train", { type: "transport", start: "22:00", endDay: SUN });
    await add("Ryokan", { type: "hotel", endDay: MON });
    await add("Market", { day: SUN, start: "09:00" });
    const show = await add("Show", { day: SUN, start: "12:00" });
    await owner.mutation(api.trips.activities.update, { tripId, activityId: show, set: { locked: true } });
    await owner.mutation(api.trips.days.describe, { tripId, day: SAT, title: "Old town" });
    await owner.mutation(api.trips.days.move, { tripId, from: SAT, to: SUN, how: "swap" });
    expect(await titles(owner, tripId, SAT)).toEqual(["Market", "Ryokan"]);
    expect(await titles(owner, tripId, SUN)).toEqual(["Castle", "Show", "Night train"]);
    expect(await words()).toMatchObject({ [SAT]: ["", ""], [SUN]: ["Old town", ""] });
    const { activities } = await planOf(owner, tripId);
    expect(activities.find(({ title }) => title === "Night train")).toMatchObject({ day: SUN, endDay: MON });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, SAT)).toEqual(["Castle", "Night train", "Ryokan"]);
    expect(await words()).toMatchObject({ [SAT]: ["Old town", ""], [SUN]: ["", ""] });
  });

  it("make room for one that is put between them", async () => {
    const { owner, tripId, add } = await story();
    for (const day of DAYS) await add(day, { day });
    const plan = async () => Promise.all(DAYS.map(async (day) => (await titles(owner, tripId, day))[0]));
    await owner.mutation(api.trips.days.move, { tripId, from: DAYS[0], to: DAYS[2], how: "insert" });
    expect(await plan()).toEqual([DAYS[1], DAYS[2], DAYS[0], DAYS[3]]);
    await owner.mutation(api.trips.days.move, { tripId, from: DAYS[3], to: DAYS[0], how: "insert" });
    expect(await plan()).toEqual([DAYS[3], DAYS[1], DAYS[2], DAYS[0]]);
  });

  it("and moves of two people in any order keep every item exactly once, and undoing all of them restores the plan", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const { owner, editor, tripId, add } = await story();
    const ids: Id<"activities">[] = [];
    for (const [index, day] of [...DAYS, ...DAYS, null].entries()) ids.push(await add(`${index}`, { day, ...(index % 3 === 0 && { start: `0${index}:00` }) }));
    const plan = async () => (await planOf(owner, tripId)).activities.map(({ _id, day }) => `${day} ${_id}`);
    const day = fc.constantFrom(...DAYS, null);
    const id = fc.constantFrom(...ids);
    const step = fc.oneof(
      fc.record({ activityId: id, day, afterId: fc.option(id) }).map((args) => (who: Person) => who.mutation(api.trips.activities.move, { tripId, ...args })),
      fc.record({ activityIds: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }), day, afterId: fc.option(id) }).map((args) => (who: Person) => who.mutation(api.trips.activities.moveMany, { tripId, ...args })),
      fc
        .record({ days: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 2, maxLength: 2 }), how: fc.constantFrom("insert" as const, "swap" as const) })
        .map(({ days, how }) => (who: Person) => who.mutation(api.trips.days.move, { tripId, from: days[0]!, to: days[1]!, how })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), step), { minLength: 1, maxLength: 6 }), async (steps) => {
        // All runs together are more than one person may write in a minute.
        vi.setSystemTime(Date.now() + MINUTE_MS);
        const before = await plan();
        const batches: { who: Person; revision: number }[] = [];
        const revision = async () => (await planOf(owner, tripId)).trip.revision;
        for (const [mine, apply] of steps) {
          const who = mine ? owner : editor;
          const at = await revision();
          await apply(who);
          if ((await revision()) > at) batches.push({ who, revision: at });
          expect((await plan()).map((row) => row.split(" ")[1]).toSorted()).toEqual(ids.toSorted());
        }
        // Newest first, each by whom it was: nobody's later work is in the way.
        for (const { who } of batches.toReversed()) await who.mutation(api.trips.history.undo, { tripId });
        expect(await plan()).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });
});
