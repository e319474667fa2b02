// How imports and exports are said: formats, how sure we are, problems. Pure.
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { formatDate, formatTime } from "../../lib/dates";

export type Preview = FunctionReturnType<typeof api.transfer.reading.forTrip>;
export type PreviewItem = Preview["items"][number];
export type ImportFormat = Preview["format"];
export type DateOrder = NonNullable<FunctionArgs<typeof api.transfer.reading.forTrip>["order"]>;
export type ImportItem = FunctionArgs<typeof api.transfer.imports.add>["items"][number];
export type ExportFormat = FunctionArgs<typeof api.transfer.exports.file>["format"];

export const IMPORT_FORMATS: Record<ImportFormat, string> = {
  caravan: t("Caravan file"),
  ics: t("Calendar (ICS)"),
  csv: t("Table (CSV)"),
  gpx: "GPX",
  kml: "KML",
  google: t("Google Maps list"),
  trek: "TREK",
  adventureLog: "AdventureLog",
  tripit: "TripIt",
  text: t("Confirmation"),
};

/** As a person would name what they have. */
export const READABLE = t("Calendars (ICS), tables (CSV), GPX, KML and KMZ, Google Maps lists from Takeout, TripIt, TREK, AdventureLog, and Caravan’s own files.");
export const ACCEPT = ".ics,.csv,.tsv,.gpx,.kml,.kmz,.json,.geojson,.xml,.txt,.html,.htm,.eml,.zip";

export const EXPORT_FORMATS: Record<ExportFormat, { label: string; what: string }> = {
  ics: { label: t("Calendar"), what: t("ICS: every day’s plan at its local time, for any calendar") },
  csv: { label: t("Table"), what: t("CSV: for a spreadsheet") },
  gpx: { label: "GPX", what: t("Places and a route a day, for map apps and GPS devices") },
  kml: { label: "KML", what: t("Places by day in their colours, for Google Earth and My Maps") },
  json: { label: t("Caravan file"), what: t("Everything, to bring back or into another Caravan") },
};

/** Somebody's own words for when something is. */
export type When = Pick<PreviewItem, "day" | "endDay" | "start" | "end">;

/** An item at another time; who said when has looked at it. */
export function atTime(item: PreviewItem, { day, endDay, start, end }: When, trip: Preview["tripDates"]): PreviewItem {
  const { endDay: _endDay, ...rest } = item;
  const outside = trip !== null && day !== null && (day < trip.startDate || day > trip.endDate);
  return { ...rest, day, start, end, ...(day && endDay && endDay > day && { endDay }), certainty: "sure", outside };
}

/** "9:30 – 11:00"; of what ends on another day, that day stands with its hour: "15:00 – Wed, 14 Apr, 11:00". */
export function hoursWords({ day, endDay, start, end }: When): string {
  const hour = (time: string | null) => (time === null ? "" : formatTime(time));
  if (!endDay || endDay === day) return [hour(start), hour(end)].filter(Boolean).join(" – ");
  const last = [formatDate(endDay), hour(end)].filter(Boolean).join(", ");
  return start === null ? t("until {date}", { date: last }) : `${hour(start)} – ${last}`;
}

/** What somebody should know of an item before it is added, to the trip or to one with the days `made`; null: nothing. */
export function remarkOn({ twin, outside, certainty, day, cancelled }: PreviewItem, target: "trip" | "new", made: { start: string; end: string } | null): { tone: "warn" | "neutral"; text: string } | null {
  const isBeyond = target === "trip" ? outside : Boolean(day && made?.start && made.end && (day < made.start || day > made.end));
  if (cancelled) return { tone: "warn", text: target === "trip" && twin ? t("Cancelled, but in the trip: {title}", { title: twin.title }) : t("Cancelled, as its mail says") };
  if (target === "trip" && twin) return { tone: "warn", text: t("In the trip already: {title}", { title: twin.title }) };
  if (certainty === "unsure") return { tone: "warn", text: t("Look at its date and time") };
  if (isBeyond) return { tone: "neutral", text: t("Outside the trip: becomes an idea") };
  return certainty === "likely" ? { tone: "neutral", text: t("Worked out from the words") } : null;
}

/** Everything but what is in the trip already, and what was cancelled. */
export const chosenAtFirst = ({ items }: Pick<Preview, "items">): Set<number> => new Set(items.flatMap(({ twin, cancelled }, index) => (twin || cancelled ? [] : [index])));

/** What is sent of a chosen item. */
export function asSent({ line: _line, certainty: _certainty, cancelled: _cancelled, twin: _twin, outside: _outside, ...item }: PreviewItem): ImportItem {
  return item;
}

/** The plans B that come along: all of them with everything, else those of which something is chosen, each with the one that holds beside it. */
export function withPlans(items: readonly ImportItem[], { items: all, variants }: Pick<Preview, "items" | "variants">): { items: ImportItem[]; variants: Preview["variants"] } {
  if (items.length === all.length) return { items: [...items], variants };
  const days = new Set(items.flatMap(({ variant }) => (variant === undefined ? [] : [variants[variant]?.day])));
  const used = new Set(items.map(({ variant }) => variant));
  const kept = variants.flatMap((plan, index) => (used.has(index) || (plan.holds && days.has(plan.day)) ? [index] : []));
  return {
    items: items.map(({ variant, ...item }) => ({ ...item, ...(variant !== undefined && kept.includes(variant) && { variant: kept.indexOf(variant) }) })),
    variants: kept.map((index) => variants[index]!),
  };
}

/** The plan B that an item of a file waits in; null: it stands in its day, or was given another. */
export function planOf({ variants }: Pick<Preview, "variants">, { variant, day }: PreviewItem): string | null {
  const plan = variant === undefined ? undefined : variants[variant];
  return plan && !plan.holds && plan.day === day ? plan.name : null;
}

const CALLED_PLAN = /^plan \p{L}$/iu;

/** "Plan C", and "Plan B: Rain" for one that has a name of its own. */
export const planBName = (name: string): string => (CALLED_PLAN.test(name) ? name : t("Plan B: {name}", { name }));

/** By day in order, ideas last; each with its place in the list. */
export function byDay(items: readonly PreviewItem[]): { day: string | null; rows: { item: PreviewItem; index: number }[] }[] {
  const groups = new Map<string | null, { item: PreviewItem; index: number }[]>();
  for (const [index, item] of items.entries()) {
    const rows = groups.get(item.day);
    if (rows) rows.push({ item, index });
    else groups.set(item.day, [{ item, index }]);
  }
  return [...groups].map(([day, rows]) => ({ day, rows })).sort((a, b) => ((a.day ?? "9") < (b.day ?? "9") ? -1 : 1));
}
