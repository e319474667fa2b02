// Numbers, months and weekdays as German says them.
import type { Phrases } from "../phrases";

const MONTHS: Record<string, string> = {
  januar: "january", jänner: "january", februar: "february", märz: "march", maerz: "march", april: "april", mai: "may", juni: "june", juli: "july",
  august: "august", september: "september", oktober: "october", november: "november", dezember: "december",
};
export const MONTH = Object.keys(MONTHS).filter((name) => name !== "maerz").join("|");
export const monthIn = (name: string): string => (MONTHS[name.toLowerCase()] ?? MONTHS[name.toLowerCase().replace("ae", "ä")])!;
export const MONTHS_IN_ORDER = [...new Set(Object.values(MONTHS))];

const NUMBERS: Record<string, number> = {
  eins: 1, zwei: 2, zwo: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12, dreizehn: 13, vierzehn: 14, fünfzehn: 15,
  sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19, zwanzig: 20,
  einundzwanzig: 21, zweiundzwanzig: 22, dreiundzwanzig: 23, vierundzwanzig: 24, fünfundzwanzig: 25, sechsundzwanzig: 26, siebenundzwanzig: 27, achtundzwanzig: 28, neunundzwanzig: 29, dreißig: 30, einunddreißig: 31, vierzig: 40, fünfzig: 50,
  hundert: 100, tausend: 1000,
};
/** "fuenf" is "fünf". */
const oneSpelling = (word: string) => word.toLowerCase().replace("ue", "ü").replace("oe", "ö").replace("dreissig", "dreißig");
export const numberIn = (word: string): number => NUMBERS[word.toLowerCase()] ?? NUMBERS[oneSpelling(word)] ?? Number(word);
export const NUMBER_WORD = Object.keys(NUMBERS).sort((a, b) => b.length - a.length).join("|");

/** Small numbers as words, in English. */
export const COUNTS: Phrases = [
  ["zwei|zwo", "two"], ["drei", "three"], ["vier", "four"], ["fünf", "five"], ["sechs", "six"], ["sieben", "seven"], ["acht", "eight"], ["neun", "nine"], ["zehn", "ten"], ["elf", "eleven"], ["zwölf", "twelve"], ["dreizehn", "thirteen"], ["vierzehn", "fourteen"],
];

export const WEEKDAYS: Record<string, string> = {
  montag: "monday", dienstag: "tuesday", mittwoch: "wednesday", donnerstag: "thursday", freitag: "friday", samstag: "saturday", sonnabend: "saturday", sonntag: "sunday",
};
export const SHORT_WEEKDAYS: Record<string, string> = { mo: "monday", di: "tuesday", mi: "wednesday", do: "thursday", fr: "friday", sa: "saturday", so: "sunday" };

/** Beginnings: each is followed by e, en, er, es or em. */
const ORDINALS: Record<string, string> = {
  erst: "first", zweit: "second", dritt: "third", viert: "fourth", fünft: "fifth", fuenft: "fifth", sechst: "sixth", siebt: "seventh", siebent: "seventh", acht: "eighth", neunt: "ninth",
  zehnt: "tenth", vorletzt: "second to last", letzt: "last",
};
export const ORDINAL = `(${Object.keys(ORDINALS).join("|")})e[nrsm]?`;
export const ordinalIn = (beginning: string): string => ORDINALS[beginning.toLowerCase()]!;

const IRREGULAR: Record<number, string> = { 1: "erst", 3: "dritt", 7: "siebt", 8: "acht" };
/** Days of a month by their words, as `ORDINALS` are: "einundzwanzigst". */
const DAYS_OF_MONTH = new Map(Object.entries(NUMBERS).filter(([, number]) => number <= 31).map(([word, number]) => [IRREGULAR[number] ?? `${word}${number < 20 ? "t" : "st"}`, number]));
/** "3.", "dritten". */
export const NUMBERED = `(\\d{1,2}|${[...DAYS_OF_MONTH.keys()].sort((a, b) => b.length - a.length).join("|")})(?:\\.|(?<=\\d)te[nrsm]?|(?<=[a-z]t)e[nrsm]?)?`;
export const numberedIn = (day: string): number => DAYS_OF_MONTH.get(oneSpelling(day)) ?? Number(day);
