// Plans that depend on nothing but their parameters: the first plan of an empty trip, for wishes that the
// planner understood whole. Kept without ids of the trip, so that they fit the next one that asks the same.
import { daysBetween } from "../../dates";
import { itineraryAddress } from "../cache/address";
import type { CacheAddress } from "../cache/schema";
import type { Intent, Preferences } from "../planner/types";
import type { Language } from "../../words/languages";
import type { ActivityFields, AssistantTurn, TripState } from "../types";

/** Null for a request whose plan is made of anything else too. */
export async function planAddress(trip: TripState, intents: Intent[], preferences: Preferences, language: Language = "en"): Promise<CacheAddress | null> {
  const [intent, ...others] = intents;
  if (intent?.kind !== "plan" || intent.days !== "all" || others.length > 0 || trip.activities.length > 0) return null;
  const { diets, budget, easyDays, ...plain } = preferences;
  return itineraryAddress({
    cities: trip.destinations.map(({ citySlug, name, countryCode, arrival, departure }) => ({ id: citySlug ?? `${countryCode} ${name}`, nights: daysBetween(arrival, departure) })),
    startDate: trip.startDate,
    endDate: trip.endDate,
    preferences: {
      ...plain,
      diets: diets.map(({ diet, meals }) => `${diet}: ${meals === "all" ? "all" : meals.join(" ")}`),
      easyDays: typeof easyDays === "number" ? easyDays : easyDays.join(" "),
      // Steps name dates.
      startDate: trip.startDate,
    },
    budget: budget ?? trip.budget,
    party: { travellers: trip.travellers },
    language,
  });
}

/** Destinations by their place in the trip. */
export function withoutIds(turn: AssistantTurn, trip: TripState): string {
  const places = new Map<string | null, number>(trip.destinations.map(({ id }, index) => [id, index]));
  return JSON.stringify({ ...turn, steps: mapDestinations(turn, (id) => String(places.get(id))) });
}

export function withIds(text: string, trip: TripState): AssistantTurn {
  const turn = JSON.parse(text) as AssistantTurn;
  return { ...turn, steps: mapDestinations(turn, (index) => trip.destinations[Number(index)]!.id) };
}

const mapDestinations = (turn: AssistantTurn, map: (id: string) => string) =>
  turn.steps.map(({ label, edits }) => ({
    label,
    edits: edits.map((edit) => {
      if (edit.op !== "add") return edit;
      const { destinationId, ...fields } = edit.activity;
      return { op: edit.op, activity: { ...fields, destinationId: destinationId && map(destinationId) } satisfies ActivityFields };
    }),
  }));
