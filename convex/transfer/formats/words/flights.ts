// Flights in the words of a confirmation: a flight number with two airports and the times around it. What stands between two
// numbers belongs to one of them alone. Pure.
import { addDays } from "../../../dates";
import { airport, airportsIn, isAirport } from "../../airports";
import { item } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { daysIn, nearestDay, rangeIn, timesIn, type FoundDay } from "./dates";
import { segmentsOf, type Segment } from "./segments";
import { codeIn, priceIn } from "./shared";

const NUMBER = /\b([A-Z][A-Z]|[A-Z]\d|\d[A-Z]|EJU|EZY|EZS|RYR|WZZ)[ \u00a0]?(\d{1,4})\b(?![-:/.]\d)/g;
/** "DELTA 128": airlines that write their names in capitals before a number. */
const NAMED: Record<string, string> = { DELTA: "DL", UNITED: "UA", AMERICAN: "AA", ALASKA: "AS", "AIR FRANCE": "AF", KLM: "KL", "KOREAN AIR": "KE", "VIRGIN ATLANTIC": "VS", AEROMEXICO: "AM", LATAM: "LA", WESTJET: "WS", "ITA AIRWAYS": "AZ" };
const NAMED_NUMBER = new RegExp(`(?<!\\p{L} ?)(${Object.keys(NAMED).join("|")}) (?=\\d{1,4}\\b)`, "gu");
const NO_CARRIER = /^(AM|PM|NO|ID|EU|UK|US|IC|EC|RJ|NJ|EN|RE|RB|IR|AV|ST)$/;
/** The codes of airlines that are no words. */
export const CARRIERS = /^(LH|UA|NH|JL|BA|AF|KL|LX|OS|SN|EW|FR|U2|EJU|EZY|EZS|RYR|WZZ|W6|VY|IB|AZ|TP|SK|AY|LO|TK|EK|QR|EY|SQ|CX|QF|NZ|AA|DL|AS|B6|WN|AC|WS|LA|CM|AM|DE|X3|4Y|DY|TO|HV|KE|OZ|CI|BR|TG|MH|GA|VN|AI|SA|ET|MS|RJ|A3|BT|FI|JQ|VA)$/;
const FLIES = /\b(flight|flug|vol|vuelo|volo|voo|vlucht|airline|airport|boarding|depart|terminal)/i;
const BLOCK = 14;
const BEFORE = 3;
const MOST_LINES = 1000;
const MOST_FLIGHTS = 60;

type Start = { index: number; number: string; carrier: string };
type Block = Start & { own: string };

export function flightsIn(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  const code = codeIn(whole);
  const all = startsIn(lines).filter(({ number }) => number.replace(" ", "") !== code);
  if (!FLIES.test(whole) && !all.some(({ carrier }) => CARRIERS.test(carrier))) return [];
  const cost = priceIn(lines);
  const found = new Map<string, ReadItem>();
  for (const segment of segmentsOf(lines)) {
    const starts = all.filter(({ index }) => index >= segment.from && index < segment.until);
    for (const block of blocksOf(lines, segment, starts)) {
      const read = flight(lines, block, segment, language);
      if (!read) continue;
      const key = `${block.number} ${read.day}`;
      const before = found.get(key);
      if (!before) found.set(key, { ...read, ...(code && { code }) });
      // A flight with a stop has one number for both its legs.
      else if (read.start !== null && read.transport?.from?.name === before.transport?.to?.name) found.set(`${key} ${read.title}`, { ...read, ...(code && { code }) });
    }
  }
  // A list of seats or bags names the same flights again, without their hours.
  const flights = [...found.values()].filter((read, _index, all) => read.start !== null || !all.some((other) => other.start !== null && other.transport?.number === read.transport?.number));
  // The sum is the whole booking's: it stands with its first flight.
  return flights.map((read, index) => (index === 0 && cost ? { ...read, cost } : read));
}

/** Each flight number at its first line; one that goes on is no new one. */
function startsIn(lines: readonly string[]): Start[] {
  const starts: Start[] = [];
  for (const [index, line] of lines.slice(0, MOST_LINES).entries()) {
    const match = [...line.replace(NAMED_NUMBER, (_whole, name: string) => `${NAMED[name]!} `).matchAll(NUMBER)].find(([, carrier]) => !NO_CARRIER.test(carrier!));
    const number = match && `${match[1]} ${match[2]}`;
    const again = starts.at(-1)?.number === number && daysIn(line).length === 0;
    if (match && number && !again && starts.length < MOST_FLIGHTS) starts.push({ index, number, carrier: match[1]! });
  }
  return starts;
}

