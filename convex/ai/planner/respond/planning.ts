// A plan made, checked and told.
import { eachDay } from "../../../dates";
import { cityWords } from "../../../places/cityNames";
import { joined, say, type Said, type Text } from "../../../said";
import type { TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { applyEdits } from "../draft/applyEdits";
import { draftPlan } from "../draft/draftPlan";
import { whole } from "../draft/costs";
import type { CostSummary, DraftResult, PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import { repairPlan, type Repair } from "../repair/repairPlan";
import { comparison, wishesLike } from "./likeDay";
import type { Outcome } from "./outcome";
import { said } from "./which";
import { bullets } from "./words";

/** Of the whole trip, of some days, or of a day after another one. */
export function plan(intent: Extract<Intent, { kind: "plan" }>, base: PlanContext): Outcome {
  if (intent.days.length === 0) return said("draftPlan", say("No day of this trip was named"), say("Which day? Say a weekday, a date, or “day 2”."));
  const { like } = intent;
  const wishes = like === undefined ? {} : wishesLike(like, base.trip, base.cities);
  const context = like === undefined ? base : { ...base, preferences: { ...base.preferences, ...wishes, ...(intent.preferences.pace && { notBefore: null }), ...intent.preferences } };
  const days = intent.days === "all" ? eachDay(context.trip.startDate, context.trip.endDate) : intent.days;
  const draft = draftPlan({ ...context, days: intent.days === "all" ? "all" : days, keep: [] });
  if (draft.steps.length === 0) {
    return { calls: [], steps: [], paragraphs: joined([withoutData(draft, context.trip), ...draft.unmet], "\n\n") };
  }
  const drafted = draft.steps.reduce((state, step) => applyEdits(state, step.edits), context.trip);
  const repair = repaired(drafted, draft, context);
  const after = repair.steps.reduce((state, step) => applyEdits(state, step.edits), drafted);
  const { calls, paragraphs } = report(draft, after, context);
  const compared = like === undefined ? [] : [comparison(like, context.preferences, draft.days, base.trip, intent.preferences.budgetStyle === "budget")];
  return { calls, steps: [...draft.steps, ...repair.steps], paragraphs: [...paragraphs.slice(0, 1), ...compared, ...repair.explanations, ...paragraphs.slice(1)] };
}

/** Wishes for some days say nothing of the others. */
const errorsOf = (trip: TripState, draft: DraftResult, { cities, preferences }: PlanContext) =>
  checkPlan(trip, cities, preferences).filter(({ severity, day }) => severity === "error" && (day === null || draft.days.some((one) => one.day === day)));

/** What the checker finds in a draft is mended before anybody sees it, and said. */
function repaired(trip: TripState, draft: DraftResult, context: PlanContext): Pick<Repair, "steps" | "explanations"> {
  const errors = errorsOf(trip, draft, context);
  return errors.length === 0 ? { steps: [], explanations: [] } : repairPlan({ ...context, trip }, errors);
}

function report(draft: DraftResult, after: TripState, { cities, preferences, trip }: PlanContext): Pick<Outcome, "calls" | "paragraphs"> {
  const planned = draft.days.filter((day) => day.start !== null);
  const stops = planned.reduce((sum, day) => sum + day.stops, 0);
  const easy = planned.filter((day) => day.easy).map(({ day }) => ({ date: day }));
  const known = [...cities.values()];
  const errors = errorsOf(after, draft, { trip, cities, preferences });
  const facts = [
    draft.highlights.length > 0 && say("What you asked for: {places}", { places: draft.highlights.slice(0, 6) }),
    preferences.diets.length > 0 && say("Meals keep to the diet you named, with the choice said at each"),
    easy.length > 0 && say("{days} {count, plural, one {is} other {are}} light", { days: easy, count: easy.length }),
    preferences.notBefore !== null && say("Nothing starts before {time}", { time: { time: preferences.notBefore } }),
    draft.costs !== null && costs(draft.costs),
  ].filter((fact) => fact !== false);
  const replaced = trip.activities.some((activity) => activity.source === "ai" && activity.day !== null);
  return {
    calls: [
      { tool: "draftPlan", args: { days: planned.map(({ day }) => day) }, result: say("Chose {stops, plural, one {# sight} other {# sights}} for {days, plural, one {# day} other {# days}} from {places, plural, one {# known place} other {# known places}}", { stops, days: planned.length, places: known.reduce((sum, city) => sum + city.places.length, 0) }) },
      { tool: "answer", args: {}, result: errors.length === 0 ? say("Checked times, opening hours, distances and budget") : say("Checked the plan: {count, plural, one {# problem} other {# problems}} to look at", { count: errors.length }) },
    ],
    paragraphs: [
      joined([
        say("Here is a plan for {days}: {cities}.", {
          days: planned.length < 3 ? planned.map(({ day }) => ({ date: day })) : say("{count, plural, one {# day} other {# days}}", { count: planned.length }),
          cities: cityWords(planned.map(({ destinationId, city }) => ({ ...trip.destinations.find(({ id }) => id === destinationId)!, name: city }))),
        }),
        replaced && say("It takes the place of what I had planned there before; what you added yourself stays."),
      ]),
      bullets(facts),
      ...draft.unmet,
      draft.overBudget?.reason ?? "",
      withoutData(draft, trip),
      errors.length > 0 ? bullets(errors.slice(0, 4).map((error) => error.said)) : "",
      known[0] ? say("Opening hours and prices are usual ones, as of {when}: check before you go. Hotels are areas to choose one in.", { when: known[0].asOf }) : say("Opening hours and prices are usual ones: check before you go. Hotels are areas to choose one in."),
    ].filter((text: Text) => text !== "" && !(Array.isArray(text) && text.length === 0)),
  };
}

function costs({ total, perPerson, budget }: CostSummary): Said {
  const sums = { total: whole(total), each: whole(perPerson) };
  return budget ? say("About **{total}** for everyone, **{each}** a person, of {budget}", { ...sums, budget: whole(budget) }) : say("About **{total}** for everyone, **{each}** a person", sums);
}

const withoutData = ({ withoutData: names }: DraftResult, { destinations }: TripState) =>
  names.length === 0 ? "" : say("I hold no places for {cities}, so I leave those days to you. Add what you know yourself: I can put it in order, move it, and add up what it costs.", { cities: cityWords(destinations.filter(({ name }) => names.includes(name))) });
