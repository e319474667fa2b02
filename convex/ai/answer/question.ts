// Questions whose answers others may be given: told from those about this very trip. Suspicious: a
// question taken to be about the trip costs one more answer.
import type { AnswerKind } from "../cache/schema";
import type { TripState } from "../types";

const OF_TRIP =
  /\b(?:plan(?:s|ned|ning)?|itinerary|schedule[ds]?|trip|budget|total|per (?:person|head|day)|each of|booked|booking|free (?:time|slot|day|morning|afternoon|evening)|left over|day \d+|(?:first|second|third|last|next) (?:day|night|morning|evening)|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|why)\b/i;

export function speaksOfTrip(text: string, trip: TripState): boolean {
  const said = text.toLowerCase();
  return OF_TRIP.test(text) || trip.activities.some(({ title }) => title.length > 3 && said.includes(title.toLowerCase())) || said.includes(trip.title.toLowerCase());
}

/** The same cities and dates, and nothing that anybody has planned or means to spend. */
export const withoutPlan = (trip: TripState): TripState => ({ ...trip, title: trip.destinations.map(({ name }) => name).join(", "), budget: null, activities: [] });

const KINDS: [Exclude<AnswerKind, "itinerary">, RegExp][] = [
  ["availability", /\b(?:open|opens|opening|close[sd]?|closing|hours|available|availability|holiday)\b/i],
  ["prices", /\b(?:price|prices|cost|costs|how much|fare|fares|ticket|tickets|fee|free|cheap\w*|expensive)\b/i],
  ["suggestions", /\b(?:suggest\w*|recommend\w*|best|good|nice|ideas?|where (?:to|can|should)|what (?:to|can|could|should|else)|which)\b/i],
];

export const questionKind = (text: string): Exclude<AnswerKind, "itinerary"> => KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? "facts";
