// Intents that change the trip, each carried out by one of the planner's tools.
import { eachDay } from "../../../dates";
import { cityWords } from "../../../places/cityNames";
import { joined, say, type Said } from "../../../said";
import type { EditStep, ToolName } from "../../types";
import { changeOf } from "../../tools/changeOf";
import { findPlaces } from "../draft/candidates";
import { isNamed } from "../draft/interest";
import { fillDay, fitBudget, insertMeal, insertPlace, moveTo, optimizeDay, relaxDay, replaceWith } from "../draft/repairs";
import type { CandidateWish, PlanContext, RepairResult } from "../draftTypes";
import type { ActivityReference, Intent } from "../types";
import { alternatives, choose } from "./alternatives";
import { knownPlaceOf } from "./places";
import { plan } from "./planning";
import { clear } from "./clear";
import { dayByDay } from "./dayByDay";
import type { Outcome } from "./outcome";
import { fewer } from "./fewer";
import { keep } from "./keep";
import { last } from "./lasting";
import { order, shift } from "./rearrange";
import { addRide } from "./rides";
import { swapDays, swapItems } from "./swap";
import { meant, said, whichOf, withTarget } from "./which";

/** Null for an intent that changes nothing. */
export function carryOut(intent: Intent, context: PlanContext): Outcome | null {
  switch (intent.kind) {
    case "plan":
      return plan(intent, context);
    case "relax":
      return eachDayOf(intent.days, context, "relaxDay", (current, day) => relaxDay(current, day, intent.most));
    case "fill":
      return eachDayOf(intent.days, context, "fillDay", (current, day) => fillDay(current, day));
    case "clear":
      return clear(intent, context);
    case "keep":
      return keep(intent, context);
    case "optimize":
      return eachDayOf(intent.days, context, "optimizeDay", optimizeDay);
    case "replace":
      return replace(intent, context);
    case "remove":
      return remove(intent.targets, context);
    case "move":
      return move(intent, context);
    case "shift":
      return shift(intent, context);
    case "last":
      return last(intent, context);
    case "order":
      return order(intent, context);
    case "fewer":
      return fewer(intent, context);
    case "swapDays":
      return swapDays(intent, context);
    case "swapItems":
      return swapItems(intent, context);
    case "add":
      return intent.ride ? addRide(intent, intent.ride, context) : add(intent, context);
    case "alternatives":
      return alternatives(intent, context);
    case "choose":
      return choose(intent, context);
    case "fitBudget": {
      const budget = intent.budget ?? context.trip.budget;
      if (!budget) return said("fitBudget", say("No budget is set"), say("This trip has no budget yet. Say one, such as “fit it into €2,000”."));
      return repaired("fitBudget", fitBudget(context, budget));
    }
    default:
      return null;
  }
}

const eachDayOf = (days: string[], context: PlanContext, tool: ToolName, work: (context: PlanContext, day: string) => RepairResult): Outcome =>
  dayByDay(days, context, tool, (current, day) => {
    const outcome = repaired(tool, work(current, day), days.length > 1 ? say("**{day}**:", { day: { date: day } }) : null);
    return { ...outcome, calls: outcome.calls.map((call) => ({ ...call, args: { day } })) };
  });

function repaired(tool: ToolName, { step, explanation, removed, added }: RepairResult, prefix: Said | null = null): Outcome {
  return { calls: [{ tool, args: {}, result: changeOf({ step, removed, added }) }], steps: step ? [step] : [], paragraphs: [joined([prefix, explanation])] };
}

function replace(intent: Extract<Intent, { kind: "replace" }>, context: PlanContext): Outcome {
  const results = new Map<string, RepairResult>();
  const choosing = { ...context, preferences: { ...context.preferences, avoid: [...context.preferences.avoid, ...(intent.preferences.avoid ?? [])] } };
  const tried = (id: string) => results.get(id) ?? results.set(id, replaceWith(choosing, id, wishOf(intent, context, id))).get(id)!;
  // Something else in its place is one undo away: the first of several is taken, and the others named.
  const [first, ...others] = meant(intent.target, context).filter(({ id }) => tried(id).step !== null);
  if (!first || others.length === 0) return withTarget(intent.target, context, ({ id }) => repaired("replaceActivity", tried(id)), (id) => tried(id).step !== null);
  const outcome = repaired("replaceActivity", tried(first.id));
  const stays = say("{items} could be meant too and {count, plural, one {stays} other {stay}}. Say its full name to replace it as well.", { items: others.map(({ title }) => title), count: others.length });
  return { ...outcome, paragraphs: [...outcome.paragraphs, stays] };
}

function move({ target, to, at, part, keepsAll }: Extract<Intent, { kind: "move" }>, context: PlanContext): Outcome {
  if (to.length === 0 && at === null && part === undefined) return withTarget(target, context, () => said("moveActivity", say("No day of this trip was named"), say("Which day shall it go to?")));
  const dayOf = (activityId: string) => context.trip.activities.find(({ id }) => id === activityId)?.day ?? null;
  const moved = (activityId: string) => {
    const day = dayOf(activityId);
    return moveTo(context, { activityId, days: to.length > 0 ? to : day ? [day] : [], at, ...(part && { part }) });
  };
  // What is there already isn't what shall be moved there.
  const done = (id: string): Outcome => {
    const result = moved(id);
    const item = context.trip.activities.find((activity) => activity.id === id)!;
    if (keepsAll && result.removed.length > 0) return said("moveActivity", say("Changed nothing"), say("{item} stays where it is on {day}: at {start} there is no room without taking out {items}.", { item: item.title, day: { date: item.day! }, start: { time: at! }, items: result.removed }));
    return repaired("moveActivity", result);
  };
  return withTarget(target, context, ({ id }) => done(id), (id) => !to.includes(dayOf(id) ?? "") && moved(id).step !== null);
}

