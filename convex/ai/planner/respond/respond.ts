// The built-in planner's side of the conversation: understands a request, does what it can with the
// planner's tools, and says what it did, what it left and why.
import type { City } from "../../../places/types";
import { english, joined, say, type Said, type Text } from "../../../said";
import type { Language } from "../../../words/languages";
import { withEvidence } from "../../tools/evidence";
import type { AssistantTurn, ThreadMessage, ToolCall, TripState } from "../../types";
import { WorkingTrip } from "../../workingTrip";
import type { PlanContext } from "../draftTypes";
import type { Preferences } from "../types";
import { clausesOf, understand } from "../understand/understand";
import { answer } from "./answers";
import { statedPreferences } from "./memory";
import { suggestionsFor } from "./suggestions";
import { carryOut } from "./tools";

export type RespondInput = {
  trip: TripState;
  text: string;
  /** What was said before in this thread, oldest first. */
  thread: ThreadMessage[];
  cities: Map<string, City>;
  /** What is remembered of the trip's people, and what to say of it with a plan. */
  remembered?: { preferences: Partial<Preferences>; notes: Said[] };
  seed: number;
  /** The asker's; English by default. A request that shows its own is read in that. */
  language?: Language | undefined;
  /** Where the asker usually flies from, "Berlin (BER)". */
  origin?: string | undefined;
};

/**
 * Several requests in one message are done one after another, each on the trip as the last one left it
 * and knowing what was answered to it. The steps name only items that the trip had before.
 */
export function respond({ trip, text, thread, cities, remembered, seed, language, origin }: RespondInput): AssistantTurn {
  const working = new WorkingTrip(trip);
  const heard = [...thread];
  const calls: ToolCall[] = [];
  const paragraphs: Text[] = [];
  for (const clause of clausesOf(text, trip, language)) {
    const answered: Text[] = [];
    for (const intent of understand(clause, working.trip, heard, language)) {
      const preferences = statedPreferences(trip, heard, intent, remembered?.preferences, language);
      const context: PlanContext = { trip: working.trip, cities, preferences, seed, language, origin };
      const outcome = carryOut(intent, context) ?? answer(intent, context);
      working.apply(outcome.steps);
      calls.push(...withEvidence(outcome.calls, { before: context.trip, after: working.trip, cities, about: outcome.about }));
      answered.push(...outcome.paragraphs);
      if (intent.kind === "plan" && outcome.steps.length > 0 && remembered?.notes.length) answered.push(joined([say("What I remember of you:"), ...remembered.notes]));
    }
    heard.push({ role: "user", text: clause }, { role: "assistant", text: english(joined(answered, "\n\n")) });
    paragraphs.push(...answered);
  }
  const said = joined(paragraphs, "\n\n");
  return { calls, steps: working.steps(), reply: english(said), said, suggestions: suggestionsFor(working.trip, cities) };
}

/** The city files that a trip needs; cities that we hold none of are left out. */
export async function citiesOf(trip: TripState, loadCity: (slug: string) => Promise<City | null>): Promise<Map<string, City>> {
  const slugs = [...new Set(trip.destinations.flatMap(({ citySlug }) => citySlug ?? []))];
  const loaded = await Promise.all(slugs.map(loadCity));
  return new Map(loaded.filter((city) => city !== null).map((city) => [city.slug, city]));
}
