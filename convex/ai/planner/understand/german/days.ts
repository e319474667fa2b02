// Days as German names them, each a stretch "on monday", "to the second day", "of this evening".
import type { Phrases } from "../phrases";
import { MONTH, monthIn, MONTHS_IN_ORDER, NUMBER_WORD, NUMBERED, numberedIn, numberIn, ORDINAL, ordinalIn, SHORT_WEEKDAYS, WEEKDAYS, WEEKDAYS_IN_ORDER } from "./numbers";
import { PART_WORD, partIn } from "./times";
import { A_CITY, when } from "./when";

const WEEKDAY = `(${Object.keys(WEEKDAYS).join("|")})`;
const weekday = (name: string) => WEEKDAYS[name.toLowerCase()]!;
const NUMBER = `(\\d{1,2}|${NUMBER_WORD})`;

const PREPOSITIONS: Record<string, string> = {
  auf: "to", am: "on", an: "on", im: "on", in: "to", ab: "from", für: "for", fuer: "for", fürs: "for", von: "of", vom: "of", bis: "to", zum: "to", zu: "on", nach: "to", gegen: "on", und: "and", oder: "or", statt: "instead of",
};
/** With the articles and the small words that stand before a day; the preposition is a group. */
const LEAD = "(?:(?:schon|gleich|noch|direkt) )*(?:(auf|am|an|im|ins|in|ab|fürs|für|vom|von|bis zum|bis|zum|gegen) )?(?:(?:den|dem|der|die|das|des|einen|einem|unseren|unserem|unser|diesen|diesem|dieser|dieses|kommenden|kommender|kommendes|nächsten|nächstes|ganzen|gesamten|ganze) )*";
const led = (preposition: string | undefined, day: string): string => {
  const english = preposition && (PREPOSITIONS[preposition.toLowerCase().replace("bis zum", "bis")] ?? "on");
  return when(english ? `${english} ${day}` : day);
};

const between = (all: string[], first: string, last: string): string => {
  const from = all.indexOf(first);
  const to = all.indexOf(last);
  return (from <= to ? all.slice(from, to + 1) : [...all.slice(from), ...all.slice(0, to + 1)]).join(" ");
};

/** The 3rd to the 5th of May, each day by itself; over the end of a month only its ends, as nobody says which month it was. */
function dates(first: number, last: number, month: string): string {
  if (first > last) return `${last} ${month}`;
  return Array.from({ length: Math.min(31, last - first + 1) }, (_, index) => `${first + index} ${month}`).join(" ");
}

const NUMBERED_MONTH = "(\\d{1,2})\\.";
const numberedMonth = (number: string) => MONTHS_IN_ORDER[Number(number) - 1] ?? number;
const part = (word: string | undefined) => (word ? ` ${when(`in the ${partIn(word)}`)}` : "");
const city = (name: string | undefined) => (name ? ` in ${name}` : "");

/** "So., 2. Mai": the date tells the day. */
const BY_NAME = `(?:(?:${Object.keys(SHORT_WEEKDAYS).join("|")}|${Object.keys(WEEKDAYS).join("|")})\\.?,? (?:den )?)?`;

