// Wishes said earlier in the thread still hold when a day is changed later.
import type { ThreadMessage, TripState } from "../../types";
import { DEFAULT_PREFERENCES } from "../draftTypes";
import type { Intent, Preferences } from "../types";
import { understand } from "../understand/understand";

/** What this intent says, over what was last said for a plan, over what is remembered of the people, over the usual. */
export function statedPreferences(trip: TripState, thread: ThreadMessage[], intent: Intent, remembered: Partial<Preferences> = {}): Preferences {
  // What is said of one thing to add or to have instead is about that thing, not about the trip.
  const said = intent.kind === "plan" || intent.kind === "fill" ? intent.preferences : {};
  const before = intent.kind === "plan" ? {} : lastPlanned(trip, thread);
  const stated = { ...DEFAULT_PREFERENCES, ...remembered, ...before, ...said };
  // A need that somebody has told us of holds beside what is asked for today.
  const diets = [...(remembered.diets ?? []), ...(said.diets ?? before.diets ?? [])];
  const kept = diets.filter(({ diet }, index) => diets.findIndex((other) => other.diet === diet) === index);
  return { ...stated, diets: kept, stepFree: stated.stepFree || (remembered.stepFree ?? false) };
}

function lastPlanned(trip: TripState, thread: ThreadMessage[]): Partial<Preferences> {
  for (const { role, text } of thread.toReversed()) {
    if (role !== "user") continue;
    const plan = understand(text, trip, []).find((intent) => intent.kind === "plan");
    // A light day was that plan's; a later change of another day doesn't ask for it again.
    if (plan?.kind === "plan") return { ...plan.preferences, easyDays: 0, mustSee: [] };
  }
  return {};
}
