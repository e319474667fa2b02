// Edits that come late: made without a network, from a plan that others have changed since.
import { onTestFinished, describe, expect, it, vi } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, trip } from "../../people.testing";

const MINUTE = 60_000;

/** Ada has seen the castle, and then has no network; `later` lets time go by. */
async function away() {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2027, 0, 4, 12) });
  onTestFinished(() => void vi.useRealTimers());
  const t = await deployment();
  const [ada, bjorn] = [await guest(t, "Ada"), await guest(t, "Björn")];
  const tripId = await trip(ada, { editor: bjorn });
  const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Castle", { start: "10:00" }) });
  const seen = (await planOf(ada, tripId)).trip.revision;
  const change = (who: typeof ada, set: object, seen?: number) => who.mutation(api.trips.activities.update, { tripId, activityId, set, ...(seen !== undefined && { seen }) });
  const castle = async () => (await planOf(ada, tripId)).activities.find(({ _id }) => _id === activityId);
  return { ada, bjorn, tripId, activityId, seen, change, castle, later: (ms = MINUTE) => vi.setSystemTime(Date.now() + ms) };
}

describe("an edit that comes late", () => {
  it("is refused where somebody else has changed the same field meanwhile, and says what both made of it", async () => {
    const { bjorn, tripId, activityId, ada, seen, change, castle, later } = await away();
    await change(bjorn, { title: "Nijo Castle" });
    later();
    await expect(change(ada, { title: "The castle" }, seen)).rejects.toMatchObject({
      data: {
        code: "CONFLICT",
        overtaken: {
          trip: { id: tripId, title: "Japan in spring" },
          mine: { message: "renamed {item} to {name}", values: { item: "Nijo Castle", name: "The castle" } },
          rows: [{ table: "activities", id: activityId, title: "Nijo Castle", isRemoval: false, fields: [{ name: "title", before: "Castle", mine: "The castle", theirs: "Nijo Castle" }] }],
          theirs: [{ by: "Björn", byAssistant: false, label: "renamed Castle to Nijo Castle" }],
        },
      },
    });
    expect((await castle())?.title).toBe("Nijo Castle");
    // Chosen: made again, now that it has been seen.
    await change(ada, { title: "The castle" });
    expect((await castle())?.title).toBe("The castle");
  });

  it("is taken where others changed other fields, or the same to the same", async () => {
    const { ada, bjorn, seen, change, castle, later } = await away();
    await change(bjorn, { title: "Nijo Castle" });
    later();
    await change(ada, { start: "09:00" }, seen);
    await change(ada, { title: "Nijo Castle" }, seen);
    expect(await castle()).toMatchObject({ title: "Nijo Castle", start: "09:00" });
  });

  it("is taken where the other was just now, or put it back, or where one's own came after it", async () => {
    const { ada, bjorn, tripId, seen, change, castle, later } = await away();
    await change(bjorn, { title: "Nijo Castle" });
    later(2000);
    await change(ada, { title: "The castle" }, seen);
    expect((await castle())?.title).toBe("The castle");
    later();
    await change(ada, { title: "Our castle" }, seen);
    expect((await castle())?.title).toBe("Our castle");
    const now = (await planOf(ada, tripId)).trip.revision;
    await change(bjorn, { start: "11:00" });
    await change(bjorn, { start: "10:00" });
    later();
    await change(ada, { start: "09:00" }, now);
    expect((await castle())?.start).toBe("09:00");
  });

  it("takes nothing away that somebody else has worked on meanwhile", async () => {
    const { ada, bjorn, tripId, activityId, seen, change, castle, later } = await away();
    await change(bjorn, { address: "Nijojo-cho" });
    later();
    const remove = (seen?: number) => ada.mutation(api.trips.activities.removeMany, { tripId, activityIds: [activityId], ...(seen !== undefined && { seen }) });
    await expect(remove(seen)).rejects.toMatchObject({ data: { code: "CONFLICT", overtaken: { rows: [{ isRemoval: true, fields: [{ name: "address", theirs: "Nijojo-cho" }] }] } } });
    expect(await castle()).toBeDefined();
    await remove();
    expect(await castle()).toBeUndefined();
  });

  it("moves nothing off a day to which somebody else has moved it, but does put it elsewhere among its day", async () => {
    const { ada, bjorn, tripId, activityId, seen, castle, later } = await away();
    const move = (who: typeof ada, day: string, seen?: number) => who.mutation(api.trips.activities.moveMany, { tripId, activityIds: [activityId], day, afterId: null, ...(seen !== undefined && { seen }) });
    await move(bjorn, "2027-04-12");
    later();
    await expect(move(ada, "2027-04-13", seen)).rejects.toMatchObject({ data: { overtaken: { rows: [{ fields: [{ name: "day", before: "2027-04-10", mine: "2027-04-13", theirs: "2027-04-12" }] }] } } });
    await move(ada, "2027-04-12", seen);
    expect((await castle())?.day).toBe("2027-04-12");
  });

  it("is asked of the trip's own fields and of a day's words as well", async () => {
    const { ada, bjorn, tripId, seen, later } = await away();
    await bjorn.mutation(api.trips.trips.update, { tripId, title: "Kansai" });
    await bjorn.mutation(api.trips.days.describe, { tripId, day: "2027-04-10", title: "Arrival" });
    later();
    await expect(ada.mutation(api.trips.trips.update, { tripId, title: "Japan", seen })).rejects.toMatchObject({ data: { overtaken: { rows: [{ table: "trips", fields: [{ name: "title" }] }] } } });
    const arrival = { table: "dayNotes", title: "2027-04-10", fields: [{ name: "title", mine: "First day", theirs: "Arrival" }] };
    await expect(ada.mutation(api.trips.days.describe, { tripId, day: "2027-04-10", title: "First day", seen })).rejects.toMatchObject({ data: { overtaken: { rows: [arrival] } } });
    await ada.mutation(api.trips.trips.update, { tripId, travellers: 3, seen });
    expect((await planOf(ada, tripId)).trip).toMatchObject({ title: "Kansai", travellers: 3 });
  });

  it("tells of notes in the same way, whenever they were changed", async () => {
    const { ada, bjorn, tripId, activityId, change } = await away();
    await change(bjorn, { description: "Shoes off" });
    const refused = ada.mutation(api.trips.activities.update, { tripId, activityId, set: { description: "Bring socks" }, was: "" });
    await expect(refused).rejects.toMatchObject({ data: { code: "CONFLICT", overtaken: { rows: [{ fields: [{ name: "description", before: "", mine: "Bring socks", theirs: "Shoes off" }] }], theirs: [] } } });
  });

  it("refuses a number that no step has", async () => {
    const { ada, change } = await away();
    for (const seen of [-1, 0.5]) await expect(change(ada, { title: "A" }, seen)).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "seen" } } });
  });
});
