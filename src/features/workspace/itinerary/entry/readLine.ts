// Reads what somebody jots down: "Dinner at Nanzenji 19:00 €40" is a name, a time and a cost.
// What isn't surely a time or a price stays part of the name.
import type { Money } from "../../../../lib/money";
import { findCost } from "./readCost";
import { readTimes, type Times } from "./readTimes";

export type Line = Times & { title: string; cost: Money | null; type: "sightseeing" | "restaurant" | "transport"; meal: "breakfast" | "lunch" | "dinner" | null };

const MAX_TITLE = 200;
const MAX_LINES = 50;
const CLOCK = String.raw`\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]m`;
const LOOSE = String.raw`\d{1,2}(?:[:.h]\d{2})?(?:\s?[ap]m)?`;
const TO = String.raw`\s?(?:-|–|—|to|until)\s?`;
/** From the surest: two clocks, one with a bare end, at its place in the line; then "at 9" and a leading "9-11". */
const PATTERNS = [
  String.raw`(?<![\d\p{L}])(?:at |from )?((?:${LOOSE})${TO}(?:${CLOCK})|(?:${CLOCK})${TO}(?:${LOOSE}))(?![\d\p{L}])`,
  String.raw`(?<![\d\p{L}])(?:at |from )?(${CLOCK})(?![\d\p{L}])`,
  String.raw`(?<![\d\p{L}])(?:at|from) (${LOOSE}(?:${TO}${LOOSE})?|noon|midnight)(?=$|[\s,;])`,
  String.raw`^(\d{1,2}${TO}\d{1,2})(?=[\s,;])`,
].map((source) => new RegExp(source, "iu"));

const MEALS = [
  { meal: "breakfast", words: /\b(breakfast|brunch)\b/i },
  { meal: "lunch", words: /\blunch\b/i },
  { meal: "dinner", words: /\b(dinner|supper)\b/i },
] as const;
const FOOD = /\b(restaurant|café|cafe|coffee|bar|drinks|ramen|sushi|pizza|bakery|food)\b/i;
const RIDE = /\b(flight|fly|train|bus|ferry|transfer|taxi|drive|shinkansen)\b/i;

/** `currency` is what a sign that several share stands for. Null for a line with nothing in it. */
export function readLine(line: string, currency: string): Line | null {
  const text = line.replace(/^\s*(?:[-*•·–]|\d{1,2}[.)]|\[[ x]?\])\s+/i, "").replace(/\s+/g, " ").trim();
  if (text === "") return null;
  const price = findCost(text, currency);
  const unpriced = price ? `${text.slice(0, price.at)} ${text.slice(price.at + price.length)}` : text;
  const { times, rest } = takeTimes(unpriced);
  const title = tidy(rest) || tidy(unpriced) || text;
  const meal = MEALS.find(({ words }) => words.test(title))?.meal ?? null;
  const type = meal || FOOD.test(title) ? "restaurant" : RIDE.test(title) ? "transport" : "sightseeing";
  return { title: [...title].slice(0, MAX_TITLE).join(""), ...times, cost: price?.cost ?? null, type, meal };
}

/** One of each line that says something, the first 50. */
export function readLines(text: string, currency: string): Line[] {
  return text.split(/\r?\n/).map((line) => readLine(line, currency)).filter((line) => line !== null).slice(0, MAX_LINES);
}

function takeTimes(text: string): { times: Times; rest: string } {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    const times = match && readTimes(match[1]!);
    if (!match || !times) continue;
    // An end before its start is no range of one day: the words stay as they are.
    if (times.start && times.end && times.end < times.start) continue;
    return { times, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
  }
  return { times: { start: null, end: null }, rest: text };
}

const tidy = (text: string) => text.replace(/\s+/g, " ").replace(/\(\s*\)/g, "").replace(/\s+([,;.])/g, "$1").replace(/^[\s,;:@–—-]+|[\s,;:@–—-]+$/g, "").replace(/\s+(?:at|from|for)$/i, "");
