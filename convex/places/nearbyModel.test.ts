import { describe, expect, it } from "vitest";
import { nearbyPlaces } from "./nearbyModel";

const middle = { title: "the middle", lat: 38.7167, lng: -9.1333 };
const DAY = "2027-05-05";

describe("what is near a day", () => {
  it("is a walk away, or a ride where all of that is planned", () => {
    const walks = nearbyPlaces([middle], DAY, new Set());
    expect(walks.length).toBeGreaterThan(2);
    expect(walks.every(({ way, minutes }) => way === "walk" && minutes <= 20)).toBe(true);
    const rides = nearbyPlaces([middle], DAY, new Set(walks.map(({ place }) => place.id)), "transit");
    expect(rides.length).toBeGreaterThan(2);
    expect(rides.every(({ way, minutes }) => way === "transit" && minutes <= 45)).toBe(true);
    expect(rides.filter(({ place }) => walks.some((walk) => walk.place.id === place.id))).toEqual([]);
  });

  it("is nothing where no guide is", () => {
    expect([nearbyPlaces([], DAY, new Set()), nearbyPlaces([{ title: "At sea", lat: 0, lng: -30 }], DAY, new Set(), "transit")]).toEqual([[], []]);
  });
});
