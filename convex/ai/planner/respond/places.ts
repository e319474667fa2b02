// Known places behind what is in the plan and what is asked about.
import { openOn } from "../../../places/openingHours";
import type { City, Place } from "../../../places/types";
import { formatDay } from "../../../trips/labels";
import type { ActivityState } from "../../types";
import { toTime } from "../clock";
import { listed } from "../draft/wording";
import type { Cities } from "../draftTypes";

export function knownPlaceOf({ placeId }: Pick<ActivityState, "placeId">, cities: Cities): { place: Place; city: City } | null {
  const [slug = "", id] = placeId?.split("/") ?? [];
  const city = cities.get(slug);
  const place = city?.places.find((candidate) => candidate.id === id);
  return city && place ? { place, city } : null;
}

/** "is usually open 08:45–17:00 on Sun 11 Apr". */
export function hoursOn(place: Place, day: string): string {
  const windows = openOn(place.hours, day);
  return `is ${windows.length === 0 ? "closed" : `usually open ${listed(windows.map(({ open, close }) => `${toTime(open)}–${toTime(close)}`))}`} on ${formatDay(day)}`;
}
