import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { wayOf } from "../workspace/itinerary/journey";
import { PublicDay } from "./PublicDay";
import type { PublicActivity } from "./publicDays";

const car: PublicActivity = {
  _id: "item-1" as Id<"activities">, status: "planned", title: "Hired car", type: "transport", day: "2027-04-10", endDay: "2027-04-14", start: "10:00", end: "18:00", meal: null, lat: null, lng: null, address: "", description: "", links: [], cost: null,
  transport: { mode: "car", from: { name: "Faro (FAO)", lat: null, lng: null }, to: { name: "Lisbon", lat: null, lng: null }, number: "" },
};
const page = (stop: PublicActivity) => renderToStaticMarkup(<PublicDay day={{ date: "2027-04-10", index: 0, title: "", notes: "", cities: [], activities: [stop], hotels: [] }} undated={false} onShow={() => {}} />);

beforeAll(() => void vi.stubGlobal("window", { matchMedia: () => ({ matches: false }) }));
afterAll(() => void vi.unstubAllGlobals());

describe("a row of a public page", () => {
  it("says of a hired car where one gets it and gives it back, as the plan does, and no other end", () => {
    expect(page(car)).toContain(wayOf(car));
    expect(wayOf(car)).toMatch(/^picked up at Faro \(FAO\), given back at Lisbon after 4 days/);
    expect(page(car)).not.toMatch(/→|\+4/);
    expect(page({ ...car, endDay: null })).toContain("Faro (FAO) → Lisbon");
  });
});
