// A stay in the words of a confirmation: the day one checks in, the day one checks out, and where. Pure.
import { item, leastSure } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { write, written } from "../../../words/words";
import { daysIn, rangeIn, timesIn, type FoundDay } from "./dates";
import { addressIn, codeIn, isName, priceIn } from "./shared";

const IN = /check[- ]?in|anreise|llegada|arriv[ée]e|entrada|arrivo\b|chegada|aankomst|incheck(?:en|datum)|arrival|arriving\b|チェックイン/i;
const OUT = /check[- ]?out|abreise|salida|d[ée]part\b|sa[ií]da|partenza\b|partida\b|vertrek|uitcheck(?:en|datum)|departure|departing\b|チェックアウト/i;
const LODGING = /h[oô]tel|hostel|ryokan|\binn\b|resort|apartment|guest ?house|suite|riad|pension|lodge|room|night|zimmer|habitaci|chambre|airbnb|booking\.com|property|accommodation|unterkunft|gastgeber|hosted by|entire home|albergo|hostal|auberge|pousada|agriturismo|g[îi]te|parador|jugendherberge|ferienwohnung|alojamento|alojamiento|alloggio|logement|s[ée]jour\b|nott[ei]\b|noches?\b|noites?\b|nuits?\b|nacht(?:en)?\b|verblijf|incheck|check[- ]?(?:in|out)/i;
const NAMES = [
  /(?:booking|reservation|stay|buchung|reservierung|reserva|r[ée]servation|prenotazione|boeking|reservering)\s+(?:at|with|in the|im|bei|en|à|au|presso|bij)\s+(?:the\s+)?(.{3,80}?)(?:\s+(?:is|has|was|ist|from|for|on)\b|[,.!\n]|$)/i,
  /^[ \t]*(?:hotel|property|accommodation|unterkunft|h[ôo]tel|alojamiento)(?:[ \t]+name)?[ \t]*:[ \t]*(.{3,80})$/im,
  /^[ \t]*(\S.{2,80}?)[ \t]*\n(?:[ \t]*\n)?.{0,40}(?:hosted by|gastgeber(?:in)?\b)/im,
  /^(?!.*\b(?:thank|policy|check|your|our|please|confirmation|confirmed|reservation|booking)\b)[ \t]*(.{0,50}\b(?:Hotel|Hostel|Ryokan|Inn|Resort|Apartments?|Guest ?house|Suites|Riad|Pensione?|Lodge|Hostal|Albergo|Auberge|Pousada|Parador|Posada|Locanda|Agriturismo|Jugendherberge|Gasthof|Herberg)\b.{0,30})$/im,
];

const ABOVE = 6;

export function staysIn(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  if (!LODGING.test(whole)) return [];
  const [arrival, departure] = nightsOf(lines) ?? [];
  if (!arrival || !departure) return [];
  const said = NAMES.map((pattern) => pattern.exec(whole)?.[1]?.trim()).find(Boolean);
  // Else the nearest line above that can be a name.
  const name = said ?? lines.slice(Math.max(0, arrival.line - 1 - ABOVE), arrival.line - 1).findLast(isName)?.trim();
  const address = addressIn(lines);
  // Some tell the nights first: its name then stands above where it is.
  const above = address ? lines[lines.findIndex((line) => line.includes(address)) - 1] : undefined;
  const code = codeIn(whole);
  return [
    item({
      title: name ?? (above !== undefined && isName(above) ? above.trim() : undefined) ?? written(write("Stay"), language),
      type: "hotel",
      line: arrival.line,
      day: arrival.day.day,
      endDay: departure.day.day,
      start: arrival.time,
      end: departure.time,
      cost: priceIn(lines),
      ...(address && { address }),
      ...(code && { code }),
      certainty: leastSure(leastSure(arrival.day.certainty, departure.day.certainty), said ? "sure" : "likely"),
    }),
  ];
}

type Side = { day: FoundDay; time: string | null; line: number };

/** By the words for both days; else a line with a range or with two dates, and the words for both hours. */
function nightsOf(lines: readonly string[]): [Side, Side] | null {
  const [arrival, departure] = [dayAfter(lines, IN), dayAfter(lines, OUT)];
  if (arrival && departure && departure.day.day > arrival.day.day) {
    return [{ ...arrival, time: arrival.time ?? saidHour(lines, FROM_HOUR) }, { ...departure, time: departure.time ?? saidHour(lines, UNTIL_HOUR) }];
  }
  const range = lines.findIndex((line) => rangeIn(line) !== null);
  const index = range === -1 ? lines.findIndex(isSpan) : range;
  const [from, until] = index === -1 ? [] : (rangeIn(lines[index]!) ?? daysIn(lines[index]!));
  if (!from || !until || until.day <= from.day) return null;
  return [{ day: from, time: hourAt(lines, IN), line: index + 1 }, { day: until, time: hourAt(lines, OUT), line: index + 1 }];
}

/** Hours on a line of their own, away from the days. */
const FROM_HOUR = /^\s*check[- ]?in(?: time)?:? (?:from|after|ab|between)\b/i;
const UNTIL_HOUR = /^\s*check[- ]?out(?: time)?:? (?:until|till|by|before|bis)\b/i;

function saidHour(lines: readonly string[], word: RegExp): string | null {
  const line = lines.find((text) => word.test(text));
  return (line !== undefined && timesIn(line)[0]?.time) || null;
}

const SPAN = /\s(?:[–—-]|to|until|bis|au)\s/i;

/** Two dates with such a word between them, in one sentence. */
function isSpan(line: string): boolean {
  const days = daysIn(line);
  const between = days.length === 2 ? line.slice(days[0]!.index + days[0]!.length, days[1]!.index) : "";
  return SPAN.test(between) && !/[.!?]\s+\p{Lu}/u.test(between);
}

function hourAt(lines: readonly string[], word: RegExp): string | null {
  const line = lines.find((text) => word.test(text));
  if (line === undefined) return null;
  // Both hours may stand on one line, each behind its word.
  const time = timesIn(line.slice(line.search(word)))[0] ?? timesIn(line)[0];
  return time?.time ?? (/\b(?:noon|midday|mittags)\b/i.test(line) ? "12:00" : null);
}

/** The first date behind the word, on its line or one of the next two, and the first time after it. */
function dayAfter(lines: readonly string[], word: RegExp): { day: FoundDay; time: string | null; line: number } | null {
  for (const [index, line] of lines.entries()) {
    const match = word.exec(line);
    if (!match) continue;
    const behind = [line.slice(match.index + match[0].length), lines[index + 1] ?? "", lines[index + 2] ?? ""];
    // The other word's date isn't this one's.
    const other = word === IN ? OUT : IN;
    const own = behind.slice(0, 1 + (behind.slice(1).findIndex((text) => other.test(text)) + 1 || 3)).map((text) => text.split(other)[0]!);
    for (const [at, text] of own.entries()) {
      const day = daysIn(text)[0];
      if (!day) continue;
      const time = timesIn(text.slice(day.index + day.length))[0] ?? timesIn(text.slice(0, day.index))[0] ?? timesIn(own[at + 1] ?? "")[0];
      return { day, time: time?.time ?? null, line: index + at + 1 };
    }
  }
  return null;
}
