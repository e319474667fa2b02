// Where to sleep: the areas of each stay by the way to what is planned there and by price.
import { daysBetween } from "../../../dates";
import { cityWord } from "../../../places/cityNames";
import { convert } from "../../../places/rates";
import type { City, LodgingArea } from "../../../places/types";
import { say, type Said } from "../../../said";
import { whole } from "../../planner/draft/costs";
import { coversNight, roomsFor } from "../../planner/draft/stays";
import type { DestinationState } from "../../types";
import { confidenceIn } from "../confidence";
import { cityOfStay, citySources, isLocated, locatedStops, meanWay, stopsOf, type Located } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";
import { needsAtNight } from "./needs";

/** A minute less to each stop is worth so many dollars a night and room. */
const DOLLARS_A_MINUTE = 2.5;
/** Another area is proposed when it is nearer to each stop by so much. */
const MUCH_NEARER_MINUTES = 6;

type Area = LodgingArea & { way: number; night: number; total: number; burden: number };
type Stay = { destination: DestinationState; city: City; nights: number; stops: Located[]; areas: Area[] };

export function lodging(input: AgentInput): AgentReport {
  const { trip, cities } = input;
  const stays = trip.destinations.flatMap((destination) => stayOf(destination, input) ?? []);
  const nightly = trip.destinations.filter(({ arrival, departure }) => arrival < departure);
  const unknown = nightly.filter((destination) => !cityOfStay(destination, cities)).map((destination) => say("areas of {city}", { city: cityWord(destination) }));
  const best = stays.map(({ city, areas }) => say("{area} in {city}", { area: areas[0]!.area, city: cityWord(city) }));
  const planned = stays.filter(({ stops }) => stops.length > 0).length;
  return {
    headline: stays.length === 0 ? say("I know no areas to sleep in on this trip.") : say("Best for this plan: {areas}.", { areas: best }),
    findings: stays.flatMap((stay) => [ranking(stay, input), ...needsAtNight(input, stay.city, stay.areas[0]!), ...betterArea(stay, input)]),
    confidence: confidenceIn(planned === stays.length ? 0.8 : 0.5, stays.length, nightly.length, say(planned === stays.length ? "Ways are estimated from the stops that are planned" : "Some stays have no stops yet, so only the centre and prices count"), unknown),
    sources: citySources(trip, cities),
  };
}

/** Null without a night there or areas that we know. */
function stayOf(destination: DestinationState, input: AgentInput): Stay | null {
  const { trip, cities, preferences } = input;
  const city = cityOfStay(destination, cities);
  const nights = daysBetween(destination.arrival, destination.departure);
  if (!city || nights < 1 || city.lodging.length === 0) return null;
  const stops = locatedStops(stopsOf(input), destination);
  const rooms = roomsFor(trip.travellers);
  const areas = city.lodging.map((area) => {
    const night = area.perNight[preferences.budgetStyle];
    const way = meanWay(area, stops.length > 0 ? stops : [city], city.transit.mode);
    const dollars = convert({ amount: night, currency: city.currency }, "USD").amount / 100;
    return { ...area, way, night, total: night * nights * rooms, burden: way * DOLLARS_A_MINUTE + dollars };
  });
  return { destination, city, nights, stops, areas: areas.sort((a, b) => a.burden - b.burden) };
}

function ranking({ destination, city, nights, stops, areas }: Stay, { trip }: AgentInput): AgentFinding {
  const described = areas.slice(0, 3).map(({ area, way, total }): Said => {
    const values = { area, minutes: Math.round(way), sum: whole({ amount: total, currency: city.currency }) };
    return stops.length > 0 ? say("{area} ({minutes, number} min from each stop, {sum})", values) : say("{area} ({minutes, number} min from the centre, {sum})", values);
  });
  const values = { city: cityWord(city), nights, rooms: roomsFor(trip.travellers), areas: described, fact: areas[0]!.fact };
  return { kind: "tip", day: destination.arrival, text: say("{city}, {nights, plural, one {# night} other {# nights}} in {rooms, plural, one {# double room} other {# double rooms}}: {areas}. {fact}", values) };
}

/** When one sleeps elsewhere already and another area is much nearer. */
function betterArea({ destination, city, stops, areas }: Stay, { trip }: AgentInput): AgentFinding[] {
  const bed = trip.activities.find((activity) => activity.destinationId === destination.id && coversNight(activity, destination.arrival));
  const best = areas[0]!;
  if (!bed || !isLocated(bed) || bed.locked || stops.length === 0) return [];
  const nearer = Math.round(meanWay(bed, stops, city.transit.mode) - best.way);
  if (nearer < MUCH_NEARER_MINUTES) return [];
  return [{ kind: "suggestion", day: destination.arrival, text: say("{area} would be {minutes, number} minutes nearer to each stop in {city} than “{item}”.", { area: best.area, minutes: nearer, city: cityWord(city), item: bed.title }) }];
}
