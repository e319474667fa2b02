import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./backoff";

const noWish = { retryAfterMs: null };

it("doubles its range with each retry, up to 20 s", () => {
  const most = [0, 1, 2, 3, 10, 1000].map((retry) => backoffMs(retry, noWish, () => 1));
  expect(most).toEqual([400, 800, 1600, 3200, 20_000, 20_000]);
});

it("spreads over the whole range", () => {
  expect(backoffMs(3, noWish, () => 0)).toBe(0);
  expect(backoffMs(3, noWish, () => 0.5)).toBe(1600);
});

it("never comes back before the provider said", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 0, max: 600_000 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (retry, retryAfterMs, at) => {
      const wait = backoffMs(retry, { retryAfterMs }, () => at);
      expect(wait).toBeGreaterThanOrEqual(retryAfterMs);
      expect(wait).toBeLessThanOrEqual(retryAfterMs + 20_000);
    }),
  );
});
