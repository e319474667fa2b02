// Days of a trip as German names them, each a stretch "to the second day", "on the day after". What a calendar names is read by `./calendar`.
import type { Phrases } from "../phrases";
import { COUNTED_DAYS, DAYS_BESIDE, daysBeside, EDGES, LEAD, led, nth, part, SINGLE_DAYS, SPANS } from "./calendar";
import { NUMBER_WORD, numberIn, ORDINAL, ordinalIn, WEEKDAYS } from "./numbers";
import { PART_WORD } from "./times";
import { A_CITY, when } from "./when";

const WEEKDAY = `(${Object.keys(WEEKDAYS).join("|")})`;
const weekday = (name: string) => WEEKDAYS[name.toLowerCase()]!;
const NUMBER = `(\\d{1,2}|${NUMBER_WORD})`;
const city = (name: string | undefined) => (name ? ` in ${name}` : "");

export const DAYS: Phrases = [
  ...SPANS,
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
  [`${DAYS_BESIDE}${WEEKDAY}`, (_all, preposition, count, side, name) => daysBeside(preposition, count, side, weekday(name))],
  [`${DAYS_BESIDE}(\\d{1,2})\\.(?= |$|[,!?])`, (_all, preposition, count, side, day) => daysBeside(preposition, count, side, `the ${nth(Number(day))}`)],
  [`${DAYS_BESIDE}(abreise|abfahrt|abflug|heimreise|heimfahrt|heimflug|rückreise|rückfahrt|rückflug|ankunft|anreise|hinflug|landung)`, (_all, preposition, count, side, edge) => daysBeside(preposition, count, side, /^(?:an|hin|land)/i.test(edge) ? "arrival" : "departure")],
  [`${LEAD}(?:(\\d|${NUMBER_WORD}) tagen?|tag),? (bevor|nachdem) wir (?:wieder )?(?:(?:nach hause|heim|zurück) ?)?(?:(abreisen|abfahren|abfliegen|heimfahren|heimfliegen|zurückfahren|zurückfliegen|fahren|fliegen|los)|ankommen|angekommen sind|landen|gelandet sind)(?: müssen)?`, (_all, preposition, count, side, leaves) => daysBeside(preposition, count, side === "bevor" ? "vor" : "nach", leaves ? "departure" : "arrival")],
  ["(?:um )?einen tag (?:nach hinten|später|weiter|weiter nach hinten)", when("to a day later")],
  ["(?:um )?einen tag (?:nach vorne?|früher|vor|eher)", when("to a day earlier")],
  [`${LEAD}tag (?:danach|darauf|dahinter|später)`, (_all, preposition) => led(preposition, "the day after")],
  [`${LEAD}tag (?:davor|zuvor|vorher)|am vortag`, (_all, preposition) => led(preposition, "the day before")],
  ["(auf den|am|für den|den|der) (?:nächsten?|folgenden?|darauffolgenden?) tag", (_all, lead) => led(lead.split(" ")[0], "the next day")],
  ["(am|auf den|an dem) (?:gleichen|selben) tag|am selben tag|an dem tag|an diesem tag", () => when("on that day")],
  ["vorgestern", when("on the day before yesterday")],
  [`(?:(auf|für|von) )?gestern(?: (${PART_WORD}))?`, (_all, preposition, half) => `${led(preposition ?? "am", "yesterday")}${part(half)}`],
  ...SINGLE_DAYS,
  ...EDGES,
  ["(?:jeden tag|pro tag|am tag|täglich|je tag)", "each day"],
  ["den ganzen tag|ganztägig", "all day"],
  ["(?:der|den|dem) tag", "the day"],
  ...COUNTED_DAYS,
];
