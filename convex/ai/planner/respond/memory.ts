// Wishes said earlier in the thread still hold when a day is changed later.
import type { ThreadMessage, TripState } from "../../types";
import { DEFAULT_PREFERENCES } from "../draftTypes";
import type { Intent, Preferences } from "../types";
import { understand } from "../understand/understand";

/** What this intent says, over what was last said for a plan, over the usual. */
export function statedPreferences(trip: TripState, thread: ThreadMessage[], intent: Intent): Preferences {
  // What is said of one thing to add or to have instead is about that thing, not about the trip.
  const said = intent.kind === "plan" || intent.kind === "fill" ? intent.preferences : {};
  const before = intent.kind === "plan" ? {} : lastPlanned(trip, thread);
  return { ...DEFAULT_PREFERENCES, ...before, ...said };
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
