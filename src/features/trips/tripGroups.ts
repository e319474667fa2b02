import { tripTiming } from "../../lib/dates";

type Dated = { startDate: string; endDate: string };
export type TripGroups<Trip> = { now: Trip[]; upcoming: Trip[]; past: Trip[] };

/** Trips by where they stand on the date `on`: the next one first, the latest past one first. */
export function groupTrips<Trip extends Dated>(trips: readonly Trip[], on: string): TripGroups<Trip> {
  const groups: TripGroups<Trip> = { now: [], upcoming: [], past: [] };
  for (const trip of trips) groups[tripTiming(trip.startDate, trip.endDate, on).kind].push(trip);
  groups.now.sort((a, b) => a.endDate.localeCompare(b.endDate));
  groups.upcoming.sort((a, b) => a.startDate.localeCompare(b.startDate));
  groups.past.sort((a, b) => b.endDate.localeCompare(a.endDate));
  return groups;
}
