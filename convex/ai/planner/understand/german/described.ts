// What people say of a trip as a whole in German: how long, in which part of the year, with whom. Read by `../described` in English.
import type { Phrases } from "../phrases";
import { MONTH, monthIn, NUMBER_WORD, numberIn, ORDINAL, ordinalIn } from "./numbers";

const NUMBER = `(\\d{1,2}|${NUMBER_WORD})`;

/** Before the days: "ein Wochenende" says how long, "das Wochenende" when. */
export const LENGTHS: Phrases = [
  ["(?:ein(?:em|es)? )?(?:verlängerte|lange)[nms]? wochenendes?", "a long weekend"],
  ["ein(?:em|es)? wochenendes?", "a weekend"],
  ["ein paar (?:tagen?|nächten?)", "a few days"],
  [`${NUMBER} (?:nächten?|übernachtungen)`, (_all, count) => `${numberIn(count)} nights`],
];

export const PARTS_OF_MONTH: Record<string, string> = { anfang: "early", mitte: "mid", ende: "late" };
const SEASONS: Record<string, string> = { frühling: "spring", fruehling: "spring", frühjahr: "spring", fruehjahr: "spring", sommer: "summer", herbst: "autumn", winter: "winter" };
const IN = "(?:(?:im|in|für|über|zu|an|ab|des|diesen|diesem|nächsten|kommenden) )*";

const SEASON = "frühling|frühjahr|sommer|herbst|winter";
/** What all of these have, and dates too. As a source. */
export const TIME_OF_YEAR = `${MONTH}|${SEASON}|ostern|weihnachten`;
/** After the days: a month without one. */
export const TIMES_OF_YEAR: Phrases = [
  [`${IN}(anfang|mitte|ende) (?:des )?(${MONTH})`, (_all, part, name) => `${PARTS_OF_MONTH[part]!} ${monthIn(name)}`],
  [`(?:in )?(?:der|die) ${ORDINAL} (?:woche im )?(${MONTH})(?:woche)?`, (_all, beginning, name) => `the ${ordinalIn(beginning)} week of ${monthIn(name)}`],
  [`(?<!(?:\\d|early|mid|late|of) )${IN}(${MONTH})`, (_all, name) => `in ${monthIn(name)}`],
  [`${IN}(${SEASON})`, (_all, name) => `in ${SEASONS[name]!}`],
  [`${IN}ostern`, "at easter"],
  [`${IN}weihnachten`, "at christmas"],
];

const SEVERAL: Record<string, string> = { zweit: "two", dritt: "three", viert: "four", fünft: "five", fuenft: "five", sechst: "six", siebt: "seven", acht: "eight" };

export const COMPANY: Phrases = [
  [`zu (${Object.keys(SEVERAL).filter((word) => word !== "fuenft").join("|")})`, (_all, word) => `for ${SEVERAL[word.toLowerCase()]!}`],
  ["flitterwochen|hochzeitsreise", "honeymoon"],
];
