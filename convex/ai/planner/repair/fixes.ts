// For each check the fixes that may be tried, gentlest first: each a state of the trip. Whether one helps is
// for the checker to say.
import { minutesOfDay } from "../../../dates";
import { PLACE_KINDS } from "../../../places/types";
import { write, written } from "../../../words/words";
import { toTime } from "../clock";
import { resolvePlace } from "../checker/grounding";
import type { ActivityState, TripState } from "../../types";
import { applyEdits } from "../draft/applyEdits";
import { placeKey } from "../draft/assemble";
import { findPlaces } from "../draft/candidates";
import { journeyActivity } from "../draft/describe";
import { fitBudget } from "../draft/fitBudget";
import { relaxDay } from "../draft/repairDay";
import { insertMeal, insertPlace } from "../draft/repairItem";
import { flexibleOn, resolveDay } from "../draft/resolveDay";
import { cityOf, destinationsOn } from "../draft/skeleton";
import { bandOf, lodgingArea, openNights, stayActivity } from "../draft/stays";
import { thriftLevels } from "../draft/thrift";
import { skeletonOf } from "../draft/timeline";
import type { Finding, Forecast, PlanContext } from "../draftTypes";
import { mealAt, mealWord } from "../draft/wording";
import { after, fixByAnother, fixDay, fixElsewhere, fixTime, usualCost, usualMinutes, withLength, without, withSet, type Fixes } from "./fixTimes";
import { knownPlace } from "../draft/knownPlace";
import { mayChange } from "./mayChange";

/** So many of a day's stops are tried when any of them would do. */
const MOST_TRIED = 8;
/** Looking for room on every other day takes long. */
const MOST_MOVED = 2;
const DRY = 60;

export function fixesFor(finding: Finding, context: PlanContext & { forecast?: Forecast | null }): Fixes {
  // The later of two first: it is what was added last.
  const items = finding.activityIds.flatMap((id) => context.trip.activities.filter((activity) => activity.id === id && mayChange(activity))).reverse();
  const each = (fixes: (item: ActivityState) => Fixes) => concat(items.map((item) => () => fixes(item)));
  switch (finding.code) {
    case "C1":
      return each((item) => fixDate(context, item));
    case "C2":
      return each((item) => fixLength(context, item));
    case "C3":
    case "C4":
    case "C5":
      return each((item) => fixTime(context, item));
    case "C6":
      return each((item) => fixGrounding(context, item));
    case "C7":
      return each((item) => concat([() => fixByAnother(context, item), () => [without(context.trip, item.id)]]));
    case "C8":
      return items.length > 0 ? each((item) => fixCost(context, item)) : fixBudget(context);
    case "C9":
      return items.length > 0 ? each((item) => fixTime(context, item)) : fixMeal(context, finding.day!);
    case "C10":
      return fixLoad(context, finding.day!, items);
    case "C11":
      return items.length > 0 ? each((item) => fixStay(context, item)) : concat([() => fixBeds(context), () => fixJourney(context, finding.day!)]);
    case "C12":
      return items.length > 0 ? each((item) => fixWish(context, item)) : fixMustSee(context);
    case "C13":
      return concat(items.slice(0, MOST_TRIED).map((item) => () => fixVariety(context, item)));
    case "C14":
      return each((item) => fixRain(context, item));
  }
}

function* concat(parts: (() => Fixes)[]): Fixes {
  for (const part of parts) yield* part();
}

function* fixDate(context: PlanContext, item: ActivityState): Fixes {
  const { trip } = context;
  const slug = item.placeId?.split("/")[0];
  const here = item.day === null ? [] : destinationsOn(trip, item.day);
  const right = here.find(({ citySlug }) => citySlug === slug) ?? (slug ? undefined : here.at(-1));
  if (right && item.type !== "hotel") yield withSet(trip, item.id, { destinationId: right.id });
  if (item.type === "hotel" && item.day! < trip.endDate && item.day! >= trip.startDate) yield withSet(trip, item.id, { endDay: trip.destinations.find(({ id }) => id === item.destinationId)?.departure ?? trip.endDate });
  yield* fixElsewhere(context, item);
  yield* fixByAnother(context, item);
  yield without(trip, item.id);
}

function* fixLength(context: PlanContext, item: ActivityState): Fixes {
  const known = item.placeId ? knownPlace(context, item.placeId) : null;
  for (const minutes of new Set([usualMinutes(context, item), known && !item.meal ? known.place.visit[0] : 45])) {
    const longer = withLength(context, item, minutes);
    yield longer;
    const there = longer.activities.find(({ id }) => id === item.id)!;
    yield* fixDay({ ...context, trip: longer }, item.day!, there);
    yield* fixElsewhere({ ...context, trip: longer }, there);
  }
  yield* fixByAnother(context, item);
  yield without(context.trip, item.id);
}

