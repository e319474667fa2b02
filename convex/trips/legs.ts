// The way from one activity to the next of the same day, estimated from their coordinates.
import type { Doc, Id } from "../_generated/dataModel";
import { transitOf } from "../places/cityIndex";
import { estimateLeg } from "../places/travel";

type Located = Pick<Doc<"activities">, "_id" | "day" | "type" | "lat" | "lng" | "destinationId">;
export type Leg = { fromId: Id<"activities">; toId: Id<"activities">; mode: string; minutes: number; km: number };

/** Legs between neighbours that have coordinates; transport rows are a way themselves, hotels stand aside. */
export function travelLegs(activities: Located[], destinations: Doc<"destinations">[]): Leg[] {
  const transit = new Map(destinations.map(({ _id, citySlug }) => [_id, transitOf(citySlug)]));
  const legs: Leg[] = [];
  let previous: Located | null = null;
  for (const activity of activities) {
    if (activity.day === null || activity.type === "hotel") continue;
    if (previous?.day !== activity.day || activity.type === "transport") previous = null;
    if (activity.lat === null || activity.lng === null || activity.type === "transport") continue;
    if (previous) {
      const leg = estimateLeg({ lat: previous.lat!, lng: previous.lng! }, { lat: activity.lat, lng: activity.lng }, activity.destinationId ? transit.get(activity.destinationId) : undefined);
      legs.push({ fromId: previous._id, toId: activity._id, ...leg });
    }
    previous = activity;
  }
  return legs;
}
