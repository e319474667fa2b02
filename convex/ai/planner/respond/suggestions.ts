// What one might ask next, fitted to how the trip stands.
import { eachDay } from "../../../dates";
import type { City } from "../../../places/types";
import type { TripState } from "../../types";
import { say, type Said } from "../../../said";

const MOST = 4;

export function suggestionsFor(trip: TripState, cities: Map<string, City>): Said[] {
  const sights = trip.activities.filter((activity) => activity.type === "sightseeing" && activity.day !== null);
  if (sights.length === 0) return cities.size > 0 ? [say("Plan our trip: a bit of everything"), say("Plan it relaxed, nothing before 10"), say("What can you do?")] : [say("What can you do?")];
  const days = eachDay(trip.startDate, trip.endDate).map((day) => ({ day, stops: sights.filter((sight) => sight.day === day).length }));
  const fullest = days.toSorted((a, b) => b.stops - a.stops)[0]!;
  const outdoor = sights.find((sight) => {
    const [slug, id] = sight.placeId?.split("/") ?? [];
    return cities.get(slug ?? "")?.places.find((place) => place.id === id)?.setting === "outdoor";
  });
  return [
    say("What does it cost per person?"),
    say("Make {day} more relaxed", { day: { date: fullest.day } }),
    ...(outdoor ? [say("Replace {item} with something indoors", { item: outdoor.title })] : []),
    say("What else could we see?"),
  ].slice(0, MOST);
}
