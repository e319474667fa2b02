// Reads what somebody jots down: "Dinner at Nanzenji 19:00 €40" is a name, a time and a cost.
// What isn't surely a time or a price stays part of the name.
import { cached } from "../../../../i18n/formats";
import type { Money } from "../../../../lib/money";
import type { Activity } from "../../useItinerary";
import { anyOf, halfOfDay, halfToHour, spoken, whole, wordsOf } from "./entryWords";
import { findCost } from "./readCost";
import { readRide } from "./readRide";
import { endsTooEarly, readTimes, type Times } from "./readTimes";

export type Line = Times & { title: string; cost: Money | null; type: "sightseeing" | "restaurant" | "transport"; meal: "breakfast" | "lunch" | "dinner" | null; /** By what one goes, where the line tells it. */ transport?: NonNullable<Activity["transport"]> };

const MAX_TITLE = 200;
const MAX_LINES = 50;
const MEALS = ["breakfast", "lunch", "dinner"] as const;

const patterns = cached((language: string) => {
  const words = wordsOf(language);
  const oclock = anyOf(words.clock);
  const half = halfOfDay(words);
  const clock = String.raw`\d{1,2}[:.h]\d{2}(?:\s?${half}|\s?${oclock})?|\d{1,2}\s?${half}|\d{1,2}\s?${oclock}(?:\s?\d{2})?|${halfToHour(words)}`;
  const loose = String.raw`\d{1,2}(?:[:.h]\d{2})?(?:\s?${half}|\s?${oclock})?`;
  const to = String.raw`\s?(?:-|–|—|${anyOf(words.to)})\s?`;
  const lead = `(?:${anyOf([...words.at, ...words.from])} )?`;
  const moment = anyOf([...Object.keys(words.moments), halfToHour(words)]);
  const [before, after] = [String.raw`(?<![\d\p{L}])`, String.raw`(?![\d\p{L}])`];
  return {
    /** From the surest: two clocks, one with a bare end, at its place in the line; then "at 9", a leading "9-11" and one that closes the line. */
    times: [
      `${before}${lead}((?:${loose})${to}(?:${clock})|(?:${clock})${to}(?:${loose}))${after}`,
      `${before}${lead}(${clock})${after}`,
      String.raw`${before}(?:${anyOf(words.at)} (${loose}(?:${to}${loose})?|${moment})|${anyOf(words.from)} (${loose}${to}${loose}))(?=$|[\s,;])`,
      String.raw`^(\d{1,2}${to}\d{1,2})(?=[\s,;])`,
      String.raw`(?<=\p{L}[,;:]? )(?<!${before}${anyOf(words.counted)}[,;:]? )(\d{1,2}\s?[-–—]\s?\d{1,2})$`,
    ].map((source) => new RegExp(source, "iu")),
    meals: MEALS.map((meal) => ({ meal, word: whole(words[meal]) })),
    food: whole(words.food),
    leftOver: new RegExp(String.raw`\s+${anyOf([...words.at, ...words.from, ...words.lasting])}$`, "iu"),
  };
});

/** `currency` is what a sign that several share stands for. Null for a line with nothing in it. */
export function readLine(line: string, currency: string, language = spoken): Line | null {
  const text = line.replace(/^\s*(?:[-*•·–]|\d{1,2}[.)]|\[[ x]?\])\s+/i, "").replace(/\s+/g, " ").trim();
  if (text === "") return null;
  const { meals, food, leftOver } = patterns(language);
  const tidied = (words: string) => tidy(words).replace(leftOver, "");
  const price = findCost(text, currency, language);
  const unpriced = price ? `${text.slice(0, price.at)} ${text.slice(price.at + price.length)}` : text;
  const { times, rest } = takeTimes(unpriced, language);
  const title = tidied(rest) || tidied(unpriced) || text;
  const meal = meals.find(({ word }) => word.test(title))?.meal ?? null;
  const eats = meal !== null || food.test(title);
  const ride = eats ? null : readRide(title, language);
  const type = eats ? "restaurant" : ride ? "transport" : "sightseeing";
  return { title: [...title].slice(0, MAX_TITLE).join(""), ...times, cost: price?.cost ?? null, type, meal, ...(ride?.transport && { transport: ride.transport }) };
}

/** One of each line that says something, the first 50. */
export function readLines(text: string, currency: string): Line[] {
  return text.split(/\r?\n/).map((line) => readLine(line, currency)).filter((line) => line !== null).slice(0, MAX_LINES);
}

function takeTimes(text: string, language: string): { times: Times; rest: string } {
  for (const pattern of patterns(language).times) {
    const match = pattern.exec(text.trimEnd());
    const times = match && readTimes((match[1] ?? match[2])!, language);
    if (!match || !times) continue;
    // What can't be meant as one evening stays as it is written, all of it; a journey arrives by another clock, or the next day.
    if (endsTooEarly(times) && !readRide(text, language)) break;
    return { times, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
  }
  return { times: { start: null, end: null }, rest: text };
}

const tidy = (text: string) => text.replace(/\s+/g, " ").replace(/\(\s*\)/g, "").replace(/\s+([,;.])/g, "$1").replace(/^[\s,;:@–—-]+|[\s,;:@–—-]+$/g, "");
