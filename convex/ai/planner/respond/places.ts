// Known places behind what is in the plan and what is asked about.
import { openOn } from "../../../places/openingHours";
import { sightWord } from "../../../places/sightNames";
import type { City, Place } from "../../../places/types";
import { say, type Said } from "../../../said";
import type { ActivityState } from "../../types";
import { toTime } from "../clock";
import type { Cities } from "../draftTypes";

export function knownPlaceOf({ placeId }: Pick<ActivityState, "placeId">, cities: Cities): { place: Place; city: City } | null {
  const [slug = "", id] = placeId?.split("/") ?? [];
  const city = cities.get(slug);
  const place = city?.places.find((candidate) => candidate.id === id);
  return city && place ? { place, city } : null;
}

/** "Kinkaku-ji is usually open 08:45–17:00 on Sun 11 Apr", or "It is …". */
export function hoursOn(place: Place, date: string, by: "name" | "it"): Said {
  const windows = openOn(place.hours, date).map(({ open, close }) => `${toTime(open)}–${toTime(close)}`);
  const day = { date };
  if (by === "it") return windows.length === 0 ? say("It is closed on {day}.", { day }) : say("It is usually open {hours} on {day}.", { hours: windows, day });
  return windows.length === 0 ? say("{place} is closed on {day}.", { place: sightWord(place), day }) : say("{place} is usually open {hours} on {day}.", { place: sightWord(place), hours: windows, day });
}
