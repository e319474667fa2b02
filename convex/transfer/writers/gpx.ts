// The plan as GPX 1.1: a waypoint for everything that has a place, and a route a day in the order of the plan.
import { EXTENSION } from "../formats/extension";
import { written } from "../../words/words";
import type { Snapshot } from "../snapshot";
import { TYPES } from "../tableWords";
import { byDay, isLocated, ownElement, xml } from "./xml";

export function writeGpx({ trip, items, days, codes, language }: Snapshot): string {
  const located = items.filter(isLocated);
  const titles = new Map(days.map(({ day, title }) => [day, title]));
  const point = (tag: string, item: (typeof located)[number], whole: boolean) => {
    const url = item.links?.[0]?.url;
    const inside = [
      `<name>${xml(item.title)}</name>`,
      ...(whole && item.description ? [`<desc>${xml(item.description)}</desc>`] : []),
      ...(whole && url ? [`<link href="${xml(url)}"/>`] : []),
      ...(whole ? [`<type>${xml(written(TYPES[item.type], language))}</type>`, `<extensions>${ownElement(item, codes.get(item._id))}</extensions>`] : []),
    ];
    return `<${tag} lat="${item.lat}" lon="${item.lng}">${inside.join("")}</${tag}>`;
  };
  const routes = byDay(located)
    .filter(([day, rows]) => day !== null && rows.length > 1)
    .map(([day, rows]) => `<rte><name>${xml([day, titles.get(day!)].filter(Boolean).join(" "))}</name>${rows.map((item) => point("rtept", item, false)).join("")}</rte>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<gpx version="1.1" creator="Caravan" xmlns="http://www.topografix.com/GPX/1/1" xmlns:caravan="${EXTENSION}">`,
    `<metadata><name>${xml(trip.title)}</name></metadata>`,
    ...located.map((item) => point("wpt", item, true)),
    ...routes,
    "</gpx>",
    "",
  ].join("\n");
}
