import { listed } from "../../../i18n/formats";
import { formatDistance, formatDuration } from "../../../i18n/measures";

type Way = { minutes: number; km: number };

/** "1 hr 5 min, 7.2 km". */
export const wayWords = ({ minutes, km }: Way) => listed([formatDuration(minutes), formatDistance(km)], "unit");

/** "25 min and 3.1 km"; the distance only where it is less too. */
export function savedWords(before: Way, after: Way): string {
  const km = before.km - after.km;
  return listed([formatDuration(before.minutes - after.minutes), ...(km >= 0.1 ? [formatDistance(km)] : [])]);
}
