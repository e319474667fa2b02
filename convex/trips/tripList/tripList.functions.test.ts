import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import { activity, deployment, guest, JAPAN, trip, type Person } from "../../people.testing";

const ON = "2027-04-12";
const DAY_MS = 86_400_000;
type Shelf = (typeof api.trips.tripList.get)["_args"]["show"];
const shelf = async (who: Person, show: Shelf, order: "start" | "title" | "changed" = "start") =>
  (await who.query(api.trips.tripList.get, { show, order, on: ON, limit: 50 })).cards.map(({ title }) => title);
const tripOn = (who: Person, title: string, startDate: string, endDate: string, said: object = {}) =>
  who.mutation(api.trips.trips.create, { ...JAPAN, title, startDate, endDate, destinations: [{ ...JAPAN.destinations[0]!, arrival: startDate, departure: endDate }], ...said });

describe("the list of trips", () => {
  it("has each trip on its shelves, in the order that was asked for, and counts them", async () => {
    const t = await deployment();
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const now = await trip(ada);
    await tripOn(ada, "Alps", "2027-07-01", "2027-07-09");
    await tripOn(ada, "Sometime", "2027-05-01", "2027-05-04", { openDates: { month: null } });
    const past = await tripOn(ada, "Berlin", "2026-12-01", "2026-12-04");
    const bens = await trip(ben, { viewer: ada });
    await ben.mutation(api.trips.trips.update, { tripId: bens, title: "Ben's" });
    expect(await shelf(ada, "all")).toEqual(["Japan in spring", "Ben's", "Alps", "Sometime", "Berlin"]);
    expect(await shelf(ada, "upcoming", "title")).toEqual(["Alps", "Ben's", "Japan in spring", "Sometime"]);
    expect(await shelf(ada, "past")).toEqual(["Berlin"]);
    expect(await shelf(ada, "shared")).toEqual(["Ben's"]);
    await ada.mutation(api.trips.activities.add, { tripId: past, activity: activity("Museum", { day: null }) });
    expect((await shelf(ada, "all", "changed"))[0]).toBe("Berlin");
    await ada.mutation(api.trips.lifecycle.set, { tripId: now, status: "planned" });
    expect(await shelf(ada, "drafts")).not.toContain("Japan in spring");
    const { counts, hasMore, cards } = await ada.query(api.trips.tripList.get, { show: "all", order: "start", on: ON, limit: 2 });
    expect([counts.all, counts.upcoming, counts.past, counts.bin, hasMore, cards.length]).toEqual([5, 4, 1, 0, true, 2]);
  });

  it("says on a card how far the plan is, and keeps count through undo", async () => {
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const tripId = await trip(ada);
    const card = async () => (await ada.query(api.trips.tripList.get, { show: "all", order: "start", on: ON, limit: 5 })).cards[0]!;
    const [first] = await ada.mutation(api.trips.activities.addMany, { tripId, activities: [activity("A"), activity("B"), activity("C", { day: "2027-04-12" })] });
    expect(await card()).toMatchObject({ days: 7, plannedDays: 2, activityCount: 3 });
    await ada.mutation(api.trips.activities.update, { tripId, activityId: first!, set: { day: "2027-04-16" } });
    expect(await card()).toMatchObject({ plannedDays: 3 });
    await ada.mutation(api.trips.history.undo, { tripId });
    await ada.mutation(api.trips.history.undo, { tripId });
    expect(await card()).toMatchObject({ plannedDays: 0, activityCount: 0 });
  });

  it("is archived by each person for themselves", async () => {
    const t = await deployment();
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const tripId = await trip(ada, { viewer: ben });
    await ben.mutation(api.trips.tripList.archive, { tripId, archived: true });
    expect([await shelf(ben, "all"), await shelf(ben, "archived"), await shelf(ada, "all")]).toEqual([[], ["Japan in spring"], ["Japan in spring"]]);
    await ben.mutation(api.trips.tripList.archive, { tripId, archived: false });
    expect(await shelf(ben, "all")).toEqual(["Japan in spring"]);
  });

  it("finds what is in one's trips, and nobody else's", async () => {
    const t = await deployment();
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const tripId = await trip(ada, { viewer: ben });
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Nishiki Market", { description: "Ask for the wasabi man" }) });
    await trip(await guest(t, "Cleo"));
    await t.mutation(internal.trips.tripSearch.rebuild, { tripId });
    const find = (who: Person, text: string) => who.query(api.trips.tripSearch.find, { text, on: ON });
    expect((await find(ben, "wasabi")).map(({ card, found }) => [card._id, found])).toEqual([[tripId, ["Ask for the wasabi man"]]]);
    expect((await find(ada, "nishiki"))[0]!.found).toEqual(["Nishiki Market"]);
    expect((await find(ada, "japan")).map(({ card }) => card._id)).toEqual([tripId]);
    expect(await find(await guest(t, "Dora"), "wasabi")).toEqual([]);
    // Without its accents, as Germans type them, and with a slip where nothing is called so.
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Café Müller") });
    await t.mutation(internal.trips.tripSearch.rebuild, { tripId });
    for (const text of ["muller", "Mueller", "cafe mul", "Müllr"]) expect((await find(ada, text)).map(({ found }) => found), text).toEqual([["Café Müller"]]);
    await ben.mutation(api.trips.people.leave, { tripId });
    expect(await find(ben, "wasabi")).toEqual([]);
  });

  it("finds several words only where all of them are, in whatever of its things", async () => {
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const [both, other] = [await tripOn(ada, "Autumn", JAPAN.startDate, JAPAN.endDate), await tripOn(ada, "Winter", JAPAN.startDate, JAPAN.endDate)];
    await ada.mutation(api.trips.activities.add, { tripId: both, activity: activity("Café Müller", { description: "Try the wasabi" }) });
    await ada.mutation(api.trips.activities.add, { tripId: other, activity: activity("Café Central") });
    for (const tripId of [both, other]) await t.mutation(internal.trips.tripSearch.rebuild, { tripId });
    const found = async (text: string) => (await ada.query(api.trips.tripSearch.find, { text, on: ON })).map(({ card }) => card.title).sort();
    expect(await found("cafe")).toEqual(["Autumn", "Winter"]);
    expect(await found("CAFE wasabi")).toEqual(["Autumn"]);
    expect(await found("autumn mueller")).toEqual(["Autumn"]);
    expect(await found("central wasabi")).toEqual([]);
  });
});

