// For each problem the ways out that help, at most a few: tried on a copy of the plan, and offered only where the linter
// then finds it gone and nothing worse in its place. Pure.
import { subjectOf, type Item } from "../../ai/planner/checker/subject";
import { usualCost } from "../../ai/planner/repair/fixTimes";
import { DEFAULT_PREFERENCES } from "../../ai/planner/draftTypes";
import { cityWord } from "../../places/cityNames";
import { minutesOfDay } from "../../dates";
import { convert } from "../../places/rates";
import { say, type Said } from "../../said";
import type { Language } from "../../words/languages";
import { applyFixEdits, daysTouched } from "./applyEdits";
import { arrival, asBooked, bed, checkOut, cityDates, clockThere, hourLater, journey, mealOn, nightBefore, oneBed } from "./fixNights";
import { apart, itemsOf, longer, mayMove, otherDay, sameDay, toIdeas, type Fixes, type Fixing } from "./fixTimes";
import { inDayNumbers } from "../days/dayNumbers";
import { weightyProblems } from "./lintTrip";
import type { Facts, Fix, LintItem, LintTrip, Problem } from "./types";

const MOST_OFFERED = 3;

/** What reckoning the fixes of many problems of one trip has in common. */
export const fixing = (trip: LintTrip, facts: Facts, language: Language = "en"): Fixing => ({ trip, subject: subjectOf(trip, facts.cities, null, null), language });

/** Gentlest first. */
export function fixesOf(found: Problem, facts: Facts, context: Fixing): Fix[] {
  const { trip } = context;
  const offered: Fix[] = [];
  const before = new Map<string, Problem[]>();
  for (const fix of candidates(found, facts, context)) {
    if (offered.length === MOST_OFFERED) break;
    if (offered.some((other) => other.id === fix.id || isSame(other.label, fix.label) || isNearly(other, fix, trip)) || !helps(found, fix, facts, trip, before)) continue;
    offered.push(trip.undated ? { ...fix, label: inDayNumbers(fix.label, trip), preview: fix.preview && inDayNumbers(fix.preview, trip) } : fix);
  }
  return offered;
}

const isSame = (one: Said, other: Said) => JSON.stringify(one) === JSON.stringify(other);

/** Nobody chooses between five o'clock and five past. */
const NEARLY_MINUTES = 15;

/** Both put the same item, and it alone, at nearly the same time of the same day. */
function isNearly(one: Fix, other: Fix, trip: LintTrip): boolean {
  const [a, b] = [startIn(one, trip), startIn(other, trip)];
  return a !== null && b !== null && a.id === b.id && a.day === b.day && Math.abs(a.minutes - b.minutes) <= NEARLY_MINUTES;
}

function startIn({ edits }: Fix, { activities }: LintTrip) {
  const [edit, more] = edits;
  if (more || edit?.op !== "set" || !edit.set.start) return null;
  const day = edit.set.day === undefined ? activities.find(({ id }) => id === edit.id)?.day : edit.set.day;
  return { id: edit.id, day, minutes: minutesOfDay(edit.set.start) };
}

/** Looked at are the days it touches, with all stays and journeys: what else there is stays as it was. `known`: what is wrong with days before anything is done. */
function helps(found: Problem, { edits }: Fix, facts: Facts, trip: LintTrip, known: Map<string, Problem[]>): boolean {
  const days = new Set([...daysTouched(trip, edits), ...(found.day === null ? [] : [found.day])]);
  const everything = found.day === null || edits.some(({ op }) => op === "city");
  // Beds and journeys are asked for once anything is planned at all.
  const planned = trip.activities.find(({ day, type, meal }) => day !== null && type === "sightseeing" && !meal)?.id;
  const isNear = ({ id, day, type }: LintItem) => (day !== null && days.has(day)) || type === "hotel" || type === "transport" || id === planned || found.activityIds.includes(id);
  const near = (one: LintTrip): LintTrip => (everything ? one : { ...one, budget: null, activities: one.activities.filter(isNear) });
  const key = everything ? "everything" : [...days].sort().join(" ");
  const before = known.get(key) ?? weightyProblems(near(trip), facts);
  known.set(key, before);
  const after = weightyProblems(near(applyFixEdits(trip, edits)), facts);
  if (after.some(({ id }) => id === found.id)) return false;
  const errors = new Set(before.flatMap(({ id, severity }) => (severity === "error" ? [id] : [])));
  if (after.some(({ id, severity }) => severity === "error" && !errors.has(id))) return false;
  const warnings = (problems: Problem[]) => problems.filter(({ severity }) => severity !== "hint").length;
  return warnings(after) <= warnings(before);
}

