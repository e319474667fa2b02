// What people complain of in other planners about dates, nights, zones and hours, as plans that must be right here.
import { describe, expect, it } from "vitest";
import { tripTo } from "../../ai/planner/draft/trips.testing";
import { english } from "../../said";
import { applyFixEdits } from "./applyEdits";
import { fixesOf, fixing } from "./fixes";
import { lintTrip } from "./lintTrip";
import { travelLegs } from "../legs/legs";
import { changed, city, clean, factsWith, FIRST, item, LAST, other, plus, SECOND, sight, THIRD, without } from "./trips.testing";
import type { LintItem, LintTrip } from "./types";

const codes = (trip: LintTrip) => lintTrip(trip, factsWith()).map(({ code }) => code);
const bed = (id: string, day: string, endDay: string, said: Partial<LintItem> = {}) => item({ id, title: id, type: "hotel", day, endDay, start: "15:00", end: "11:00", ...said });
const station = (name: string, timeZone: string) => ({ name, lat: null, lng: null, timeZone });

/** Auckland, then Honolulu on the other side of the date line. */
function overTheDateLine(said: Partial<LintItem>, arrival = FIRST): LintTrip {
  const auckland = { ...city, slug: "auckland", name: "Auckland", timeZone: "Pacific/Auckland" };
  const honolulu = { ...other, slug: "honolulu", name: "Honolulu", timeZone: "Pacific/Honolulu" };
  const trip = tripTo([[auckland, 0], [honolulu, 3]]);
  const [from, to] = trip.destinations as [LintTrip["destinations"][number], LintTrip["destinations"][number]];
  return {
    ...trip, status: "planned", undated: false, destinations: [from, { ...to, arrival }],
    activities: [
      item({ id: "flight", title: "Flight to Honolulu", type: "transport", destinationId: from.id, day: FIRST, start: "21:00", end: "06:10", transport: { mode: "flight", from: station("Auckland", "Pacific/Auckland"), to: station("Honolulu", "Pacific/Honolulu") }, ...said }),
      item({ id: "museum", title: "Auckland Museum", address: "Domain", destinationId: from.id, day: FIRST, start: "10:00", end: "12:00" }),
      bed("Beach House", FIRST, LAST, { destinationId: to.id }),
    ],
  };
}

describe("dates (PRODUCT 2.8; TREK #646, #909, #1288)", () => {
  it("what a change of dates leaves outside the trip is said, and comes back in one press", () => {
    const shorter = { ...clean, startDate: SECOND };
    const outside = lintTrip(shorter, factsWith()).filter(({ code }) => code === "outside");
    expect(outside.length).toBeGreaterThan(0);
    for (const found of outside.filter(({ activityIds }) => activityIds[0] !== "hotel")) expect(fixesOf(found, factsWith(), fixing(shorter, factsWith())).length).toBeGreaterThan(0);
  });

  it("days that have been added to the end of a trip are in no city until somebody says so", () => {
    const longer = { ...clean, endDate: "2027-04-15" };
    const [gap] = lintTrip(longer, factsWith()).filter(({ code }) => code === "cityGap");
    const [fix] = fixesOf(gap!, factsWith(), fixing(longer, factsWith()));
    expect(english(fix!.label)).toBe("Be in Otherton until Thu 15 Apr");
    expect(codes(applyFixEdits(longer, fix!.edits))).not.toContain("cityGap");
  });
});

describe("nights (PRODUCT 2.9)", () => {
  it("TREK #929: the day of check-out is no night", () => {
    expect(codes(clean)).toEqual([]);
    expect(codes(changed("hotel", { endDay: SECOND }))).toContain("noBed");
  });

  it("TREK #1465: two hotels on one day are no two hotels for one night", () => {
    expect(codes(plus(bed("Hostel", SECOND, THIRD)))).toContain("twoBeds");
    expect(codes(changed("hotel", { endDay: SECOND }, plus(bed("Hostel", SECOND, THIRD))))).toEqual([]);
  });

  it("TREK #1597: half of the group in one hotel and half in another is no mistake", () => {
    expect(codes(changed("hotel", { participants: ["ada"] }, plus(bed("Hostel", FIRST, THIRD, { participants: ["ben"] }))))).toEqual([]);
  });

  it("a night on a train needs no bed, and none is booked for it twice", () => {
    const night = changed("hotel", { endDay: SECOND }, changed("train", { day: SECOND, start: "22:00", end: "07:00", title: "Night train from Testville to Otherton" }));
    expect(codes(night)).toEqual(["earlyArrival"]);
    expect(codes(changed("train", { day: SECOND, start: "22:00", end: "07:00" }))).not.toContain("noBed");
  });

  it("who comes at night sleeps there that night", () => {
    const late = { ...changed("train", { day: FIRST, start: "21:30", end: "00:40", title: "Train to Testville" }, changed("hotel", { day: SECOND })) };
    expect(codes({ ...late, destinations: [{ ...late.destinations[0]!, arrival: SECOND }, late.destinations[1]!] })).toContain("afterMidnight");
  });
});

