import { describe, expect, it } from "vitest";
import { english } from "../../said";
import { applyFixEdits } from "./applyEdits";
import { bookedFor, FAULTS } from "./faults.testing";
import { fixesOf, fixing } from "./fixes";
import { lintTrip } from "./lintTrip";
import { BEFORE, booking, changed, clean, factsWith, FIRST, item, lintTripOf, plus, SECOND, THIRD, without } from "./trips.testing";
import type { Facts, LintTrip } from "./types";

const DAY = 86_400_000;
const codes = (trip: LintTrip, facts: Facts = factsWith()) => lintTrip(trip, facts).map(({ code }) => code);

describe("a plan with nothing wrong", () => {
  it("has no problem, with its bookings or without", () => {
    expect(lintTrip(clean, factsWith())).toEqual([]);
    expect(lintTrip(clean, factsWith({ bookings: [booking("dinner", bookedFor(FIRST, "18:30")), booking("hotel", { freeUntil: BEFORE + 30 * DAY })] }))).toEqual([]);
  });

  it("is asked nothing when it is over, called off or empty, nor about days that are past", () => {
    const spoilt = changed("garden", { start: "12:30", end: "13:30" });
    expect(codes(spoilt)).toContain("overlap");
    expect(codes({ ...spoilt, status: "completed" })).toEqual([]);
    expect(codes({ ...spoilt, status: "cancelled" })).toEqual([]);
    expect(codes(spoilt, factsWith({ now: Date.UTC(2027, 3, 11, 12) }))).toEqual([]);
    expect(codes(lintTripOf({ activities: [] }))).toEqual([]);
  });
});

describe("an injected fault", () => {
  for (const { fault, code, trip, facts: said, about, fix } of FAULTS) {
    it(`${code}: ${fault}`, () => {
      const facts = factsWith(said);
      const found = lintTrip(trip, facts).filter((one) => one.code === code);
      expect(found.length).toBeGreaterThan(0);
      const [first] = found as [(typeof found)[number]];
      expect(english(first.said)).toMatch(/^\S.*[.?]$/);
      if (about) expect(first.activityIds).toEqual(about);
      const fixes = fixesOf(first, facts, fixing(trip, facts));
      if (fix === null) return expect(fixes).toEqual([]);
      expect(fixes.map(({ label }) => english(label))[0]).toContain(fix);
      for (const { edits } of fixes) {
        const after = lintTrip(applyFixEdits(trip, edits), facts);
        expect(after.map(({ id }) => id)).not.toContain(first.id);
        expect(after.filter(({ severity }) => severity === "error").length).toBeLessThanOrEqual(lintTrip(trip, facts).filter(({ severity }) => severity === "error").length);
      }
    });
  }
});

