import { describe, expect, it } from "vitest";
import { landscape } from "./landscape";

describe("a trip's cover", () => {
  it("is the same each time it is drawn", () => {
    expect(landscape("trip-1", ["JP"])).toEqual(landscape("trip-1", ["JP"]));
  });

  it("is the same on its public page, which is told a number in place of its id", () => {
    // What coverSeed makes of these, as its own test has it (convex/trips/publicPages).
    for (const [id, seed] of [["trip-1", 3993263260], ["東京", 103227088]] as const) expect(landscape(seed)).toEqual(landscape(id));
  });

  it("differs from trip to trip", () => {
    expect(landscape("trip-1").road + landscape("trip-1").sun.x).not.toBe(landscape("trip-2").road + landscape("trip-2").sun.x);
  });

  it("looks like where the trip goes, by the first country that is known", () => {
    expect(landscape("a", ["JP"])).toMatchObject({ scene: "peaks", gate: [expect.any(Number), expect.any(Number)] });
    expect(landscape("a", ["XX", "EG"])).toMatchObject({ scene: "dunes", gate: null });
  });

  it("draws only finite numbers, whatever the seed", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { gate, ...art } = landscape(`東京-${seed}`);
      expect(gate).toBeNull();
      // A number that is none turns to null in JSON, or to its name inside a path.
      expect(JSON.stringify(art)).not.toMatch(/null|NaN|Infinity/);
    }
  });
});
