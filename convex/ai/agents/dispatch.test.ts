import { expect, it } from "vitest";
import { pauseAfter } from "./dispatch";

it("waits twice as long after each failure, and up to half of that more by chance", () => {
  expect([1, 2, 3].map((failures) => pauseAfter(failures, 0))).toEqual([1000, 2000, 4000]);
  expect([1, 2, 3].map((failures) => pauseAfter(failures, 1))).toEqual([1500, 3000, 6000]);
  expect(pauseAfter(1, 0.5)).toBe(1250);
});
