import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArgs, problemsOf, shiftNight, splitNights, suggestedTitle, totalNights, withNights, type Stop, type TripDraft } from "./newTrip";

const stop = (name: string, nights = 0): Stop => ({
  key: name, name, nights, country: "Japan", countryCode: "JP", lat: 35, lng: 135, timeZone: "Asia/Tokyo", geonameId: 1,
});
const draft = (stops: Stop[], over: Partial<TripDraft> = {}): TripDraft => ({
  title: "", stops, dates: { start: "2027-04-10", end: "2027-04-16" }, open: null, travellers: 2, budget: "", currency: "EUR", nightsChosen: false, ...over,
});
const nights = (trip: TripDraft) => trip.stops.map((each) => each.nights);

describe("nights", () => {
  it("are shared evenly, the first cities getting what is left over", () => {
    expect(splitNights(6, 2)).toEqual([3, 3]);
    expect(splitNights(7, 3)).toEqual([3, 2, 2]);
    expect(nights(withNights(draft([stop("Kyoto"), stop("Osaka")])))).toEqual([3, 3]);
  });

  it("move between neighbours when one city gets more", () => {
    const trip = withNights(draft([stop("Kyoto"), stop("Osaka")]));
    const longer = shiftNight(trip, 0, 1);
    expect(nights(longer)).toEqual([4, 2]);
    expect(nights(shiftNight(longer, 1, 1))).toEqual([3, 3]);
    expect(shiftNight(draft([stop("Kyoto", 6)]), 0, 1)).toMatchObject({ stops: [{ nights: 6 }] });
  });

  it("keep what was chosen when the dates change", () => {
    const chosen = draft([stop("Kyoto", 4), stop("Osaka", 2)], { nightsChosen: true });
    expect(nights(withNights({ ...chosen, dates: { start: "2027-04-10", end: "2027-04-18" } }))).toEqual([4, 4]);
    expect(nights(withNights({ ...chosen, dates: { start: "2027-04-10", end: "2027-04-13" } }))).toEqual([3, 0]);
  });

  it("always add up to the trip's, whatever is done", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 }),
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom(1 as const, -1 as const)), { maxLength: 20 }),
        (count, days, moves) => {
          const end = new Date(Date.UTC(2027, 3, 10 + days)).toISOString().slice(0, 10);
          let trip = withNights(draft(Array.from({ length: count }, (_, at) => stop(`City ${at}`)), { dates: { start: "2027-04-10", end } }));
          for (const [index, by] of moves) trip = shiftNight(trip, index % count, by);
          expect(nights(trip).reduce((sum, each) => sum + each, 0)).toBe(totalNights(trip.dates));
          expect(Math.min(...nights(trip))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe("a draft", () => {
  it("becomes a trip whose cities follow one another without a gap", () => {
    const args = createArgs(draft([stop("Kyoto", 4), stop("Osaka", 2)], { title: " Japan in spring ", budget: "2,400" }));
    expect(args).toMatchObject({ title: "Japan in spring", travellers: 2, budget: { amount: 240_000, currency: "EUR" } });
    expect(args.destinations.map(({ arrival, departure }) => [arrival, departure])).toEqual([
      ["2027-04-10", "2027-04-14"], ["2027-04-14", "2027-04-16"],
    ]);
  });

  it("needs no dates: its days and a month are enough", () => {
    const sometime = withNights(draft([stop("Kyoto"), stop("Osaka")], { open: { days: 6, month: "2027-05" } }));
    expect(nights(sometime)).toEqual([3, 2]);
    const args = createArgs(sometime);
    expect(args).toMatchObject({ startDate: "2024-01-01", endDate: "2024-01-06", openDates: { month: "2027-05" } });
    expect(args.destinations.map(({ departure }) => departure)).toEqual(["2024-01-04", "2024-01-06"]);
    expect(problemsOf(draft([stop("Kyoto")], { open: { days: NaN, month: null } }))).toEqual({ dates: "From 1 to 365 days." });
  });

  it("is named after its cities when it has no name", () => {
    expect(suggestedTitle([stop("Kyoto"), stop("Osaka")])).toBe("Kyoto & Osaka");
    expect(suggestedTitle([stop("Lisbon"), stop("Porto"), stop("Lisbon"), stop("Faro")])).toBe("Lisbon, Porto & Faro");
    expect(createArgs(draft([stop("東京")])).title).toBe("東京");
  });

  it("says what is missing beside each field", () => {
    expect(problemsOf(draft([], { dates: { start: "", end: "" }, travellers: 0, budget: "lots" }))).toEqual({
      stops: "Add at least one city.",
      dates: "Choose the first and the last day.",
      travellers: "From 1 to 50 people.",
      budget: "Enter an amount, such as 2,400.",
    });
    expect(problemsOf(draft([stop("Kyoto")], { dates: { start: "2027-04-10", end: "2027-04-09" } })).dates).toBe("The last day is before the first.");
    expect(problemsOf(draft([stop("Kyoto")]))).toEqual({});
  });
});
