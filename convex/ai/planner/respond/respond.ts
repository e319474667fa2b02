// The built-in planner's side of the conversation: understands a request, does what it can with the
// planner's tools, and says what it did, what it left and why.
import type { City } from "../../../places/types";
import type { AssistantTurn, EditStep, ThreadMessage, ToolCall, TripState } from "../../types";
import type { PlanContext } from "../draftTypes";
import type { Preferences } from "../types";
import { applyEdits } from "../draft/applyEdits";
import { answer } from "./answers";
import { carryOut } from "./tools";
import { suggestionsFor } from "./suggestions";
import { statedPreferences } from "./memory";
import { understand } from "../understand/understand";

export type RespondInput = {
  trip: TripState;
  text: string;
  /** What was said before in this thread, oldest first. */
  thread: ThreadMessage[];
  cities: Map<string, City>;
  /** What is remembered of the trip's people, and what to say of it with a plan. */
  remembered?: { preferences: Partial<Preferences>; notes: string[] };
  seed: number;
};

/** What one intent came to. */
export type Outcome = { calls: ToolCall[]; steps: EditStep[]; paragraphs: string[] };

/** Several requests in one message are done one after another, each on the trip as the last one left it. */
export function respond({ trip, text, thread, cities, remembered, seed }: RespondInput): AssistantTurn {
  let state = trip;
  const total: Outcome = { calls: [], steps: [], paragraphs: [] };
  for (const intent of understand(text, trip, thread)) {
    const preferences = statedPreferences(trip, thread, intent, remembered?.preferences);
    const context: PlanContext = { trip: state, cities, preferences, seed };
    const outcome = carryOut(intent, context) ?? answer(intent, context);
    total.calls.push(...outcome.calls);
    total.steps.push(...outcome.steps);
    total.paragraphs.push(...outcome.paragraphs);
    if (intent.kind === "plan" && outcome.steps.length > 0 && remembered?.notes.length) total.paragraphs.push(`What I remember of you: ${remembered.notes.join(" ")}`);
    state = outcome.steps.reduce((current, step) => applyEdits(current, step.edits), state);
  }
  return {
    calls: total.calls,
    steps: total.steps.filter((step) => step.edits.length > 0),
    reply: total.paragraphs.join("\n\n"),
    suggestions: suggestionsFor(state, cities),
  };
}

/** The city files that a trip needs; cities that we hold none of are left out. */
export async function citiesOf(trip: TripState, loadCity: (slug: string) => Promise<City | null>): Promise<Map<string, City>> {
  const slugs = [...new Set(trip.destinations.flatMap(({ citySlug }) => citySlug ?? []))];
  const loaded = await Promise.all(slugs.map(loadCity));
  return new Map(loaded.filter((city) => city !== null).map((city) => [city.slug, city]));
}
