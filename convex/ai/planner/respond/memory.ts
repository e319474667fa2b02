// Wishes said earlier in the thread still hold when a day is changed later.
import type { Language } from "../../../words/languages";
import type { ThreadMessage, TripState } from "../../types";
import { DEFAULT_PREFERENCES } from "../draftTypes";
import type { Intent, Preferences } from "../types";
import { understand } from "../understand/understand";

/** What this intent says, over what was last said for a plan, over what is remembered of the people, over the usual; `language` is the asker's. */
export function statedPreferences(trip: TripState, thread: ThreadMessage[], intent: Intent, remembered: Partial<Preferences> = {}, language?: Language): Preferences {
  // What is said of one thing to add or to have instead is about that thing, not about the trip.
  const said = intent.kind === "plan" || intent.kind === "fill" ? intent.preferences : {};
  const before = intent.kind !== "plan" ? lastPlanned(trip, thread, daysOf(intent), language) : intent.like !== undefined ? lastPlanned(trip, thread, [intent.like], language) : {};
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
    default:
      return [];
  }
}

/** Of the trip as a whole, and over that of the days in question. */
function lastPlanned(trip: TripState, thread: ThreadMessage[], days: string[], language: Language | undefined): Partial<Preferences> {
  let ofDays: Partial<Preferences> | null = null;
  for (const [index, { role, text }] of [...thread.entries()].reverse()) {
    if (role !== "user") continue;
    const plan = understand(text, trip, thread.slice(0, index), language).find((intent) => intent.kind === "plan");
    if (plan?.kind !== "plan") continue;
    // A light day was that plan's; a later change of another day doesn't ask for it again.
    const wishes = { ...plan.preferences, easyDays: 0, mustSee: [] };
    if (plan.days === "all") return { ...wishes, ...ofDays };
    if (plan.days.some((day) => days.includes(day))) ofDays ??= wishes;
  }
  return ofDays ?? {};
}