describe("the bin", () => {
  it("keeps a removed trip for thirty days, for its owner to bring back", async () => {
    const t = await deployment();
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const tripId = await trip(ada, { editor: ben });
    await ada.mutation(api.trips.trips.remove, { tripId });
    expect([await shelf(ada, "all"), await shelf(ada, "bin"), await shelf(ben, "bin")]).toEqual([[], ["Japan in spring"], []]);
    await expect(ben.mutation(api.trips.bin.restore, { tripId })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    await t.mutation(internal.trips.bin.purge, { tripId });
    await ada.mutation(api.trips.bin.restore, { tripId });
    expect(await shelf(ben, "all")).toEqual(["Japan in spring"]);
  });

  it("lets it go for good after thirty days, or when its owner says so, with all that is in it", async () => {
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const [old, unwanted] = [await trip(ada), await trip(ada)];
    await ada.mutation(api.trips.activities.addMany, { tripId: old, activities: Array.from({ length: 60 }, (_, index) => activity(`Stop ${index}`)) });
    for (const tripId of [old, unwanted]) await ada.mutation(api.trips.trips.remove, { tripId });
    await ada.mutation(api.trips.bin.removeForGood, { tripId: unwanted });
    await expect(ada.mutation(api.trips.bin.restore, { tripId: unwanted })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * DAY_MS });
    onTestFinished(() => void vi.useRealTimers());
    expect(await shelf(ada, "bin")).toEqual([]);
    // A purge goes on by itself where it has to; here, step by step.
    for (let step = 0; step < 8; step++) await t.mutation(internal.trips.bin.purge, { tripId: old });
    const { page } = await ada.query(api.trips.trips.list, { paginationOpts: { numItems: 5, cursor: null } });
    expect(page).toEqual([]);
    await expect(ada.mutation(api.trips.bin.restore, { tripId: old })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });
});
