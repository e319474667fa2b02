import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLive, mayBecome, requireMove, TRANSITIONS, type BookingStatus } from "./states";

const STATUSES = Object.keys(TRANSITIONS) as BookingStatus[];

describe("what a booking may become", () => {
  it("leads from an idea to every state, and out of none that is an end", () => {
    const reached = new Set<BookingStatus>(["idea"]);
    for (const status of reached) for (const next of TRANSITIONS[status]) reached.add(next);
    expect([...reached].sort()).toEqual([...STATUSES].sort());
    expect(STATUSES.filter((status) => !isLive({ status }))).toEqual(["cancelled", "completed"]);
  });

  it("is never confirmed without having been asked for, nor completed without having been confirmed", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATUSES), { maxLength: 12 }), (wishes) => {
        const path = wishes.reduce<BookingStatus[]>((walked, wish) => (mayBecome(walked.at(-1)!, wish) ? [...walked, wish] : walked), ["idea"]);
        if (path.includes("confirmed")) expect(path.indexOf("requested")).toBeLessThan(path.indexOf("confirmed"));
        if (path.includes("completed")) expect(path.at(-2)).toBe("confirmed");
        expect(path.filter((status) => !isLive({ status })).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is refused in a sentence that says how it stands", () => {
    for (const from of STATUSES) {
      for (const to of STATUSES.filter((status) => !mayBecome(from, status))) {
        expect(() => requireMove(from, to)).toThrow(expect.objectContaining({ data: expect.objectContaining({ code: "CONFLICT", message: expect.stringMatching(/^[A-Z].*\.$/) }) }));
      }
    }
  });
});