function* candidates(found: Problem, facts: Facts, context: Fixing): Fixes {
  const items = itemsOf(context, found);
  const each = (fixes: (item: Item) => Fixes) => all(items.map((item) => () => fixes(item)));
  switch (found.code) {
    case "overlap":
    case "way":
      return yield* apart(context, items);
    case "closed":
    case "mealHour":
    case "beforeArrival":
    case "afterLeaving":
      return yield* each((item) => all([() => sameDay(context, item), () => otherDay(context, item), () => toIdeas(item)]));
    case "outside":
      return yield* each((item) => all([() => otherDay(context, item), () => toIdeas(item)]));
    case "wrongCity":
      return yield* each((item) => all([() => cityOfDay(context, item), () => otherDay(context, item), () => toIdeas(item)]));
    case "short":
    case "backwards":
    case "badTime":
      return yield* each((item) => longer(context, item));
    case "twice":
      return yield* each((item) => (item === items[0] ? [] : remove(item)));
    case "price":
    case "cost":
      return yield* each((item) => usualPrice(context, item));
    case "budget":
      return yield* raisedBudget(context);
    case "manyStops":
    case "longDay":
    case "noRest":
      return yield* all(items.toReversed().slice(0, 4).map((item) => () => all([() => otherDay(context, item), () => toIdeas(item)])));
    case "noMeal":
      return yield* mealOn(context, found);
    case "noBed":
      return yield* bed(context, found);
    case "twoBeds":
      return yield* oneBed(context, found);
    case "stayBackwards":
      return yield* each((item) => checkOut(context, item));
    case "afterMidnight":
      return yield* nightBefore(context, found);
    case "noJourney":
      return yield* journey(context, found);
    case "landsBefore":
    case "tooSlow":
      return yield* each((item) => arrival(context, item));
    case "noZone":
      return yield* each((item) => clockThere(context, item));
    case "noSuchTime":
      return yield* each(hourLater);
    case "cityGap":
    case "cityOverlap":
      return yield* cityDates(context, found);
    case "offBooking":
    case "untimedBooking": {
      const booking = facts.bookings.find(({ activityId }) => activityId === found.activityIds[0]);
      const item = context.trip.activities.find(({ id }) => id === found.activityIds[0]);
      if (booking && item) yield* asBooked(context, item, booking);
      return;
    }
    case "cancelledBooking":
      return yield* each(toIdeas);
    case "unknownPlace":
    case "elsewhere":
      return yield* each((item) => all([() => unplaced(item), () => toIdeas(item)]));
    case "earlyArrival":
    case "lateArrival":
    case "timeTwice":
    case "holdEnded":
    case "holdEnds":
    case "unconfirmed":
    case "freeEnds":
    case "noPlace":
    case "holiday":
    case "documentEnds":
    case "documentShort":
      return;
  }
}

function* all(parts: (() => Fixes)[]): Fixes {
  for (const part of parts) yield* part();
}

function* cityOfDay({ subject }: Fixing, item: Item): Fixes {
  const here = subject.days.find(({ date }) => date === item.day)?.here.at(-1);
  if (here && (item.placeId === null || item.placeId.startsWith(`${here.citySlug}/`))) yield { id: "cityOfDay", label: say("It is in {city}", { city: cityWord(here) }), preview: null, edits: [{ op: "set", id: item.id, set: { destinationId: here.id } }] };
}

function* remove(item: Item): Fixes {
  if (mayMove(item)) yield { id: `remove:${item.id}`, label: say("Remove the second one"), preview: null, edits: [{ op: "remove", id: item.id }] };
}

function* usualPrice({ trip, subject }: Fixing, item: Item): Fixes {
  const cost = usualCost({ trip, cities: subject.cities, preferences: DEFAULT_PREFERENCES }, item);
  if (cost) yield { id: "usualPrice", label: say("Take the usual price"), preview: null, edits: [{ op: "set", id: item.id, set: { cost } }] };
  yield { id: "noPrice", label: say("Leave the price open"), preview: null, edits: [{ op: "set", id: item.id, set: { cost: null } }] };
}

/** Rounded up to what one would say. */
function* raisedBudget({ trip }: Fixing): Fixes {
  const { budget, activities } = trip;
  if (!budget) return;
  const total = activities.reduce((sum, { day, cost }) => sum + (day !== null && cost ? convert(cost, budget.currency).amount : 0), 0);
  const step = 10 ** Math.max(2, Math.floor(Math.log10(Math.max(1, total))) - 1);
  const raised = { ...budget, amount: Math.ceil(total / step) * step };
  yield { id: "budget", label: say("Raise the budget to {amount}", { amount: raised }), preview: null, edits: [{ op: "budget", budget: raised }] };
}

function* unplaced(item: Item): Fixes {
  if (item.placeId !== null) yield { id: "unplaced", label: say("Keep it as a place of your own"), preview: null, edits: [{ op: "set", id: item.id, set: { placeId: null } }] };
}