/** A flight's own lines begin with its number, or end with it where the first number stands below its times. */
function blocksOf(lines: readonly string[], { from, until }: Pick<Segment, "from" | "until">, starts: Start[]): Block[] {
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return [];
  const text = (begin: number, end: number) => lines.slice(begin, Math.min(end, begin + BLOCK * 2)).join("\n");
  if (starts.length === 1 && until - from <= BLOCK * 2 && !isWhole(text(first.index, until))) return [{ ...first, own: text(from, until) }];
  if (isWhole(text(from, first.index)) && !isWhole(text(last.index, until))) {
    return starts.map((start, at) => ({ ...start, own: text(at === 0 ? from : starts[at - 1]!.index + 1, start.index + 1) }));
  }
  const between = starts.map(({ index }) => betweenEnds(lines, index));
  if (between.every((own) => own !== null)) return starts.map((start, at) => ({ ...start, own: between[at]! }));
  const begins: number[] = [];
  for (const [at, { index }] of starts.entries()) {
    const before = starts[at - 1]?.index;
    // The route of the one before may stand above its number.
    begins.push(above(lines, index, before === undefined ? from : Math.max(before + 1, completeAt(lines, begins[at - 1]!, index))));
  }
  return starts.map((start, at) => ({ ...start, own: text(begins[at]!, Math.min(start.index + BLOCK, begins[at + 1] ?? until)) }));
}

/** "10:35 SCL Santiago", the number, "12:25 LIM Lima": the lines of a flight whose number stands between its ends. */
function betweenEnds(lines: readonly string[], index: number): string | null {
  const isEnd = (line: string | undefined) => line !== undefined && timesIn(line).length === 1 && [...line.matchAll(/\b[A-Z]{3}\b/g)].some(([code]) => isAirport(code));
  const end = [index + 1, index + 2].find((at) => isEnd(lines[at]));
  return isEnd(lines[index - 1]) && timesIn(lines[index]!).length === 0 && end !== undefined ? lines.slice(index - 1, end + 1).join("\n") : null;
}

const isWhole = (text: string): boolean => clockTimes(text).length >= 2 && airportsIn(text).length >= 2;

/** Up to where a flight has all it needs: what follows may be the next one's. */
function completeAt(lines: readonly string[], from: number, until: number): number {
  for (let end = from + 1; end < Math.min(until, from + BLOCK); end += 1) {
    if (isWhole(lines.slice(from, end).join("\n"))) return end;
  }
  return until;
}

/** A date or a route often stands above its number, a time doesn't. */
function above(lines: readonly string[], index: number, limit: number): number {
  let begin = index;
  for (let at = index - 1; at >= Math.max(limit, index - BEFORE); at -= 1) {
    if (timesIn(lines[at]!).length > 0) break;
    if (lines[at]!.trim() !== "") begin = at;
    // Its own date: what stands above that is the arrival of the flight before.
    if (daysIn(lines[at]!).length > 0) break;
  }
  return begin;
}

const clockTimes = (text: string) =>
  timesIn(text.replace(/\b\d{1,2}h\s?\d{2}m?\b(?=[^\n]*(duration|dauer))|(?<=(duration|dauer|reisezeit|flugzeit|travel time)[^\n]{0,40})\d{1,2}:\d{2}|(?<=(boarding|check-?in|gate)\b[^\n]{0,25})\d{1,2}:\d{2}/gi, ""));

function flight(lines: readonly string[], { index, number, own }: Block, segment: Segment, language: Language): ReadItem | null {
  const codes = airportsIn(own);
  const [departs, arrives] = codes;
  if (!departs || !arrives) return null;
  const days = daysIn(own);
  const day = days[0] ?? dayBefore(lines, index, segment.back) ?? daysIn(lines.slice(segment.from, segment.until).join("\n"))[0];
  if (!day) return null;
  const times = clockTimes(own);
  const later = days.find((other) => other.day > day.day && other.day <= addDays(day.day, 2));
  const plus = /\+\s?([12])(?!\d|\s?[\d(-]{2})/.exec(own)?.[1];
  const endDay = later?.day ?? (plus ? addDays(day.day, Number(plus)) : undefined);
  const saysAll = days.length > 0 && codes.length === 2 && times.length === 2;
  return flightItem({ line: index + 1, number, departs, arrives, day, endDay, times, saysAll }, language);
}

function dayBefore(lines: readonly string[], from: number, back: boolean): FoundDay | null {
  for (let index = from - 1; index >= 0; index -= 1) {
    const day = rangeIn(lines[index]!) ? nearestDay(lines[index]!, back) : daysIn(lines[index]!)[0];
    if (day) return day;
  }
  return null;
}

type FoundFlight = { line: number; number: string; departs: string; arrives: string; day: FoundDay; endDay: string | undefined; times: { time: string }[]; /** Its words leave nothing open. */ saysAll: boolean };

/** A flight as whichever language's words have told it; airports by their codes. */
export const flightItem = ({ line, number, departs, arrives, day, endDay, times, saysAll }: FoundFlight, language: Language): ReadItem =>
  item({
    title: `${number} ${departs} → ${arrives}`,
    type: "transport",
    line,
    day: day.day,
    start: times[0]?.time ?? null,
    end: times[1]?.time ?? null,
    ...(endDay && { endDay }),
    transport: { mode: "flight", number, from: airport(departs, language), to: airport(arrives, language) },
    certainty: day.certainty === "unsure" ? "unsure" : saysAll ? "sure" : "likely",
  });
