// For which of one's trips a travel document doesn't last long enough. Reckoned where the document has been opened, in the
// browser: nobody else learns when it ends.
import type { KeptDocument } from "./DocumentItem";

type Trip = { startDate: string; endDate: string; openDates: unknown; isPast: boolean; destinations: readonly { countryCode: string }[] };
type Held = { kind: KeptDocument["kind"]; country: string; expires: string };
/** ends: before the trip does. short: less than half a year after it, which many countries ask of a passport. */
export type Shortfall<T extends Trip> = { trip: T; how: "ends" | "short" };

const MONTHS_ASKED = 6;

/** Soonest first. What is over, has no dates, or stays in the country that issued the document doesn't count. */
export function shortfalls<T extends Trip>({ kind, country, expires }: Held, trips: readonly T[]): Shortfall<T>[] {
  const abroad = trips.filter(({ isPast, openDates, destinations }) => !isPast && !openDates && destinations.some(({ countryCode }) => countryCode !== country));
  return abroad
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : a.startDate > b.startDate ? 1 : 0))
    .flatMap((trip): Shortfall<T>[] => {
      if (expires < trip.endDate) return [{ trip, how: "ends" }];
      return kind === "passport" && expires < monthsAfter(trip.endDate, MONTHS_ASKED) ? [{ trip, how: "short" }] : [];
    });
}

/** The same day of the month, or the month's last where it has no such day. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
