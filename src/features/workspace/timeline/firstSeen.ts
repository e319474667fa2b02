import { minutesOf } from "../itinerary/entry/readTimes";
import type { Day } from "../useItinerary";

/** Nothing begins so late that the hours before it need be out of sight. */
const LATEST_SEEN = 15 * 60;
const USUAL_START = 8 * 60;

/** The minute at the top: shortly before now on a day of the trip, else before what begins first on the days in sight, whatever others begin with. */
export function firstSeen(days: Pick<Day, "activities">[], now: string | null): number {
  const starts = days.flatMap(({ activities }) => activities.flatMap(({ start }) => (start ? [minutesOf(start)] : [])));
  const first = now ? minutesOf(now) - 60 : starts.length === 0 ? USUAL_START : Math.min(LATEST_SEEN, ...starts);
  return Math.max(0, first - 30);
}
