// How much of what was seen is kept, and of whom. Pure.

export type SeenRow = { key: string; person: string; name: string; at: number };

/** Of each kind, by the part of a name before its colon. */
const MOST: Record<string, number> = { me: 1, trips: 8, trip: 10, votes: 10 };

export const tripName = (tripId: string) => `trip:${tripId}`;
/** One's own votes on its ideas. */
export const votesName = (tripId: string) => `votes:${tripId}`;

/** The trip that something was seen of, by its name. */
const tripOf = (name: string): string | undefined => /^(?:trip|votes):(.*)$/.exec(name)?.[1];
export const isOfTrip = (tripId: string) => (name: string): boolean => tripOf(name) === tripId;

/** What stays on the device: this person's, the newest of each kind. */
export function withinBounds<Row extends SeenRow>(rows: Row[], person: string): Row[] {
  const counts = new Map<string, number>();
  return rows
    .filter((row) => row.person === person)
    .sort((a, b) => b.at - a.at)
    .filter(({ name }) => {
      const kind = name.split(":", 1)[0]!;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return count <= (MOST[kind] ?? 0);
    });
}

/** Copies of trips that a whole list of one's trips doesn't have any more. */
export const isGoneFrom = (tripIds: readonly string[]) => {
  const there = new Set(tripIds);
  return (name: string): boolean => {
    const tripId = tripOf(name);
    return tripId !== undefined && !there.has(tripId);
  };
};
