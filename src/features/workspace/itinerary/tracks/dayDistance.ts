// How far one gets in a day: where the group has parted, as far as whoever goes farthest. Pure.
import { takesPart } from "../../group/forPerson";
import type { Activity, Leg, Member } from "../../useItinerary";

type Way = Pick<Leg, "fromId" | "toId" | "km" | "people">;

/** `rows` of one day, `legs` to them; in kilometres. */
export function dayDistance(rows: readonly Pick<Activity, "_id" | "participants">[], legs: readonly Way[], people: readonly Member["userId"][]): number {
  const byId = new Map(rows.map((row) => [row._id, row]));
  const between = legs.flatMap((leg) => {
    const [from, to] = [byId.get(leg.fromId), byId.get(leg.toId)];
    return from && to ? [{ leg, from, to }] : [];
  });
  const goneBy = (person: Member["userId"]) =>
    between
      .filter(({ leg, from, to }) => (leg.people?.includes(person) ?? true) && takesPart(from, person) && takesPart(to, person))
      .reduce((sum, { leg: { km } }) => sum + km, 0);
  return Math.max(0, ...people.map(goneBy));
}
