import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { bedWays, dayWay } from "../legs/dayWay";
import { activity, deployment, guest, planOf, titles, trip } from "../../people.testing";

const day = "2027-04-11";
/** On a street eastwards from the middle of Kyoto, so many hundred metres. */
const at = (hundreds: number) => ({ day, lat: 35.01, lng: 135.75 + hundreds * 0.0011 });

async function story() {
  const t = await deployment();
  const [owner, viewer] = [await guest(t, "Ada"), await guest(t, "千代")];
  const tripId = await trip(owner, { viewer });
  const add = (title: string, fields: object) => owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, fields) });
  const look = (person = owner) => person.query(api.trips.optimise.preview, { tripId, day });
  const orderOf = async () => (await look()).rows.map(({ activityId }) => activityId);
  return { owner, viewer, tripId, add, look, orderOf };
}

describe("a day's best order", () => {
  it("is shown with what it saves, taken as one step, and undone as one", async () => {
    const { owner, viewer, tripId, add, look, orderOf } = await story();
    await add("West", { ...at(0), start: "09:00", end: "10:00" });
    await add("East", { ...at(30), start: "10:30", end: "11:30" });
    await add("Middle", { ...at(14), start: "12:00", end: "13:00" });
    const shown = await look(viewer);
    expect(shown).toMatchObject({ better: true, fromHotel: false });
    expect(shown.after.minutes).toBeLessThan(shown.before.minutes);

    await owner.mutation(api.trips.optimise.apply, { tripId, day, order: await orderOf() });
    expect(await titles(owner, tripId, day)).toEqual(["West", "Middle", "East"]);
    const { activities } = await planOf(owner, tripId);
    const starts = activities.filter((row) => row.day === day).map(({ start }) => start!);
    expect(starts).toEqual(starts.toSorted());
    expect(await look()).toMatchObject({ better: false });

    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await titles(owner, tripId, day)).toEqual(["West", "East", "Middle"]);
  });

  it("tells the same way of the day as its plans do, and as its heading reckons it: with the bed, and where the group parts", async () => {
    const { owner, viewer, tripId, add, look } = await story();
    await add("Inn", { ...at(-20), day: "2027-04-10", endDay: "2027-04-12", type: "hotel" });
    for (const [title, where] of [["West", 0], ["East", 30], ["Middle", 14]] as const) await add(title, at(where));
    await owner.mutation(api.trips.variants.add, { tripId, day, name: "", copy: true });
    const heading = async () => {
      const { activities, legs, hotelLegs, members } = await planOf(owner, tripId);
      return dayWay(activities.filter((row) => row.day === day), legs, bedWays(hotelLegs.filter((leg) => leg.day === day), activities), members.map(({ userId }) => userId));
    };
    const all = async () => [await heading(), (await look()).before, ...(await owner.query(api.trips.variants.compare, { tripId, day })).slice(0, 1).map(({ km, minutes }) => ({ km, minutes }))];
    const together = await all();
    expect(together[0]!.km).toBeGreaterThan(8);
    expect(together).toEqual(Array(3).fill(together[0]));
    const me = (await owner.query(api.users.users.me, {}))!._id;
    await owner.mutation(api.trips.activities.updateMany, { tripId, activityIds: (await look(viewer)).rows.slice(0, 1).map(({ activityId }) => activityId), set: { participants: [me] } });
    const parted = await all();
    expect(parted).toEqual(Array(3).fill(parted[0]));
  });

  it("leaves what is locked where it is", async () => {
    const { add, look } = await story();
    const locked = await add("Show", { ...at(30), start: "12:30", end: "13:30", locked: true });
    await add("West", { ...at(0), start: "09:00", end: "10:00" });
    await add("East", { ...at(29), start: "10:30", end: "11:30" });
    await add("Middle", { ...at(15), start: "14:00", end: "15:00" });
    const { rows, before, after } = await look();
    expect(rows.find(({ activityId }) => activityId === locked)).toMatchObject({ start: "12:30", end: "13:30", fixed: true });
    expect(after.minutes).toBeLessThanOrEqual(before.minutes);
  });

  it("is refused when the day has changed since it was shown, and to who may only look", async () => {
    const { owner, viewer, tripId, add, orderOf } = await story();
    for (const [title, where] of [["West", 0], ["East", 30], ["Middle", 14]] as const) await add(title, at(where));
    const order = await orderOf();
    await expect(viewer.mutation(api.trips.optimise.apply, { tripId, day, order })).rejects.toThrow(/AUTHORIZATION_ERROR/);
    await add("Farther", at(40));
    await expect(owner.mutation(api.trips.optimise.apply, { tripId, day, order })).rejects.toThrow(/changed meanwhile/);
  });
});
