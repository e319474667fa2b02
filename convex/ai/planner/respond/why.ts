// Why something is in the plan, and why a day is as it is: from what was kept when it was chosen, what is
// known of the place, and what the checker finds.
import { english } from "../../../said";
import { formatDay } from "../../../trips/labels";
import type { ActivityState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { dayKind, destinationsOn } from "../draft/skeleton";
import { interestWord, listed, plural } from "../draft/wording";
import type { PlanContext } from "../draftTypes";
import type { ActivityReference } from "../types";
import type { Outcome } from "./respond";
import { hoursOn, knownPlaceOf } from "./places";
import { meant, whichOf } from "./which";
import { bullets, money } from "./words";

const MOST_EXPLAINED = 3;

/** Several that could be meant are all explained: that changes nothing, so nobody need be asked. */
export function whyChosen(target: ActivityReference, context: PlanContext): Outcome {
  const several = meant(target, context).slice(0, MOST_EXPLAINED);
  const which = several.length === 0 ? whichOf(target, context) : null;
  if (which?.kind === "open") return which.outcome;
  return {
    calls: [{ tool: "answer", args: {}, result: `Explained ${listed(several.map(({ title }) => title))}` }],
    steps: [],
    paragraphs: several.map((activity) => `**${activity.title}**${activity.day ? ` on ${formatDay(activity.day)}` : ""}: ${explanationOf(activity, context)}`),
    about: several.flatMap(({ placeId }) => placeId ?? []),
  };
}

export function explanationOf(activity: ActivityState, { trip, cities, preferences }: PlanContext): string {
  const known = knownPlaceOf(activity, cities);
  const reason = activity.why ?? (activity.source === "ai" ? "it fitted the day's hours and the way between the stops." : "it was added by one of you, so the reason is yours.");
  const open = known && activity.day && !activity.meal ? `It ${hoursOn(known.place, activity.day)}.` : "";
  const booked = activity.locked ? "It is booked, so I plan around it." : "";
  const doubts = checkPlan(trip, cities, preferences).filter(({ activityIds }) => activityIds.includes(activity.id)).slice(0, 2).map(({ said }) => `To look at: ${english(said)}`);
  return [reason, open, booked, ...doubts].filter(Boolean).join(" ");
}

export function whyDay(days: string[], text: string, context: PlanContext): Outcome {
  return {
    calls: [{ tool: "answer", args: {}, result: `Explained ${listed(days.slice(0, 2).map((day) => formatDay(day)))}` }],
    steps: [],
    paragraphs: days.slice(0, 2).flatMap((day) => dayExplained(day, text, context)),
  };
}

function dayExplained(day: string, text: string, context: PlanContext): string[] {
  const { trip, cities, preferences } = context;
  const items = trip.activities.filter((activity) => activity.day === day && activity.type !== "hotel");
  const sights = items.filter(({ type }) => type === "sightseeing" || type === "other");
  const name = formatDay(day);
  if (/\b(expensive|dear|costly|cheap)\b/.test(text)) return costExplained(name, items, trip.travellers);
  const emptyAsked = /\b(empty|free|light|little|short|nothing)\b/.test(text);
  const hours = items.flatMap(({ start, end }) => (start && end ? [{ start, end }] : []));
  const first = hours.map(({ start }) => start).toSorted()[0];
  const last = hours.map(({ end }) => end).toSorted().at(-1);
  const span = first && last ? `, ${first} to ${last}` : "";
  const own = sights.filter(({ source }) => source !== "ai").map(({ title }) => title);
  const facts = [
    ...(emptyAsked || sights.length < 3 ? reasonsForRoom(day, context) : []),
    !emptyAsked && paceReason(context),
    own.length > 0 && `${listed(own)} ${own.length === 1 ? "was" : "were"} added by you: I planned around ${own.length === 1 ? "it" : "them"}`,
    preferences.interests.length > 0 && `You asked for ${listed(preferences.interests.map(interestWord))}`,
    ...(emptyAsked ? [] : sights.filter(({ why }) => why).map(({ title, why }) => `${title}: ${why}`)),
    ...checkPlan(trip, cities, preferences).filter((finding) => finding.day === day).slice(0, 3).map(({ said }) => `To look at: ${english(said)}`),
  ].filter((fact) => typeof fact === "string");
  return [
    `**${name}** has ${plural(sights.length, "stop")} and ${plural(items.filter(({ meal }) => meal).length, "meal")}${span}.`,
    bullets(facts),
    emptyAsked ? `Say “fill ${name}” and I look for more.` : sights.length > 2 ? `Say “make ${name} more relaxed” and I take some out.` : "",
  ].filter(Boolean);
}

function paceReason({ preferences }: PlanContext): string {
  switch (preferences.pace) {
    case "packed":
      return "You asked to see as much as possible";
    case "relaxed":
      return "You asked for a relaxed pace, so I put in fewer stops than usual";
    case "normal":
      return "I filled it at a usual pace, with time for each stop, the ways between and the meals";
  }
}

function reasonsForRoom(day: string, { trip, cities, preferences }: PlanContext): string[] {
  const without = destinationsOn(trip, day).filter(({ citySlug }) => citySlug === null || !cities.has(citySlug)).map(({ name }) => name);
  const easy = Array.isArray(preferences.easyDays) && preferences.easyDays.includes(day);
  const kinds = { arrival: "It is the day you arrive, so I start late", departure: "It is the day you leave, so I end early", moving: "It is a day of moving from one city to the next", only: "", full: "" };
  return [
    kinds[dayKind(trip, day)],
    easy ? "You asked for it to be easy" : "",
    preferences.notBefore !== null ? `Nothing starts before ${preferences.notBefore}, as you asked` : "",
    without.length > 0 ? `I hold no places for ${listed(without)}` : "",
  ].filter(Boolean);
}

function costExplained(name: string, items: ActivityState[], travellers: number): string[] {
  const priced = items.filter(({ cost }) => cost !== null && cost.amount > 0).sort((a, b) => b.cost!.amount - a.cost!.amount).slice(0, 4);
  if (priced.length === 0) return [`Nothing on **${name}** has a price yet.`];
  return [`What costs most on **${name}**, for ${plural(travellers, "traveller")}:`, bullets(priced.map(({ title, cost }) => `${title}: ${money(cost!)}`)), `Say “replace” and its name for something cheaper.`];
}
