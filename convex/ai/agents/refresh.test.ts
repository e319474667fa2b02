import { describe, expect, it } from "vitest";
import { isStale, waitUntilLook } from "./refresh";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("looks at a trip", () => {
  it("come soon after a change, then ever more seldom, and every hour at the least", () => {
    expect([0, 4 * MINUTE, 20 * MINUTE, 2 * HOUR, 24 * HOUR].map(waitUntilLook)).toEqual([2 * MINUTE, 2 * MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR]);
    let looks = 0;
    for (let since = 0; since < 24 * HOUR; since += waitUntilLook(since)) looks++;
    expect(looks).toBeLessThan(45);
  });
});

describe("a report", () => {
  it.each([
    ["conditions", 12],
    ["budget", 24],
    ["culture", 30 * 24],
  ] as const)("of the %s agent is stale after %d hours", (agent, hours) => {
    const made = { agent, status: "done" as const, madeAt: 0 };
    expect(isStale(made, hours * HOUR - 1)).toBe(false);
    expect(isStale(made, hours * HOUR)).toBe(true);
    expect(isStale({ ...made, status: "cached" }, hours * HOUR)).toBe(true);
  });

  it("that there isn't is never stale", () => {
    for (const status of ["stopped", "failed"] as const) expect(isStale({ agent: "conditions", status, madeAt: undefined }, 1e15)).toBe(false);
  });
});
