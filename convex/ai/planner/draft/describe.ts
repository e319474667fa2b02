// The solver's visits as activities of the trip, each with its reason and the way from the one before.
import { addDays } from "../../../dates";
import { cityNameIn } from "../../../places/cityNames";
import type { Point } from "../../../places/distance";
import { sightNameIn, sightWord } from "../../../places/sightNames";
import { estimateLeg } from "../../../places/travel";
import type { City, Place } from "../../../places/types";
import type { Language } from "../../../words/languages";
import { write, written, type Phrase } from "../../../words/words";
import type { ActivityFields, TripState } from "../../types";
import { toTime } from "../clock";
import { admission, placeKey, usualMealPrice, type Assembly, type Choice } from "./assemble";
import type { DaySkeleton, Journey } from "./skeleton";
import type { Solution, Visit } from "../solver/problem";
import type { Thrift } from "./thrift";
import { interCityFare } from "./journeys";
import { mealTitle, spoken, unnamedMealTitle, wayThere, whyMeal, whySight, whyUnnamedMeal, type Before, type Wording } from "./wording";

export type DescribeContext = Wording & { trip: TripState; thrift: Thrift };
/** New activities of one day in order, and the rides taken beyond walking, by city. */
export type DescribedDay = { activities: ActivityFields[]; rides: Map<City, number> };

export function describeDay(skeleton: DaySkeleton, { choices, gaps }: Assembly, solution: Solution, context: DescribeContext): DescribedDay {
  const activities: ActivityFields[] = skeleton.journeys.map((journey) => journeyActivity(journey, context.trip, context.language));
  const rides = new Map<City, number>();
  const ride = (city: City, from: Point, to: Point) => {
    if (estimateLeg(from, to, city.transit.mode).mode !== "walk") rides.set(city, (rides.get(city) ?? 0) + 1);
  };
  for (const [index, { gap, skeleton: owner }] of gaps.entries()) {
    if (owner !== skeleton) continue;
    let before: Before = { point: gap.from, title: gap.fromTitle };
    for (const visit of solution.routes[index]!) {
      const choice = choices[visit.stop]!;
      const point = pointOf(choice);
      activities.push(visitActivity(visit, choice, before, skeleton.day, gap.destination.id, context));
      ride(gap.city, before.point, point);
      before = { point, title: choice.what === "sight" || choice.place ? sightWord(choice.place!) : choice.area };
    }
    ride(gap.city, before.point, gap.to);
  }
  return { activities: activities.sort((a, b) => ((a.start ?? "") < (b.start ?? "") ? -1 : 1)), rides };
}

export const pointOf = (choice: Choice): Point => (choice.what === "sight" ? choice.place : choice.point);

function visitActivity(
  visit: Visit,
  choice: Choice,
  before: Before,
  day: string,
  destinationId: string,
  context: DescribeContext,
): ActivityFields {
  const fields =
    choice.what === "sight"
      ? sightFields(choice.place, choice.city, context, wayThere(choice.city, before, choice.place))
      : mealFields(choice, context, wayThere(choice.city, before, choice.point));
  return { ...fields, destinationId, day, start: toTime(visit.start), end: toTime(visit.end) };
}

const unplaced = { destinationId: null, day: null, endDay: null, start: null, end: null } as const;

/** A known place as an activity, without day and time; the cost is the whole party's. */
export function sightFields(place: Place, city: City, context: Wording & { trip: TripState }, way: Phrase | null): ActivityFields {
  return {
    ...unplaced,
    title: sightNameIn(place, context.language ?? "en"),
    type: "sightseeing",
    cost: { amount: admission(place) * context.trip.travellers, currency: city.currency },
    placeId: placeKey(city, place),
    lat: place.lat,
    lng: place.lng,
    address: place.area,
    meal: null,
    why: whySight(place, context, way),
  };
}

export function mealFields(choice: Choice & { what: "meal" }, context: DescribeContext, way: Phrase | null): ActivityFields {
  const { trip, preferences, thrift } = context;
  const { place, city, meal, area, point } = choice;
  const price = place?.price ?? usualMealPrice(city, meal, thrift, preferences);
  return {
    ...unplaced,
    title: place ? mealTitle(place, meal, context) : unnamedMealTitle(area, meal, context),
    type: "restaurant",
    cost: { amount: price * trip.travellers, currency: city.currency },
    placeId: place ? placeKey(city, place) : null,
    lat: point.lat,
    lng: point.lng,
    address: area,
    meal,
    why: place ? whyMeal(place, meal, context, way) : whyUnnamedMeal(area, meal, context),
  };
}

export const journeyWords = (mode: string, from: string, to: string): Phrase =>
  write("{mode, select, flight {Flight} train {Train} bus {Coach} ferry {Ferry} taxi {Taxi} car {Drive} other {Journey}} from {from} to {to}", { mode, from, to });

export function journeyActivity(journey: Journey, trip: TripState, language: Language = "en"): ActivityFields {
  const { day, from, to, leg, depart, arrive } = journey;
  const { cost, note } = interCityFare(journey, trip.travellers);
  const say = (phrase: Phrase) => written(phrase, language);
  const last = addDays(day, Math.floor(arrive / 1440));
  // Where no station is known it is the city.
  const [leaves, arrives] = [cityNameIn({ ...from, name: leg?.from ?? from.name }, language), cityNameIn({ ...to, name: leg?.to ?? to.name }, language)];
  const nowhere = cityNameIn(from.unplaced ? from : to, language);
  return {
    title: leg ? say(journeyWords(leg.mode, cityNameIn(from, language), cityNameIn(to, language))) : say(write("{from} to {to}", { from: leaves, to: arrives })),
    type: "transport",
    destinationId: from.id,
    day,
    endDay: last === day || last < trip.startDate || last > trip.endDate ? null : last,
    start: toTime(depart),
    end: toTime(arrive),
    cost,
    placeId: null,
    lat: null,
    lng: null,
    address: say(write("{from} to {to}", { from: leaves, to: arrives })),
    meal: null,
    why: `${say(
      leg === null
        ? write("Nobody here knows where {city} is, so these hours are only kept free: look up the way, and how long it takes.", { city: nowhere })
        : leg.estimated
        ? write("About {time} for some {km} km, reckoned from the distance alone: look up the real connection.", { time: spoken(leg.minutes), km: leg.km })
        : write("About {time} from {from} to {to}, placed so that both cities get their part of the day.", { time: spoken(leg.minutes), from: leaves, to: arrives }),
    )} ${say(note)}`,
  };
}
