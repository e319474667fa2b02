// Why something is in the plan, and why a day is as it is: from what was kept when it was chosen, what is
// known of the place, and what the checker finds.
import { cityWords } from "../../../places/cityNames";
import { joined, say, type Said, type Text } from "../../../said";
import type { ActivityState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { dayKind, destinationsOn } from "../draft/skeleton";
import { interestWord } from "../draft/wording";
import type { PlanContext } from "../draftTypes";
import type { ActivityReference } from "../types";
import type { Outcome } from "./outcome";
import { hoursOn, knownPlaceOf } from "./places";
import { meant, whichOf } from "./which";
import { whole } from "../draft/costs";
import { bold, bullets } from "./words";

const MOST_EXPLAINED = 3;

/** Several that could be meant are all explained: that changes nothing, so nobody need be asked. */
export function whyChosen(target: ActivityReference, context: PlanContext): Outcome {
  const several = meant(target, context).slice(0, MOST_EXPLAINED);
  const which = several.length === 0 ? whichOf(target, context) : null;
  if (which?.kind === "open") return which.outcome;
  return {
    calls: [{ tool: "answer", args: {}, result: say("Explained {items}", { items: several.map(({ title }) => title) }) }],
    steps: [],
    paragraphs: several.map((activity) => joined([activity.day ? say("**{item}** on {day}:", { item: activity.title, day: { date: activity.day } }) : [...bold(activity.title), ":"], ...explanationOf(activity, context)])),
    about: several.flatMap(({ placeId }) => placeId ?? []),
  };
}

export function explanationOf(activity: ActivityState, { trip, cities, preferences }: PlanContext): Text[] {
  const known = knownPlaceOf(activity, cities);
  const reason = activity.why ?? say(activity.source === "ai" ? "it fitted the day's hours and the way between the stops." : "it was added by one of you, so the reason is yours.");
  const open = known && activity.day && !activity.meal ? hoursOn(known.place, activity.day, "it") : "";
  const booked = activity.locked ? say("It is booked, so I plan around it.") : "";
  const doubts = checkPlan(trip, cities, preferences).filter(({ activityIds }) => activityIds.includes(activity.id)).slice(0, 2).map(({ said }) => say("To look at: {problem}", { problem: said }));
  const access = known?.place.stepFree && preferences.stepFree ? say("Without steps: {stepFree, select, yes {yes} partly {in parts} other {no}}.", { stepFree: known.place.stepFree }) : "";
  return [reason, open, access, booked, ...doubts];
}

export function whyDay(days: string[], text: string, context: PlanContext): Outcome {
  return {
    calls: [{ tool: "answer", args: {}, result: say("Explained {items}", { items: days.slice(0, 2).map((date) => ({ date })) }) }],
    steps: [],
    paragraphs: days.slice(0, 2).flatMap((day) => dayExplained(day, text, context)),
  };
}

function dayExplained(day: string, text: string, context: PlanContext): Text[] {
  const { trip, cities, preferences } = context;
  const items = trip.activities.filter((activity) => activity.day === day && activity.type !== "hotel");
  const sights = items.filter(({ type }) => type === "sightseeing" || type === "other");
  const name = { day: { date: day } };
  if (/\b(expensive|dear|costly|cheap)\b/.test(text)) return costExplained(name, items, trip.travellers);
  const emptyAsked = /\b(empty|free|light|little|short|nothing)\b/.test(text);
  const hours = items.flatMap(({ start, end }) => (start && end ? [{ start, end }] : []));
  const first = hours.map(({ start }) => start).toSorted()[0];
  const last = hours.map(({ end }) => end).toSorted().at(-1);
  const own = sights.filter(({ source }) => source !== "ai").map(({ title }) => title);
  const facts = [
    ...(emptyAsked || sights.length < 3 ? reasonsForRoom(day, context) : []),
    !emptyAsked && paceReason(context),
    own.length > 0 && say("{items} {count, plural, one {was added by you: I planned around it} other {were added by you: I planned around them}}", { items: own, count: own.length }),
    preferences.interests.length > 0 && say("You asked for {interests}", { interests: preferences.interests.map(interestWord) }),
    ...(emptyAsked ? [] : sights.filter(({ why }) => why).map(({ title, why }) => `${title}: ${why}`)),
    ...checkPlan(trip, cities, preferences).filter((finding) => finding.day === day).slice(0, 3).map(({ said }) => say("To look at: {problem}", { problem: said })),
  ].filter((fact) => fact !== false);
  const counted = { ...name, stops: sights.length, meals: items.filter(({ meal }) => meal).length };
  return [
    first && last
      ? say("**{day}** has {stops, plural, one {# stop} other {# stops}} and {meals, plural, one {# meal} other {# meals}}, {start} to {end}.", { ...counted, start: { time: first }, end: { time: last } })
      : say("**{day}** has {stops, plural, one {# stop} other {# stops}} and {meals, plural, one {# meal} other {# meals}}.", counted),
    ...(facts.length > 0 ? [bullets(facts)] : []),
    ...(emptyAsked ? [say("Say “{request}” and I look for more.", { request: say("fill {day}", { day: { date: day } }) })] : sights.length > 2 ? [say("Say “{request}” and I take some out.", { request: say("make {day} more relaxed", { day: { date: day } }) })] : []),
  ];
}

function paceReason({ preferences }: PlanContext): Said {
  switch (preferences.pace) {
    case "packed":
      return say("You asked to see as much as possible");
    case "relaxed":
      return say("You asked for a relaxed pace, so I put in fewer stops than usual");
    case "normal":
      return say("I filled it at a usual pace, with time for each stop, the ways between and the meals");
  }
}

function reasonsForRoom(day: string, { trip, cities, preferences }: PlanContext): Said[] {
  const without = cityWords(destinationsOn(trip, day).filter(({ citySlug }) => citySlug === null || !cities.has(citySlug)));
  const easy = Array.isArray(preferences.easyDays) && preferences.easyDays.includes(day);
  const kinds = { arrival: say("It is the day you arrive, so I start late"), departure: say("It is the day you leave, so I end early"), moving: say("It is a day of moving from one city to the next"), only: null, full: null };
  return [
    kinds[dayKind(trip, day)],
    easy ? say("You asked for it to be easy") : null,
    preferences.notBefore !== null ? say("Nothing starts before {time}, as you asked", { time: { time: preferences.notBefore } }) : null,
    without.length > 0 ? say("I hold no places for {cities}", { cities: without }) : null,
  ].filter((reason) => reason !== null);
}

function costExplained(name: { day: { date: string } }, items: ActivityState[], travellers: number): Text[] {
  const priced = items.filter(({ cost }) => cost !== null && cost.amount > 0).sort((a, b) => b.cost!.amount - a.cost!.amount).slice(0, 4);
  if (priced.length === 0) return [say("Nothing on **{day}** has a price yet.", name)];
  return [
    say("What costs most on **{day}**, for {travellers, plural, one {# traveller} other {# travellers}}:", { ...name, travellers }),
    bullets(priced.map(({ title, cost }) => say("{item}: {sum}", { item: title, sum: whole(cost!) }))),
    say("Say “replace” and its name for something cheaper."),
  ];
}