describe("zones and flights (PRODUCT 2.10)", () => {
  it("TREK #456: a flight over the date line that lands the same morning is no error, and needs no other bed", () => {
    expect(codes(overTheDateLine({}))).toEqual(["earlyArrival"]);
  });

  it("AdventureLog #603: one that is said to land the day before is one where the clocks say otherwise", () => {
    const wrong = overTheDateLine({ endDay: SECOND, end: "22:00" });
    expect(codes(wrong)).toContain("tooSlow");
    const before = overTheDateLine({ day: SECOND, endDay: FIRST, start: "23:00", end: "01:00" });
    expect(codes(before)).toContain("landsBefore");
  });

  it("a flight of more than a day is asked about, also where nobody knows how far it goes", () => {
    const away = (said: Partial<LintItem>) => ({ ...overTheDateLine({ title: "Flight home", transport: { mode: "flight", from: station("AKL", "Pacific/Auckland"), to: station("Home", "Europe/Vienna") }, start: "08:00", ...said }) });
    expect(codes(away({ endDay: SECOND, end: "00:30" }))).toContain("tooSlow");
    expect(codes(away({ endDay: FIRST, end: "21:30" }))).not.toContain("tooSlow");
  });

  it("AdventureLog #771: things that overlap on the clock and not in time don't overlap, and the other way round", () => {
    const after = overTheDateLine({});
    // 08:00 in Honolulu is after landing, though the wall calendar still shows the day on which the flight leaves at 21:00.
    const walk = item({ id: "walk", title: "Beach walk", address: "Beach", destinationId: "stay-honolulu", day: FIRST, start: "08:00", end: "09:00" });
    expect(codes({ ...after, activities: [...after.activities, walk] })).not.toContain("overlap");
    const early = { ...walk, start: "05:00", end: "06:00" };
    expect(codes({ ...after, activities: [...after.activities, early] })).toContain("overlap");
  });

  it("AdventureLog #927: something for the whole day is on that day and clashes with nothing", () => {
    expect(codes(plus(item({ id: "festival", title: "Festival", address: "Old town", type: "other", day: SECOND })))).toEqual([]);
  });

  it("surmai #346: a time that the clock leaves out is said, and put an hour on", () => {
    const spring = { ...clean, startDate: "2027-03-27", endDate: "2027-03-29", destinations: [{ ...clean.destinations[0]!, arrival: "2027-03-27", departure: "2027-03-29" }], activities: [item({ id: "stars", title: "Star gazing", address: "Hill", type: "other", day: "2027-03-28", start: "02:30", end: "03:30" })] };
    const [found] = lintTrip(spring, factsWith());
    expect(found!.code).toBe("noSuchTime");
    const [fix] = fixesOf(found!, factsWith(), fixing(spring, factsWith()));
    expect(fix!.edits).toEqual([{ op: "set", id: "stars", set: { start: "03:30", end: "04:30" } }]);
  });
});

describe("hours (PRODUCT 2.11; TREK #436)", () => {
  it("an item without a time clashes with nothing, wherever it stands among those with one", () => {
    for (const day of [FIRST, SECOND, THIRD]) expect(codes(plus(item({ id: "stroll", title: "Stroll", address: "Quay", day })))).toEqual([]);
  });

  it("one that is dropped out of order is found by its time, not by its place in the list", () => {
    const moved = without("garden");
    expect(codes({ ...moved, activities: [sight("garden", "garden", FIRST, "12:30", "13:30"), ...moved.activities] })).toContain("overlap");
  });
});

describe("ways between stops (PRODUCT 2.9; TREK #2157)", () => {
  type Row = Parameters<typeof travelLegs>[0][number];
  const row = (id: string, said: Partial<Omit<Row, "_id">> = {}): Row => ({ _id: id as Row["_id"], day: FIRST, type: "sightseeing", lat: 48.2, lng: 16.37, destinationId: null, ...said });

  it("none leads to a hotel or away from it in the middle of a day, however many there are", () => {
    const day = [row("castle"), row("old hotel", { type: "hotel", lat: 48.5 }), row("market", { lat: 48.21 }), row("new hotel", { type: "hotel", lat: 48.6 })];
    expect(travelLegs(day, []).map(({ fromId, toId }) => [fromId, toId])).toEqual([["castle", "market"]]);
  });

  it("none is doubled by the journey that is one itself, nor goes from one day to the next", () => {
    const days = [row("castle"), row("train", { type: "transport" }), row("fort", { lat: 48.9 }), row("lake", { lat: 48.95, day: SECOND })];
    expect(travelLegs(days, [])).toEqual([]);
  });
});
