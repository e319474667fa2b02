// How far two things are apart and whether there is time for the way, and when one has to leave for a journey.
import { minutesOfDay } from "../../../dates";
import { cityWord } from "../../../places/cityNames";
import { sightWord } from "../../../places/sightNames";
import { estimateLeg } from "../../../places/travel";
import type { Point } from "../../../places/distance";
import { joined, say, type Prose, type Said } from "../../../said";
import type { ActivityState, DestinationState, TripState } from "../../types";
import { findPlaces } from "../draft/candidates";
import { legBetween } from "../draft/skeleton";
import type { PlanContext } from "../draftTypes";
import type { ActivityReference, Intent } from "../types";
import type { Outcome } from "./outcome";
import { meant, said, whichOf } from "./which";

type Asked = Extract<Intent, { kind: "ask" }>;
type End = { name: string | Prose; point: Point; activity: ActivityState | null; /** Where it is a city of the trip. */ town?: DestinationState };

export function distance({ target, other }: Asked, context: PlanContext): Outcome {
  const ends = [target, other].map((reference) => (reference ? endOf(reference, context) : null));
  const [from, to] = ends;
  const unknown = ends.findIndex((end) => end === null);
  if (!from || !to) return notFound((unknown === 0 ? target : other)!, context);
  const city = context.cities.get(context.trip.destinations.find(({ id }) => id === (from.activity ?? to.activity)?.destinationId)?.citySlug ?? "");
  const between = from.town && to.town ? legBetween(from.town, to.town, context.cities) : null;
  const { mode, km, minutes } = between ?? estimateLeg(from.point, to.point, city?.transit.mode);
  const way = say("From {first} to {second} it is about {length}: some {minutes, plural, one {# minute} other {# minutes}} {mode, select, walk {on foot} metro {by metro} tram {by tram} bus {by bus} taxi {by taxi} ferry {by boat} train {by train} other {on the way}}.", {
    first: from.name,
    second: to.name,
    length: { km: Math.round(km * 10) / 10 },
    minutes,
    mode,
  });
  return said("answer", say("Reckoned the way"), joined([way, timeBetween(from.activity, to.activity, context.trip)]));
}

function endOf(reference: ActivityReference, context: PlanContext): End | null {
  const [activity, ...others] = meant(reference, context);
  if (activity && others.length === 0) return activity.lat === null || activity.lng === null ? null : { name: activity.title, point: { lat: activity.lat, lng: activity.lng }, activity };
  const town = context.trip.destinations.find(({ name, unplaced }) => !unplaced && reference.words.toLowerCase().replace(/[?.!]+$/, "") === name.toLowerCase());
  if (town) return { name: cityWord(town), point: town, activity: null, town };
  const [known] = activity ? [] : findPlaces(context, { words: reference.words.replace(/^(?:the|a|an) /, ""), notInTrip: false });
  return known ? { name: sightWord(known.place), point: known.place, activity: null } : null;
}

function notFound(reference: ActivityReference, context: PlanContext): Outcome {
  const which = whichOf(reference, context);
  return which.kind === "open" ? which.outcome : said("answer", say("Knows no such place"), say("I don't know where {item} is, so I can't say how far that is.", { item: which.activity.title }));
}

/** Of two that follow each other on a day. */
function timeBetween(one: ActivityState | null, other: ActivityState | null, { activities }: TripState): Said | false {
  if (!one || !other || one.day === null || one.day !== other.day) return false;
  const [first, second] = (one.start ?? "") <= (other.start ?? "") ? [one, other] : [other, one];
  if (first.end === null || second.start === null || second.start < first.end) return false;
  const [from, to] = [first.end, second.start];
  const between = activities.filter(({ day, start, type }) => day === first.day && type !== "hotel" && start !== null && start >= from && start < to);
  const values = { day: { date: one.day }, start: { time: from }, end: { time: to }, minutes: minutesOfDay(to) - minutesOfDay(from) };
  return between.length > 0
    ? say("On {day} there are {minutes, plural, one {# minute} other {# minutes}} between them, {start} to {end}, with {items} in that time.", { ...values, items: between.map(({ title }) => title) })
    : say("On {day} you have {minutes, plural, one {# minute} other {# minutes}} for it, {start} to {end}.", values);
}

/** From the journeys of the plan: where it has none with a time, that is said. */
export function leaving({ days = [], text }: Asked, { trip }: PlanContext): Outcome {
  const journeys = trip.activities
    .filter(({ type, day, start }) => type === "transport" && day !== null && start !== null && (days.length === 0 || days.includes(day)))
    .sort((a, b) => `${a.day} ${a.start}`.localeCompare(`${b.day} ${b.start}`));
  const flies = /\b(?:airport|flight|plane)\b/.test(text);
  const journey = flies ? journeys.findLast(({ transport }) => transport?.mode === "flight") : journeys.at(-1);
  if (!journey) {
    const none = days.length > 0 ? say("No such journey with a time is in the plan on {days}.", { days: days.map((date) => ({ date })) }) : say("No such journey with a time is in the plan.");
    return said("answer", say("Knows of no journey"), joined([none, say("Tell me when it leaves, such as “we fly home on Friday at 18:30”, and I put it in.")]));
  }
  const about = { item: journey.title, day: { date: journey.day! }, start: { time: journey.start! } };
  const when = flies
    ? say("{item} leaves on {day} at {start}. Most airlines want you there two hours before, three for a long flight; the way to the airport comes on top, and I don't know how long it takes.", about)
    : say("{item} leaves on {day} at {start}. The way to it comes on top, and I don't know how long it takes.", about);
  return said("answer", say("Looked up {item}", { item: journey.title }), when);
}
