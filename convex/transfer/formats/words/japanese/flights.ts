// Flights of Japanese confirmations (ANA, JAL and others): a number with "便", a day, two airports by their Japanese names, two hours. Pure.
import { addDays } from "../../../../dates";
import type { ReadItem } from "../../../types";
import type { Language } from "../../../../words/languages";
import { daysIn, timesIn, type FoundDay } from "../dates";
import { CARRIERS, flightItem } from "../flights";
import { japaneseAirports } from "./airports";
import { japaneseCode, japanesePrice } from "./labels";

/** Three letters as they stand in mails, two as they stand on tickets. */
const OWN_CODES: Record<string, string> = { ANA: "NH", JAL: "JL", JTA: "NU", SKY: "BC", ADO: "HD", SNJ: "6J", SNA: "6J", SFJ: "7G", APJ: "MM", JJP: "GK" };
const JAPANESE = new Set(["BC", "HD", "6J", "7G", "MM", "GK", "NU", "JW", "IJ"]);
const NUMBER = new RegExp(`(?<![A-Z\\d])(${Object.keys(OWN_CODES).join("|")}|[A-Z]{2}|[A-Z]\\d|\\d[A-Z])\\s?(\\d{1,4})(?![\\d:.,-])(?:\\s?便|\\b)`, "g");
const FLIES = /便|搭乗|航空|フライト|ANA|JAL/;
const ABOVE = 8;
const BLOCK = 14;

type Start = { index: number; carrier: string; number: string };

export function japaneseFlights(lines: readonly string[], language: Language): ReadItem[] {
  const starts = startsIn(lines);
  // A number of an airline between two airports says it without the word.
  const whole = lines.join("\n");
  if (!FLIES.test(whole) && (starts.length === 0 || japaneseAirports(whole).length < 2)) return [];
  // Either a day opens each flight, with its number further down, or the number does.
  const ways = [blocksFrom(lines, starts, true), blocksFrom(lines, starts, false)].map((blocks) => blocks.flatMap((block) => flight(lines, block, language) ?? []));
  const flights = [...ways].sort((a, b) => sureOnes(b) - sureOnes(a) || b.length - a.length)[0] ?? [];
  const once = [...new Map(flights.map((read) => [`${read.title} ${read.day}`, read])).values()];
  const [code, cost] = [japaneseCode(lines), japanesePrice(lines)];
  return once.map((read, index) => ({ ...read, ...(code && { code }), ...(index === 0 && cost && { cost }) }));
}

const sureOnes = (flights: ReadItem[]) => flights.filter(({ certainty }) => certainty === "sure").length;

function startsIn(lines: readonly string[]): Start[] {
  const starts: Start[] = [];
  for (const [index, line] of lines.entries()) {
    for (const [, said, digits] of line.matchAll(NUMBER)) {
      const carrier = OWN_CODES[said!] ?? said!;
      const number = `${carrier} ${Number(digits)}`;
      if (!CARRIERS.test(carrier) && !JAPANESE.has(carrier)) continue;
      if (starts.at(-1)?.number !== number || daysIn(line).length > 0) starts.push({ index, carrier, number });
      break;
    }
  }
  return starts.slice(0, 60);
}

type Block = Start & { from: number; own: string };

function blocksFrom(lines: readonly string[], starts: readonly Start[], dayFirst: boolean): Block[] {
  const from = starts.map(({ index }, at) => {
    const limit = Math.max(0, index - ABOVE, at === 0 ? 0 : starts[at - 1]!.index + 1);
    if (!dayFirst || daysIn(lines[index]!).length > 0) return index;
    const day = lines.slice(limit, index).findLastIndex((line) => daysIn(line).length > 0);
    return day === -1 ? index : limit + day;
  });
  return starts.map((start, at) => ({ ...start, from: from[at]!, own: lines.slice(from[at], Math.min(from[at]! + BLOCK, from[at + 1] ?? lines.length)).join("\n") }));
}

function flight(lines: readonly string[], { index, number, from, own }: Block, language: Language): ReadItem | null {
  const bracketed = [...own.matchAll(/\(([A-Z]{3})\)/g)].map(([, code]) => code!);
  const [departs, arrives] = new Set(bracketed).size >= 2 ? [...new Set(bracketed)] : japaneseAirports(own);
  if (!departs || !arrives) return null;
  const days = daysIn(own);
  const day: FoundDay | undefined = days[0] ?? daysIn(lines.slice(0, from).join("\n")).at(-1) ?? daysIn(lines.join("\n"))[0];
  if (!day) return null;
  const times = timesIn(own.replace(/(?:飛行時間|所要時間|搭乗時刻|締切)[^\n]*/g, ""));
  const later = days.find((other) => other.day > day.day && other.day <= addDays(day.day, 2))?.day;
  const plus = /翌々日|\+\s?2日?\)?/.test(own) ? 2 : /翌日|\(\+1日?\)|\+1日/.test(own) ? 1 : 0;
  const endDay = plus > 0 ? addDays(day.day, plus) : later;
  return flightItem({ line: index + 1, number, departs, arrives, day, endDay, times, saysAll: days.length > 0 && times.length === 2 }, language);
}
