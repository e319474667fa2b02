// How far one gets in a day, the ways from the bed and back to it included; where the group has parted, as far as whoever
// goes farthest. A day's plans side by side and its shorter order tell it; its heading
// reckons the same of the rows on screen (src dayDistance). Pure.
import type { Doc, Id } from "../../_generated/dataModel";
import type { HotelLeg } from "./hotelLegs";
import type { Leg } from "./legs";

type UserId = Id<"users">;
type Shared = Pick<Doc<"activities">, "participants">;
type Row = Shared & Pick<Doc<"activities">, "_id" | "type">;
/** `guests`: who sleeps there, where that isn't everybody. */
export type BedWay = Pick<HotelLeg, "way" | "activityId" | "km" | "minutes"> & { guests?: Shared["participants"] };
export type Way = { minutes: number; km: number };

const goes = ({ participants }: Shared, person: UserId) => !participants || participants.includes(person);

/** `rows` of one day in order, `legs` to them, `people` of the trip. */
export function dayWay(rows: readonly Row[], legs: readonly Pick<Leg, "fromId" | "toId" | "km" | "minutes" | "people">[], bedWays: readonly BedWay[], people: readonly UserId[]): Way {
  const byId = new Map(rows.map((row) => [row._id, row]));
  const wayOf = (person: UserId): Way => {
    const own = rows.filter((row) => row.type !== "hotel" && goes(row, person));
    const ends = { out: own[0]?._id, back: own.at(-1)?._id };
    const between = legs.filter(({ fromId, toId, people: by }) => [fromId, toId].every((id) => byId.has(id) && goes(byId.get(id)!, person)) && (by?.includes(person) ?? true));
    const beds = bedWays.filter(({ way, activityId, guests }) => ends[way] === activityId && goes({ participants: guests }, person));
    return [...between, ...beds].reduce((sum, { minutes, km }) => ({ minutes: sum.minutes + minutes, km: sum.km + km }), { minutes: 0, km: 0 });
  };
  return people.map(wayOf).reduce((farthest, way) => (way.km > farthest.km ? way : farthest), { minutes: 0, km: 0 });
}

/** Ways from and to beds, each with who sleeps there. */
export const bedWays = (legs: readonly HotelLeg[], hotels: readonly (Shared & Pick<Doc<"activities">, "_id">)[]): BedWay[] =>
  legs.map((leg) => ({ ...leg, guests: hotels.find(({ _id }) => _id === leg.hotelId)?.participants }));
