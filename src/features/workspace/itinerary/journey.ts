// A journey in words: from, to, by what, and how the clock and the calendar have changed on arrival.
import { cityNamed } from "../../../i18n/cityName";
import { cached, displayLocale } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { daysBetween } from "../../../lib/dates";
import { endDateOf } from "../moments";
import type { Activity, Destination } from "../useItinerary";

export type Journey = { from: string | null; to: string | null; by: string | null; /** "+1 day, 6:10 there is GMT+9"; null where neither clock nor date changes. */ arrival: string | null };

const MODES: Record<NonNullable<Activity["transport"]>["mode"], string> = {
  walk: t("Walk"), bike: t("Bike"), car: t("Car"), taxi: t("Taxi"), bus: t("Bus"), train: t("Train"), ferry: t("Ferry"), flight: t("Flight"), other: t("Journey"),
};

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
  return {
    from: transport.from?.name ?? null,
    to: transport.to?.name ?? null,
    by: [MODES[transport.mode], transport.carrier, transport.number].filter(Boolean).join(" "),
    arrival: [shift, zone].filter(Boolean).join(", ") || null,
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
