import { describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import { JAPAN, deployment, guest, planOf, trip } from "../people.testing";

describe("a trip", () => {
  it("is made with its cities, and belongs to who made it", async () => {
    const t = await deployment();
    const owner = await guest(t, "Ada");
    const tripId = await trip(owner);
    const view = await planOf(owner, tripId);
    expect(view.trip).toMatchObject({ title: "Japan in spring", travellers: 2, budget: { amount: 240_000, currency: "EUR" } });
    expect(view.destinations.map(({ name, citySlug, arrival }) => [name, citySlug, arrival])).toEqual([
      ["Kyoto", "kyoto", "2027-04-10"],
      ["Osaka", "osaka", "2027-04-14"],
    ]);
    expect(view.role).toBe("owner");
  });

  const city = JAPAN.destinations[0]!;
  it.each([
    ["ends before it starts", { endDate: "2027-04-09" }, "endDate"],
    ["is longer than a year", { endDate: "2028-04-10" }, "endDate"],
    ["has no title", { title: "  " }, "title"],
    ["has nobody", { travellers: 0 }, "travellers"],
    ["has 51 people", { travellers: 51 }, "travellers"],
    ["goes nowhere", { destinations: [] }, "destinations"],
    ["has a city outside its dates", { destinations: [{ ...city, departure: "2027-04-20" }] }, "destinations"],
    ["is in two cities at once", { destinations: [city, { ...city, name: "Osaka", arrival: "2027-04-12" }] }, "destinations"],
    ["is in no time zone", { destinations: [{ ...city, timeZone: "Mars/Olympus" }] }, "timeZone"],
    ["costs less than nothing", { budget: { amount: -1, currency: "EUR" } }, "budget"],
  ])("is refused when it %s", async (_what, wrong, field) => {
    const t = await deployment();
    const owner = await guest(t, "Ada");
    await expect(owner.mutation(api.trips.trips.create, { ...JAPAN, ...wrong })).rejects.toMatchObject({
      data: { code: "VALIDATION_ERROR", details: { field } },
    });
  });

  it("is gone for everybody when its owner removes it", async () => {
    const t = await deployment();
    const [owner, viewer] = [await guest(t, "Ada"), await guest(t, "千代")];
    const tripId = await trip(owner, { viewer });
    await owner.mutation(api.trips.trips.remove, { tripId });
    await expect(planOf(viewer, tripId)).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    const { page } = await viewer.query(api.trips.trips.list, { paginationOpts: { numItems: 5, cursor: null } });
    expect(page).toEqual([]);
  });
});
