// How long a plan of seven days takes: two cities, a budget and wishes, then each tool on the result.
//   npx tsx bench/plans/week.ts [passes]
// The first pass is what a fresh process pays; the median is of the ones after it.
import { checkPlan } from "../../convex/ai/planner/checker/checkPlan";
import { applyEdits } from "../../convex/ai/planner/draft/applyEdits";
import { draftPlan } from "../../convex/ai/planner/draft/draftPlan";
import { fitBudget, optimizeDay, relaxDay } from "../../convex/ai/planner/draft/repairs";
import { DEFAULT_PREFERENCES } from "../../convex/ai/planner/draftTypes";
import type { TripState } from "../../convex/ai/types";
import { heldCityFile } from "../../convex/places/catalog";

const load = (slug: string) => heldCityFile(slug)!;
const stays = [[load("kyoto"), "2027-04-10", "2027-04-13"], [load("osaka"), "2027-04-13", "2027-04-16"]] as const;
const cities = new Map(stays.map(([city]) => [city.slug, city]));
const tripWith = (amount: number): TripState => ({
  title: "Japan in spring",
  startDate: "2027-04-10",
  endDate: "2027-04-16",
  travellers: 2,
  budget: { amount, currency: "EUR" },
  destinations: stays.map(([{ slug, name, countryCode, lat, lng, timeZone }, arrival, departure]) => ({ id: slug, name, citySlug: slug, countryCode, lat, lng, timeZone, arrival, departure })),
  activities: [],
});
const preferences = { ...DEFAULT_PREFERENCES, interests: ["temples" as const, "markets" as const], easyDays: 1, notBefore: "09:00", diets: [{ diet: "vegetarian" as const, meals: ["dinner" as const] }] };

function time(name: string, passes: number, work: () => unknown) {
  const times = Array.from({ length: passes + 1 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  const rest = times.slice(1).sort((a, b) => a - b);
  console.log(`${name}: first ${times[0]!.toFixed(0)} ms, median of ${passes} ${rest[Math.floor(rest.length / 2)]!.toFixed(0)} ms, slowest ${rest.at(-1)!.toFixed(0)} ms`);
}

const passes = Number(process.argv[2] ?? 9);
const trip = tripWith(240_000);
const draft = (of: TripState) => draftPlan({ trip: of, cities, preferences, days: "all", keep: [] });
time("7 days, 2 cities, 2,400 EUR", passes, () => draft(trip));
time("7 days, 2 cities, 700 EUR (saves step by step)", passes, () => draft(tripWith(70_000)));
const planned = applyEdits(trip, draft(trip).steps.flatMap(({ edits }) => edits));
const context = { trip: planned, cities, preferences };
time("checks C1 to C14", passes, () => checkPlan(planned, cities, preferences));
time("make a day more relaxed", passes, () => relaxDay(context, "2027-04-11"));
time("put a day into order", passes, () => optimizeDay(context, "2027-04-11"));
time("fit into 800 EUR", passes, () => fitBudget(context, { amount: 80_000, currency: "EUR" }));
const findings = checkPlan(planned, cities, preferences);
console.log(`the plan: ${planned.activities.length} items, ${findings.filter(({ severity }) => severity === "error").length} errors, ${findings.length} findings in all`);
