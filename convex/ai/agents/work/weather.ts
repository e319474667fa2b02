// What one stay's weather and light usually are, and what they mean for the stops planned there.
import { cityWord } from "../../../places/cityNames";
import { sunOn } from "../../../places/context/sun";
import { distanceKm } from "../../../places/distance";
import { openOn } from "../../../places/openingHours";
import { joined, say } from "../../../said";
import { placeKey } from "../../planner/draft/assemble";
import { isAllowed, isSight } from "../../planner/draft/interest";
import { isTimed } from "../../planner/checker/subject";
import { toTime } from "../../planner/clock";
import type { DestinationState } from "../../types";
import { askToReplace } from "../asks";
import { cityOfStay, locatedStops, stopsOf, type Located } from "../reading";
import type { AgentFinding, AgentInput } from "../types";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Part of the month's days that are wet: from here a swap for rain is worth having. */
const WET = 0.27;
const HOT = 32;
const COLD = 0;
/** Outdoors so long after sunset is in the dark. */
const DUSK_MINUTES = 30;

export function weatherOf(destination: DestinationState, input: AgentInput): AgentFinding[] {
  const stops = locatedStops(stopsOf(input), destination);
  return [...usual(destination, input), ...rainSwaps(destination, stops, input), ...inTheDark(destination, stops)];
}

const monthOf = (day: string) => Number(day.slice(5, 7)) - 1;

function usual(destination: DestinationState, { context }: AgentInput): AgentFinding[] {
  const { arrival, timeZone } = destination;
  const city = cityWord(destination);
  const month = monthOf(arrival);
  const sun = sunOn(arrival, destination, timeZone);
  const light = sun.kind === "rises" ? say("Light from {rise} to {set}.", { rise: { time: toTime(sun.rise) }, set: { time: toTime(sun.set) } }) : say(sun.kind === "alwaysUp" ? "The sun doesn't set." : "The sun doesn't rise.");
  const normals = context.climates[destination.citySlug ?? ""]?.months[month];
  if (!normals) return [{ kind: "tip", day: arrival, text: joined([say("I hold no climate of {city}.", { city }), light]) }];
  const [high, low, rainDays] = normals;
  const advice = high >= HOT ? say("Keep sights outdoors to the morning and evening.") : low <= COLD && say("Bring warm layers: it often freezes.");
  const weather = say("{city} in {month}: usually {high, number} °C by day and {low, number} °C by night, rain on {wet, number} of {days, number} days.", { city, month: { month: arrival.slice(0, 7) }, high, low, wet: rainDays, days: DAYS[month]! });
  return [{ kind: high >= HOT || low <= COLD ? "warning" : "tip", day: arrival, text: joined([weather, light, advice]) }];
}

/** In a wet month: for the first outdoor stop of each day the nearest place indoors that is open that day. */
function rainSwaps(destination: DestinationState, stops: Located[], { trip, cities, context, preferences }: AgentInput): AgentFinding[] {
  const city = cityOfStay(destination, cities);
  const climate = context.climates[destination.citySlug ?? ""];
  if (!city || !climate) return [];
  const taken = new Set(trip.activities.flatMap(({ placeId }) => placeId ?? []));
  const outdoors = stops.filter(({ place, locked, day }) => place?.setting === "outdoor" && !locked && (climate.months[monthOf(day)]?.[2] ?? 0) / DAYS[monthOf(day)]! >= WET);
  const onePerDay = outdoors.filter((stop, index) => outdoors.findIndex(({ day }) => day === stop.day) === index);
  return onePerDay.flatMap((stop) => {
    const [dry] = city.places
      .filter((place) => place.setting === "indoor" && place.kind !== "dayTrip" && isSight(place, preferences) && isAllowed(place, preferences) && !taken.has(placeKey(city, place)) && openOn(place.hours, stop.day).length > 0)
      .sort((a, b) => distanceKm(stop, a) - distanceKm(stop, b));
    if (!dry) return [];
    taken.add(placeKey(city, dry));
    return [{ kind: "suggestion" as const, day: stop.day, placeIds: [placeKey(city, dry)], text: say("If it rains on {day}, {place} is indoors and could stand in for {item}.", { day: { date: stop.day }, place: dry.name, item: stop.title }), ask: askToReplace(stop.title, dry.name) }];
  });
}

/** Parks, gardens and viewpoints that begin after sunset; what is lit or lively then is left alone. */
function inTheDark(destination: DestinationState, stops: Located[]): AgentFinding[] {
  return stops.flatMap((stop) => {
    if (!isTimed(stop) || !stop.place || !["park", "garden", "beach", "zoo"].includes(stop.place.kind)) return [];
    const sun = sunOn(stop.day, destination, destination.timeZone);
    if (sun.kind !== "rises" || stop.from < sun.set + DUSK_MINUTES) return [];
    return [{ kind: "warning" as const, day: stop.day, ...(stop.placeId && { placeIds: [stop.placeId] }), text: say("{item} begins {minutes, plural, one {# minute} other {# minutes}} after sunset on {day}.", { item: stop.title, minutes: stop.from - sun.set, day: { date: stop.day } }) }];
  });
}
