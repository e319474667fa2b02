// The way from one activity to the next of the same day, estimated from their coordinates: for each of the people, who
// go ways of their own where the group has split up.
import type { Doc, Id } from "../../_generated/dataModel";
import { transitOf } from "../../places/cityIndex";
import { estimateLeg, estimateLegBy, type LegMode } from "../../places/travel";

type Shared = Pick<Doc<"activities">, "participants">;
type Located = Shared & Pick<Doc<"activities">, "_id" | "day" | "type" | "lat" | "lng" | "destinationId" | "legMode">;
type Neighbours = { from: Located & Coordinates; to: Located & Coordinates };
type Coordinates = { lat: number; lng: number };
/** `chosen`: somebody said how; else the estimate did. `people`: who comes this way, where others come to the same place from elsewhere. */
export type Leg = { fromId: Id<"activities">; toId: Id<"activities">; mode: LegMode; minutes: number; km: number; chosen: boolean; people?: Id<"users">[] };

/**
 * Legs between neighbours that have coordinates, each once; transport rows are a way themselves, hotels stand aside.
 * `members`: who is in the trip; without them, those whom the rows name.
 */
export function travelLegs(activities: Located[], destinations: Doc<"destinations">[], members?: Id<"users">[]): Leg[] {
  const transit = new Map(destinations.map(({ _id, citySlug }) => [_id, transitOf(citySlug)]));
  const legs = new Map<string, { leg: Leg; people: Id<"users">[] }>();
  for (const { person, rows } of eachWay(activities, members)) {
    for (const { from, to } of neighbours(rows)) {
      const key = `${from._id} ${to._id}`;
      const known = legs.get(key) ?? { leg: legBetween(from, to, to.destinationId ? transit.get(to.destinationId) : undefined), people: [] };
      if (person) known.people.push(person);
      legs.set(key, known);
    }
  }
  const arriving = new Map<Id<"activities">, number>();
  for (const { leg } of legs.values()) arriving.set(leg.toId, (arriving.get(leg.toId) ?? 0) + 1);
  return [...legs.values()].map(({ leg, people }) => (arriving.get(leg.toId) === 1 ? leg : { ...leg, people }));
}

/** What each of the people takes part in; one list, of nobody in particular, where all do the same. */
export function eachWay<Row extends Shared>(rows: Row[], people?: Id<"users">[]): { person: Id<"users"> | null; rows: Row[] }[] {
  const named = new Set(rows.flatMap(({ participants }) => participants ?? []));
  if (named.size === 0) return [{ person: null, rows }];
  return (people ?? [...named]).map((person) => ({ person, rows: rows.filter(({ participants }) => !participants || participants.includes(person)) }));
}

function neighbours(rows: Located[]): Neighbours[] {
  const pairs: Neighbours[] = [];
  let previous: (Located & Coordinates) | null = null;
  for (const row of rows) {
    if (row.day === null || row.type === "hotel") continue;
    if (previous?.day !== row.day || row.type === "transport") previous = null;
    if (!isLocated(row) || row.type === "transport") continue;
    if (previous) pairs.push({ from: previous, to: row });
    previous = row;
  }
  return pairs;
}

const isLocated = <Row extends Located>(row: Row): row is Row & Coordinates => row.lat !== null && row.lng !== null;

function legBetween(from: Neighbours["from"], to: Neighbours["to"], city: ReturnType<typeof transitOf> | undefined): Leg {
  const [start, end] = [from, to].map(({ lat, lng }) => ({ lat, lng })) as [Coordinates, Coordinates];
  const estimate = to.legMode ? estimateLegBy(to.legMode, start, end, city) : estimateLeg(start, end, city);
  return { fromId: from._id, toId: to._id, ...estimate, chosen: Boolean(to.legMode) };
}
