// GPX 1.0 and 1.1: waypoints become ideas; a route whose name has a date gives its points that day. Our own files say the rest in
// an extension. A recorded track is one item, at its start.
import { isPoint, item, typeOf } from "../items";
import { requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import { fromExtension } from "./extension";
import { looksLikeHtml, textOfHtml } from "./html";
import { numberOf } from "./json";
import { fitsDay } from "./words/ranges";
import { childrenOf, childText, descendants, parseXml, type Element } from "./xml";

export function readGpx(text: string, { language }: World): ReadPlan {
  const root = parseXml(text);
  if (root.name !== "gpx") throw new Unreadable(sentence("This is XML, but no GPX file."), root.line);
  const plan = emptyPlan();
  const add = (read: ReadItem) => {
    requireRoomFor(plan.items, read.line);
    plan.items.push(read);
  };
  const title = childText(childrenOf(root, "metadata")[0] ?? root, "name");
  if (title) plan.header.title = title.slice(0, 120);
  const seen = new Map<string, ReadItem>();
  for (const waypoint of childrenOf(root, "wpt")) {
    const read = pointItem(waypoint, plan, language);
    if (!read) continue;
    seen.set(keyOf(read), read);
    add(read);
  }
  for (const route of childrenOf(root, "rte")) {
    const day = fitsDay(childText(route, "name"))?.day ?? null;
    for (const point of childrenOf(route, "rtept")) {
      const read = pointItem(point, plan, language);
      if (!read) continue;
      const known = seen.get(keyOf(read));
      if (known) known.day ??= day;
      // A nameless point only bends the line.
      else if (childText(point, "name")) add({ ...read, day: read.day ?? day });
    }
  }
  for (const track of childrenOf(root, "trk")) {
    const first = descendants(track, "trkpt")[0];
    if (first) add({ ...pointItem(first, plan, language)!, title: childText(track, "name") || written(write("Track"), language), line: track.line, type: "other", description: marked(childText(track, "desc")) });
  }
  return plan;
}

const keyOf = ({ title, lat, lng }: ReadItem) => `${title}|${lat?.toFixed(5)}|${lng?.toFixed(5)}`;

/** Some programs write HTML into notes. */
const marked = (words: string) => (looksLikeHtml(words) || /<\/(?:b|i|u|em|strong|a|ul|li|h\d)>/i.test(words) ? textOfHtml(words) : words);

function pointItem(point: Element, { problems }: ReadPlan, language: Language): ReadItem | null {
  const [lat, lng] = [numberOf(point.attributes.lat), numberOf(point.attributes.lon)];
  const title = childText(point, "name") || childText(point, "cmt") || written(write("Unnamed place"), language);
  if (!isPoint(lat, lng)) {
    problems.push({ line: point.line, text: say("“{title}” has no coordinates and was left out.", { title: title.slice(0, 60) }) });
    return null;
  }
  const words = `${childText(point, "type")} ${childText(point, "sym")} ${title}`;
  const url = childrenOf(point, "link")[0]?.attributes.href ?? childText(point, "url");
  const comment = childText(point, "cmt");
  const notes = childText(point, "desc") || (comment === title ? "" : comment);
  const own = descendants(point, "item")[0]?.attributes;
  const description = own ? notes : marked(notes);
  return item({ title, lat, lng, line: point.line, type: typeOf(words), ...(description && { description }), ...(url && { links: [{ url }] }), ...fromExtension(own) });
}
