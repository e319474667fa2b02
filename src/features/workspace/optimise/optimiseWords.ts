import { displayLocale } from "../../../lib/dates";

type Way = { minutes: number; km: number };

const distance = (km: number) => `${new Intl.NumberFormat(displayLocale, { maximumFractionDigits: km < 10 ? 1 : 0 }).format(km)} km`;
const duration = (minutes: number) => (minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`);

/** "1 h 5 min, 7.2 km". */
export const wayWords = ({ minutes, km }: Way) => `${duration(minutes)}, ${distance(km)}`;

/** "25 min and 3.1 km"; kilometres only where they are fewer too. */
export function savedWords(before: Way, after: Way): string {
  const km = before.km - after.km;
  return [duration(before.minutes - after.minutes), ...(km >= 0.1 ? [distance(km)] : [])].join(" and ");
}
