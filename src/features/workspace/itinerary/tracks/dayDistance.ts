// How far one gets in a day, the ways from the bed and back to it included; where the group has parted, as far as whoever
// goes farthest. Of the rows as they are on screen, as convex/trips/legs/dayWay.ts has it. Pure.
import { takesPart } from "../../group/forPerson";
import type { Activity, Leg, Member } from "../../useItinerary";
import type { WaysOfDay } from "../day/dayWays";

type Row = Pick<Activity, "_id" | "type" | "participants">;
type Way = Pick<Leg, "fromId" | "toId" | "km" | "people">;
type BedWay = Pick<WaysOfDay["hotelLegs"][number], "way" | "activityId" | "km" | "guests">;

/** `rows` of one day in order, `legs` to them; in kilometres. */
export function dayDistance(rows: readonly Row[], legs: readonly Way[], bedWays: readonly BedWay[], people: readonly Member["userId"][]): number {
  const byId = new Map(rows.map((row) => [row._id, row]));
  const goneBy = (person: Member["userId"]) => {
    const goes = (id: Activity["_id"]) => byId.has(id) && takesPart(byId.get(id)!, person);
    const own = rows.filter((row) => row.type !== "hotel" && takesPart(row, person));
    const ends = { out: own[0]?._id, back: own.at(-1)?._id };
    const between = legs.filter(({ fromId, toId, people: by }) => goes(fromId) && goes(toId) && (by?.includes(person) ?? true));
    const beds = bedWays.filter(({ way, activityId, guests }) => ends[way] === activityId && takesPart({ participants: guests }, person));
    return [...between, ...beds].reduce((sum, { km }) => sum + km, 0);
  };
  return Math.max(0, ...people.map(goneBy));
}
