// The very dates: opening hours that clash, public holidays, the usual weather, daylight, and what to
// swap when it rains.
import { eachDay } from "../../../dates";
import { isOpenDuring } from "../../../places/openingHours";
import { english } from "../../../said";
import { formatDay } from "../../../trips/labels";
import { checkPlan } from "../../planner/checker/checkPlan";
import { isStop, isTimed, subjectOf, type Item } from "../../planner/checker/subject";
import { listed } from "../../planner/draft/wording";
import type { DestinationState } from "../../types";
import { askToMove, askToReplace } from "../asks";
import { confidenceIn } from "../confidence";
import { citySources, stopsOf } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";
import { weatherOf } from "./weather";

export function conditions(input: AgentInput): AgentReport {
  const { trip, cities, context } = input;
  const closed = closedThen(input);
  const holidays = holidaysOn(input);
  const weather = trip.destinations.flatMap((destination) => weatherOf(destination, input));
  const unknown = unknownParts(input);
  const parts = trip.destinations.length * 2;
  return {
    headline: [
      closed.length === 0 ? (stopsOf(input).length > 0 ? "Everything planned is usually open then" : "No stops to check yet") : `${closed.length} planned ${closed.length === 1 ? "stop is" : "stops are"} closed then`,
      holidays.length === 0 ? "no public holidays that I know" : `${holidays.length === 1 ? "a public holiday falls" : "public holidays fall"} on the trip`,
    ].join("; ").concat("."),
    findings: [...closed, ...holidays, ...weather],
    confidence: confidenceIn(0.8, parts - unknown.length, parts, "Hours are the usual ones and weather is the average of many years, not a forecast", unknown),
    sources: [...citySources(trip, cities), { title: "Caravan's holidays and climate averages 1991–2020", asOf: context.asOf }],
  };
}

function unknownParts({ trip, context }: AgentInput): string[] {
  return trip.destinations.flatMap(({ name, countryCode, citySlug }) => [
    ...(citySlug !== null && context.climates[citySlug] ? [] : [`climate of ${name}`]),
    ...(context.holidaysKnownFor.includes(countryCode) ? [] : [`public holidays for ${name}`]),
  ]);
}

/** Stops that the checker finds shut, each with a day of the stay on which the same hours would do. */
function closedThen(input: AgentInput): AgentFinding[] {
  const { trip, cities } = input;
  const { items } = subjectOf(trip, cities, null, null);
  return checkPlan(trip, cities)
    .filter(({ code }) => code === "C5")
    .flatMap(({ activityIds, said, day }) => {
      const item = items.find(({ id }) => id === activityIds[0]);
      if (!item?.placeId || day === null) return [];
      const better = openInstead(item, trip.destinations);
      const advice = better ? ` It is open at that time on ${formatDay(better)}.` : "";
      return [{ kind: "warning" as const, day, placeIds: [item.placeId], text: `${english(said)}${advice}`, ask: better ? askToMove(item.title, better) : askToReplace(item.title, "something else") }];
    });
}

function openInstead(item: Item, destinations: DestinationState[]): string | null {
  const stay = destinations.find(({ id }) => id === item.destinationId);
  const { place } = item;
  if (!stay || !place || !isTimed(item) || item.locked) return null;
  return eachDay(stay.arrival, stay.departure).find((day) => day !== item.day && day !== stay.arrival && day !== stay.departure && isOpenDuring(place, day, item.from, item.to)) ?? null;
}

/** Neighbouring days of one feast are one finding. */
function holidaysOn({ trip, cities, context }: AgentInput): AgentFinding[] {
  const { days } = subjectOf(trip, cities, null, null);
  const names = [...new Set(context.holidays.map(({ name, country }) => `${country} ${name}`))];
  const feasts = names.map((key): AgentFinding => {
    const held = context.holidays.filter(({ name, country }) => `${country} ${name}` === key);
    const dates = held.map(({ date }) => date);
    const indoors = days.filter(({ date }) => dates.includes(date)).flatMap(({ items }) => items.filter((item) => isStop(item) && item.place?.setting === "indoor").map(({ title }) => title));
    const check = indoors.length > 0 ? ` Ask whether ${listed(indoors.slice(0, 3))} ${indoors.length === 1 ? "is" : "are"} open.` : " Offices and some sights close, and trains are full.";
    const shift = held[0]!.certain ? "" : " The date may shift by a day.";
    const country = context.countries[held[0]!.country]?.name ?? held[0]!.country;
    return { kind: "warning", day: dates[0]!, text: `${held[0]!.name} in ${country} on ${listed(dates.map((day) => formatDay(day)))}.${check}${shift}` };
  });
  const fasts = Object.entries(context.ramadan).map(([code, first]): AgentFinding => ({
    kind: "warning",
    text: `Ramadan, from about ${formatDay(first)}, touches your days in ${context.countries[code]?.name ?? code}: many eat nothing until sunset, hours are shorter, and evenings are lively.`,
  }));
  return [...feasts, ...fasts];
}