function remove(targets: ActivityReference[], context: PlanContext): Outcome {
  const edits: EditStep["edits"] = [];
  const names: string[] = [];
  const assumed: Said[] = [];
  for (const target of targets) {
    const which = whichOf(target, context);
    // Nothing is taken out before it is clear what all of it is.
    if (which.kind === "open") return which.outcome;
    edits.push({ op: "remove", id: which.activity.id });
    names.push(which.activity.title);
    if (which.assumed) assumed.push(which.assumed);
  }
  return {
    calls: [{ tool: "removeActivity", args: {}, result: say("Took out {removed}", { removed: names }) }],
    steps: [{ label: say("removed {item}", { item: names }), edits }],
    paragraphs: [say("{items} {count, plural, one {is} other {are}} out. The time is free now; say “fill” and the day for something else there.", { items: names, count: names.length }), ...assumed],
  };
}

function add(intent: Extract<Intent, { kind: "add" }>, context: PlanContext): Outcome {
  const { trip } = context;
  const typed = intent.said ?? intent.what;
  const days = intent.days.length > 0 ? intent.days : eachDay(trip.startDate, trip.endDate);
  const cuisines = intent.preferences.cuisines ?? [];
  if (intent.meal === null && PAUSE.test(intent.what)) return pauseAt(intent, context);
  if (intent.meal || cuisines.length > 0) {
    const diets = [...(intent.preferences.diets ?? []), ...context.preferences.diets];
    return repaired("addActivity", insertMeal({ ...context, preferences: { ...context.preferences, diets } }, { meal: intent.meal ?? "lunch", days, cuisines, what: typed, at: intent.at }));
  }
  const found = findPlaces(context, { words: intent.what });
  const best = found[0] ?? (intent.said === undefined ? undefined : findPlaces(context, { words: intent.said })[0]) ?? standing(intent.what, context) ?? findPlaces(context, wordsToWish(intent, context))[0];
  if (!best) {
    return said("searchPlaces", say("Found no place for “{words}”", { words: typed }), say("I know no place called “{words}” in {cities}. You can add it yourself with “Add to the day”, and I will plan around it.", { words: typed, cities: cityWords(trip.destinations) }));
  }
  return repaired("addActivity", insertPlace(context, { placeId: best.placeId, days: intent.days, at: intent.at, ...(intent.near && { near: intent.near }) }));
}

/** Between meals, and in no meal's place. */
const PAUSE = /\b(?:coffee|tea|cake|ice cream|snack|dessert|drinks?|cocktails?|beers?|aperitif|aperitivo)\b/;

function pauseAt({ days, at, near, what, said: typed = what, preferences }: Extract<Intent, { kind: "add" }>, context: PlanContext): Outcome {
  const search = preferences.cuisines?.length ? { cuisines: preferences.cuisines } : { words: what };
  const here = new Set(context.trip.destinations.filter(({ arrival, departure }) => days.length === 0 || days.some((day) => arrival <= day && day <= departure)).map(({ id }) => id));
  for (const { placeId, place, destinationId } of findPlaces(context, search)) {
    if (!place.food || !here.has(destinationId)) continue;
    const result = insertPlace(context, { placeId, days, at, ...(near && { near }) });
    if (result.step) return repaired("addActivity", result);
  }
  return said("addActivity", say("Changed nothing"), say("I find no gap there for {what} near a place that I know. Add it yourself with “Add to the day”, and I plan around it.", { what: typed }));
}

/** In the plan already, which is then said. "Museum" alone names none. */
const standing = (what: string, context: PlanContext) => (what.includes(" ") ? findPlaces(context, { words: what, notInTrip: false }).find(({ place }) => isNamed(place, what)) : undefined);

/** "a museum", "something with a view": by kind or interest when it isn't a name. */
function wordsToWish(intent: Extract<Intent, { kind: "add" }>, { trip }: PlanContext): CandidateWish {
  const { interests = [], indoorOnly } = intent.preferences;
  const here = trip.destinations.find(({ arrival, departure }) => intent.days.some((day) => arrival <= day && day <= departure));
  if (interests.length === 0 && !indoorOnly) return { words: intent.what };
  return { interests, ...(indoorOnly && { setting: "indoor" as const }), ...(intent.days.length > 0 && here && { destinationId: here.id }) };
}

function wishOf(intent: Extract<Intent, { kind: "replace" }>, { trip, cities }: PlanContext, id: string): CandidateWish {
  const { preferences, wish } = intent;
  const target = trip.activities.find((activity) => activity.id === id);
  const known = target && knownPlaceOf(target, cities);
  const isCheaper = /\b(?:cheaper|less expensive|more affordable|budget)\b/.test(wish) && known !== null && known !== undefined && known.place.price > 0;
  const outdoor = /\b(outdoors?|outside|fresh air)\b/.test(wish);
  return {
    ...(preferences.indoorOnly && { setting: "indoor" as const }),
    ...(outdoor && { setting: "outdoor" as const }),
    ...(preferences.interests && { interests: preferences.interests }),
    ...(preferences.cuisines && { cuisines: preferences.cuisines }),
    ...(target?.meal && { meal: target.meal }),
    ...(isCheaper && { maxPrice: known.place.price - 1 }),
    ...(!/\b(something|anything|other|else|different|cheaper)\b/.test(wish) && !preferences.interests && !preferences.cuisines && { words: wish }),
  };
}