/** Before the times of day: "bis 5. Mai" is no hour. */
export const DATES: Phrases = [
  [`(?:vom |von )?(?:dem )?${NUMBERED} ?(?:bis(?: zum)?|-|–) ?${NUMBERED} ?(${MONTH})`, (_all, first, last, month) => when(`on ${dates(numberedIn(first), numberedIn(last), monthIn(month))}`)],
  [`${LEAD}${NUMBERED} und (?:(?:den|dem|am) )?${NUMBERED} ?(${MONTH})`, (_all, preposition, first, last, month) => led(preposition, `${numberedIn(first)} ${monthIn(month)} and ${numberedIn(last)} ${monthIn(month)}`)],
  [`(?:vom |von )?(?:dem )?${NUMBERED} ?(${MONTH}) ?(?:bis(?: zum)?|-|–) ?${NUMBERED} ?(${MONTH})`, (_all, first, begins, last, ends) => when(`on ${numberedIn(first)} ${monthIn(begins)} to ${numberedIn(last)} ${monthIn(ends)}`)],
  [`(?:vom |von )?(\\d{1,2})\\.(?:${NUMBERED_MONTH})? ?(?:bis(?: zum)?|-|–) ?(\\d{1,2})\\. ?${NUMBERED_MONTH}(?:\\d{2,4})?`, (_all, first, begins, last, ends) => when(`on ${first} ${numberedMonth(begins ?? ends)} to ${last} ${numberedMonth(ends)}`)],
  [`${LEAD}${BY_NAME}${NUMBERED} ?(${MONTH})`, (_all, preposition, day, month) => led(preposition, `${numberedIn(day)} ${monthIn(month)}`)],
  [`${LEAD}${BY_NAME}(\\d{1,2})\\. ?${NUMBERED_MONTH}(?:\\d{2,4})?`, (_all, preposition, day, month) => led(preposition, `${day} ${numberedMonth(month)}`)],
];

