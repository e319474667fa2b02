// A journey in words: from, to, by what, and how the clock and the calendar have changed on arrival.
import { cityNamed } from "../../../i18n/cityName";
import { cached, displayLocale } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { daysBetween, formatTime } from "../../../lib/dates";
import { endDateOf } from "../moments";
import type { Activity, Destination } from "../useItinerary";

export type Journey = { from: string | null; to: string | null; /** "Rome → Paris"; of a hired car where one gets it and gives it back. */ way: string | null; isHired: boolean; by: string | null; /** "+1 day, 6:10 there is GMT+9"; null where neither clock nor date changes. */ arrival: string | null };

const MODES: Record<NonNullable<Activity["transport"]>["mode"], string> = {
  walk: t("Walk"), bike: t("Bike"), car: t("Car"), taxi: t("Taxi"), bus: t("Bus"), train: t("Train"), ferry: t("Ferry"), flight: t("Flight"), other: t("Journey"),
};

type End = { name: string };
/** What tells of a way; public pages tell no more of theirs. */
type Timed = Pick<Activity, "day" | "endDay" | "start" | "end"> & { transport?: { mode: NonNullable<Activity["transport"]>["mode"]; from: End | null; to: End | null } | null };
/** As the checker has it: nobody drives through the night and on. */
const LONGEST_DRIVE_MINUTES = 16 * 60;

/** A car that is kept for days: nobody drives it from where one gets it to where one gives it back. */
export function isHiredCar({ transport, day, endDay, start, end }: Timed): boolean {
  if (transport?.mode !== "car" || !day || !endDay || endDay <= day) return false;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return !start || !end || daysBetween(day, endDay) * 24 * 60 + minutes(end) - minutes(start) > LONGEST_DRIVE_MINUTES;
}

/** "picked up at Faro (FAO), given back at Lisbon after 4 days, 10:00". */
function hiredWords({ transport, day, endDay, end }: Timed): string {
  const [from, to] = [transport?.from?.name, transport?.to?.name];
  const days = daysBetween(day!, endDay!);
  const back = to ? t("given back at {place} after {days, plural, one {# day} other {# days}}", { place: to, days }) : t("given back after {days, plural, one {# day} other {# days}}", { days });
  return [from && t("picked up at {place}", { place: from }), back, end && formatTime(end)].filter(Boolean).join(", ");
}

/** Where it goes, in words; null where nobody has said. */
export function wayOf(activity: Timed): string | null {
  if (isHiredCar(activity)) return hiredWords(activity);
  const [from, to] = [activity.transport?.from?.name, activity.transport?.to?.name];
  return from && to ? t("{from} → {to}", { from, to }) : (from ?? to ?? null);
}

/** Null for what is no journey. */
export function journeyOf(activity: Pick<Activity, "transport" | "day" | "endDay" | "start" | "end" | "type" | "destinationId">, destinations: Pick<Destination, "_id" | "timeZone" | "arrival" | "departure">[]): Journey | null {
  const { transport, day } = activity;
  if (!transport) return null;
  const here = (date: string) => destinations.find(({ arrival, departure }) => arrival <= date && date <= departure)?.timeZone ?? null;
  const there = (date: string) => destinations.findLast(({ arrival, departure }) => arrival <= date && date <= departure)?.timeZone ?? null;
  const arrives = endDateOf(activity, destinations);
  const fromZone = transport.from?.timeZone ?? (day && here(day));
  const toZone = transport.to?.timeZone ?? (arrives && there(arrives));
  const days = day && arrives ? daysBetween(day, arrives) : 0;
  const shift = days === 0 ? null : t("arrives {sign}{days, plural, one {# day} other {# days}}", { sign: days > 0 ? "+" : "−", days: Math.abs(days) });
  const zone = day && arrives && fromZone && toZone && zoneName(fromZone, day) !== zoneName(toZone, arrives) ? t("{zoneBefore} to {zoneAfter}", { zoneBefore: zoneName(fromZone, day), zoneAfter: zoneName(toZone, arrives) }) : null;
  const isHired = isHiredCar(activity);
  return {
    from: transport.from?.name ?? null,
    to: transport.to?.name ?? null,
    way: wayOf(activity),
    isHired,
    by: [MODES[transport.mode], transport.carrier, transport.number].filter(Boolean).join(" "),
    arrival: isHired ? null : [shift, zone].filter(Boolean).join(", ") || null,
  };
}

const zoneFormat = cached((timeZone: string) => new Intl.DateTimeFormat(displayLocale, { timeZone, timeZoneName: "shortOffset" }));

/** "GMT+9", as it holds on that date. */
export function zoneName(timeZone: string, date: string): string {
  const parts = zoneFormat(timeZone).formatToParts(Date.parse(`${date}T12:00:00Z`));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** "Tokyo time (GMT+9)"; without a date "Tokyo time": whether it is summer there nobody knows yet. */
export function zoneWords(timeZone: string, date: string | null): string {
  const city = cityNamed(timeZone.split("/").at(-1)!.replaceAll("_", " "));
  return date === null ? t("{city} time", { city }) : t("{city} time ({offset})", { city, offset: zoneName(timeZone, date) });
}
