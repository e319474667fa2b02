// KML 2.2, Google's My Maps and Organic Maps included: placemarks become ideas; a folder whose name has a date, or is
// "Day 2" of a trip that has days, gives its placemarks that day. Lines and areas are told and left out.
import { isPoint, item, typeOf } from "../items";
import { requireRoomFor } from "../lines";
import { daysOf, emptyPlan, Unreadable, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import { fromExtension } from "./extension";
import { looksLikeHtml, textOfHtml } from "./html";
import { numberedDay } from "./words/dates";
import { fitsDay } from "./words/ranges";
import { childrenOf, childText, descendants, parseXml, type Element } from "./xml";

export function readKml(text: string, world: World): ReadPlan {
  const root = parseXml(text);
  if (root.name !== "kml" && root.name !== "Document") throw new Unreadable(sentence("This is XML, but no KML file."), root.line);
  const plan = emptyPlan();
  const document = childrenOf(root, "Document")[0] ?? root;
  const title = childText(document, "name");
  if (title) plan.header.title = title.slice(0, 120);
  walk(root, null, plan, world);
  const link = plan.items.length === 0 ? descendants(root, "NetworkLink")[0] : undefined;
  if (link) throw new Unreadable(sentence("This file only points to a map on the web. Export it again without “Keep data up to date”."), link.line);
  return plan;
}

function walk(element: Element, day: string | null, plan: ReadPlan, world: World) {
  for (const child of element.children) {
    if (child.name === "Placemark") {
      const read = placemark(child, day, plan, world.language);
      if (!read) continue;
      requireRoomFor(plan.items, child.line);
      plan.items.push(read);
    } else if (child.name === "Folder" || child.name === "Document") {
      const name = childText(child, "name");
      walk(child, (fitsDay(name) ?? numberedDay(name, daysOf(world)))?.day ?? day, plan, world);
    }
  }
}

function placemark(element: Element, day: string | null, { problems }: ReadPlan, language: Language): ReadItem | null {
  const title = childText(element, "name") || written(write("Unnamed place"), language);
  const point = descendants(element, "Point")[0];
  const [lng, lat] = (point ? childText(point, "coordinates") : "").split(",").map((part) => (part.trim() === "" ? NaN : Number(part)));
  const address = childText(element, "address");
  if (lat === undefined || lng === undefined || !isPoint(lat, lng)) {
    const isShape = descendants(element, "LineString", "Polygon", "LinearRing", "Track").length > 0;
    const named = { title: title.slice(0, 60) };
    // A line of ours is drawn between the day's items, which are there themselves.
    if (!address && element.attributes.id?.startsWith("route-")) return null;
    if (!address) problems.push({ line: element.line, text: isShape ? say("“{title}” is a line or an area and was left out.", named) : say("“{title}” has no coordinates and was left out.", named) });
    if (!address) return null;
  }
  const words = childText(element, "description");
  const data = new Map(descendants(element, "Data").map((entry) => [entry.attributes.name ?? "", childText(entry, "value")]));
  const own = descendants(element, "item")[0]?.attributes;
  const description = own ? (data.get("notes") ?? "") : looksLikeHtml(words) ? textOfHtml(words) : words;
  const url = data.get("url") ?? /https?:\/\/[^\s"<>]+/.exec(words)?.[0];
  return item({
    title,
    line: element.line,
    type: typeOf(`${title} ${data.get("category") ?? ""}`),
    day,
    ...(isPoint(lat ?? NaN, lng ?? NaN) && { lat: lat!, lng: lng! }),
    ...(address && { address }),
    ...(description && { description }),
    ...(url && { links: [{ url }] }),
    ...fromExtension(own),
  });
}
