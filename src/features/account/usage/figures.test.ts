import { describe, expect, it } from "vitest";
import { firstOfNextMonth, monthName, scaleEnd, sideNotes, type Figures } from "./figures";

const none: Figures = { calls: 0, failures: 0, cacheHits: 0, tokens: { input: 0, cachedInput: 0, output: 0 }, costUsd: 0, ownKeyUsd: 0, latencyMs: null };

describe("side notes", () => {
  it("say only what there is to say", () => {
    expect(sideNotes(none)).toBe("");
    expect(sideNotes({ ...none, calls: 4, failures: 1, cacheHits: 2, latencyMs: 1230 })).toBe("1 failed · 2 from the cache · 1.2 s each");
  });
});

describe("months", () => {
  it("have a name and an end, December too", () => {
    expect(monthName("2026-12")).toBe("December");
    expect(firstOfNextMonth("2026-11")).toBe("2026-12-01");
    expect(firstOfNextMonth("2026-12")).toBe("2027-01-01");
  });
});

describe("a chart's scale", () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [5, 5],
    [12, 20],
    [51, 100],
    [0.003, 0.005],
  ])("for at most %d ends at %d", (highest, end) => {
    expect(scaleEnd(highest)).toBeCloseTo(end, 10);
  });
});
