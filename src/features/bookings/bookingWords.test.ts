import { describe, expect, it } from "vitest";
import { bookingsOf, groupsOf, lastFreeDay, policyWords, reviewSentence, whenWords, type Booking } from "./bookingWords";

const STAY = { day: "2027-04-10", start: "15:00", endDay: "2027-04-12", end: "11:00", timeZone: "Asia/Tokyo" };
const booking = (fields: object) => ({ _id: "b", activityId: "a", status: "confirmed", review: null, startsAt: 1, createdAt: 1, when: STAY, cancellation: null, ...fields }) as unknown as Booking;

describe("the panel", () => {
  it("shows what to look at first, then by state, soonest first", () => {
    const all = [
      booking({ _id: "late", startsAt: 9 }),
      booking({ _id: "soon", startsAt: 2 }),
      booking({ _id: "gone", status: "cancelled" }),
      booking({ _id: "held", status: "held" }),
      booking({ _id: "odd", status: "held", review: "dayMoved" }),
    ];
    expect(groupsOf(all).map(({ key, bookings }) => [key, bookings.map(({ _id }) => _id)])).toEqual([
      ["review", ["odd"]],
      ["pending", ["held"]],
      ["confirmed", ["soon", "late"]],
      ["cancelled", ["gone"]],
    ]);
  });
});

describe("an item", () => {
  it("has the booking that lives, whatever came before it", () => {
    const bookings = [booking({ _id: "new", status: "held" }), booking({ _id: "old", status: "cancelled" }), booking({ _id: "other", activityId: "z" })];
    const { current, earlier } = bookingsOf({ bookings, desk: null, payments: "off" }, "a" as Booking["activityId"]);
    expect([current?._id, earlier.map(({ _id }) => _id)]).toEqual(["new", ["old"]]);
    expect(bookingsOf({ bookings: [], desk: null, payments: "off" }, "a" as Booking["activityId"])).toEqual({ current: null, earlier: [] });
  });
});

describe("words", () => {
  it("say when by the destination's clock", () => {
    expect(whenWords(STAY)).toBe("Sat 10 Apr, 15:00 – Mon 12 Apr, 11:00");
    expect([whenWords({ ...STAY, endDay: null, end: null }), whenWords({ ...STAY, day: null })]).toEqual(["Sat 10 Apr, 15:00", ""]);
  });

  it("say what cancelling costs before it is asked for", () => {
    const freeUntil = Date.UTC(2027, 3, 8, 6);
    expect(policyWords(booking({ cancellation: { freeUntil, percentAfter: 50 } }))).toBe("Free to cancel until 8 Apr 2027, 15:00 there; after that 50% comes back.");
    expect(policyWords(booking({ cancellation: { freeUntil: null, percentAfter: 0 } }))).toBe("Nothing comes back when it is cancelled.");
    expect(lastFreeDay(booking({ cancellation: { freeUntil: Date.UTC(2027, 3, 8, 15), percentAfter: 0 } }))).toBe("2027-04-08");
  });

  it("say what to do about what isn't as the plan has it", () => {
    expect(reviewSentence(booking({ review: "dayMoved" }))).toMatch(/this is for Sat 10 Apr, 15:00/);
    expect(reviewSentence(booking({ review: "problem", problem: "Sold out." }))).toBe("Sold out.");
    expect(reviewSentence(booking({}))).toBeNull();
  });
});
