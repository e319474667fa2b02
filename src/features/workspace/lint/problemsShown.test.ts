import { describe, expect, it } from "vitest";
import { heaviest, WEIGHTS } from "./problemWords";
import { inPieces, type Problem } from "./problemsShown";

const problem = (said: Partial<Omit<Problem, "activityIds">> & { activityIds?: string[] }) =>
  ({ id: "x", code: "overlap", severity: "error", day: "2027-04-10", said: { message: "{first} and {second} overlap on {day}." }, ...said, activityIds: said.activityIds ?? [] }) as Problem;

describe("where problems show", () => {
  it("is on the rows and the day that they are about", () => {
    const clash = problem({ activityIds: ["castle", "market"] });
    const bed = problem({ id: "bed", code: "noBed", severity: "warning" });
    const { onRows, onDays } = inPieces({ problems: [clash, bed], muted: [] });
    expect(onRows).toEqual({ castle: [clash], market: [clash] });
    expect(onDays).toEqual({ "2027-04-10": [clash, bed] });
  });

  it("is the list alone for hints, and for what is about the whole trip", () => {
    const hint = problem({ severity: "hint", activityIds: ["castle"] });
    const budget = problem({ id: "budget", day: null, code: "budget", severity: "warning" });
    expect(inPieces({ problems: [budget, hint], muted: [] })).toMatchObject({ all: [budget, hint], onRows: {}, onDays: {} });
  });

  it("takes the heaviest sign of several", () => {
    expect(heaviest([problem({ severity: "hint" }), problem({ severity: "warning" })])).toBe(WEIGHTS.warning);
    expect(heaviest([problem({ severity: "warning" }), problem({ severity: "error" })])).toBe(WEIGHTS.error);
  });
});