describe("who is told what", () => {
  it("that people who part may do two things at a time, and that nobody can alone", () => {
    const dive = (participants?: string[]) => plus(item({ id: "dive", title: "Dive", type: "other", address: "Bay", start: "13:00", end: "15:00", ...(participants && { participants }) }));
    const parted = changed("garden", { participants: ["ben"] }, dive(["ada"]));
    expect(codes(parted)).toEqual([]);
    const torn = lintTrip(changed("garden", { participants: ["ada", "ben"] }, dive(["ada"])), factsWith());
    expect(torn.map(({ code, said }) => [code, english(said)])).toEqual([["overlap", "Dive and Palace Garden overlap on Sat 10 Apr, for Ada."]]);
  });

  it("the same id after edits that have nothing to do with it", () => {
    const spoilt = changed("garden", { start: "12:30", end: "13:30" });
    const [before] = lintTrip(spoilt, factsWith());
    const [after] = lintTrip(changed("tower", { title: "Young Tower", start: "10:15" }, spoilt), factsWith());
    expect(after!.id).toBe(before!.id);
  });

  it("day numbers, and nothing of weekdays, while a trip has no dates", () => {
    const undated = { ...changed("museum", { day: THIRD, start: "10:00", end: "10:45" }), undated: true };
    expect(codes(undated)).not.toContain("closed");
    const [bed] = lintTrip({ ...without("hotel"), undated: true }, factsWith());
    expect(english(bed!.said)).toBe("There is no bed in Testville for 2 nights from Day 1.");
  });

  it("nights without a bed as one thing to do, in a city that readers call differently too", () => {
    const named = without("hotel").destinations.map((city, index) => (index === 0 ? { ...city, name: "Rome", countryCode: "IT" } : city));
    const beds = lintTrip({ ...without("hotel"), destinations: named }, factsWith()).filter(({ code }) => code === "noBed");
    expect(beds.map(({ said }) => english(said))).toEqual(["There is no bed in Rome for 2 nights from Sat 10 Apr."]);
  });

  it("the nights that are left of them, once the first are over", () => {
    const on = (date: string) => lintTrip({ ...without("hotel"), status: "active" }, factsWith({ now: Date.parse(`${date}T12:00:00Z`) })).filter(({ code }) => code === "noBed");
    const [before, after] = [on(FIRST)[0]!, on(SECOND)[0]!];
    expect([before.said.values?.nights, after.said.values?.nights, after.day]).toEqual([2, 1, SECOND]);
    expect(after.id).toBe(before.id);
    expect(on(THIRD)).toEqual([]);
  });

  it("no meal where one goes to a restaurant at its hour, whatever it is called", () => {
    const meals = (trip: typeof clean) => lintTrip(trip, factsWith()).filter(({ code }) => code === "noMeal").map(({ day }) => day);
    expect(meals(changed("dinner2", { meal: null, title: "Pizza at Sorbillo" }))).toEqual([]);
    expect(meals(changed("dinner2", { meal: null, title: "Coffee", start: "15:30", end: "16:00" }))).toEqual([SECOND]);
  });

  it("nothing of a hired car: neither fills it the days that one has it, nor does one sleep in it", () => {
    const car = item({ id: "car", title: "Rental car", type: "transport", day: FIRST, endDay: THIRD, start: "09:00", end: "18:00", transport: { mode: "car", from: null, to: null } });
    expect(lintTrip(plus(car), factsWith())).toEqual([]);
    expect(lintTrip(plus({ ...car, start: null, end: null }), factsWith())).toEqual([]);
    const open = (way: typeof car) => lintTrip({ ...clean, activities: [...without("hotel").activities, way] }, factsWith()).find(({ code }) => code === "noBed")?.said.values?.nights;
    expect([open(car), open({ ...car, endDay: SECOND, start: "22:00", end: "05:00" })]).toEqual([2, 1]);
  });

  it("that a passport runs out, while there are dates that are still to come", () => {
    const documents = [{ id: "p", kind: "passport", country: "US", expires: "2027-10-01" }] as const;
    const [found] = lintTrip(clean, factsWith({ documents }));
    expect(found).toMatchObject({ id: "documentShort:p", day: null });
    expect(english(found!.said)).toBe("Your passport ends on 1 Oct 2027, less than six months after this trip. Many countries ask for six months: look up what yours do.");
    expect(codes({ ...clean, undated: true }, factsWith({ documents }))).not.toContain("documentShort");
    expect(codes(clean, factsWith({ documents, now: Date.UTC(2027, 3, 13, 12) }))).toContain("documentShort");
    expect(codes(clean, factsWith({ documents, now: Date.UTC(2027, 3, 14, 12) }))).not.toContain("documentShort");
    expect(codes(clean, factsWith({ documents: [{ ...documents[0], country: "AT" }] }))).toEqual([]);
  });

  it("one of two that are nearly the same", () => {
    const late = without("dinner", without("garden"));
    const trip = { ...late, activities: [...late.activities, item({ id: "talk", title: "Talk", start: "15:00", end: "17:00" }), item({ id: "walk", title: "Walk", start: "16:30", end: "18:00" })] };
    const overlap = lintTrip(trip, factsWith()).find(({ code }) => code === "overlap")!;
    const labels = fixesOf(overlap, factsWith(), fixing(trip, factsWith())).map(({ label }) => english(label));
    expect(labels.filter((label) => label.startsWith("Move Walk to 17:"))).toEqual(["Move Walk to 17:00"]);
  });

  it("not to move what is booked or locked", () => {
    const trip = changed("lunch", { locked: true }, changed("garden", { start: "12:30", end: "13:30", locked: true }));
    const [overlap] = lintTrip(trip, factsWith());
    expect(fixesOf(overlap!, factsWith(), fixing(trip, factsWith()))).toEqual([]);
  });
});

describe("no false alarm", () => {
  it("comes of a ride in the new city in the evening of the day on which one moves there", () => {
    expect(codes(plus(item({ id: "taxi", title: "Taxi to the theatre", type: "transport", day: THIRD, start: "20:00", end: "20:20", destinationId: "stay-otherton" })))).toEqual([]);
  });

  it("comes of a journey that says where it goes and not when", () => {
    expect(codes(changed("train", { start: null, end: null, title: "Train from Testville to Otherton" }))).toEqual([]);
  });

  it("comes of places that only people know, under whatever name", () => {
    expect(codes(changed("tower", { title: "Where we met", placeId: "photon/123", lat: 48.2091, lng: 16.3712 }))).toEqual([]);
  });
});
