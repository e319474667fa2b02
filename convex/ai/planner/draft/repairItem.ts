// One thing put in, exchanged or moved, at the gap where it costs the least way. When there is no gap the
// planner's own sights of that day make room.
import { minutesOfDay, minutesUntil } from "../../../dates";
import { cityWord } from "../../../places/cityNames";
import { startsOn, type Window } from "../../../places/openingHours";
import { sightWord } from "../../../places/sightNames";
import type { City, Place } from "../../../places/types";
import { joined, say, type Said } from "../../../said";
import { write, written } from "../../../words/words";
import type { ActivityFields, ActivityState, TripEdit } from "../../types";
import { toTime } from "../clock";
import type { PartOfDay } from "../types";
import type { CandidateWish, MealRequest, MoveRequest, PlaceRequest, PlanContext, RepairResult } from "../draftTypes";
import { placeKey, visitMinutes, wayMinutes } from "./assemble";
import { findPlaces } from "./candidates";
import { mealFields, sightFields } from "./describe";
import { dietsAt, dietFit } from "./interest";
import { mealHours } from "./mealHours";
import { knownPlace } from "./knownPlace";
import { flexibleOn, resolveDay } from "./resolveDay";
import { refusal, repaired } from "./result";
import { cityOf, daysOf, destinationsOn } from "./skeleton";
import { basesOf, bestFit, skeletonOf, type Fit, type NewItem } from "./timeline";
import { thriftLevels } from "./thrift";
import { capital, dietWords, interestWord, wayThere } from "./wording";

/** Another place or table in the time of the one that goes. */
export function replaceWith(context: PlanContext, activityId: string, wish: CandidateWish): RepairResult {
  const { trip } = context;
  const target = trip.activities.find(({ id }) => id === activityId);
  if (!target) return refusal(say("That is no longer in the plan."));
  if (target.locked) return refusal(say("{item} is booked, so I don't replace it. Change its status first.", { item: target.title }));
  if (target.day === null || target.type === "hotel" || target.type === "transport") return refusal(say("I can replace sights and meals that are on a day; {item} isn't one.", { item: target.title }));
  const { day } = target;
  const meal = target.meal ?? wish.meal ?? null;
  const options = findPlaces(context, { ...wish, ...(meal ? { meal } : {}), destinationId: wish.destinationId ?? target.destinationId ?? undefined }).filter(
    ({ place, placeId }) => placeId !== target.placeId && (meal ? place.food : place.kind !== "eating") && place.kind !== "dayTrip",
  );
  if (options.length === 0) return refusal(say("I know nothing {wish} there that isn't in your trip already, so {item} stays.", { wish: describeWish(wish), item: target.title }));
  const standing = trip.activities.filter(({ id }) => id !== activityId);
  const skeleton = skeletonOf(context, day, standing);
  const near = target.start === null ? null : minutesOfDay(target.start);
  let best: { fields: ActivityFields; fit: Fit; score: number } | null = null;
  for (const { place, city, destinationId, score: worth } of options.slice(0, 40)) {
    if (!skeleton) break;
    const item = itemOf(context, place, city, day, meal, null);
    const fit = bestFit(skeleton, item, near);
    if (!fit) continue;
    const shift = near === null ? 0 : Math.abs(fit.start - near);
    const score = worth - fit.added - shift / 3;
    if (best && score <= best.score) continue;
    best = { fields: { ...fieldsOf(context, place, city, meal, fit), destinationId, ...at(day, fit.start, item.minutes) }, fit, score };
  }
  if (!best) return refusal(say("Of what I know {wish}, nothing is open in the time of {item} and near enough, so it stays.", { wish: describeWish(wish), item: target.title }));
  const edits: TripEdit[] = [{ op: "remove", id: activityId }, { op: "add", activity: best.fields }];
  return repaired(context, {
    label: say("replaced {item} with {other}", { item: target.title, other: best.fields.title }),
    edits,
    days: [day],
    explanation: joined([say("{place} takes the place of {item} on {day}, {start} to {end}.", { place: best.fields.title, item: target.title, day: { date: day }, start: { time: best.fields.start! }, end: { time: best.fields.end! } }), best.fields.why ?? ""]),
    removed: [target.title],
    added: [best.fields.title],
  });
}

