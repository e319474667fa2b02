// The trip's rows as the planner's plain shapes.
import type { Doc } from "../_generated/dataModel";
import type { TripState } from "./types";

export function tripState(
  trip: Doc<"trips">,
  destinations: Doc<"destinations">[],
  activities: Doc<"activities">[],
): TripState {
  return {
    title: trip.title,
    startDate: trip.startDate,
    endDate: trip.endDate,
    travellers: trip.travellers,
    budget: trip.budget,
    destinations: destinations.map(({ _id, name, citySlug, countryCode, lat, lng, unplaced, timeZone, arrival, departure }) => ({
      id: _id,
      name,
      citySlug,
      countryCode,
      lat,
      lng,
      ...(unplaced && { unplaced }),
      timeZone,
      arrival,
      departure,
    })),
    activities: activities.map((activity) => ({
      id: activity._id,
      title: activity.title,
      description: activity.description,
      type: activity.type,
      destinationId: activity.destinationId,
      day: activity.day,
      endDay: activity.endDay,
      start: activity.start,
      end: activity.end,
      cost: activity.cost,
      placeId: activity.placeId,
      lat: activity.lat,
      lng: activity.lng,
      address: activity.address,
      meal: activity.meal,
      why: activity.why,
      source: activity.source,
      locked: activity.locked === true || activity.status === "booked" || activity.status === "done",
      ...(activity.participants && { participants: activity.participants }),
      ...(activity.transport && { transport: activity.transport }),
    })),
  };
}
