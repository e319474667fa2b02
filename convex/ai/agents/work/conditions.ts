// The very dates: opening hours that clash, public holidays, the usual weather, daylight, and what to
// swap when it rains. Of a trip without dates no more than its month has to say.
import { eachDay } from "../../../dates";
import { cityWord } from "../../../places/cityNames";
import { holidayName } from "../../../places/context/holidayNames";
import type { Holiday } from "../../../places/context/types";
import { isOpenDuring } from "../../../places/openingHours";
import { joined, say, type Said } from "../../../said";
import { checkPlan } from "../../planner/checker/checkPlan";
import { isStop, isTimed, subjectOf, type Item } from "../../planner/checker/subject";
import type { DestinationState } from "../../types";
import { askForSomethingElse, askToMove } from "../asks";
import { confidenceIn } from "../confidence";
import { citySources, countryOf, stopsOf } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";
import { weatherOf } from "./weather";

export function conditions(input: AgentInput): AgentReport {
  const { trip, cities, context } = input;
  if (input.open) return withoutDates(input, input.open);
  const closed = closedThen(input);
  const holidays = holidaysOn(input);
  const weather = trip.destinations.flatMap((destination) => weatherOf(destination, input));
  const unknown = unknownParts(input);
  const parts = trip.destinations.length * 2;
  return {
    headline: say("{stops}; {holidays}.", {
      stops: closed.length > 0 ? say("{count, plural, one {# planned stop is} other {# planned stops are}} closed then", { count: closed.length }) : say(stopsOf(input).length > 0 ? "Everything planned is usually open then" : "No stops to check yet"),
      holidays: holidays.length === 0 ? say("no public holidays that I know") : say("{count, plural, one {a public holiday falls} other {public holidays fall}} on the trip", { count: holidays.length }),
    }),
    findings: [...closed, ...holidays, ...weather],
    confidence: confidenceIn(0.8, parts - unknown.length, parts, say("Hours are the usual ones and weather is the average of many years, not a forecast"), unknown),
    sources: [...citySources(trip, cities), { title: say("Caravan's holidays and climate averages 1991–2020"), asOf: context.asOf }],
  };
}

/** Closing days and feasts are of very dates; days that only stand in would make them up. */
function withoutDates(input: AgentInput, { month }: NonNullable<AgentInput["open"]>): AgentReport {
  const { trip, cities, context } = input;
  const unknown = trip.destinations.filter(({ citySlug }) => citySlug === null || !context.climates[citySlug]);
  const known = month === null ? 0 : trip.destinations.length - unknown.length;
  const { value, reason } = confidenceIn(0.5, known, trip.destinations.length, say("Weather is the average of many years, not a forecast"), unknown.map((city) => say("climate of {city}", { city: cityWord(city) })));
  return {
    headline: say("Closing days and public holidays can be looked at once the trip has its dates."),
    findings: month === null ? [] : trip.destinations.flatMap((destination) => weatherOf(destination, input)),
    confidence: { value, reason: month === null ? say("The time of year isn't known yet.") : reason },
    sources: [...citySources(trip, cities), { title: say("Caravan's climate averages 1991–2020"), asOf: context.asOf }],
  };
}

function unknownParts({ trip, context }: AgentInput): Said[] {
  return trip.destinations.flatMap(({ name, countryCode, citySlug }) => [
    ...(citySlug !== null && context.climates[citySlug] ? [] : [say("climate of {city}", { city: cityWord({ name, countryCode }) })]),
    ...(context.holidaysKnownFor.includes(countryCode) ? [] : [say("public holidays for {city}", { city: cityWord({ name, countryCode }) })]),
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
      const advice = better && say("It is open at that time on {day}.", { day: { date: better } });
      return [{ kind: "warning" as const, day, placeIds: [item.placeId], text: joined([said, advice]), ask: better ? askToMove(item.title, better) : askForSomethingElse(item.title) }];
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
    const [{ name, certain }] = held as [Holiday];
    const check = indoors.length > 0 ? say("Ask whether {items} {count, plural, one {is} other {are}} open.", { items: indoors.slice(0, 3), count: indoors.length }) : say("Offices and some sights close, and trains are full.");
    const feast = say("{holiday} in {country} on {days}.", { holiday: holidayName(name), country: countryOf(held[0]!.country, context), days: dates.map((date) => ({ date })) });
    return { kind: "warning", day: dates[0]!, text: joined([feast, check, !certain && say("The date may shift by a day.")]) };
  });
  const fasts = Object.entries(context.ramadan).map(([code, first]): AgentFinding => ({
    kind: "warning",
    text: say("Ramadan, from about {day}, touches your days in {country}: many eat nothing until sunset, hours are shorter, and evenings are lively.", { day: { date: first }, country: countryOf(code, context) }),
  }));
  return [...feasts, ...fasts];
}
