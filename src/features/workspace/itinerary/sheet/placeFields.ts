// What choosing a place says of an item, and of one end of a journey. Pure.
import type { Activity } from "../../useItinerary";
import { folded } from "../../../../lib/folded";
import { areaWords, type Found } from "../../../places/placeWords";

type Station = NonNullable<NonNullable<Activity["transport"]>["from"]>;

/** The place's own address, or where it is in short, after its name where the item is called otherwise. */
export function placeFields({ placeId, lat, lng, name, address, area, countryCode }: Found, title: string): Pick<Activity, "placeId" | "lat" | "lng"> & { address: string } {
  return { placeId, lat, lng, address: address ?? [name === title ? "" : name, areaWords({ area, countryCode })].filter(Boolean).join(", ") };
}

/** Its time zone is found by the server. */
export const stationOf = ({ name, lat, lng }: Found): Station => ({ name, lat, lng, timeZone: null });

/** As it is written: somewhere, by the clock of the trip's city of that day. Null: nowhere yet. */
export const writtenStation = (name: string): Station | null => (name.trim() === "" ? null : { name: name.trim(), lat: null, lng: null, timeZone: null });

/** What writing says of where an item is. A pin is of the place that was named before: it stays where words are only added or left out, and goes with the last of them. */
export function writtenPlace(address: string, { address: before = "", lat }: Pick<Activity, "address" | "lat">): { address: string } | { address: string; placeId: null; lat: null; lng: null } {
  const [now, was] = [folded(address.trim()), folded(before.trim())];
  const isSame = now !== "" && (now.includes(was) || was.includes(now));
  return lat === null || isSame ? { address } : { address, placeId: null, lat: null, lng: null };
}