function describeWish({ setting, interests, cuisines, words, maxPrice }: CandidateWish): Said {
  const parts = [
    setting && say(setting === "indoor" ? "indoors" : "outdoors"),
    interests?.length && say("for {interests}", { interests: interests.map(interestWord) }),
    cuisines?.length && say("with {cuisines}", { cuisines }),
    words && say("like “{words}”", { words }),
    maxPrice !== undefined && say("at that price"),
  ].filter((part) => typeof part === "object");
  const [first, second, third] = parts;
  if (first === undefined) return say("else");
  if (second === undefined) return first;
  return third === undefined ? say("{first} {second}", { first, second }) : say("{first} {second} {third}", { first, second, third });
}

/** On the first of the days with room; a planned meal of that kind gives way. */
export function insertMeal(context: PlanContext, { meal, days, cuisines, what, at: time }: MealRequest): RepairResult {
  const { trip, preferences } = context;
  let refused: Said | null = null;
  for (const day of days) {
    const old = trip.activities.find((activity) => activity.day === day && activity.meal === meal);
    if (old?.locked) {
      refused = say("{meal, select, breakfast {Breakfast} lunch {Lunch} other {Dinner}} on {day} is booked already ({item}).", { meal, day: { date: day }, item: old.title });
      continue;
    }
    const base = old ? { ...context, trip: { ...trip, activities: trip.activities.filter(({ id }) => id !== old.id) } } : context;
    const near = time !== null ? minutesOfDay(time) : old?.start ? minutesOfDay(old.start) : null;
    const here = new Set(destinationsOn(trip, day).map(({ id }) => id));
    const search = { meal, ...(cuisines.length > 0 ? { cuisines } : {}), notInTrip: false };
    // A dish asked for by name goes before a diet said in general; the answer says so.
    const fitting = findPlaces(base, search).filter(({ destinationId }) => here.has(destinationId));
    const any = fitting.length > 0 ? fitting : findPlaces({ ...base, preferences: { ...preferences, diets: [] } }, search).filter(({ destinationId }) => here.has(destinationId));
    const choice = bestOption(base, day, any.map(({ place, city, destinationId, score }) => ({ place, city, destinationId, worth: score })), meal, near, time);
    const unnamed = choice ?? unnamedMeal(base, day, meal, near, time, what);
    if (!unnamed) {
      refused = say("{day} has no hour free for {what}.", { day: { date: day }, what });
      continue;
    }
    const edits: TripEdit[] = [...(old ? [{ op: "remove" as const, id: old.id }] : []), ...unnamed.edits, { op: "add", activity: unnamed.fields }];
    const diets = dietsAt(preferences, meal);
    const clash = choice !== null && diets.length > 0 && dietFit(choice.place, diets) === "no" && say("It is hard to eat {diets} there: ask before you go.", { diets: dietWords(diets) });
    const gone = [...(old ? [old.title] : []), ...unnamed.dropped];
    const instead = gone.length > 0 && say("It takes the place of {items}.", { items: gone });
    return repaired(context, {
      label: say("added {item} to {day}", { item: unnamed.fields.title, day: { date: day } }),
      edits,
      days: [day],
      explanation: joined([say("{item} is on {day} at {start}.", { item: unnamed.fields.title, day: { date: day }, start: { time: unnamed.fields.start! } }), instead, clash, !choice && say("I know no place for it by name, so this keeps the time.")]),
      removed: gone,
      added: [unnamed.fields.title],
    });
  }
  return refusal(refused ?? say("Those days are in cities that I hold no places for."));
}

type Option = { place: Place; city: City; destinationId: string; worth: number };
type Chosen = { fields: ActivityFields; edits: TripEdit[]; dropped: string[]; place: Place };

