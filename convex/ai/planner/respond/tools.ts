// Intents that change the trip, each carried out by one of the planner's tools.
import { eachDay } from "../../../dates";
import type { EditStep, ToolName, TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { draftPlan } from "../draft/draftPlan";
import { findPlaces } from "../draft/candidates";
import { fillDay, fitBudget, insertMeal, insertPlace, moveTo, optimizeDay, relaxDay, replaceWith } from "../draft/repairs";
import type { CandidateWish, DraftResult, PlanContext, RepairResult } from "../draftTypes";
import type { ActivityReference, Intent } from "../types";
import { applyEdits } from "../draft/applyEdits";
import type { Outcome } from "./respond";
import { formatDay } from "../../../trips/labels";
import { capital, listed, plural } from "../draft/wording";
import { bullets, money } from "./words";

/** Null for an intent that changes nothing. */
export function carryOut(intent: Intent, context: PlanContext): Outcome | null {
  switch (intent.kind) {
    case "plan":
      return plan(intent, context);
    case "relax":
      return eachDayOf(intent.days, context, "relaxDay", relaxDay);
    case "fill":
      return eachDayOf(intent.days, context, "fillDay", (current, day) => fillDay(current, day));
    case "optimize":
      return eachDayOf(intent.days, context, "optimizeDay", optimizeDay);
    case "replace":
      return replace(intent, context);
    case "remove":
      return remove(intent.targets, context);
    case "move":
      return withTarget(intent.target, context, (activityId) => {
        const day = context.trip.activities.find((activity) => activity.id === activityId)?.day;
        const days = intent.to.length > 0 ? intent.to : day ? [day] : [];
        return repaired("moveActivity", moveTo(context, { activityId, days, at: intent.at }));
      });
    case "add":
      return add(intent, context);
    case "fitBudget": {
      const budget = intent.budget ?? context.trip.budget;
      if (!budget) return said("fitBudget", "No budget is set", "This trip has no budget yet. Say one, such as “fit it into €2,000”.");
      return repaired("fitBudget", fitBudget(context, budget));
    }
    default:
      return null;
  }
}

function plan(intent: Extract<Intent, { kind: "plan" }>, context: PlanContext): Outcome {
  const days = intent.days === "all" ? eachDay(context.trip.startDate, context.trip.endDate) : intent.days;
  const draft = draftPlan({ ...context, days: intent.days === "all" ? "all" : days, keep: [] });
  if (draft.steps.length === 0) {
    return { calls: [], steps: [], paragraphs: [withoutData(draft), ...draft.unmet].filter(Boolean) };
  }
  const after = draft.steps.reduce((state, step) => applyEdits(state, step.edits), context.trip);
  const { calls, paragraphs } = report(draft, after, context);
  return { calls, steps: draft.steps, paragraphs };
}

function report(draft: DraftResult, after: TripState, { cities, preferences, trip }: PlanContext): Pick<Outcome, "calls" | "paragraphs"> {
  const planned = draft.days.filter((day) => day.start !== null);
  const stops = planned.reduce((sum, day) => sum + day.stops, 0);
  const easy = planned.filter((day) => day.easy).map(({ day }) => formatDay(day));
  const known = [...cities.values()];
  const findings = checkPlan(after, cities, preferences);
  const errors = findings.filter(({ severity }) => severity === "error");
  const facts = [
    draft.highlights.length > 0 && `What you asked for: ${listed(draft.highlights.slice(0, 6))}`,
    preferences.diets.length > 0 && "Meals keep to the diet you named, with the choice said at each",
    easy.length > 0 && `${listed(easy)} ${easy.length === 1 ? "is" : "are"} light`,
    preferences.notBefore && `Nothing starts before ${preferences.notBefore}`,
    draft.costs &&
      `About **${money(draft.costs.total)}** for everyone, **${money(draft.costs.perPerson)}** a person${draft.costs.budget ? `, of ${money(draft.costs.budget)}` : ""}`,
  ].filter((fact) => typeof fact === "string");
  const replaced = trip.activities.some((activity) => activity.source === "ai" && activity.day !== null);
  return {
    calls: [
      { tool: "draftPlan", args: { days: planned.map(({ day }) => day) }, result: `Chose ${plural(stops, "sight")} for ${plural(planned.length, "day")} from ${plural(known.reduce((sum, city) => sum + city.places.length, 0), "known place")}` },
      { tool: "answer", args: {}, result: errors.length === 0 ? "Checked times, opening hours, distances and budget" : `Checked the plan: ${plural(errors.length, "problem")} to look at` },
    ],
    paragraphs: [
      `Here is a plan for ${plural(planned.length, "day")}: ${listed([...new Set(planned.map(({ city }) => city))])}.${replaced ? " It takes the place of what I had planned there before; what you added yourself stays." : ""}`,
      bullets(facts),
      ...draft.unmet,
      draft.overBudget?.reason ?? "",
      withoutData(draft),
      errors.length > 0 ? bullets(errors.slice(0, 4).map(({ message }) => message)) : "",
      `Opening hours and prices are usual ones${known[0] ? `, as of ${known[0].asOf}` : ""}: check before you go. Hotels are areas to choose one in.`,
    ].filter(Boolean),
  };
}

const withoutData = ({ withoutData: names }: DraftResult) =>
  names.length === 0 ? "" : `I hold no places for ${listed(names)}, so I leave those days to you. Add what you know yourself: I can put it in order, move it, and add up what it costs.`;

function eachDayOf(days: string[], context: PlanContext, tool: ToolName, work: (context: PlanContext, day: string) => RepairResult): Outcome {
  if (days.length === 0) return said(tool, "No day of this trip was named", "Which day? Say a weekday, a date, or “day 2”.");
  let current = context;
  const total: Outcome = { calls: [], steps: [], paragraphs: [] };
  for (const day of days) {
    const result = work(current, day);
    const { calls, steps, paragraphs } = repaired(tool, result, days.length > 1 ? formatDay(day) : null);
    total.calls.push(...calls);
    total.steps.push(...steps);
    total.paragraphs.push(...paragraphs);
    if (result.step) current = { ...current, trip: applyEdits(current.trip, result.step.edits) };
  }
  return total;
}

function repaired(tool: ToolName, { step, explanation, removed, added }: RepairResult, prefix: string | null = null): Outcome {
  const what = [added.length > 0 && `added ${listed(added)}`, removed.length > 0 && `took out ${listed(removed)}`].filter(Boolean).join(", ");
  const text = prefix ? `**${prefix}**: ${explanation}` : explanation;
  return {
    calls: [{ tool, args: {}, result: step ? capital(what || step.label) : "Changed nothing" }],
    steps: step ? [step] : [],
    paragraphs: [text],
  };
}

/** One target: done. None or several: asked. */
export function withTarget(target: ActivityReference, { trip }: PlanContext, work: (id: string) => Outcome): Outcome {
  const [first, ...others] = target.ids;
  if (first !== undefined && others.length === 0) return work(first);
  const named = target.ids.map((id) => trip.activities.find((activity) => activity.id === id)).filter((activity) => activity !== undefined);
  if (named.length > 1) {
    return said("answer", "Asked which one is meant", `Which one do you mean?\n${bullets(named.slice(0, 6).map(({ title, day }) => `${title}${day ? ` on ${formatDay(day)}` : ""}`))}`);
  }
  return said("answer", "Found nothing by that name", `I don't find “${target.words}” in the plan. Use its name as it stands in the list, or say the day.`);
}

/** Of several that could be meant, the first that can be replaced: one undo away, and the others are named. */
function replace(intent: Extract<Intent, { kind: "replace" }>, context: PlanContext): Outcome {
  const tries = intent.target.ids.map((id) => ({ id, result: replaceWith(context, id, wishOf(intent, context.trip, id)) }));
  const done = tries.find(({ result }) => result.step !== null);
  if (!done) return withTarget(intent.target, context, () => repaired("replaceActivity", tries[0]!.result));
  const outcome = repaired("replaceActivity", done.result);
  const others = context.trip.activities.filter(({ id }) => id !== done.id && intent.target.ids.includes(id)).map(({ title }) => title);
  if (others.length === 0) return outcome;
  return { ...outcome, paragraphs: [...outcome.paragraphs, `${listed(others)} could be meant too and ${others.length === 1 ? "stays" : "stay"}. Say its full name to replace it as well.`] };
}

function remove(targets: ActivityReference[], context: PlanContext): Outcome {
  const edits: EditStep["edits"] = [];
  const names: string[] = [];
  for (const target of targets) {
    const outcome = withTarget(target, context, (id) => {
      edits.push({ op: "remove", id });
      names.push(context.trip.activities.find((activity) => activity.id === id)!.title);
      return { calls: [], steps: [], paragraphs: [] };
    });
    if (outcome.paragraphs.length > 0) return outcome;
  }
  return {
    calls: [{ tool: "removeActivity", args: {}, result: `Took out ${listed(names)}` }],
    steps: [{ label: `removed ${listed(names)}`, edits }],
    paragraphs: [`${listed(names)} ${names.length === 1 ? "is" : "are"} out. The time is free now; say “fill” and the day for something else there.`],
  };
}

function add(intent: Extract<Intent, { kind: "add" }>, context: PlanContext): Outcome {
  const { trip } = context;
  const days = intent.days.length > 0 ? intent.days : eachDay(trip.startDate, trip.endDate);
  const cuisines = intent.preferences.cuisines ?? [];
  if (intent.meal || cuisines.length > 0) {
    return repaired("addActivity", insertMeal(context, { meal: intent.meal ?? "lunch", days, cuisines, what: intent.what, at: intent.at }));
  }
  const found = findPlaces(context, { words: intent.what });
  const best = found[0] ?? findPlaces(context, wordsToWish(intent, context))[0];
  if (!best) {
    return said("searchPlaces", `Found no place for “${intent.what}”`, `I know no place called “${intent.what}” in ${listed(trip.destinations.map(({ name }) => name))}. You can add it yourself with “Add to the day”, and I will plan around it.`);
  }
  return repaired("addActivity", insertPlace(context, { placeId: best.placeId, days: intent.days, at: intent.at }));
}

/** "a museum", "something with a view": by kind or interest when it isn't a name. */
function wordsToWish(intent: Extract<Intent, { kind: "add" }>, { trip }: PlanContext): CandidateWish {
  const { interests = [], indoorOnly } = intent.preferences;
  const here = trip.destinations.find(({ arrival, departure }) => intent.days.some((day) => arrival <= day && day <= departure));
  if (interests.length === 0 && !indoorOnly) return { words: intent.what };
  return { interests, ...(indoorOnly && { setting: "indoor" as const }), ...(intent.days.length > 0 && here && { destinationId: here.id }) };
}

function wishOf(intent: Extract<Intent, { kind: "replace" }>, trip: TripState, id: string): CandidateWish {
  const { preferences, wish } = intent;
  const target = trip.activities.find((activity) => activity.id === id);
  const outdoor = /\b(outdoors?|outside|fresh air)\b/.test(wish);
  return {
    ...(preferences.indoorOnly && { setting: "indoor" as const }),
    ...(outdoor && { setting: "outdoor" as const }),
    ...(preferences.interests && { interests: preferences.interests }),
    ...(preferences.cuisines && { cuisines: preferences.cuisines }),
    ...(target?.meal && { meal: target.meal }),
    ...(!/\b(something|anything|other|else|different|cheaper)\b/.test(wish) && !preferences.interests && !preferences.cuisines && { words: wish }),
  };
}

export const said = (tool: ToolName, result: string, paragraph: string): Outcome => ({ calls: [{ tool, args: {}, result }], steps: [], paragraphs: [paragraph] });
