// The way of a day of the trip, from its rows as they stand or would stand. See `dayWay`.
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { hotelsOfTrip } from "../activities/order";
import { membershipsOf } from "../people/members";
import { bedWays, dayWay, type Way } from "./dayWay";
import { hotelLegs } from "./hotelLegs";
import { travelLegs } from "./legs";

/** A reckoner for this trip's days: what it asks of the trip is read once. */
export async function dayWayOf(ctx: QueryCtx, { _id: tripId }: Doc<"trips">, destinations: Doc<"destinations">[]): Promise<(rows: Doc<"activities">[]) => Way> {
  const [hotels, memberships] = await Promise.all([hotelsOfTrip(ctx, tripId), membershipsOf(ctx, tripId)]);
  const people = memberships.map(({ userId }) => userId);
  return (rows) => {
    const stops = rows.filter(({ type }) => type !== "hotel");
    return dayWay(stops, travelLegs(stops, destinations, people), bedWays(hotelLegs([...hotels, ...stops], destinations, people), hotels), people);
  };
}
