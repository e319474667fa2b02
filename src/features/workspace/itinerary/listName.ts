import { dayLabel } from "../dayLabel";
import type { TripView } from "../useItinerary";
import { IDEAS } from "./itineraryState";

/** A day or the ideas, in a sentence. */
export function listName(list: string | null, { trip }: Pick<TripView, "trip">): string {
  return list === null || list === IDEAS ? "ideas" : dayLabel(list, trip, "long");
}
