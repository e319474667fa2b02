// What the plan says, told as it stands: of a day or part of it, at an hour, of one thing, and beside it. Nothing is changed.
import { minutesOfDay } from "../../../dates";
import { joined, say, type Piece, type Said } from "../../../said";
import type { ActivityState, TripState } from "../../types";
import type { PlanContext } from "../draftTypes";
import type { Intent, PartOfDay } from "../types";
import { AVOIDABLE } from "../understand/preferences";
import { matching } from "../understand/references";
import { isAvoided } from "../draft/interest";
import type { Outcome } from "./outcome";
import { knownPlaceOf } from "./places";
import { meant, said } from "./which";
import { bullets } from "./words";

type Agenda = Extract<Intent, { kind: "agenda" }>;
const LOOKED = say("Looked at the plan");
const MOST_TOLD = 3;
/** From when to when a part is. */
const HOURS: Record<PartOfDay, [from: string, to: string]> = { morning: ["00:00", "12:00"], afternoon: ["12:00", "18:00"], evening: ["18:00", "24:00"] };

export function agenda(intent: Agenda, context: PlanContext): Outcome {
  const { trip } = context;
  if (intent.isElsewhere) return said("answer", LOOKED, say("That isn't a day of this trip, which is from {first} to {last}.", { first: { date: trip.startDate }, last: { date: trip.endDate } }));
  const told = tell(intent, context);
  return { ...said("answer", LOOKED, joined(told, "\n\n")), about: named(intent, context) };
}

function tell(intent: Agenda, context: PlanContext): (Said | Piece[])[] {
  const { trip } = context;
  const { asks, days, target } = intent;
  const things = target ? meant(target, context).slice(0, MOST_TOLD) : [];
  switch (asks) {
    case "day":
      return days.map((day) => dayTold(day, within(itemsOn(trip, day), intent.part)));
    case "at":
      return days.map((day) => at(day, intent.at!, trip));
    case "first":
    case "last":
      return days.map((day) => edge(day, asks, trip));
    case "when":
      return things.map(when);
    case "stay":
      return things.map(stay);
    case "after":
    case "before":
      return target ? things.map((thing) => beside(asks, thing, trip)) : days.map((day) => besideHour(asks, day, intent.at!, trip));
    case "meals":
      return meals(intent, trip);
    case "beds":
      return beds(days, trip);
    case "count":
      return [count(intent, context)];
  }
}

/** In the order of the day: those without a time last. */
const itemsOn = ({ activities }: TripState, day: string): ActivityState[] =>
  activities.filter((activity) => activity.day === day && activity.type !== "hotel").sort((one, other) => (one.start ?? "99").localeCompare(other.start ?? "99"));

function within(items: ActivityState[], part: PartOfDay | null): ActivityState[] {
  if (part === null) return items;
  const [from, to] = HOURS[part];
  return items.filter(({ start, end }) => start !== null && start < to && (end ?? start) > from);
}

const line = ({ title, start, end }: ActivityState): Said | string =>
  start && end ? say("{start} to {end}: {item}", { start: { time: start }, end: { time: end }, item: title }) : start ? say("{start}: {item}", { start: { time: start }, item: title }) : title;

const dayTold = (day: string, items: ActivityState[]): Piece[] | Said =>
  items.length === 0 ? say("Nothing is planned then, on {day}.", { day: { date: day } }) : joined([say("**{day}**:", { day: { date: day } }), bullets(items.map(line))], "\n");

const timed = (items: ActivityState[]) => items.filter((item): item is ActivityState & { start: string } => item.start !== null);

function at(day: string, time: string, trip: TripState): Said {
  const items = timed(itemsOn(trip, day));
  const about = { day: { date: day }, time: { time } };
  const now = items.find(({ start, end }) => start <= time && (end ?? start) > time) ?? items.find(({ start }) => start === time);
  if (now) return now.end ? say("On {day} at {time} you are at {item}, from {start} to {end}.", { ...about, item: now.title, start: { time: now.start }, end: { time: now.end } }) : say("On {day} at {time} it is {item}.", { ...about, item: now.title });
  const [before, next] = [items.findLast(({ start }) => start < time), items.find(({ start }) => start > time)];
  if (before && next) return say("On {day} at {time} you are on your way: after {before} comes {item}, at {start}.", { ...about, before: before.title, item: next.title, start: { time: next.start } });
  if (next) return say("On {day} at {time} nothing is planned yet: it begins with {item}, at {start}.", { ...about, item: next.title, start: { time: next.start } });
  return before ? say("On {day} at {time} nothing is planned any more: the last is {item}.", { ...about, item: before.title }) : say("Nothing is planned then, on {day}.", about);
}

