import { describe, expect, it } from "vitest";
import { understand } from "../../ai/planner/understand/understand";
import type { TripState } from "../../ai/types";
import { addDays } from "../../dates";
import { planRequest } from "./planRequest";
import { readTrip } from "./sentenceModel";

const TODAY = "2026-11-21";
const tripOf = (text: string, language: "en" | "de"): TripState => {
  const { cities, days, startDate, travellers, budget } = readTrip(text, TODAY, language);
  const first = startDate ?? TODAY;
  return { title: cities[0]!.name, startDate: first, endDate: addDays(first, days - 1), travellers, budget, destinations: cities.map((city, index) => ({ ...city, id: String(index), citySlug: null, arrival: first, departure: addDays(first, city.nights) })), activities: [] };
};

describe("what the assistant is asked", () => {
  it.each([
    ["Zurich at Pentecost, CHF 1'500", "en"],
    ["Rome in three weeks", "en"],
    ["Tokyo", "en"],
    ["Rome next month", "en"],
    ["Thanksgiving in New York", "en"],
    ["Pfingsten in Paris", "de"],
    ["über Fronleichnam nach Rom", "de"],
    ["Wien, Budget 2000", "de"],
    ["in drei Wochen nach Rom", "de"],
    ["Rome over Easter with my parents", "en"],
    ["Rome over Easter, 50 euros a day", "en"],
    ["Rome for a week in three weeks", "en"],
    ["5 Tage irgendwann im Mai in Wien", "de"],
    ["Wochenendtrip nach Rom", "de"],
  ] as const)("makes a plan of “%s”", (text, language) => {
    const trip = tripOf(text, language);
    expect(understand(planRequest(text, language), trip, [], language)).toMatchObject([{ kind: "plan", days: "all" }]);
  });

  it("is the sentence itself where that asks for a plan", () => {
    const text = "a week in Lisbon in May with kids";
    expect(planRequest(text, "en")).toBe(text);
  });
});
