// Wishes said earlier in the thread still hold when a day is changed later.
import type { Language } from "../../../words/languages";
import type { ThreadMessage, TripState } from "../../types";
import { DEFAULT_PREFERENCES } from "../draftTypes";
import type { Intent, Preferences } from "../types";
import { understand } from "../understand/understand";

/** What this intent says, over what was last said for a plan, over what is remembered of the people, over the usual; `language` is the asker's. */
export function statedPreferences(trip: TripState, thread: ThreadMessage[], intent: Intent, remembered: Partial<Preferences> = {}, language?: Language): Preferences {
  // What is said of one thing to add or to have instead is about that thing, not about the trip.
  const said = intent.kind === "plan" || intent.kind === "fill" || intent.kind === "keep" ? intent.preferences : {};
  const before = intent.kind !== "plan" ? lastPlanned(trip, thread, daysOf(intent), language) : intent.like !== undefined ? lastPlanned(trip, thread, [intent.like], language) : lastPlanned(trip, thread, [], language, true);
  const stated = { ...DEFAULT_PREFERENCES, ...remembered, ...before, ...said };
  // A need that somebody has told us of holds beside what is asked for today.
  const diets = [...(remembered.diets ?? []), ...(said.diets ?? before.diets ?? [])];
  const kept = diets.filter(({ diet }, index) => diets.findIndex((other) => other.diet === diet) === index);
  return { ...stated, diets: kept, stepFree: stated.stepFree || (remembered.stepFree ?? false) };
}

function daysOf(intent: Intent): string[] {
  switch (intent.kind) {
    case "relax":
    case "clear":
    case "fill":
    case "optimize":
    case "alternatives":
    case "add":
      return intent.days;
    case "choose":
      return [intent.day];
    case "ask":
      return intent.days ?? [];
    case "keep":
      return intent.days === "all" ? [] : intent.days;
    default:
      return [];
  }
}

/** Of the trip as a whole, and over that of the days in question; `onlyKept`: without what an earlier plan was made by. */
function lastPlanned(trip: TripState, thread: ThreadMessage[], days: string[], language: Language | undefined, onlyKept = false): Partial<Preferences> {
  let ofDays: Partial<Preferences> | null = null;
  let kept: Partial<Preferences> = {};
  for (const [index, { role, text }] of [...thread.entries()].reverse()) {
    if (role !== "user") continue;
    const plan = understand(text, trip, thread.slice(0, index), language).find((intent) => intent.kind === "plan" || intent.kind === "keep");
    if (plan?.kind === "keep") {
      // What the plan shall keep to comes on top of what it was made by.
      if (plan.days === "all" || plan.days.some((day) => days.includes(day))) kept = withWishes(plan.preferences, kept);
      continue;
    }
    if (plan?.kind !== "plan" || onlyKept) continue;
    // A light day was that plan's; a later change of another day doesn't ask for it again.
    const wishes = { ...plan.preferences, easyDays: 0, mustSee: [] };
    if (plan.days === "all") return withWishes({ ...wishes, ...ofDays }, kept);
    if (plan.days.some((day) => days.includes(day))) ofDays ??= wishes;
  }
  return withWishes(ofDays ?? {}, kept);
}

/** What is to be avoided adds up; of all else the later word counts. */
const withWishes = (earlier: Partial<Preferences>, later: Partial<Preferences>): Partial<Preferences> => {
  const avoid = [...new Set([...(earlier.avoid ?? []), ...(later.avoid ?? [])])];
  return { ...earlier, ...later, ...(avoid.length > 0 && { avoid }) };
};
