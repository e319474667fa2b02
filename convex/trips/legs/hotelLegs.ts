// The way out in the morning, from where one has slept to the first stop, and the way back at night. Each is there once,
// and only where it is certain: not from two hotels, not where a journey comes between, not to another town. Those who
// part in the morning go out each on their own way.
import type { Doc, Id } from "../../_generated/dataModel";
import { addDays } from "../../dates";
import { transitOf } from "../../places/cityIndex";
import { estimateLeg, type LegMode } from "../../places/travel";
import { eachWay } from "./legs";

type Row = Pick<Doc<"activities">, "_id" | "day" | "endDay" | "type" | "lat" | "lng" | "destinationId" | "participants">;
type Located = Row & { lat: number; lng: number };
type Cities = Pick<Doc<"destinations">, "_id" | "citySlug">[];
export type HotelLeg = { way: "out" | "back"; day: string; hotelId: Id<"activities">; activityId: Id<"activities">; mode: LegMode; minutes: number; km: number };

/** Nearer than this one is there; farther is a journey that the plan doesn't have yet. */
const NEAREST_KM = 0.1;
const FARTHEST_KM = 60;

/** `activities` in itinerary order; `members` as of `travelLegs`. */
export function hotelLegs(activities: Row[], destinations: Cities, members?: Id<"users">[]): HotelLeg[] {
  const legs = eachWay(activities, members).flatMap(({ rows }) => legsOfOne(rows, destinations));
  return [...new Map(legs.map((leg) => [`${leg.way} ${leg.day} ${leg.hotelId} ${leg.activityId}`, leg])).values()];
}

function legsOfOne(activities: Row[], destinations: Cities): HotelLeg[] {
  const hotels = activities.filter(({ type, day }) => type === "hotel" && day !== null);
  if (hotels.length === 0) return [];
  const stops = activities.filter(({ type, day }) => type !== "hotel" && day !== null);
  return stops.flatMap((stop, index) => {
    const day = stop.day!;
    return [
      ...(stops[index - 1]?.day === day ? [] : leg("out", day, sleptIn(hotels, addDays(day, -1)), stop, destinations)),
      ...(stops[index + 1]?.day === day ? [] : leg("back", day, sleptIn(hotels, day), stop, destinations)),
    ];
  });
}

const isLocated = (row: Row | undefined): row is Located => row !== undefined && row.lat !== null && row.lng !== null;

/** The one hotel of a night; undefined where there is none, or more than one. */
function sleptIn(hotels: Row[], night: string): Row | undefined {
  const those = hotels.filter(({ day, endDay }) => day! <= night && night < (endDay ?? addDays(day!, 1)));
  return those.length === 1 ? those[0] : undefined;
}

function leg(way: HotelLeg["way"], day: string, hotel: Row | undefined, stop: Row | undefined, destinations: Cities): HotelLeg[] {
  if (!isLocated(hotel) || !isLocated(stop) || stop.type === "transport") return [];
  const city = destinations.find(({ _id }) => _id === stop.destinationId);
  const [from, to] = way === "out" ? [hotel, stop] : [stop, hotel];
  const { mode, minutes, km } = estimateLeg({ lat: from.lat, lng: from.lng }, { lat: to.lat, lng: to.lng }, transitOf(city?.citySlug ?? null));
  return km < NEAREST_KM || km > FARTHEST_KM ? [] : [{ way, day, hotelId: hotel._id, activityId: stop._id, mode, minutes, km }];
}
