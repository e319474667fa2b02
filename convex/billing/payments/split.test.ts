import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalShares } from "./split";

describe("equal shares", () => {
  it("sum to the whole and differ by one coin at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 50 }), fc.constantFrom(1, 10, 100), (steps, people, step) => {
        const shares = equalShares(steps * step, people, step);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(steps * step);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(step);
        expect(shares.every((share) => share % step === 0)).toBe(true);
      }),
    );
  });

  it("give the first the cent that can't be divided", () => {
    expect(equalShares(1000, 3, 1)).toEqual([334, 333, 333]);
  });
});