export const DAYS: Phrases = [
  // Days by number.
  [`${LEAD}tag(?:en?)? ${NUMBER} ?(?:bis|-|–) ?${NUMBER}`, (_all, preposition, first, last) => led(preposition, `days ${numberIn(first)} to ${numberIn(last)}`)],
  [`${LEAD}tag(?:en?)? ${NUMBER}(?:,| und) (?:tag )?${NUMBER}`, (_all, preposition, first, last) => led(preposition, `day ${numberIn(first)} and day ${numberIn(last)}`)],
  [`${LEAD}tag ${NUMBER}`, (_all, preposition, number) => led(preposition, `day ${numberIn(number)}`)],
  [`${LEAD}(\\d{1,2})\\. (?:reise)?tage?s?(?: in (${A_CITY}))?`, (_all, preposition, number, where) => led(preposition, `the ${nth(Number(number))} day${city(where)}`)],
  [`${LEAD}(ersten?|letzten?) (?:beiden|${NUMBER}) tagen?`, (_all, preposition, side, count) => led(preposition, `the ${ordinalIn(side.replace(/en?$/, ""))} ${count ? numberIn(count) : 2} days`)],
  [`${LEAD}(?:beiden|${NUMBER}) (erst|letzt)en tagen?`, (_all, preposition, count, side) => led(preposition, `the ${ordinalIn(side)} ${count ? numberIn(count) : 2} days`)],
  [`${LEAD}${ORDINAL} (?:reise|urlaubs)?tage?s?(?: (?:in|von) (${A_CITY}))?`, (_all, preposition, beginning, where) => led(preposition, `the ${ordinalIn(beginning)} day${city(where)}`)],
  [`${LEAD}${ORDINAL} (${PART_WORD})(?: in (${A_CITY}))?`, (_all, preposition, beginning, half, where) => `${led(preposition, `the ${ordinalIn(beginning)} day${city(where)}`)}${part(half)}`],
  [`${LEAD}${ORDINAL} ${WEEKDAY}`, (_all, preposition, beginning, name) => led(preposition, `the ${ordinalIn(beginning)} ${weekday(name)}`)],
  [`${LEAD}(?:anreise|ankunfts)tag`, (_all, preposition) => led(preposition, "the first day")],
  [`${LEAD}(?:abreise|rückreise)tag`, (_all, preposition) => led(preposition, "the last day")],
  [`${LEAD}(?:${NUMBER} )?tagen? in (${A_CITY})`, (_all, _preposition, count, where) => when(`${count ? `${numberIn(count)} ` : ""}days in ${where}`)],
  // As seen from another one.
  [`${LEAD}tag(?:e)? (nach|vor) ${WEEKDAY}`, (_all, preposition, side, name) => led(preposition, `the day ${side === "nach" ? "after" : "before"} ${weekday(name)}`)],
  ["(?:um )?einen tag (?:nach hinten|später|weiter|weiter nach hinten)", when("to a day later")],
  ["(?:um )?einen tag (?:nach vorne?|früher|vor|eher)", when("to a day earlier")],
  [`${LEAD}tag (?:danach|darauf|dahinter|später)`, (_all, preposition) => led(preposition, "the day after")],
  [`${LEAD}tag (?:davor|zuvor|vorher)|am vortag`, (_all, preposition) => led(preposition, "the day before")],
  ["(auf den|am|für den|den|der) (?:nächsten?|folgenden?|darauffolgenden?) tag", (_all, lead) => led(lead.split(" ")[0], "the next day")],
  ["(am|auf den|an dem) (?:gleichen|selben) tag|am selben tag|an dem tag|an diesem tag", () => when("on that day")],
  ["übermorgen", when("on the day after tomorrow")],
  ["vorgestern", when("on the day before yesterday")],
  [`(?:(auf|für|von|bis) )?morgen (${PART_WORD})`, (_all, preposition, half) => `${led(preposition ?? "am", "tomorrow")}${part(half)}`],
  [`(?:(auf|für|von) )?gestern(?: (${PART_WORD}))?`, (_all, preposition, half) => `${led(preposition ?? "am", "yesterday")}${part(half)}`],
  [`(?:(auf|für|von|bis) )?heute (${PART_WORD})`, (_all, preposition, half) => led(preposition ?? "am", `this ${half === "mittag" ? "afternoon" : partIn(half)}`)],
  ["(?:(auf|für|von|bis) )?heute", (_all, preposition) => led(preposition ?? "am", "this day")],
  ["(?:(auf|für|von|bis) )?(?<!am |jeden |guten |den )morgen(?!s)", (_all, preposition) => led(preposition ?? "am", "tomorrow")],
  // Weekdays.
  [`(?:von |vom )?${WEEKDAY} (?:bis(?: zum)?|-|–) ${WEEKDAY}`, (_all, first, last) => when(`on ${between(WEEKDAYS_IN_ORDER, weekday(first), weekday(last))}`)],
  [`${LEAD}${WEEKDAY}s? ?(${PART_WORD})s?`, (_all, preposition, name, half) => `${led(preposition, weekday(name))}${part(half)}`],
  [`${LEAD}${WEEKDAY}s?`, (_all, preposition, name) => led(preposition, weekday(name))],
  [`(am|auf|bis|für|vom) (${Object.keys(SHORT_WEEKDAYS).join("|")})\\.?(?= |$|[,!?])`, (_all, preposition, name) => led(preposition, SHORT_WEEKDAYS[name.toLowerCase()]!)],
  [`${LEAD}wochenendes?`, (_all, preposition) => led(preposition, "the weekend")],
  ["(am|auf den|für den|vom) (\\d{1,2})\\.(?= |$|[,!?])", (_all, lead, day) => led(lead.split(" ")[0], `the ${nth(Number(day))}`)],
  // The day on which a trip begins.
  ["\uF8F0on ([^\uF8F1]*)\uF8F1 (?:geht(?:'s| es)?|fahren wir|fliegen wir|starten wir|soll es|wollen wir)(?: dann)? los(?:gehen)?", when("from $1")],
  ["(?:start|beginn|anreise|los geht(?:'s| es)?)(?: ist)?:? \uF8F0on ([^\uF8F1]*)\uF8F1", when("from $1")],
  ["(?:jeden tag|pro tag|am tag|täglich|je tag)", "each day"],
  ["den ganzen tag|ganztägig", "all day"],
  ["(?:der|den|dem) tag", "the day"],
  [`${NUMBER} tagen?`, (_all, count) => `${numberIn(count)} days`],
  ["tagen?", "days"],
  ["tag", "day"],
];

const nth = (number: number) => `${number}${number % 10 === 1 && number !== 11 ? "st" : number % 10 === 2 && number !== 12 ? "nd" : number % 10 === 3 && number !== 13 ? "rd" : "th"}`;
