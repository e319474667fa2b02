import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, trip } from "../../people.testing";

const day = "2027-04-11";

describe("being late on a travel day", () => {
  it("shows what moves and what stays, moves it as one step, and is undone as one", async () => {
    const t = await deployment();
    const [owner, viewer] = [await guest(t, "Ada"), await guest(t, "千代")];
    const tripId = await trip(owner, { viewer });
    const add = (title: string, start: string, end: string, fields = {}) => owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, { day, start, end, ...fields }) });
    await add("Temple", "09:00", "10:00");
    await add("Museum", "11:00", "13:00");
    await add("Show", "13:30", "15:00", { locked: true });
    await add("Tea", "15:30", "16:00");
    const late = { tripId, day, after: "10:15", minutes: 45 };

    const shown = await viewer.query(api.trips.now.previewLate, late);
    expect(shown.moves.map(({ title, newStart }) => [title, newStart])).toEqual([["Museum", "11:45"], ["Tea", "16:15"]]);
    expect(shown.conflicts).toMatchObject([{ title: "Show", afterTitle: "Museum", minutes: 15 }]);

    await expect(viewer.mutation(api.trips.now.shift, late)).rejects.toThrow(/AUTHORIZATION_ERROR/);
    await owner.mutation(api.trips.now.shift, late);
    const starts = async () => (await planOf(owner, tripId)).activities.map(({ start }) => start);
    expect(await starts()).toEqual(["09:00", "11:45", "13:30", "16:15"]);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await starts()).toEqual(["09:00", "11:00", "13:30", "15:30"]);

    await expect(owner.mutation(api.trips.now.shift, { ...late, after: "23:00" })).rejects.toThrow(/Nothing that is left/);
    await expect(owner.query(api.trips.now.previewLate, { ...late, minutes: 0 })).rejects.toThrow(/VALIDATION_ERROR/);
  });

  it("puts what begins after midnight on the next day, in its place there", async () => {
    const t = await deployment();
    const owner = await guest(t, "Ada");
    const tripId = await trip(owner);
    const add = (title: string, fields: object) => owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, { day, ...fields }) });
    await add("Dinner", { start: "20:00", end: "21:45" });
    await add("Fado", { start: "22:00", end: "23:30" });
    await add("Breakfast", { day: "2027-04-12", start: "09:00" });
    await owner.mutation(api.trips.now.shift, { tripId, day, after: "19:00", minutes: 150 });
    const stands = async () => (await planOf(owner, tripId)).activities.toSorted((a, b) => (a.day! + a.order < b.day! + b.order ? -1 : 1)).map(({ title, day: on, start, end }) => [title, on, start, end]);
    expect(await stands()).toEqual([["Dinner", day, "22:30", "00:15"], ["Fado", "2027-04-12", "00:30", "02:00"], ["Breakfast", "2027-04-12", "09:00", null]]);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect((await stands())[1]).toEqual(["Fado", day, "22:00", "23:30"]);
  });
});