/** The place that the name means, else the place that the id means; else it is marked as not known. */
function* fixGrounding(context: PlanContext, item: ActivityState): Fixes {
  const { trip, cities } = context;
  const tie = (city: string, { id, name, lat, lng }: { id: string; name: string; lat: number; lng: number }): TripState =>
    withSet(trip, item.id, { placeId: `${city}/${id}`, title: item.meal ? mealAt(name, item.meal, context.language) : name, lat, lng });
  for (const destination of item.day === null ? [] : destinationsOn(trip, item.day)) {
    const city = cityOf(destination, cities);
    const named = city && resolvePlace({ ...item, lat: null, lng: null }, city);
    if (named && !trip.activities.some(({ id, placeId }) => id !== item.id && placeId === placeKey(city, named))) yield tie(city.slug, named);
  }
  const known = item.placeId ? knownPlace(context, item.placeId) : null;
  if (known) yield tie(known.city.slug, known.place);
  const unverified = { placeId: null, why: written(write("This isn't a place that we know: make sure that it exists before you go."), context.language ?? "en") };
  yield withSet(trip, item.id, unverified);
  yield withSet(trip, item.id, { ...unverified, lat: null, lng: null });
  yield without(trip, item.id);
}

function* fixCost(context: PlanContext, item: ActivityState): Fixes {
  yield withSet(context.trip, item.id, { cost: usualCost(context, item) });
  yield withSet(context.trip, item.id, { cost: null });
}

function* fixBudget(context: PlanContext): Fixes {
  const budget = context.preferences.budget ?? context.trip.budget;
  if (budget) yield* after(context.trip, fitBudget(context, budget).step);
}

function* fixMeal(context: PlanContext, day: string): Fixes {
  for (const meal of ["lunch", "dinner"] as const) {
    if (context.trip.activities.some((activity) => activity.day === day && activity.meal === meal)) continue;
    yield* after(context.trip, insertMeal(context, { meal, days: [day], cuisines: [], what: mealWord(meal, context.language), at: null }).step);
  }
}

function* fixLoad(context: PlanContext, day: string, items: ActivityState[]): Fixes {
  yield* fixMeal(context, day);
  for (const item of items.slice(0, MOST_MOVED)) yield* fixElsewhere(context, item);
  for (const item of items.slice(0, MOST_TRIED)) yield without(context.trip, item.id);
  yield* after(context.trip, relaxDay(context, day).step);
}

/** Before one has come or after one has gone. A bed that ends before it begins gets the stay's end. */
function* fixStay(context: PlanContext, item: ActivityState): Fixes {
  const stay = context.trip.destinations.find(({ id }) => id === item.destinationId);
  if (item.type !== "hotel") yield* fixTime(context, item);
  else if (stay) {
    yield withSet(context.trip, item.id, { endDay: stay.departure });
    yield without(context.trip, item.id);
  }
}

function* fixBeds(context: PlanContext): Fixes {
  const { trip, cities, preferences, language } = context;
  const thrift = thriftLevels(preferences.budgetStyle)[0]!;
  const hotels = trip.activities.filter(({ type }) => type === "hotel");
  for (const destination of trip.destinations) {
    const city = cityOf(destination, cities);
    const area = city && lodgingArea(city, preferences, thrift);
    if (!city || !area) continue;
    const own = hotels.filter((hotel) => hotel.destinationId === destination.id && mayChange(hotel));
    const nights = openNights(destination, hotels, null);
    if (nights.length === 0) continue;
    for (const hotel of own) yield withSet(trip, hotel.id, { day: destination.arrival, endDay: destination.departure });
    yield applyEdits(trip, nights.map((run) => ({ op: "add", activity: stayActivity(run, area, city, { destination, trip, band: bandOf(preferences, thrift), language }) })));
  }
}

/** The way to the next city, and the day's sights around it. */
function* fixJourney(context: PlanContext, day: string): Fixes {
  const skeleton = skeletonOf(context, day, context.trip.activities);
  if (!skeleton || skeleton.journeys.length === 0) return;
  const trip = applyEdits(context.trip, skeleton.journeys.map((journey) => ({ op: "add", activity: journeyActivity(journey, context.trip, context.language) })));
  yield trip;
  const moving = { ...context, trip };
  const flexible = flexibleOn(moving, day);
  if (flexible.length === 0) return;
  for (const keepAll of [true, false]) yield* after(trip, resolveDay(moving, { day, flexible, keepAll, room: flexible.length, withMeals: true }));
}

function* fixWish(context: PlanContext, item: ActivityState): Fixes {
  if (item.type === "transport" && context.preferences.notBefore) {
    const later = minutesOfDay(context.preferences.notBefore) - minutesOfDay(item.start!);
    yield withSet(context.trip, item.id, { start: context.preferences.notBefore, end: toTime(minutesOfDay(item.end!) + later) });
    return;
  }
  yield* fixTime(context, item);
}

function* fixMustSee(context: PlanContext): Fixes {
  for (const words of context.preferences.mustSee) {
    for (const { placeId } of findPlaces(context, { words }).slice(0, 2)) yield* after(context.trip, insertPlace(context, { placeId, days: [], at: null }).step);
  }
}

function* fixVariety(context: PlanContext, item: ActivityState): Fixes {
  const known = item.placeId ? knownPlace(context, item.placeId) : null;
  if (known) yield* fixByAnother(context, item, { kinds: PLACE_KINDS.filter((kind) => kind !== known.place.kind) });
  yield* fixElsewhere(context, item);
}

function* fixRain(context: PlanContext & { forecast?: Forecast | null }, item: ActivityState): Fixes {
  for (const trip of fixElsewhere(context, item)) {
    const there = trip.activities.find(({ id }) => id === item.id);
    if (there?.day && (context.forecast?.[there.destinationId ?? ""]?.[there.day] ?? 0) < DRY) yield trip;
  }
  yield* fixByAnother(context, item, { setting: "indoor" });
}
