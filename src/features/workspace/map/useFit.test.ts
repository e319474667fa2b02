import { describe, expect, it } from "vitest";
import type { Id } from "../../../../convex/_generated/dataModel";
import { forgetPlace, keepPlace, keptPlace } from "./mapPlace";
import { closestFor, fitOptions, isFitWanted, type Fitted } from "./useFit";

const all = { day: null, places: [] };
const fitted: Fitted = { chosen: all, bounds: "[1,2,3,4]", closest: 10 };

describe("what the map fits to", () => {
  it("is no closer than the bundled world can show, and as close as streets are", () => {
    expect(closestFor(all, false)).toBeLessThanOrEqual(10);
    expect(closestFor(all, true)).toBe(14);
    expect(closestFor({ ...all, day: "2027-05-01" }, false)).toBeGreaterThan(closestFor(all, false));
  });

  it("lies under what stands over the map, and beside the names of places", () => {
    expect(fitOptions(all, false, 148)).toEqual({ padding: { top: 148, bottom: 64, left: 64, right: 64 }, maxZoom: closestFor(all, false) });
    const named = { day: null, places: [{ name: "Nara", lat: 34.68, lng: 135.8 }] };
    expect(fitOptions(named, true, 96)).toMatchObject({ padding: { top: 96, left: 96, right: 96 }, maxZoom: 14 });
  });

  it("is fitted as the plan grows and as streets come, but not once somebody has looked around", () => {
    const grown = { ...fitted, bounds: "[1,2,5,6]" };
    const onStreets = { ...fitted, closest: 14 };
    expect([grown, onStreets].map((next) => isFitWanted(next, fitted, true))).toEqual([true, true]);
    expect([grown, onStreets].map((next) => isFitWanted(next, fitted, false))).toEqual([false, false]);
    expect(isFitWanted(fitted, onStreets, true)).toBe(false);
    expect(isFitWanted({ ...fitted, chosen: { ...all, day: "2027-05-01" } }, fitted, false)).toBe(true);
    expect(isFitWanted({ ...fitted, chosen: { day: null, places: [] } }, fitted, false)).toBe(true);
    expect(isFitWanted(fitted, null, true)).toBe(true);
  });
});

it("keeps where one was for one trip, as long as its workspace is open", () => {
  const [japan, italy] = ["japan", "italy"] as Id<"trips">[] as [Id<"trips">, Id<"trips">];
  const place = { tripId: japan, center: [135, 35] as [number, number], zoom: 9, fitted, isLeftAlone: false };
  keepPlace(place);
  expect([keptPlace(japan), keptPlace(italy)]).toEqual([place, null]);
  forgetPlace();
  expect(keptPlace(japan)).toBeNull();
});
