type Placed = { startDate: string; openDates: unknown; isPast: boolean };
export type TripGroups<Trip> = { now: Trip[]; upcoming: Trip[]; open: Trip[]; past: Trip[] };

/** Trips by where they stand on the date `on`, each group in the order that they came in. */
export function groupTrips<Trip extends Placed>(trips: readonly Trip[], on: string): TripGroups<Trip> {
  const groups: TripGroups<Trip> = { now: [], upcoming: [], open: [], past: [] };
  for (const trip of trips) groups[trip.isPast ? "past" : trip.openDates ? "open" : trip.startDate <= on ? "now" : "upcoming"].push(trip);
  return groups;
}
