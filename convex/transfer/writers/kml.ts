// The plan as KML 2.2: a folder a day in the colour that the day has on our map, its places and the line between them; ideas last.
import { daysBetween } from "../../dates";
import { EXTENSION } from "../formats/extension";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import type { Snapshot } from "../snapshot";
import { byDay, isLocated, ownElement, xml } from "./xml";

/** As the map's: src/ui/theme.css, --color-day-1 to 8. KML writes alpha, blue, green, red. */
const DAY_COLORS = ["b0452a", "2c5c9f", "836000", "7a3f8c", "3f6b22", "ad2f60", "0a6c80", "655a4c"];
const IDEA_COLOR = "564e41";
const kmlColor = (rgb: string) => `ff${rgb.slice(4)}${rgb.slice(2, 4)}${rgb.slice(0, 2)}`;

export function writeKml({ trip, items, days, codes, language }: Snapshot): string {
  const titles = new Map(days.map(({ day, title }) => [day, title]));
  const styles = [...DAY_COLORS.map((color, index) => [`day-${index + 1}`, color] as const), ["idea", IDEA_COLOR] as const].map(
    ([id, color]) => `<Style id="${id}"><IconStyle><color>${kmlColor(color)}</color></IconStyle><LineStyle><color>${kmlColor(color)}</color><width>3</width></LineStyle></Style>`,
  );
  const folders = byDay(items.filter(isLocated)).map(([day, rows]) => {
    const style = day === null ? "idea" : `day-${(((daysBetween(trip.startDate, day) % DAY_COLORS.length) + DAY_COLORS.length) % DAY_COLORS.length) + 1}`;
    const name = day === null ? written(write("Ideas"), language) : [day, titles.get(day)].filter(Boolean).join(" ");
    const line = day !== null && rows.length > 1 ? `<Placemark id="route-${day}"><name>${xml(written(write("Route"), language))}</name><styleUrl>#${style}</styleUrl><LineString><tessellate>1</tessellate><coordinates>${rows.map(({ lng, lat }) => `${lng},${lat},0`).join(" ")}</coordinates></LineString></Placemark>` : "";
    return `<Folder><name>${xml(name)}</name>${rows.map((item) => placemark(item, style, codes.get(item._id), language)).join("")}${line}</Folder>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:caravan="${EXTENSION}"><Document><name>${xml(trip.title)}</name>`,
    ...styles,
    ...folders,
    "</Document></kml>",
    "",
  ].join("\n");
}

function placemark(item: Snapshot["items"][number] & { lat: number; lng: number }, style: string, code: string | undefined, language: Language): string {
  const times = [item.start, item.end].filter(Boolean).join("–") + (item.type !== "hotel" && item.start && item.end && item.end < item.start ? " +1" : "");
  const words = [times, item.description].filter(Boolean).join("\n\n");
  const url = item.links?.[0]?.url;
  // Read again by its name; shown by the other.
  const data = [...(item.description ? [["notes", write("Notes"), item.description] as const] : []), ...(url ? [["url", write("Link"), url] as const] : [])];
  return [
    `<Placemark><name>${xml(item.title)}</name>`,
    item.address ? `<address>${xml(item.address)}</address>` : "",
    words ? `<description>${xml(words)}</description>` : "",
    `<styleUrl>#${style}</styleUrl>`,
    `<ExtendedData>${data.map(([name, shown, value]) => `<Data name="${name}"><displayName>${xml(written(shown, language))}</displayName><value>${xml(value)}</value></Data>`).join("")}${ownElement(item, code)}</ExtendedData>`,
    `<Point><coordinates>${item.lng},${item.lat},0</coordinates></Point></Placemark>`,
  ].join("");
}
