// What one might ask next, fitted to how the trip stands.
import { eachDay } from "../../../dates";
import type { City } from "../../../places/types";
import type { TripState } from "../../types";
import { formatDay } from "../../../trips/labels";

const MOST = 4;

export function suggestionsFor(trip: TripState, cities: Map<string, City>): string[] {
  const sights = trip.activities.filter((activity) => activity.type === "sightseeing" && activity.day !== null);
  if (sights.length === 0) return cities.size > 0 ? ["Plan our trip: a bit of everything", "Plan it relaxed, nothing before 10", "What can you do?"] : ["What can you do?"];
  const days = eachDay(trip.startDate, trip.endDate).map((day) => ({ day, stops: sights.filter((sight) => sight.day === day).length }));
  const fullest = days.toSorted((a, b) => b.stops - a.stops)[0]!;
  const outdoor = sights.find((sight) => {
    const [slug, id] = sight.placeId?.split("/") ?? [];
    return cities.get(slug ?? "")?.places.find((place) => place.id === id)?.setting === "outdoor";
  });
  return [
    "What does it cost per person?",
    `Make ${formatDay(fullest.day)} more relaxed`,
    ...(outdoor ? [`Replace ${outdoor.title} with something indoors`] : []),
    "What else could we see?",
  ].slice(0, MOST);
}
