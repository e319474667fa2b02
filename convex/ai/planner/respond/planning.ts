// A plan made, checked and told.
import { eachDay } from "../../../dates";
import { english } from "../../../said";
import { formatDay } from "../../../trips/labels";
import type { TripState } from "../../types";
import { checkPlan } from "../checker/checkPlan";
import { applyEdits } from "../draft/applyEdits";
import { draftPlan } from "../draft/draftPlan";
import { listed, plural } from "../draft/wording";
import type { DraftResult, PlanContext } from "../draftTypes";
import type { Intent } from "../types";
import { repairPlan, type Repair } from "../repair/repairPlan";
import { WHICH_DAY } from "../understand/openQuestion";
import { comparison, wishesLike } from "./likeDay";
import type { Outcome } from "./respond";
import { said } from "./which";
import { bullets, money } from "./words";

/** Of the whole trip, of some days, or of a day after another one. */
export function plan(intent: Extract<Intent, { kind: "plan" }>, base: PlanContext): Outcome {
  if (intent.days.length === 0) return said("draftPlan", "No day of this trip was named", `${WHICH_DAY} Say a weekday, a date, or “day 2”.`);
  const { like } = intent;
  const wishes = like === undefined ? {} : wishesLike(like, base.trip, base.cities);
  const context = like === undefined ? base : { ...base, preferences: { ...base.preferences, ...wishes, ...(intent.preferences.pace && { notBefore: null }), ...intent.preferences } };
  const days = intent.days === "all" ? eachDay(context.trip.startDate, context.trip.endDate) : intent.days;
  const draft = draftPlan({ ...context, days: intent.days === "all" ? "all" : days, keep: [] });
  if (draft.steps.length === 0) {
    return { calls: [], steps: [], paragraphs: [withoutData(draft), ...draft.unmet].filter(Boolean) };
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
  const easy = planned.filter((day) => day.easy).map(({ day }) => formatDay(day));
  const known = [...cities.values()];
  const errors = errorsOf(after, draft, { trip, cities, preferences });
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
      `Here is a plan for ${planned.length < 3 ? listed(planned.map(({ day }) => formatDay(day))) : plural(planned.length, "day")}: ${listed([...new Set(planned.map(({ city }) => city))])}.${replaced ? " It takes the place of what I had planned there before; what you added yourself stays." : ""}`,
      bullets(facts),
      ...draft.unmet,
      draft.overBudget?.reason ?? "",
      withoutData(draft),
      errors.length > 0 ? bullets(errors.slice(0, 4).map((error) => english(error.said))) : "",
      `Opening hours and prices are usual ones${known[0] ? `, as of ${known[0].asOf}` : ""}: check before you go. Hotels are areas to choose one in.`,
    ].filter(Boolean),
  };
}

const withoutData = ({ withoutData: names }: DraftResult) =>
  names.length === 0 ? "" : `I hold no places for ${listed(names)}, so I leave those days to you. Add what you know yourself: I can put it in order, move it, and add up what it costs.`;
