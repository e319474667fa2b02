// Stops of a journey as lines say them: "ab 08:29", "Departure: …, 21:27", "10:04 Paris", "Paris 10:04", "Tokyo (09:30) -> Kyoto (11:42)". Pure.
import { daysIn, timesIn, type FoundDay } from "./dates";

/** `place` is "" where the line has only a time; `role` null where it doesn't say whether one gets on or off; `plus` are days later. */
export type Stop = { role: "from" | "to" | null; place: string; time: string | null; day: FoundDay | null; plus: number; index: number };

const LEAVES = "(?:abfahrt|abreise|abflug|vertrek|partida|depart(?:ure|s|ing|ed)?|dep|leaves?|départ|salida|partenza|partida)\\b\\.?|\\bab(?=\\s+\\d{1,2}[:.h])";
const COMES = "(?:ankunft|aankomst|arriv(?:al|es|e|ing|ée|o)|arr|llegada|chegada)\\b\\.?|\\ban(?=\\s+\\d{1,2}[:.h])";
const LABELS = new RegExp(`\\b(?:(${LEAVES})|(${COMES}))(?:[ \\t]*:|(?=\\s))`, "giu");
const AT_START = /^[ \t]*(?:(from|von|van|de|desde|da|origin|origen|origem|origine)|(to|nach|naar|à|hasta|para|a|destination|destino|destinazione))[ \t]*:[ \t]*(?=\S)/i;
/** "von Wien Hbf", and nothing else on the line. */
const ALONE = /^[ \t]*(?:([Ff]rom|[Vv]on|[Vv]an)|([Tt]o|[Nn]ach|[Nn]aar))[ \t]+(?=\p{Lu}[\p{L}\p{M}.'’ ()/-]{2,40}$)/u;
const PLUS = /\(?\+\s?([12])(?!\d|\s?[\d(-]{2})(?:\s?(?:tage?|days?|d)\b)?\)?/i;
const PLATFORM = /[\s,;]*\b(?:gleis|bahnsteig|platform|track|voie|vía|binario|coach|wagen|car|seat|platz|terminal|bay|steig)\b\.?.*$/i;
const PLACE = /^\p{Lu}[\p{L}\p{M}.'’ (),/-]{1,60}$/u;
const NO_PLACE = /\b(?:check|total|price|preis|summe|fare|duration|dauer|reisezeit|boarding|start|time|uhrzeit|meeting|booking|buchung|reserv|ticket|class|klasse|seat|coach|adult|operated|durchgeführt|your|ihre|deine?|the|datum|date|until|bis|valid|halt|stop|changes?|umstieg|confirm|thank|please|train|zug|pm|am|uhr|jst|journey|outward|return|flight|summary|itinerary|receipt|support|service|terms|policy|breakfast|lunch|dinner|frühstück|mittagessen|abendessen|reception|rezeption|open|opens|close[sd]?|doors|einlass|beginn|name|phone|hotel|today|tomorrow)\b/i;

/** What a line says of stops: none, one, or where one gets on and off. */
export function stopsIn(line: string, index: number): Stop[] {
  const labels = [...line.matchAll(LABELS)];
  const first = AT_START.exec(line) ?? ALONE.exec(line);
  if (labels.length === 0 && first) return [stopOf(first[1] ? "from" : "to", line.slice(first[0].length), "", index)];
  if (labels.length > 0) {
    return labels.slice(0, 4).map((label, at) => {
      const before = at === 0 ? line.slice(0, label.index) : "";
      // In a table, the place stands before "ab" and "an".
      const isColumn = /^a[bn]$/i.test(label[0].trim());
      return stopOf(label[1] ? "from" : "to", line.slice(label.index + label[0].length, labels[at + 1]?.index), isColumn ? before : "", index);
    });
  }
  const times = timesIn(line);
  const [only] = times;
  if (!only || times.length > 1) return [];
  const rest = `${line.slice(0, only.index)}\u0000${line.slice(only.index + only.length)}`.trim();
  const isEdge = rest.startsWith("\u0000") || rest.replace(PLUS, "").trim().endsWith("\u0000");
  const place = placeIn(line);
  return isEdge && place !== "" ? [{ role: null, place, time: only.time, day: daysIn(line)[0] ?? null, plus: plusIn(line), index }] : [];
}

const plusIn = (text: string) => Number(PLUS.exec(text)?.[1] ?? 0);

/** "Departure station: Roma Termini" */
const KIND_OF_STOP = /^\s*(?:station|stop|port|harbour|city|date|time)\s*:/i;

function stopOf(role: "from" | "to", labelled: string, before: string, index: number): Stop {
  const behind = labelled.replace(KIND_OF_STOP, " ");
  const days = daysIn(behind);
  return { role, place: placeIn(before) || placeIn(behind), time: timesIn(behind)[0]?.time ?? null, day: days[0] ?? daysIn(before)[0] ?? null, plus: plusIn(behind), index };
}

/** What is left of a text without dates, times and platforms, where that may be a place; else "". */
export function placeIn(text: string): string {
  let rest = text;
  for (const { index, length } of [...daysIn(text), ...timesIn(text)].sort((a, b) => b.index - a.index)) rest = `${rest.slice(0, index)} | ${rest.slice(index + length)}`;
  const parts = rest.replace(PLUS, " ").split("|").map((part) => part.replace(PLATFORM, "").replace(/^[\s,;:–—•·(-]+|[\s,;:–—•·-]+$|\(\s*\)?\s*$/g, "").replace(/^(?:(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?\s*)$/iu, ""));
  const place = parts.find((part) => part.length > 1)?.replace(/[\s(]+$/, "") ?? "";
  return PLACE.test(place) && !NO_PLACE.test(place) ? place : "";
}

const ARROW = /\s*(?:→|->|–>|⟶|➔|>>)\s*/;
const LABEL = /^[ \t]*\p{L}[\p{L} ]{1,20}:[ \t]+/u;
const LINE_NUMBER = /^[ \t]*(?:(?:ICE|IC|EC|ECE|TGV|AVE|RJX?|NJ|EN|RE|RB|IR|[A-Z]{1,3})[ ]?\d{1,5}[ \t,:]+|\d{1,4} (?=\p{Lu}))/u;

/** "Berlin → Prague", "London Euston to Manchester": both ends of a route that is a line of its own. */
export function routeIn(line: string, index: number): { from: Stop; to: Stop } | null {
  if (line.length > 160 || stopsIn(line, index).some(({ role }) => role !== null)) return null;
  const bare = line.replace(LABEL, "").replace(LINE_NUMBER, "");
  const arrows = bare.split(ARROW);
  const parts = arrows.length > 1 ? arrows : ([/\s[–—-]\s/, /\s(?:to|nach)\s/].map((between) => bare.split(between)).find(({ length }) => length === 2) ?? []);
  const [from, to] = [parts[0] ?? "", parts.at(-1) ?? ""];
  const stop = (role: "from" | "to", text: string): Stop => ({ role, place: placeIn(text), time: timesIn(text)[0]?.time ?? null, day: daysIn(text)[0] ?? null, plus: plusIn(text), index });
  const ends = { from: stop("from", from), to: stop("to", to) };
  return parts.length > 1 && ends.from.place !== "" && ends.to.place !== "" && ends.from.place !== ends.to.place ? ends : null;
}
