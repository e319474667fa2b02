import { describe, expect, it } from "vitest";
import { hoursWords, kindWords, priceWords, type CardPlace } from "./placeWords";

const place = (part: Partial<CardPlace> = {}): CardPlace => ({
  placeId: "kyoto/nishiki-market", name: "Nishiki Market", kind: "market", area: "Nakagyo", city: "Kyoto", lat: 35, lng: 135.76, day: "2027-04-11",
  hours: [{ open: "09:00", close: "18:00" }], price: { amount: 1500, currency: "JPY" }, priceBand: "low", confidence: "high", asOf: "2025-06", ...part,
});

describe("a place's card", () => {
  it("says what it is and where", () => {
    expect(kindWords(place())).toBe("Market · Nakagyo");
    expect(kindWords(place({ kind: "dayTrip", area: "" }))).toBe("Day trip");
  });

  it.each([
    [place(), /^Open 0?9:00.*–.*(18:00|6:00).* on Sun.*11/],
    [place({ hours: [{ open: "11:00", close: "14:00" }, { open: "18:00", close: "26:00" }] }), / and .*–0?2:00/],
    [place({ hours: [] }), /^Closed on Sun/],
    [place({ hours: [{ open: "00:00", close: "24:00" }] }), /^Always open$/],
  ])("says when it is open on its day", (given, words) => {
    expect(hoursWords(given)).toMatch(words);
  });

  it("says no hours when it is for no day", () => {
    expect(hoursWords(place({ day: null, hours: null }))).toBeNull();
  });

  it("says what it usually costs", () => {
    expect(priceWords(place())).toMatch(/^Inexpensive, about ¥1,500 each$/);
    expect(priceWords(place({ price: { amount: 0, currency: "JPY" }, priceBand: "free" }))).toBe("Free");
  });
});