/** The option that suits best for its way; sights make room only when nothing fits otherwise. */
function bestOption(context: PlanContext, day: string, options: Option[], meal: ActivityFields["meal"], near: number | null, time: string | null): Chosen | null {
  const skeleton = skeletonOf(context, day, context.trip.activities);
  if (!skeleton) return null;
  let best: (Chosen & { score: number }) | null = null;
  for (const { place, city, destinationId, worth } of options.slice(0, 40)) {
    const item = itemOf(context, place, city, day, meal ?? null, time);
    const fit = bestFit(skeleton, item, near);
    if (!fit) continue;
    const repeated = context.trip.activities.some(({ placeId, day: other }) => other !== null && placeId === placeKey(city, place)) ? 40 : 0;
    const score = worth - fit.added - repeated - (near === null ? 0 : Math.abs(fit.start - near) / 3);
    if (best && score <= best.score) continue;
    best = { fields: { ...fieldsOf(context, place, city, meal ?? null, fit), destinationId, ...at(day, fit.start, item.minutes) }, edits: [], dropped: [], place, score };
  }
  if (best) return best;
  for (const { place, city, destinationId } of options.slice(0, 4)) {
    const item = itemOf(context, place, city, day, meal ?? null, time);
    const made = makeRoom(context, day, item, near);
    if (made) return { fields: { ...fieldsOf(context, place, city, meal ?? null, made.fit), destinationId, ...at(day, made.fit.start, item.minutes) }, edits: made.edits, dropped: made.dropped, place };
  }
  return null;
}

/** Puts the item into the day without the planner's sights, then those back around it: all if possible. */
function makeRoom(context: PlanContext, day: string, item: NewItem, near: number | null): { fit: Fit; edits: TripEdit[]; dropped: string[] } | null {
  const flexible = flexibleOn(context, day);
  if (flexible.length === 0) return null;
  const ids = new Set(flexible.map(({ id }) => id));
  const skeleton = skeletonOf(context, day, context.trip.activities.filter(({ id }) => !ids.has(id)));
  const fit = skeleton && bestFit(skeleton, item, near);
  if (!fit) return null;
  const pseudo: ActivityState = {
    id: "about to be added", source: "ai", title: "", type: "restaurant", destinationId: null, cost: null, placeId: null, lat: item.point.lat, lng: item.point.lng, ...at(day, fit.start, item.minutes),
  };
  const outcome = resolveDay(context, { day, flexible, keepAll: true, room: flexible.length, alsoStanding: [pseudo] });
  return outcome && { fit, edits: outcome.edits, dropped: outcome.dropped.map(({ title }) => title) };
}

function unnamedMeal(context: PlanContext, day: string, meal: MealRequest["meal"], near: number | null, time: string | null, what: string): (Omit<Chosen, "place"> & { place: null }) | null {
  const { trip, preferences, language } = context;
  const destination = destinationsOn(trip, day).at(-1);
  const city = destination && cityOf(destination, context.cities);
  const skeleton = skeletonOf(context, day, trip.activities);
  if (!destination || !city || !skeleton) return null;
  const { from, until, minutes } = mealHours(city.countryCode)[meal];
  const windows = time === null ? [{ open: from, close: until }] : [{ open: minutesOfDay(time), close: minutesOfDay(time) }];
  // Near where one is at that hour: the stops of the day and the hotel are tried.
  const hotel = basesOf(context).get(destination.id);
  const spots = [
    ...trip.activities.filter((activity) => activity.day === day && activity.lat !== null && activity.type === "sightseeing" && activity.destinationId === destination.id).map(({ lat, lng, title, address }) => ({ point: { lat: lat!, lng: lng! }, area: address ?? title })),
    ...(hotel ? [{ point: { lat: hotel.lat, lng: hotel.lng }, area: hotel.area }] : []),
  ];
  const thrift = thriftLevels(preferences.budgetStyle)[0]!;
  for (const makesRoom of [false, true]) {
    for (const { point, area } of spots) {
      const item = { city, point, minutes, windows };
      const made = makesRoom ? makeRoom(context, day, item, near) : { fit: bestFit(skeleton, item, near), edits: [], dropped: [] };
      if (!made?.fit) continue;
      const fields = mealFields({ what: "meal", meal, place: null, area, point, city }, { trip, preferences, language, thrift }, null);
      const words = (phrase: ReturnType<typeof write>) => written(phrase, language ?? "en");
      return {
        fields: { ...fields, title: words(write("{what} near {area}", { what: capital(what), area })), why: words(write("You asked for {what}; I know no place for it by name, so this is time kept for one around {area}, at a usual price.", { what, area })), destinationId: destination.id, ...at(day, made.fit.start, minutes) },
        edits: made.edits,
        dropped: made.dropped,
        place: null,
      };
    }
  }
  return null;
}

