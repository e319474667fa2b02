// What happened to a trip, in words: of the feed, of comparisons and of what is new.
import { displayLocale, formatDate, formatTime } from "../../../../lib/dates";
import { formatMoney } from "../../../../lib/money";

const DAY_MS = 86_400_000;
const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** "today", "yesterday", "Tuesday" within the week, then the date: `12 Apr 2027`. */
export function dayWords(at: number, now = Date.now()): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return new Intl.DateTimeFormat(displayLocale, { weekday: "long" }).format(at);
  return new Intl.DateTimeFormat(displayLocale, { day: "numeric", month: "short", year: "numeric" }).format(at);
}

export const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

const LISTED = 2;

const clock = new Intl.DateTimeFormat(displayLocale, { timeStyle: "short" });
const sinceWords = (at: number, now: number) => (startOfDay(at) === startOfDay(now) ? clock.format(at) : dayWords(at, now));

/** "12 changes since Tuesday, by Björn and Chiara."; today's by the clock. */
export function newsWords({ count, since }: { count: number; since: number | null }, names: string[], now = Date.now()): string {
  const what = count >= 200 ? "200 changes or more" : count === 1 ? "1 change" : `${count} changes`;
  const who = names.length > LISTED ? `${names.slice(0, LISTED).join(", ")} and ${names.length - LISTED} more` : names.join(" and ");
  return `${what}${since === null ? "" : ` since ${sinceWords(since, now)}`}${who && `, by ${who}`}.`;
}

/** Fields of the log that people know by another name; others read as they are written. */
const FIELDS: Record<string, string> = {
  title: "name",
  description: "notes",
  endDay: "until",
  start: "from",
  end: "to",
  placeId: "place",
  lat: "place on the map",
  lng: "place on the map",
  meal: "meal",
  payerId: "who pays",
  legMode: "way there",
  parkedIn: "which plan",
  startDate: "first day",
  endDate: "last day",
  openDates: "dates",
  coverId: "cover",
  destinationId: "city",
  countryCode: "country",
  timeZone: "time zone",
  citySlug: "city",
  geonameId: "city",
  order: "order",
};
export const fieldWords = (name: string): string => FIELDS[name] ?? name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** Fields that say nothing to a reader by their values. */
const OPAQUE = new Set(["placeId", "lat", "lng", "destinationId", "geonameId", "citySlug", "coverId", "parkedIn", "payerId", "participants", "assignees", "order", "transport", "links", "openDates"]);
const LONGEST = 80;

/** A value of a field for a comparison; null where only that it changed can be said. */
export function valueWords(name: string, value: unknown): string | null {
  if (OPAQUE.has(name)) return null;
  if (value === undefined || value === null || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value);
    if (/^\d\d:\d\d$/.test(value)) return formatTime(value);
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  }
  const money = value as { amount?: unknown; currency?: unknown };
  return typeof money.amount === "number" && typeof money.currency === "string" ? formatMoney({ amount: money.amount, currency: money.currency }) : null;
}

type Field = { name: string; before?: unknown; after?: unknown };

/** "from: 09:00 → 10:00"; each thing once, whatever number of fields it is kept in. */
export function fieldLines(fields: readonly Field[]): string[] {
  const lines = fields.map(({ name, before, after }) => {
    const [was, is] = [valueWords(name, before), valueWords(name, after)];
    return was === null || is === null ? `${fieldWords(name)} changed` : `${fieldWords(name)}: ${was} → ${is}`;
  });
  return [...new Set(lines)];
}
