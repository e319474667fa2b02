// What the plan is like: which day is the dearest, the fullest, the one with the longest ways, and what the checker finds in it.
import { eachDay } from "../../../dates";
import { convert } from "../../../places/rates";
import { joined, say, type Said } from "../../../said";
import { checkPlan } from "../checker/checkPlan";
import { costsOf, planCurrency, whole } from "../draft/costs";
import { timedOn, travelOf } from "../draft/timeline";
import type { PlanContext } from "../draftTypes";
import { mayChange } from "../repair/mayChange";
import type { Intent } from "../types";
import type { Outcome } from "./outcome";
import { said } from "./which";
import { bullets } from "./words";

type Asked = Extract<Intent, { kind: "ask" }>;
type Measured = { date: string; value: number; said: Said };

const OF_COST = /\b(?:cheap\w*|expensive|dear\w*|pric\w+|costs?|money|spend)\b/;
const OF_WAYS = /\b(?:walks?|walking|ways?|travel\w*|distance|km|kilomet\w+|driving|on the road)\b/;
const LEAST = /\b(?:cheapest|quietest|emptiest|lightest|shortest|easiest|least|fewest)\b/;

/** Each day by what is asked of it, the one first that it is; days without a plan don't count. */
export function whichDay({ text }: Asked, context: PlanContext): Outcome {
  const measure = OF_COST.test(text) ? costOf : OF_WAYS.test(text) ? waysOf : stopsOf;
  const { trip } = context;
  const planned = eachDay(trip.startDate, trip.endDate).filter((date) => timedOn(trip, date).length > 0);
  const days = planned.flatMap((date) => measure(date, context) ?? []).sort((a, b) => (LEAST.test(text) ? a.value - b.value : b.value - a.value));
  const [first, ...others] = days;
  if (!first) return said("answer", say("Compared the days"), say("Nothing is planned yet that I could compare."));
  return said("answer", say("Compared the days"), joined([joined([say("**{day}**: {what}.", { day: { date: first.date }, what: first.said }), others.length > 0 && say("The others:")]), bullets(others.map(({ date, said: what }) => say("{day}: {what}", { day: { date }, what })))], "\n"));
}

function costOf(date: string, { trip }: PlanContext): Measured | null {
  const { total } = costsOf({ ...trip, activities: trip.activities.filter(({ day }) => day === date) }, trip.budget ? { currency: trip.budget.currency } : {});
  return { date, value: total.amount, said: say("about {sum} for everyone", { sum: whole(total) }) };
}

function waysOf(date: string, context: PlanContext): Measured | null {
  const { km, minutes } = travelOf(context, date);
  return { date, value: minutes, said: say("{length} on the way between stops, some {minutes, plural, one {# minute} other {# minutes}}", { length: { km: Math.round(km * 10) / 10 }, minutes: Math.round(minutes) }) };
}

function stopsOf(date: string, { trip }: PlanContext): Measured | null {
  const stops = timedOn(trip, date).filter(({ type, meal }) => (type === "sightseeing" || type === "other") && meal == null);
  return { date, value: stops.length, said: say("{count, plural, one {# stop} other {# stops}}", { count: stops.length }) };
}

const MOST_TOLD = 6;

export function review({ days = [] }: Asked, { trip, cities, preferences }: PlanContext): Outcome {
  const all = checkPlan(trip, cities, preferences).filter(({ day }) => days.length === 0 || (day !== null && days.includes(day)));
  if (all.length === 0) {
    const fine = say("I checked times, opening hours, ways, nights and the budget, and found nothing to mend.");
    return said("answer", say("Checked the plan"), joined([fine, say("For less of it say “make” and a day “more relaxed”; for more, “fill” and a day.")]));
  }
  const told = all.slice(0, MOST_TOLD).map((finding) => finding.said);
  const more = all.length - told.length;
  return said("answer", say("Checked the plan"), joined([joined([say("This is what I would look at:"), bullets(told)], "\n"), joined([more > 0 && say("{count, plural, one {# more stands} other {# more stand}} in the list of problems.", { count: more }), say("Most can be mended there by one press.")])], "\n\n"));
}

/** What could be done without: what costs the most of what the planner chose. */
export function dearest({ days = [] }: Asked, { trip }: PlanContext): Outcome {
  const priced = trip.activities
    .filter((activity) => mayChange(activity) && activity.day !== null && activity.cost !== null && activity.cost.amount > 0 && activity.type !== "hotel" && (days.length === 0 || days.includes(activity.day)))
    .map(({ title, day, cost }) => ({ title, day: day!, cost: convert(cost!, planCurrency(trip)) }))
    .sort((a, b) => b.cost.amount - a.cost.amount)
    .slice(0, MOST_TOLD);
  if (priced.length === 0) return said("answer", say("Looked up what things cost"), say("Of what I planned there nothing costs anything: what is left is booked or was added by one of you."));
  const listed = priced.map(({ title, day, cost }) => say("{item} on {day}, about {sum}", { item: title, day: { date: day }, sum: whole(cost) }));
  return said("answer", say("Looked up what things cost"), joined([joined([say("These cost the most of what I planned:"), bullets(listed)], "\n"), say("Say “remove” and a name, or “fit the budget” and I look for cheaper ways.")], "\n\n"));
}
