import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { JAPAN, activity, beforeJapan, deployment, guest, planOf, trip } from "../../people.testing";

const LATER = { when: { kind: "dates" as const, startDate: "2027-05-01", endDate: "2027-05-05" }, rule: "fromStart" as const, moveFixed: false };

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const tripId = await trip(owner);
  await owner.mutation(api.trips.activities.addMany, {
    tripId,
    activities: [activity("Castle"), activity("Market", { day: "2027-04-16" }), activity("Bar", { day: null })],
  });
  await owner.mutation(api.trips.days.describe, { tripId, day: "2027-04-15", title: "Rest", notes: "Nothing at all" });
  const view = () => planOf(owner, tripId);
  return { t, owner, tripId, view };
}

function clockAt(iso: string) {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(iso) });
  onTestFinished(() => void vi.useRealTimers());
}

describe("a trip's dates", () => {
  it("show what becomes of the plan, take it along, and are one step of undo that restores it exactly", async () => {
    const { owner, tripId, view } = await story();
    const plan = ({ trip: { startDate, endDate, openDates }, activities, destinations, dayNotes }: Awaited<ReturnType<typeof view>>) => ({
      startDate, endDate, openDates,
      activities: activities.map(({ title, day, status, order }) => ({ title, day, status, order })),
      cities: destinations.map(({ name, arrival, departure }) => ({ name, arrival, departure })),
      notes: dayNotes.filter(({ title }) => title),
    });
    const before = plan(await view());
    const shown = await owner.query(api.trips.dates.preview, { tripId, ...LATER });
    expect(shown).toMatchObject({ toIdeas: [{ title: "Market", day: "2027-04-16" }], notes: ["2027-04-15"], days: [{ date: "2027-05-01", from: "2027-04-10", count: 1 }, {}, {}, {}, {}] });
    expect(plan(await view())).toEqual(before);
    await owner.mutation(api.trips.dates.change, { tripId, ...LATER });
    expect(plan(await view())).toMatchObject({
      startDate: "2027-05-01",
      activities: expect.arrayContaining([expect.objectContaining({ title: "Castle", day: "2027-05-01" }), expect.objectContaining({ title: "Market", day: null, status: "idea" }), expect.objectContaining({ title: "Rest", day: null })]),
      notes: [],
    });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(plan(await view())).toEqual(before);
  });

  it("can be taken away, and given again", async () => {
    beforeJapan();
    const { owner, tripId, view } = await story();
    await owner.mutation(api.trips.dates.change, { tripId, when: { kind: "open", days: 7, month: "2027-09" }, rule: "fromStart", moveFixed: false });
    const open = await view();
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Inn", { day: "2027-09-08" }) });
    const { page } = await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 1, cursor: null } });
    expect(page[0]!.label).toBe("added Inn to day 3");
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(open.trip).toMatchObject({ startDate: "2027-09-06", endDate: "2027-09-12", openDates: { month: "2027-09" } });
    await owner.mutation(api.trips.dates.change, { tripId, ...LATER, when: { kind: "dates", startDate: "2027-09-20", endDate: "2027-09-26" } });
    const dated = await view();
    expect(dated.trip).toMatchObject({ startDate: "2027-09-20", openDates: null });
    expect(dated.activities.filter(({ day }) => day !== null).map(({ day }) => day)).toEqual(["2027-09-20", "2027-09-26"]);
  });

  it("refuse a month that isn't one, and a length that no trip has", async () => {
    const { owner, tripId } = await story();
    for (const when of [{ kind: "open" as const, days: 7, month: "soon" }, { kind: "open" as const, days: 0, month: null }, { kind: "dates" as const, startDate: "2027-05-05", endDate: "2027-05-01" }]) {
      await expect(owner.mutation(api.trips.dates.change, { tripId, ...LATER, when })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
    }
  });
});

describe("a trip's cities", () => {
  it("are put in another order, with other nights, one more and one less, in one step", async () => {
    const { owner, tripId, view } = await story();
    const [kyoto, osaka] = (await view()).destinations;
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Tower", { destinationId: kyoto!._id }) });
    const nara = { name: "Nara", countryCode: "JP", lat: 34.6851, lng: 135.8048, timeZone: "Asia/Tokyo" };
    await owner.mutation(api.trips.cities.arrange, { tripId, cities: [{ destinationId: osaka!._id, nights: 2 }, { city: nara, nights: 1 }] });
    const changed = await view();
    expect(changed.destinations.map(({ name, arrival, departure }) => [name, arrival, departure])).toEqual([["Osaka", "2027-04-10", "2027-04-12"], ["Nara", "2027-04-12", "2027-04-16"]]);
    expect(changed.activities.find(({ title }) => title === "Tower")).toMatchObject({ day: "2027-04-10", destinationId: null });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect((await view()).destinations.map(({ name, arrival }) => [name, arrival])).toEqual([["Kyoto", "2027-04-10"], ["Osaka", "2027-04-14"]]);
    await expect(owner.mutation(api.trips.cities.arrange, { tripId, cities: [{ destinationId: osaka!._id, nights: 9 }] })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "nights" } } });
    await expect(owner.mutation(api.trips.cities.arrange, { tripId, cities: [] })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });
});