/** In the gap of the days with the shortest way. */
export function insertPlace(context: PlanContext, { placeId, days, at: time, near: about }: PlaceRequest): RepairResult {
  const { trip, cities } = context;
  const known = knownPlace(context, placeId);
  if (!known) return refusal(say("I don't know that place."));
  const { place, city } = known;
  const there = trip.activities.find((activity) => activity.placeId === placeId && activity.day !== null);
  if (there) return refusal(say("{place} is in the plan already, on {day}.", { place: sightWord(place), day: { date: there.day! } }));
  const possible = daysOf(trip).filter((day) => destinationsOn(trip, day).some((destination) => cityOf(destination, cities) === city));
  const wanted = days.length > 0 ? possible.filter((day) => days.includes(day)) : possible;
  if (wanted.length === 0) return refusal(say("You aren't in {city} on {day}; {place} is there.", { city: cityWord(city), day: days.length === 1 ? { date: days[0]! } : say("those days"), place: sightWord(place) }));
  const then = time ?? about ?? null;
  const near = then === null ? null : minutesOfDay(then);
  const item = (day: string) => itemOf(context, place, city, day, null, time);
  const destinationOn = (day: string) => destinationsOn(trip, day).find((destination) => cityOf(destination, cities) === city)!.id;
  const fits = wanted.flatMap((day) => {
    const skeleton = skeletonOf(context, day, trip.activities);
    const fit = skeleton && bestFit(skeleton, item(day), near);
    return fit ? [{ day, fit, edits: [] as TripEdit[], dropped: [] as string[] }] : [];
  });
  const [gap] = fits.sort((a, b) => a.fit.added - b.fit.added);
  const made = gap ?? wanted.map((day) => ({ day, made: makeRoom(context, day, item(day), near) })).flatMap(({ day, made }) => (made ? [{ day, ...made }] : [])).sort((a, b) => a.dropped.length - b.dropped.length)[0];
  if (!made) return refusal(say("{place} doesn't fit: on {days} it is closed or there is no gap of {minutes, plural, one {# minute} other {# minutes}}.", { place: sightWord(place), days: wanted.map((date) => ({ date })), minutes: visitMinutes(place, context.preferences.pace) }));
  const fields = { ...fieldsOf(context, place, city, null, made.fit), destinationId: destinationOn(made.day), ...at(made.day, made.fit.start, visitMinutes(place, context.preferences.pace)) };
  return repaired(context, {
    label: say("added {item} to {day}", { item: sightWord(place), day: { date: made.day } }),
    edits: [...made.edits, { op: "add", activity: fields }],
    days: [],
    explanation: joined([say("{place} is on {day} from {start} to {end}.", { place: sightWord(place), day: { date: made.day }, start: { time: fields.start }, end: { time: fields.end } }), roomMade(made)]),
    added: [fields.title],
    removed: made.dropped,
  });
}

const roomMade = ({ dropped, edits }: { dropped: string[]; edits: TripEdit[] }): Said | false =>
  dropped.length > 0 ? say("To make room I took out {items}.", { items: dropped }) : edits.length > 0 && say("Other stops of that day moved a little.");

