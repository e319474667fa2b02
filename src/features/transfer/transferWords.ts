// How imports and exports are said: formats, how sure we are, counts, problems. Pure.
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type Preview = FunctionReturnType<typeof api.transfer.reading.forTrip>;
export type PreviewItem = Preview["items"][number];
export type ImportFormat = Preview["format"];
export type ImportItem = FunctionArgs<typeof api.transfer.imports.add>["items"][number];
export type ExportFormat = FunctionArgs<typeof api.transfer.exports.file>["format"];

export const IMPORT_FORMATS: Record<ImportFormat, string> = {
  caravan: "Caravan file",
  ics: "Calendar (ICS)",
  csv: "Table (CSV)",
  gpx: "GPX",
  kml: "KML",
  google: "Google Maps list",
  trek: "TREK",
  adventureLog: "AdventureLog",
  tripit: "TripIt",
  text: "Confirmation",
};

/** As a person would name what they have. */
export const READABLE = "Calendars (ICS), tables (CSV), GPX, KML and KMZ, Google Maps lists from Takeout, TripIt, TREK, AdventureLog, and Caravan’s own files.";
export const ACCEPT = ".ics,.csv,.tsv,.gpx,.kml,.kmz,.json,.geojson,.xml,.txt,.html,.htm,.eml,.zip";

export const EXPORT_FORMATS: Record<ExportFormat, { label: string; what: string }> = {
  ics: { label: "Calendar", what: "ICS: every day’s plan at its local time, for any calendar" },
  csv: { label: "Table", what: "CSV: for a spreadsheet" },
  gpx: { label: "GPX", what: "Places and a route a day, for map apps and GPS devices" },
  kml: { label: "KML", what: "Places by day in their colours, for Google Earth and My Maps" },
  json: { label: "Caravan file", what: "Everything, to bring back or into another Caravan" },
};

export const things = (count: number): string => (count === 1 ? "1 thing" : `${count} things`);

/** What somebody should know of an item before it is added; null: nothing. */
export function remarkOn({ twin, outside, certainty }: PreviewItem, target: "trip" | "new"): { tone: "warn" | "neutral"; text: string } | null {
  if (target === "trip" && twin) return { tone: "warn", text: `In the trip already: ${twin.title}` };
  if (certainty === "unsure") return { tone: "warn", text: "Look at its date and time" };
  if (target === "trip" && outside) return { tone: "neutral", text: "Outside the trip: becomes an idea" };
  return certainty === "likely" ? { tone: "neutral", text: "Worked out from the words" } : null;
}

/** Everything but what is in the trip already. */
export const chosenAtFirst = ({ items }: Preview): Set<number> => new Set(items.flatMap(({ twin }, index) => (twin ? [] : [index])));

/** What is sent of a chosen item. */
export function asSent({ line: _line, certainty: _certainty, twin: _twin, outside: _outside, ...item }: PreviewItem): ImportItem {
  return item;
}

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