describe("a trip's status", () => {
  it("is changed by hand as one step of undo, where there is an arrow", async () => {
    const { owner, tripId, view } = await story();
    expect((await owner.query(api.trips.lifecycle.get, { tripId })).next.map(({ to }) => to)).toEqual(["planned", "cancelled"]);
    await owner.mutation(api.trips.lifecycle.set, { tripId, status: "planned" });
    expect((await view()).trip.status).toBe("planned");
    await expect(owner.mutation(api.trips.lifecycle.set, { tripId, status: "completed" })).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    await owner.mutation(api.trips.history.undo, { tripId });
    expect((await view()).trip.status).toBe("draft");
  });

  it("follows the destination's clock, and waits again when the trip is put off", async () => {
    beforeJapan();
    const { t, owner, tripId, view } = await story();
    const other = await owner.mutation(api.trips.trips.create, { ...JAPAN, openDates: { month: "2027-04" } });
    clockAt("2027-04-09T14:59:00Z");
    await t.mutation(internal.trips.lifecycle.advance, { status: "draft" });
    expect((await view()).trip.status).toBe("draft");
    clockAt("2027-04-09T15:00:00Z");
    await t.mutation(internal.trips.lifecycle.advance, { status: "draft" });
    expect((await view()).trip.status).toBe("active");
    expect((await planOf(owner, other)).trip.status).toBe("draft");
    await owner.mutation(api.trips.dates.change, { tripId, ...LATER });
    expect((await view()).trip.status).toBe("planned");
    clockAt("2027-05-05T15:00:00Z");
    await t.mutation(internal.trips.lifecycle.advance, { status: "planned" });
    expect((await view()).trip.status).toBe("completed");
  });

  it("is told by the log where the clock changed it: nobody's doing, nobody's to undo, and no news", async () => {
    beforeJapan();
    const t = await deployment();
    const [owner, editor] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const tripId = await trip(owner, { editor });
    await owner.mutation(api.trips.lifecycle.set, { tripId, status: "planned" });
    await owner.mutation(api.trips.history.markSeen, { tripId, revision: 1 });
    clockAt("2027-04-09T15:00:00Z");
    await t.mutation(internal.trips.lifecycle.advance, { status: "planned" });
    const log = async (filter: object = {}) => (await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 9, cursor: null }, ...filter })).page;
    const [event] = await log({ kind: "trip" });
    expect(event).toMatchObject({ kind: "clock", actorId: null, byAssistant: false, label: "The trip began", said: { message: "The trip began" }, seq: 2 });
    expect((await log({ by: owner.userId, kind: "trip" })).map(({ label }) => label)).toEqual(["marked the trip as planned"]);
    expect(await log({ byAssistant: true })).toEqual([]);
    for (const who of [owner, editor]) expect((await who.query(api.trips.tripList.get, { show: "all", order: "changed", on: "2027-04-10", limit: 5 })).cards[0]).toMatchObject({ hasNews: who === editor });
    expect(await owner.query(api.trips.history.sinceLastLook, { tripId })).toMatchObject({ revision: 2, seen: 1, count: 0, people: [] });
    expect(await editor.query(api.trips.history.sinceLastLook, { tripId })).toMatchObject({ count: 1, people: [owner.userId] });
    expect((await owner.query(api.trips.restorePoints.compare, { tripId, from: 1, to: null })).differences).toEqual([]);
    await expect(owner.mutation(api.trips.history.undo, { tripId, batchId: event!.batchId! })).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    // One's own newest step is what is undone, and of that nothing is left to undo.
    expect(await owner.mutation(api.trips.history.undo, { tripId })).toMatchObject({ kept: 1, nothing: true });
    clockAt("2027-04-16T15:00:00Z");
    await t.mutation(internal.trips.lifecycle.advance, { status: "active" });
    expect((await log()).map(({ label }) => label).slice(0, 2)).toEqual(["The trip ended", "The trip began"]);
  });
});