function edge(day: string, side: "first" | "last", trip: TripState): Said {
  const items = timed(itemsOn(trip, day));
  const [first, last] = [items[0], items.toSorted((one, other) => (one.end ?? one.start).localeCompare(other.end ?? other.start)).at(-1)];
  if (!first || !last) return say("Nothing is planned then, on {day}.", { day: { date: day } });
  return side === "first"
    ? say("{day} begins with {item}, at {start}.", { day: { date: day }, item: first.title, start: { time: first.start } })
    : say("{day} ends with {item}, until {end}.", { day: { date: day }, item: last.title, end: { time: last.end ?? last.start } });
}

function when({ title, day, start, end }: ActivityState): Said {
  const about = { item: title, day: { date: day! } };
  if (!start) return say("{item} is on {day}, without a time yet.", about);
  return end ? say("{place} is on {day} from {start} to {end}.", { place: title, day: about.day, start: { time: start }, end: { time: end } }) : say("{item} is on {day} at {start}.", { ...about, start: { time: start } });
}

function stay(item: ActivityState): Said {
  const { title, day, start, end } = item;
  if (!start || !end) return when(item);
  const minutes = minutesOfDay(end) - minutesOfDay(start);
  return say("You have {minutes, plural, one {# minute} other {# minutes}} for {item}, on {day} from {start} to {end}.", { minutes, item: title, day: { date: day! }, start: { time: start }, end: { time: end } });
}

function beside(side: "after" | "before", thing: ActivityState, trip: TripState): Said {
  const items = timed(itemsOn(trip, thing.day!));
  const index = items.findIndex(({ id }) => id === thing.id);
  const other = index < 0 ? undefined : items[index + (side === "after" ? 1 : -1)];
  const about = { item: thing.title, day: { date: thing.day! } };
  if (!other) return side === "after" ? say("After {item} nothing more is planned on {day}.", about) : say("Before {item} nothing is planned on {day}.", about);
  const values = { ...about, other: other.title, start: { time: other.start } };
  return side === "after" ? say("After {item} comes {other}, on {day} at {start}.", values) : say("Before {item} there is {other}, on {day} at {start}.", values);
}

function besideHour(side: "after" | "before", day: string, time: string, trip: TripState): Piece[] | Said {
  return dayTold(day, timed(itemsOn(trip, day)).filter(({ start, end }) => (side === "after" ? (end ?? start) > time : start < time)));
}

function meals({ days, meal }: Agenda, trip: TripState): (Said | Piece[])[] {
  const planned = trip.activities.filter((activity) => activity.day !== null && (activity.meal !== null || activity.type === "restaurant") && (days.length === 0 || days.includes(activity.day)) && (meal === null || activity.meal === meal));
  if (planned.length > 0) return [bullets(planned.map((one) => when(one)))];
  return [joined([meal === null ? say("No meal is planned there yet.") : say("No {meal, select, breakfast {breakfast} lunch {lunch} other {dinner}} is planned there yet.", { meal }), say("Say “{request}” and I look for one.", { request: say("Add a ramen lunch on day 2") })])];
}

function beds(days: string[], trip: TripState): (Said | Piece[])[] {
  const held = trip.activities.filter(({ type, day, endDay }) => type === "hotel" && day !== null && (days.length === 0 || days.some((one) => day <= one && one < (endDay ?? "9999"))));
  if (held.length === 0) return [say("No hotel is in the plan there yet. Add yours with “Add to the day”, and I reckon ways from it.")];
  return [bullets(held.map(({ title, day, endDay }) => (endDay ? say("{item}, from {day} to {until}", { item: title, day: { date: day! }, until: { date: endDay } }) : say("{item}, from {day}", { item: title, day: { date: day! } }))))];
}

/** By kind where it is one, else by what things are called. */
function count({ of = "", days }: Agenda, { trip, cities }: PlanContext): Said {
  const there = trip.activities.filter(({ day, type }) => day !== null && type !== "hotel" && type !== "transport" && (days.length === 0 || days.includes(day)));
  const kind = AVOIDABLE.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`).test(of))?.[1];
  const isOfKind = (activity: ActivityState) => {
    const known = activity.meal ? null : knownPlaceOf(activity, cities);
    return known !== null && isAvoided(known.place, [kind!]);
  };
  const found = /^(?:stops?|sights?|things?|places?|activities|attractions?)$/.test(of) ? there.filter(({ meal }) => !meal) : /^meals?|restaurants?$/.test(of) ? there.filter(({ meal }) => meal) : kind ? there.filter(isOfKind) : matching(of, there);
  return found.length === 0 ? say("None of those is in the plan.") : say("{count, plural, one {One: {items}} other {#: {items}}}.", { count: found.length, items: found.map(({ title }) => title) });
}

function named({ target }: Agenda, context: PlanContext): string[] {
  return target ? meant(target, context).slice(0, MOST_TOLD).flatMap(({ placeId }) => placeId ?? []) : [];
}
