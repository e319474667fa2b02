// Flights in the words of a confirmation: a flight number with two airports and the times around it. Pure.
import { addDays } from "../../../dates";
import { airport, isAirport } from "../../airports";
import { item } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { daysIn, timesIn, type FoundDay } from "./dates";
import { codeIn, priceIn } from "./shared";

const NUMBER = /\b([A-Z][A-Z]|[A-Z]\d|\d[A-Z])[ \u00a0]?(\d{1,4})\b(?![-:/.]\d)/g;
const FLIES = /\b(flight|flug|vol|vuelo|volo|voo|airline|airport|boarding|depart|terminal)/i;
const BLOCK = 14;
const BEFORE = 3;
const MOST_LINES = 1000;
const MOST_FLIGHTS = 60;

export function flightsIn(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  if (!FLIES.test(whole)) return [];
  const starts = lines.slice(0, MOST_LINES).flatMap((line, index) => {
    const match = [...line.matchAll(NUMBER)].find(([, carrier]) => !/^(AM|PM|NO|ID|EU|UK|US)$/.test(carrier!));
    return match ? [{ index, number: `${match[1]} ${match[2]}` }] : [];
  });
  const code = codeIn(whole);
  const cost = priceIn(lines);
  const found = new Map<string, ReadItem>();
  for (const [at, start] of starts.slice(0, MOST_FLIGHTS).entries()) {
    const next = starts.slice(at + 1).find(({ number }) => number !== start.number)?.index ?? Infinity;
    const previous = starts.slice(0, at).findLast(({ number }) => number !== start.number)?.index ?? -1;
    const until = Math.min(start.index + BLOCK, next, lines.length);
    // A date or a route often stands above its number, but not above the flight before.
    const from = Math.max(start.index - BEFORE, previous + 1, 0);
    const read = flight(lines, { from: previous === -1 || start.index - previous > BEFORE ? from : start.index, until, ...start }, language);
    if (read && !found.has(`${start.number} ${read.day}`)) found.set(`${start.number} ${read.day}`, { ...read, ...(code && { code }) });
  }
  const flights = [...found.values()];
  // The sum is the whole booking's: it stands with its first flight.
  return flights.map((read, index) => (index === 0 && cost ? { ...read, cost } : read));
}

function flight(lines: readonly string[], { from, until, index, number }: { from: number; until: number; index: number; number: string }, language: Language): ReadItem | null {
  const block = lines.slice(from, until).join("\n");
  const codes = [...new Set([...block.matchAll(/\b([A-Z]{3})\b/g)].map(([, code]) => code!).filter(isAirport))];
  const [departs, arrives] = codes;
  if (!departs || !arrives) return null;
  const days = daysIn(block);
  const day = days[0] ?? dayBefore(lines, from);
  if (!day) return null;
  const times = timesIn(block.replace(/\b\d{1,2}h\s?\d{2}m?\b(?=[^\n]*(duration|dauer))|(?<=(duration|dauer)[^\n]*)\d{1,2}:\d{2}/gi, ""));
  const later = days.find((other) => other.day > day.day && other.day <= addDays(day.day, 2));
  const plus = /\(?\+\s?(\d)\)?(?:\s?day)?/i.exec(block)?.[1];
  const endDay = later?.day ?? (plus && Number(plus) <= 2 ? addDays(day.day, Number(plus)) : undefined);
  return item({
    title: `${number} ${departs} → ${arrives}`,
    type: "transport",
    line: index + 1,
    day: day.day,
    start: times[0]?.time ?? null,
    end: times[1]?.time ?? null,
    ...(endDay && { endDay }),
    transport: { mode: "flight", number, from: airport(departs, language), to: airport(arrives, language) },
    certainty: day.certainty === "unsure" ? "unsure" : times.length >= 2 ? "sure" : "likely",
  });
}

function dayBefore(lines: readonly string[], from: number): FoundDay | null {
  for (let index = from - 1; index >= 0; index -= 1) {
    const day = daysIn(lines[index]!)[0];
    if (day) return day;
  }
  return null;
}
