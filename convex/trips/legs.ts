// The way from one activity to the next of the same day, estimated from their coordinates.
import type { Doc, Id } from "../_generated/dataModel";
import { transitOf } from "../places/cityIndex";
import { estimateLeg, estimateLegBy, type LegMode } from "../places/travel";

type Located = Pick<Doc<"activities">, "_id" | "day" | "type" | "lat" | "lng" | "destinationId" | "legMode">;
/** `chosen`: somebody said how; else the estimate did. */
export type Leg = { fromId: Id<"activities">; toId: Id<"activities">; mode: LegMode; minutes: number; km: number; chosen: boolean };

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
      const [from, to] = [{ lat: previous.lat!, lng: previous.lng! }, { lat: activity.lat, lng: activity.lng }];
      const city = activity.destinationId ? transit.get(activity.destinationId) : undefined;
      const leg = activity.legMode ? estimateLegBy(activity.legMode, from, to, city) : estimateLeg(from, to, city);
      legs.push({ fromId: previous._id, toId: activity._id, ...leg, chosen: Boolean(activity.legMode) });
    }
    previous = activity;
  }
  return legs;
}
