import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, beforeJapan, deployment, guest, planOf, trip } from "../../people.testing";

const ALL = { items: true, ideas: true, notes: true, costs: true };

describe("a copy of a trip", () => {
  it("has its days from another date on, and nothing of its people or of what came of it", async () => {
    const t = await deployment();
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const tripId = await trip(ada, { viewer: ben });
    const cost = { amount: 2000, currency: "EUR" };
    const kyoto = (await planOf(ada, tripId)).destinations[0]!;
    const activityId = await ada.mutation(api.trips.activities.add, {
      tripId,
      activity: activity("Castle", { day: "2027-04-11", start: "10:00", cost, payerId: ada.userId, participants: [ada.userId], assignees: [ada.userId], destinationId: kyoto._id, description: "Our secret" }),
    });
    await ada.mutation(api.trips.activities.update, { tripId, activityId, set: { status: "booked" } });
    await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Bar", { day: null }) });
    await ada.mutation(api.trips.days.describe, { tripId, day: "2027-04-11", title: "Old town" });
    const copyId = await ben.mutation(api.trips.copy.create, { tripId, title: "Again", startDate: "2028-10-01", include: ALL });
    const copy = await planOf(ben, copyId);
    expect(copy.role).toBe("owner");
    expect(copy.members).toHaveLength(1);
    expect(copy.trip).toMatchObject({ title: "Again", startDate: "2028-10-01", endDate: "2028-10-07", status: "draft" });
    expect(copy.dayNotes).toEqual([{ day: "2028-10-02", title: "Old town", notes: "" }]);
    const castle = copy.activities.find(({ title }) => title === "Castle")!;
    expect(castle).toMatchObject({ day: "2028-10-02", start: "10:00", cost, status: "planned", destinationId: copy.destinations[0]!._id, description: "Our secret" });
    for (const field of ["payerId", "participants", "assignees", "commentCount"]) expect(castle).not.toHaveProperty(field);
    const bare = await ben.mutation(api.trips.copy.create, { tripId, title: "Bare", startDate: null, include: { items: true, ideas: false, notes: false, costs: false } });
    const plain = await planOf(ben, bare);
    expect(plain.trip).toMatchObject({ openDates: { month: null }, budget: null });
    expect(plain.activities.map(({ title, cost, description }) => [title, cost, description])).toEqual([["Castle", null, undefined]]);
  });
});

describe("a trip from a template", () => {
  it("has the template's days from the chosen date on, priced for the party, and one undo empties it", async () => {
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const tripId = await ada.mutation(api.trips.templates.create, { template: "japan-first", startDate: "2027-10-04", travellers: 3 });
    const view = await planOf(ada, tripId);
    expect(view.destinations.map(({ name, citySlug, arrival }) => [name, citySlug, arrival])).toEqual([["Tokyo", "tokyo", "2027-10-04"], ["Kyoto", "kyoto", "2027-10-08"], ["Osaka", "osaka", "2027-10-12"]]);
    const { days } = await ada.query(api.trips.templates.get, { template: "japan-first" });
    expect(view.activities.filter(({ type }) => type !== "hotel").map(({ title }) => title).sort()).toEqual(days.flat().map(({ title }) => title).sort());
    const stays = view.activities.filter(({ type }) => type === "hotel");
    expect(stays.map(({ title, day, endDay, status }) => [title, day, endDay, status])).toEqual([
      ["Stay in Tokyo", "2027-10-04", "2027-10-08", "planned"],
      ["Stay in Kyoto", "2027-10-08", "2027-10-12", "planned"],
      ["Stay in Osaka", "2027-10-12", view.trip.endDate, "planned"],
    ]);
    // They stand below what the day holds.
    expect(view.activities.filter(({ day }) => day === "2027-10-04").at(-1)?.title).toBe("Stay in Tokyo");
    expect(view.activities.find(({ title }) => title === "Train from Tokyo to Kyoto")).toMatchObject({ day: "2027-10-08", cost: { amount: 42_510, currency: "JPY" }, transport: { mode: "train" } });
    await ada.mutation(api.trips.history.undo, { tripId });
    expect((await planOf(ada, tripId)).activities).toEqual([]);
  });

  it("can be without dates, and there must be such a template", async () => {
    beforeJapan();
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const tripId = await ada.mutation(api.trips.templates.create, { template: "lisbon-easy", startDate: null, month: "2027-09", travellers: 2 });
    expect((await planOf(ada, tripId)).trip).toMatchObject({ openDates: { month: "2027-09" }, startDate: "2027-09-06" });
    await expect(ada.mutation(api.trips.templates.create, { template: "atlantis", startDate: null, travellers: 2 })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });
});

describe("a trip from a sentence", () => {
  it("is made of what was said, and the sentence goes to the assistant", async () => {
    beforeJapan();
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const tripId = await ada.mutation(api.trips.sentence.create, { text: "five days in Lisbon in May with kids", on: "2026-11-21" });
    const { trip: made, destinations } = await planOf(ada, tripId);
    expect(made).toMatchObject({ title: "Lisbon", travellers: 4, startDate: "2027-05-03", endDate: "2027-05-07", openDates: { month: "2027-05" } });
    expect(destinations.map(({ name, departure }) => [name, departure])).toEqual([["Lisbon", "2027-05-07"]]);
    const { page } = await ada.query(api.ai.thread.list, { tripId, paginationOpts: { numItems: 5, cursor: null } });
    expect(page.map(({ text }) => text)).toContain("five days in Lisbon in May with kids");
    await expect(ada.mutation(api.trips.sentence.create, { text: "somewhere warm", on: "2026-11-21" })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "text" } } });
  });
});

describe("a cover of one's own", () => {
  it("is announced as a picture that isn't too large, and isn't had by an id that is of nothing", async () => {
    const t = await deployment();
    const ada = await guest(t, "Ada");
    const tripId = await trip(ada);
    expect(await ada.mutation(api.trips.covers.uploadUrl, { tripId, type: "image/png", size: 1000 })).toMatch(/upload/);
    for (const [type, size] of [["text/html", 10], ["image/svg+xml", 10], ["image/png", 6_000_000]] as const) {
      await expect(ada.mutation(api.trips.covers.uploadUrl, { tripId, type, size })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "cover" } } });
    }
    await expect(ada.mutation(api.trips.covers.put, { tripId, storageId: "nonsense" })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });
});
