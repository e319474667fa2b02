// The cities of a trip: which, in which order, for how many nights. One arrangement is one set of changes.
import { generateNKeysBetween } from "fractional-indexing";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { addDays, daysBetween } from "../dates";
import { appError } from "../errors";
import { cityWord } from "../places/cityNames";
import { say } from "../said";
import { integerBetween } from "../validation";
import type { Change } from "./changes";
import { destinationsOf, guideOf, MAX_DESTINATIONS, MAX_TRIP_DAYS, validDestination, type DestinationInput } from "./model";
import { activitiesOfTrip } from "./activities/order";

export type NewCity = Omit<DestinationInput, "arrival" | "departure">;
/** One that is there, or a new one. */
export type CityStop = { destinationId?: Id<"destinations">; city?: NewCity; nights: number };

/** The nights must fit the trip; what is left over goes to the last city. Items of a city that goes stay on their days. */
export async function arrangement(ctx: MutationCtx, trip: Doc<"trips">, stops: CityStop[]): Promise<Change[]> {
  if (stops.length === 0) throw appError("VALIDATION_ERROR", "A trip needs at least one city.", { field: "cities" });
  if (stops.length > MAX_DESTINATIONS) throw appError("VALIDATION_ERROR", say("A trip can have {max, number} cities at most.", { max: MAX_DESTINATIONS }), { field: "cities" });
  const rows = await destinationsOf(ctx, trip._id);
  const byId = new Map(rows.map((row) => [row._id, row]));
  const total = daysBetween(trip.startDate, trip.endDate);
  const nights = stops.map((stop) => integerBetween(stop.nights, "nights", 0, MAX_TRIP_DAYS));
  if (nights.reduce((sum, each) => sum + each, 0) > total) {
    throw appError("VALIDATION_ERROR", say("{total, plural, one {The trip has # night. Take some from a city, or change the dates first.} other {The trip has # nights. Take some from a city, or change the dates first.}}", { total }), { field: "nights", max: total });
  }
  const keys = generateNKeysBetween(null, null, stops.length);
  const kept = new Set<Id<"destinations">>();
  let arrival = trip.startDate;
  const changes = stops.map((stop, index): Change => {
    const departure = index === stops.length - 1 ? trip.endDate : addDays(arrival, nights[index]!);
    const place = { arrival, departure, order: keys[index]! };
    arrival = departure;
    if (stop.city) return { op: "insertRow", table: "destinations", row: newRow(trip, stop.city, place) };
    const row = stop.destinationId && byId.get(stop.destinationId);
    if (!row) throw appError("RESOURCE_NOT_FOUND", "One of these cities is no longer in the trip. Somebody may have removed it.");
    if (kept.has(row._id)) throw appError("VALIDATION_ERROR", say("{city} is in the list twice.", { city: cityWord(row) }), { field: "cities" });
    kept.add(row._id);
    return { op: "patchRow", table: "destinations", row, set: place };
  });
  const gone = rows.filter(({ _id }) => !kept.has(_id));
  const goneIds = new Set<Id<"destinations"> | null>(gone.map(({ _id }) => _id));
  const orphans = gone.length > 0 ? (await activitiesOfTrip(ctx, trip._id)).filter(({ destinationId }) => destinationId !== null && goneIds.has(destinationId)) : [];
  return [
    ...changes,
    ...gone.map((row): Change => ({ op: "patchRow", table: "destinations", row, set: { deletedAt: Date.now() } })),
    ...orphans.map((activity): Change => ({ op: "patch", activity, set: { destinationId: null } })),
  ];
}

function newRow(trip: Doc<"trips">, city: NewCity, place: { arrival: string; departure: string; order: string }) {
  const { geonameId = null, ...valid } = validDestination({ ...city, ...place }, trip.startDate, trip.endDate);
  return { ...valid, geonameId, citySlug: guideOf(valid), order: place.order };
}
