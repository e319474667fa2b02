// What happened to a trip, in words: of the feed, of comparisons and of what is new.
import { displayLocale, formatNumber, listed } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { formatDate, formatTime } from "../../../../lib/dates";
import { formatMoney } from "../../../../lib/money";
import { formatDay } from "../../../../lib/moments";
import type { ActivityChanges } from "../../useEdits";

const DAY_MS = 86_400_000;
const weekday = new Intl.DateTimeFormat(displayLocale, { weekday: "long" });
const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** "today", "yesterday", "Tuesday" within the week, then the date: `12 Apr 2027`. */
export function dayWords(at: number, now = Date.now()): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days === 0) return t("today");
  if (days === 1) return t("yesterday");
  return days < 7 ? weekday.format(at) : formatDay(at);
}

/** What a row of the log is called: the trip, a day by its date, an item or a plan by its name. */
export const rowTitle = ({ table, title }: { table: string; title: string }): string => (table === "trips" ? t("The trip") : table === "dayNotes" ? formatDate(title, "long") : title || t("An item"));

export const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

const clock = new Intl.DateTimeFormat(displayLocale, { timeStyle: "short" });
const sinceWords = (at: number, now: number) => (startOfDay(at) === startOfDay(now) ? clock.format(at) : dayWords(at, now));

/** "12 changes since Tuesday, by Björn and Chiara."; today's by the clock. */
export function newsWords({ count, since }: { count: number; since: number | null }, names: string[], now = Date.now()): string {
  const changes = count >= 200 ? t("{count, number} changes or more", { count: 200 }) : t("{count, plural, one {# change} other {# changes}}", { count });
  const [first, second, ...more] = names;
  const people = more.length > 0 ? t("{first}, {second} and {count, number} more", { first, second, count: more.length }) : listed(names);
  const said = { changes, people, when: since === null ? null : sinceWords(since, now) };
  if (said.when === null) return people ? t("{changes}, by {people}.", said) : t("{changes}.", said);
  return people ? t("{changes} since {when}, by {people}.", said) : t("{changes} since {when}.", said);
}

/** Fields of the log as people call them; one that is new reads as it is written. */
const FIELDS: Record<string, string> = {
  title: t("name"),
  name: t("name"),
  description: t("notes"),
  notes: t("notes"),
  type: t("type"),
  status: t("status"),
  day: t("day"),
  endDay: t("until", {}, "field"),
  start: t("from", {}, "field"),
  end: t("to", {}, "field"),
  cost: t("cost"),
  placeId: t("place"),
  lat: t("place on the map"),
  lng: t("place on the map"),
  address: t("address"),
  meal: t("meal"),
  why: t("why"),
  transport: t("transport"),
  links: t("links"),
  participants: t("participants"),
  assignees: t("assignees"),
  payerId: t("who pays"),
  locked: t("locked"),
  legMode: t("way there"),
  parkedIn: t("which plan"),
  holds: t("holds"),
  startDate: t("first day"),
  endDate: t("last day"),
  openDates: t("dates"),
  coverId: t("cover"),
  travellers: t("travellers"),
  budget: t("budget"),
  visibility: t("visibility"),
  assistant: t("assistant"),
  arrival: t("arrival"),
  departure: t("departure"),
  destinationId: t("city"),
  countryCode: t("country"),
  timeZone: t("time zone"),
  citySlug: t("city"),
  geonameId: t("city"),
  order: t("order"),
} satisfies Record<keyof ActivityChanges, string> & Record<string, string>;
export const fieldWords = (name: string): string => FIELDS[name] ?? name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** What fields that hold one of a few words can say. */
const CHOICES: Record<string, Record<string, string>> = {
  type: {
    sightseeing: t("sightseeing"),
    restaurant: t("restaurant"),
    hotel: t("hotel"),
    transport: t("transport"),
    other: t("other"),
    leisure: t("leisure"),
    business: t("business"),
    adventure: t("adventure"),
    cultural: t("cultural"),
  },
  status: {
    idea: t("idea"),
    planned: t("planned"),
    booked: t("booked"),
    done: t("done"),
    draft: t("draft"),
    active: t("under way"),
    completed: t("over"),
    cancelled: t("cancelled"),
  },
  visibility: { private: t("private"), shared: t("shared"), public: t("public") },
  assistant: { atOnce: t("changes come at once"), review: t("changes are reviewed first"), vote: t("changes are voted on") },
  meal: { breakfast: t("breakfast"), lunch: t("lunch"), dinner: t("dinner") },
  legMode: { walk: t("walk"), bike: t("bike"), transit: t("transit"), taxi: t("taxi"), car: t("car") },
};

/** What fields mean that nobody has chosen anything for. */
const UNCHOSEN: Record<string, string> = { assistant: "atOnce" };

/** Fields that say nothing to a reader by their values. */
const OPAQUE = new Set(["placeId", "lat", "lng", "destinationId", "geonameId", "citySlug", "coverId", "parkedIn", "payerId", "participants", "assignees", "order", "transport", "links", "openDates"]);
const LONGEST = 80;

/** A value of a field for a comparison; null where only that it changed can be said. */
export function valueWords(name: string, kept: unknown): string | null {
  if (OPAQUE.has(name)) return null;
  const value = kept ?? UNCHOSEN[name];
  if (value === undefined || value === null || value === "") return t("nothing");
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (typeof value === "number") return formatNumber(value, 2);
  if (typeof value === "string") {
    const choice = CHOICES[name]?.[value];
    if (choice) return choice;
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
    const field = fieldWords(name);
    return was === null || is === null ? t("{field} changed", { field }) : t("{field}: {before} → {after}", { field, before: was, after: is });
  });
  return [...new Set(lines)];
}