/** To the best gap of the days; at the time said, when one is. */
export function moveTo(context: PlanContext, { activityId, days, at: time, part }: MoveRequest): RepairResult {
  const { trip } = context;
  const target = trip.activities.find(({ id }) => id === activityId);
  if (!target) return refusal(say("That is no longer in the plan."));
  if (target.locked) return refusal(say("{item} is booked, so I don't move it. Change its status first.", { item: target.title }));
  if (target.type === "hotel" || target.type === "transport") return refusal(say("{item} hangs together with the cities' dates: move it by hand if you must.", { item: target.title }));
  const rest = { ...context, trip: { ...trip, activities: trip.activities.filter(({ id }) => id !== activityId) } };
  const minutes = target.start && target.end ? minutesUntil(target.start, target.end) : 60;
  const near = time === null ? null : minutesOfDay(time);
  let why: Said | null = null;
  const fits = days.flatMap((day) => {
    const skeleton = skeletonOf(rest, day, rest.trip.activities);
    if (!skeleton) {
      why = say("I hold no places for the city of {day}; drag {item} there yourself.", { day: { date: day }, item: target.title });
      return [];
    }
    const known = target.placeId ? knownPlace(context, target.placeId) : null;
    const city = known?.city ?? skeleton.gaps[0]?.city;
    if (!city || !skeleton.gaps.some((gap) => gap.city === city)) {
      why = say("{item} is in {city}, and on {day} you are elsewhere.", { item: target.title, city: known ? cityWord(known.city) : say("another city"), day: { date: day } });
      return [];
    }
    const point = target.lat !== null && target.lng !== null ? { lat: target.lat, lng: target.lng } : skeleton.gaps[0]!.base;
    const windows = windowsOf(known?.place ?? null, city, day, Math.max(15, minutes), target.meal ?? null, time).map((window) => within(window, part)).filter(({ open, close }) => open <= close);
    const item = { city, point, minutes: Math.max(15, minutes), windows };
    const fit = bestFit(skeleton, item, near);
    if (fit) return [{ day, fit, edits: [] as TripEdit[], dropped: [] as string[] }];
    const made = makeRoom(rest, day, item, near);
    why = say("{item} doesn't fit into {day}: it is closed then, or there is no gap of {minutes, number} minutes.", { item: target.title, day: { date: day }, minutes });
    return made ? [{ day, ...made }] : [];
  });
  const [best] = fits.sort((a, b) => a.dropped.length - b.dropped.length || a.edits.length - b.edits.length || a.fit.added - b.fit.added);
  if (!best) return refusal(why ?? say("Which day shall it go to?"));
  const { start, end } = at(best.day, best.fit.start, Math.max(15, minutes));
  const destination = destinationsOn(trip, best.day).find(({ id }) => id === target.destinationId) ?? destinationsOn(trip, best.day).at(-1);
  return repaired(context, {
    label: say("moved {item} to {day}", { item: target.title, day: { date: best.day } }),
    edits: [...best.edits, { op: "update", id: activityId, set: { day: best.day, start, end, destinationId: destination?.id ?? target.destinationId } }],
    days: [...new Set([best.day, ...(target.day ? [target.day] : [])])],
    explanation: joined([say("{item} is now on {day} from {start} to {end}.", { item: target.title, day: { date: best.day }, start: { time: start }, end: { time: end } }), roomMade(best)]),
    removed: best.dropped,
  });
}

function itemOf(context: PlanContext, place: Place, city: City, day: string, meal: ActivityFields["meal"], time: string | null): NewItem {
  const minutes = meal ? mealHours(city.countryCode)[meal].minutes : visitMinutes(place, context.preferences.pace);
  return { city, point: place, minutes, windows: windowsOf(place, city, day, minutes, meal ?? null, time) };
}

/** When it may begin: open, and a meal at its hours or the time said. */
function windowsOf(place: Place | null, city: City, day: string, minutes: number, meal: ActivityFields["meal"], time: string | null): Window[] {
  const open = place ? startsOn(place, day, minutes) : [{ open: 0, close: 23 * 60 + 45 - minutes }];
  const limits = time !== null ? { from: minutesOfDay(time), until: minutesOfDay(time) } : meal ? mealHours(city.countryCode)[meal] : { from: 0, until: 21 * 60 };
  return open.map((window) => ({ open: Math.max(window.open, limits.from), close: Math.min(window.close, limits.until) })).filter((window) => window.open <= window.close);
}

/** When what is of a part of the day begins. */
const BEGINS: Record<PartOfDay, Window> = { morning: { open: 0, close: 11 * 60 + 30 }, afternoon: { open: 12 * 60, close: 17 * 60 }, evening: { open: 17 * 60, close: 24 * 60 } };

const within = (window: Window, part: PartOfDay | undefined): Window => (part === undefined ? window : { open: Math.max(window.open, BEGINS[part].open), close: Math.min(window.close, BEGINS[part].close) });

function fieldsOf(context: PlanContext, place: Place, city: City, meal: ActivityFields["meal"], fit: Fit): ActivityFields {
  const near = wayMinutes(city, fit.before.point, place) <= 60 ? fit.before : null;
  const way = wayThere(city, near, place);
  if (!meal) return sightFields(place, city, context, way);
  const thrift = thriftLevels(context.preferences.budgetStyle)[0]!;
  const honest = dietFit(place, dietsAt(context.preferences, meal)) === "no" ? { ...context.preferences, diets: [] } : context.preferences;
  return mealFields({ what: "meal", meal, place, area: place.area, point: place, city }, { trip: context.trip, preferences: honest, language: context.language, thrift }, way);
}

const at = (day: string, start: number, minutes: number) => ({ day, start: toTime(start), end: toTime(start + minutes) });
