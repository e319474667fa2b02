// Days, spans and lengths as German says them, each in the words that `../calendar` reads, as stretches of their own. Both readers of German have
// these tables: that of a trip from one sentence, and that of requests, which keeps the stretches together while it puts a sentence in order.
import { spelledAnyWay, type Phrases } from "../phrases";
import { MONTH, monthIn, MONTHS_IN_ORDER, NUMBER_WORD, NUMBERED, numberedIn, numberIn, ORDINAL, ordinalIn, SHORT_WEEKDAYS, WEEKDAYS } from "./numbers";
import { PART_WORD, partIn } from "./times";
import { ANY_WHEN, when } from "./when";

const uncaptured = (source: string) => source.replace(/\((?!\?)/g, "(?:");
const WEEKDAY = Object.keys(WEEKDAYS).join("|");
const weekday = (name: string) => WEEKDAYS[name.toLowerCase()]!;
const SHORT_WEEKDAY = Object.keys(SHORT_WEEKDAYS).join("|");

const PREPOSITIONS: Record<string, string> = {
  auf: "to", am: "on", an: "on", im: "on", in: "to", ab: "from", seit: "from", für: "for", fuer: "for", fürs: "for", von: "of", vom: "of", bis: "until", zum: "to", zu: "on", nach: "to", gegen: "on", und: "and", oder: "or", statt: "instead of",
};
/** With the articles and the small words that stand before a day; the preposition is a group. */
export const LEAD = "(?:(?:schon|gleich|noch|direkt) )*(?:(auf|am|an|im|ins|in|ab|fürs|für|vom|von|bis einschließlich|bis inklusive|bis zum|bis|zum|gegen) )?(?:(?:den|dem|der|die|das|des|einschließlich|einen|einem|unseren|unserem|unser|diesen|diesem|dieser|dieses|kommenden|kommender|kommendes|nächsten|nächstes|ganzen|gesamten|ganze) )*";
export const led = (preposition: string | undefined, day: string): string => {
  const english = preposition && (PREPOSITIONS[preposition.toLowerCase().replace(/^bis .*/, "bis")] ?? "on");
  return when(english ? `${english} ${day}` : day);
};

const PART = `(?: ?(?:${PART_WORD})s?| (?:am |in der )?(?:frühen |späten )?(?:${PART_WORD}))?`;
const UP_TO = `(?: ?(?:-|–|—) ?| bis (?:(?:zum|einschließlich|inklusive|inkl\\.?|und mit|kommenden|nächsten|den|dem) )*)`;
/** "So., 2. Mai": the date tells the day. */
const BY_NAME = `(?:(?:${SHORT_WEEKDAY}|${WEEKDAY})\\.?,? (?:(?:den|dem) )?)?`;
const IN_FIGURES = "\\d{1,2}\\. ?(?:1[0-2]|0?[1-9])\\.(?: ?20\\d\\d|\\d\\d)?";
const DATE = `${BY_NAME}(?:${uncaptured(NUMBERED)} ?(?:${MONTH})(?:,? 20\\d\\d(?! ?(?:euro|eur|€)))?|${IN_FIGURES})`;
/** "3." of a month that the other end names. */
const END = `${BY_NAME}${uncaptured(NUMBERED)}`;

const figures = new RegExp("(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{2,4}))?$", "u");
const words = new RegExp(spelledAnyWay(`${NUMBERED} ?(${MONTH})(?:,? (20\\d\\d))?$`), "iu");
const bare = new RegExp(spelledAnyWay(`${NUMBERED}$`), "iu");

/** "3 may 2027", or "3" where only that is said. */
function dayIn(text: string): string {
  const [, day, month, year] = figures.exec(text) ?? [];
  if (day) return `${Number(day)} ${MONTHS_IN_ORDER[Number(month) - 1]!}${year ? ` ${year.length === 2 ? `20${year}` : year}` : ""}`;
  const [, numbered, name, inYear] = words.exec(text) ?? [];
  return numbered ? `${numberedIn(numbered)} ${monthIn(name!)}${inYear ? ` ${inYear}` : ""}` : String(numberedIn(bare.exec(text)![1]!));
}

/** "3., 4. und 5. Mai", each with its month. */
function listed(others: string, last: string): string {
  const end = dayIn(last);
  const dates = others.split(/, (?:(?:den|dem|am) )?/i).map((each) => dayIn(each)).map((day) => (/^\d+$/.test(day) ? `${day}${end.replace(/^\d+/, "")}` : day));
  return [...dates, end].join(" and ");
}

/** "Nach Dienstag" is from Wednesday; "der Tag nach Dienstag" is one day. */
const BESIDE = "(?<!(?:tag|nacht|abend|morgen|nachmittag|kurz) )(?<!\\d )(?:(nichts|nicht) )?(?:erst )?(nach|vorm|vor) (?:(?:den|dem|diesem|kommendem|kommenden|nächstem|nächsten) )*";
const beside = (not: string | undefined, side: string, day: string): string => {
  const isAfter = side.toLowerCase() === "nach";
  return not ? `${/^nichts/i.test(not) ? "nothing " : ""}${when(`${isAfter ? "until" : "from"} ${day}`)}` : when(`${isAfter ? "after" : "before"} ${day}`);
};

/** "Einen Tag nach", "zwei Tage vor". */
export const DAYS_BESIDE = `${LEAD}(?:(\\d|${NUMBER_WORD}) tagen?|tag) (nach|vor) (?:(?:der|den|dem|unserer|unserem|diesem) )*`;
export const daysBeside = (preposition: string | undefined, count: string | undefined, side: string, day: string): string =>
  led(preposition ?? "am", `${count && numberIn(count) > 1 ? `${numberIn(count)} days` : "the day"} ${side.toLowerCase() === "nach" ? "after" : "before"} ${day}`);

/** Before the times of day: "bis 5. Mai" is no hour. */
export const DATES: Phrases = [
  [`${DAYS_BESIDE}(${DATE})`, (_all, preposition, number, side, date) => daysBeside(preposition, number, side, dayIn(date))],
  [`${BESIDE}(${DATE})(?!${UP_TO}(?:${DATE}|${END}))`, (_all, not, side, date) => beside(not, side, dayIn(date))],
  [`(?:(?:vom|von|ab) )?(?:dem )?(${DATE}|${END})${UP_TO}(${DATE})`, (_all, first, last) => when(`on ${dayIn(first)} through ${dayIn(last)}`)],
  [`zwischen (?:dem )?(${DATE}|${END}) und (?:dem )?(${DATE})`, (_all, first, last) => when(`on ${dayIn(first)} through ${dayIn(last)}`)],
  [`${LEAD}((?:${DATE}|${END})(?:, (?:(?:den|dem|am) )?(?:${DATE}|${END}))*) und (?:(?:den|dem|am) )?(${DATE})`, (_all, preposition, others, last) => led(preposition, listed(others, last))],
  [`${LEAD}(${DATE})`, (_all, preposition, date) => led(preposition, dayIn(date))],
];

const NUMBER = `(\\d{1,3}|${NUMBER_WORD}|eine?[nrms]?)`;
const count = (word: string) => (/^ein/i.test(word) && !/^ein(?:s|und)/i.test(word) ? "a" : String(numberIn(word)));
const UNITS: [RegExp, string][] = [[/^tag/i, "day"], [/^woche/i, "week"], [/^monat/i, "month"], [/^stunde/i, "hour"], [/^/, "night"]];
const unit = (word: string, many: string) => `${UNITS.find(([said]) => said.test(word))![1]}${many === "a" || many === "1" ? "" : "s"}`;
const NIGHTS = "nächten?|nächte|nacht|übernachtung(?:en)?";
const LONG = "wochen?|monaten?|monate?";
const MOODS = "(?:ganzen?|volle[nr]?|schöne[nr]?|entspannte[nr]?|ruhige[nr]?|gemütliche[nr]?) ";

/** Before the days: "ein Wochenende" says how long, "das Wochenende" when. */
export const LENGTHS: Phrases = [
  [`heute in ${NUMBER} (wochen?|tagen?)`, (_all, number, each) => when(`on ${count(number)} ${unit(each, count(number))} from today`)],
  ["(?:ein(?:em|es)? )?(?:verlängerte|lange)[nms]? wochenendes?", "a long weekend"],
  ["ein(?:em|es)? wochenendes?", "a weekend"],
  [`(?:${NUMBER} )?-?tage?s?-wochenendes?`, (all, number) => (number ? `${count(number)}-day weekend` : all)],
  ["ein paar (tagen?|nächten?|nächte)", (_all, each) => `a few ${unit(each, "few")}`],
  ["(?:nächste|kommende)([rnsm]?) (woche|monat)", (_all, _ending, each) => `next ${unit(each, "a")}`],
  ["(?:diese|pro|jede|je)[rnsm]? (woche|monat)", (all, each) => `${/^diese/i.test(all) ? "this" : "every"} ${unit(each, "a")}`],
  ["(?:anderthalb|eineinhalb|einundeinhalb|1,5|1\\.5) (?:wochen?|monate?)", (all) => `one and a half ${/monat/i.test(all) ? "months" : "weeks"}`],
  [`(?:je(?:weils)?|jedes? mal) ${NUMBER} (tagen?|${NIGHTS}|wochen?)`, (_all, number, each) => `${count(number)} ${unit(each, count(number))} each`],
  [`${NUMBER} (tagen?|${NIGHTS}|wochen?) (?:je(?:weils)?)(?= |$|,)`, (_all, number, each) => `${count(number)} ${unit(each, count(number))} each`],
  [`${NUMBER} (?:bis|oder|-|–) ${NUMBER} (tagen?|${NIGHTS}|wochen?)`, (_all, _least, most, each) => `${count(most)} ${unit(each, count(most))}`],
  [`${NUMBER} (?:${MOODS})?(${NIGHTS})`, (_all, number, each) => `${count(number)} ${unit(each, count(number))}`],
  [`${NUMBER} (?:${MOODS})?(${LONG})`, (_all, number, each) => `${count(number)} ${unit(each, count(number))}`],
  [`${NUMBER}-?tägig(?:e[nrsm]?)?`, (_all, number) => `${count(number)}-day`],
  ["(?:eine[nr]? )?halbe[nr]? (tag|woche)", (_all, half) => `half a ${unit(half, "a")}`],
  ["(?:24|48|72|96) stunden", (all) => all.replace(/\D+/, " hours")],
  ["tagesausfl(?:u|ü)g|tagesausflug|tagestrip|tagestour", "day trip"],
];

/** Before what names a day by its place among others. */
export const SPANS: Phrases = [
  [`${BESIDE}(${WEEKDAY})(?: ?(${PART_WORD}))?`, (_all, not, side, name, half) => `${beside(not, side, weekday(name))}${part(half)}`],
  // Weekdays, of which the first may be the next one.
  [`(?:(?:vom|von|ab|am|zwischen) )?(?:(?:diesem|diesen|kommendem|kommenden|nächstem|nächsten|den|dem) )?(${WEEKDAY}|${SHORT_WEEKDAY})\\.?${PART}${UP_TO}(${WEEKDAY}|${SHORT_WEEKDAY})(?:\\.(?= |$)|${PART})`, (all, first, last) => (isSpan(first, last, all) ? when(`on ${named(first)} through ${named(last)}`) : all)],
  [`zwischen (?:dem )?(${WEEKDAY}) und (?:dem )?(${WEEKDAY})`, (_all, first, last) => when(`on ${named(first)} through ${named(last)}`)],
  // Days of a month that nobody names.
  [`(?:vom|von) (?:dem )?(\\d{1,2})\\. ?(?:bis(?: zum)?|-|–) ?(\\d{1,2})\\.(?= |$|[,!?;])`, (_all, first, last) => when(`on the ${nth(Number(first))} through the ${nth(Number(last))}`)],
];
const named = (name: string) => WEEKDAYS[name.toLowerCase()] ?? SHORT_WEEKDAYS[name.toLowerCase()]!;
/** Both short or both long; "so bis" and "do bis" begin other sentences. */
const isSpan = (first: string, last: string, all: string) => first.length > 2 === last.length > 2 && (first.length > 2 || !/^(?:do|so) bis/i.test(all));

/** Days by themselves. */
export const SINGLE_DAYS: Phrases = [
  ["(?:(auf|für|von|bis|ab|seit) )?übermorgen", (_all, preposition) => led(preposition ?? "am", "the day after tomorrow")],
  [`(?:(auf|für|von|bis|ab) )?morgen (${PART_WORD})`, (_all, preposition, half) => `${led(preposition ?? "am", "tomorrow")}${part(half)}`],
  [`(?:(auf|für|von|bis|ab) )?heute (${PART_WORD})`, (_all, preposition, half) => led(preposition ?? "am", `this ${/^mittag$/i.test(half) ? "afternoon" : partIn(half)}`)],
  ["(?:(auf|für|von|bis|ab) )?heute", (_all, preposition) => led(preposition ?? "am", "today")],
  ["(?:(auf|für|von|bis|ab) )?(?<!am |jeden |guten |den )morgen(?!s)", (_all, preposition) => led(preposition ?? "am", "tomorrow")],
  [`${LEAD}(${WEEKDAY})s? ?(${PART_WORD})s?`, (_all, preposition, name, half) => `${led(preposition, weekday(name))}${part(half)}`],
  [`${LEAD}(${WEEKDAY})(s?)`, (all, preposition, name, many) => led(preposition, `${weekday(name)}${many && /^\S+$/.test(all) ? "s" : ""}`)],
  [`(am|auf|bis|für|vom|ab) (${SHORT_WEEKDAY})\\.?(?= |$|[,!?])`, (_all, preposition, name) => led(preposition, SHORT_WEEKDAYS[name.toLowerCase()]!)],
  ["über(?:s| das| dieses| kommende[sn]?) wochenende", (all) => when(/kommende|dieses/i.test(all) ? "for this weekend" : "for the weekend")],
  [`${LEAD}wochenendes?`, (all, preposition) => weekendIn(all, preposition)],
  ["(am|auf den|für den|vom|ab dem|bis zum) (\\d{1,2})\\.(?= |$|[,!?])", (_all, lead, day) => led(lead.split(" ")[0], `the ${nth(Number(day))}`)],
];

const ON = "\uF8F0(?:on )?((?!(?:in|at|by|before|after|around|from|to|of|until) )[^\uF8F1]*)\uF8F1";
const BACK = "(?<!(?:hol|nimm|nehmt|bring|pack|setz|leg|verschieb|schieb)[^,.;]*)(?:wieder )?(?:zurück|nach hause|heim)(?! ins?\\b| im\\b)(?:reise|fahrt|flug)?";
/** A day on which a trip begins, or ends. After the days themselves. */
export const EDGES: Phrases = [
  [`${ON} (?:geht(?:'s| es)?|fahren wir|fliegen wir|starten wir|soll es|wollen wir)(?: dann)? los(?:gehen)?`, when("from $1")],
  [`(?:start|beginn|anreise|ankunft|hinreise|hinflug|los geht(?:'s| es)?)(?: ist)?:? ${ON}`, when("from $1")],
  [`(?:ende|abreise|rückreise|rückfahrt|rückflug|heimreise|rückkehr|zurück)(?: ist| geht(?:'s| es)?)?:? ${ON}`, when("until $1")],
  [`${ON} ${BACK}`, when("until $1")],
  [`(?:wir )?(?:kommen|reisen)(?: wir)? ${ON}((?: ${ANY_WHEN})?(?: in [^\\s,]+)?) an`, `${when("from $1")}$2`],
  [`(?:wir )?(?:fahren|fliegen|reisen)(?: wir)? ${ON} ab`, when("leaving on $1")],
  [`außer ${ON}`, when("except $1")],
];

export const part = (word: string | undefined) => (word ? ` ${when(`in the ${partIn(word)}`)}` : "");
export const nth = (number: number) => `${number}${number % 10 === 1 && number !== 11 ? "st" : number % 10 === 2 && number !== 12 ? "nd" : number % 10 === 3 && number !== 13 ? "rd" : "th"}`;

function weekendIn(all: string, preposition: string | undefined): string {
  if (/n(?:ä|ae)chste/i.test(all)) return when("on next weekend");
  if (/kommende|diese/i.test(all)) return led(preposition ?? "am", "this weekend");
  return /^wochenendes?$/i.test(all) ? "weekend" : led(preposition, "the weekend");
}

/** What is left of lengths, after all days that are named by a number. */
export const COUNTED_DAYS: Phrases = [
  [`${NUMBER} (?:(?:ganzen?|volle[nr]?) )?tagen?`, (_all, number) => `${count(number)} ${unit("tag", count(number))}`],
  ["tagen?", "days"],
  ["tag", "day"],
  ["wochen", "weeks"],
  ["woche", "week"],
  ["nächten?", "nights"],
  ["nacht", "night"],
];

const PARTS_OF_MONTH: Record<string, string> = { anfang: "early", mitte: "mid", ende: "late" };
const SEASONS: Record<string, string> = { frühling: "spring", fruehling: "spring", frühjahr: "spring", fruehjahr: "spring", sommer: "summer", herbst: "autumn", winter: "winter" };
const IN = "(?:(?:im|in|für|über|zu|an|ab|des|diesen|diesem|nächsten|kommenden) )*";
const SEASON = "frühling|frühjahr|sommer|herbst|winter";
/** What all of these have, and dates too. As a source. */
export const TIME_OF_YEAR = `${MONTH}|${SEASON}|ostern|weihnachten`;
/** After the days: a month without one. */
export const TIMES_OF_YEAR: Phrases = [
  [`${IN}(anfang|mitte|ende) (?:des )?(${MONTH})`, (_all, half, name) => `${PARTS_OF_MONTH[half.toLowerCase()]!} ${monthIn(name)}`],
  [`(?:in )?(?:der|die) ${ORDINAL} (?:woche (?:im )?)?(${MONTH})(?:woche)?`, (_all, beginning, name) => `the ${ordinalIn(beginning)} week of ${monthIn(name)}`],
  [`${ORDINAL} (?:woche (?:im )?(${MONTH})|(${MONTH})woche)`, (_all, beginning, ofMonth, name) => `the ${ordinalIn(beginning)} week of ${monthIn(ofMonth ?? name)}`],
  [`(?:am |das )?${ORDINAL} (${MONTH})wochenende`, (_all, beginning, name) => `a weekend in ${monthIn(name)} ${ordinalIn(beginning) === "last" ? "late" : ""}`.trim()],
  [`(?<!(?:\\d|early|mid|late|of) )${IN}(${MONTH})`, (_all, name) => `in ${monthIn(name)}`],
  [`${IN}(${SEASON})`, (_all, name) => `in ${SEASONS[name.toLowerCase()]!}`],
  [`${IN}ostern`, "at easter"],
  [`${IN}weihnachten`, "at christmas"],
];

/** All of these, for a text that isn't put in another order. */
export const CALENDAR: Phrases = [...DATES, ...LENGTHS, ...SPANS, ...SINGLE_DAYS, ...EDGES, ...COUNTED_DAYS, ...TIMES_OF_YEAR];
