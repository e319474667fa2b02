// Sums of money as people type them, in English or German: "1,500 €", "2k dollars a person", "budget 900". The one reader of wishes, answers,
// journeys and of a trip from a sentence. In lower case. Pure.
import { minorDigits } from "../../../money/currencies";
import { hasRate } from "../../../places/rates";
import type { Money } from "../../types";

/** How many days and people there are, for what is said of one of them. */
export type Party = { days: number; travellers: number };

const SIGNS: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₩": "KRW", "zł": "PLN", "kč": "CZK", ft: "HUF", sfr: "CHF" };
/** Codes that are words too. */
const NO_CODES = new Set(["try", "mad", "cup", "pen", "cop", "gel", "ron"]);
/** Whole words, in either language: Frankfurt is no franc, and Europe no euro. */
const WORDS: [source: string, code: string][] = [
  ["euros?", "EUR"], ["(?:us-?)?dollars?", "USD"], ["pounds?|pfund", "GBP"], ["yen", "JPY"], ["franken|francs?", "CHF"], ["forints?", "HUF"], ["z[lł]ot(?:ys?|ych|e)", "PLN"],
  ["korun[ay]?", "CZK"], ["rupees?|rupien?", "INR"], ["yuan", "CNY"], ["baht", "THB"], ["dirhams?", "MAD"], ["liras?", "TRY"],
];
const words = WORDS.map(([source, code]) => ({ pattern: new RegExp(`^(?:${source})$`, "u"), code }));

const NUMBER = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?![\\d])(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d{1,2}(?!\\d))?";
const CURRENCY = `(?:[€$£¥₹₺₩]|(?:zł|kč|ft|sfr)(?![\\p{L}])\\.?|(?:${WORDS.map(([source]) => source).join("|")})(?!\\p{L})|[a-z]{3}(?!\\p{L}))`;
const SUM = new RegExp(`(?:(?<![\\p{L}])(?<before>${CURRENCY}) ?)?(?<![\\d.,])(?<number>${NUMBER})(?: ?(?<k>k)(?!\\p{L}))?(?: ?(?<after>${CURRENCY}))?`, "gu");
/** As far as it may be said what a sum is for. */
const REST = 40;
const BUDGET_BEFORE = /\bbudget(?: (?:of|is|von))?:? ?(?:about |around |etwa |ca\. )?$/;
/** What says that a sum is not to be passed. */
const LIMIT_BEFORE = /\b(?:under|within|below|max\w*|budget\w*|up to|no more than|at most|spend|less than|cheaper than|unter|höchstens|bis zu)\b(?: (?:of|is|a|an|the|von|about|around|total|only))*:? ?$/;
const PERSON = "(?:(?:per|pro|je|a|for each) (?:person|head|kopf|nase)\\b|each\\b|p\\. ?p\\.|pp\\b)";
const DAY = "(?:(?:per|pro|a|each|am|je) (?:day|tag)\\b|daily\\b|täglich)";
const JOINED = "[.,]? ?(?:and |und |\\/ ?)?";
const A_PERSON = new RegExp(`^${JOINED}(?:${DAY}${JOINED})?${PERSON}`, "u");
const A_DAY = new RegExp(`^${JOINED}(?:${PERSON}${JOINED})?${DAY}`, "u");

/** In minor units, where it stands, and what follows it. */
type Sum = Money & { at: number; end: number; rest: string; isLimit: boolean };

/** `usual` is the currency of a number that only the word budget stands before. */
function sumsIn(text: string, usual: string): Sum[] {
  return [...text.matchAll(SUM)].flatMap((match) => {
    const { before, number, k, after } = match.groups!;
    const numberAt = match.index + match[0].indexOf(number!);
    const currency = codeOf(before) ?? codeOf(after) ?? (BUDGET_BEFORE.test(text.slice(0, numberAt)) ? usual : null);
    const major = currency === null ? 0 : numberIn(number!) * (k ? 1000 : 1);
    // "For 1,500": what stands before it was no currency.
    const at = codeOf(before) === null ? numberAt : match.index;
    // "€200 per person": what follows was none either.
    const end = match.index + match[0].length - (after !== undefined && codeOf(after) === null ? after.length + 1 : 0);
    return currency === null || major <= 0 ? [] : [{ amount: Math.round(major * 10 ** minorDigits(currency)), currency, rest: text.slice(end, end + REST), at, end, isLimit: LIMIT_BEFORE.test(text.slice(0, at)) }];
  });
}

function codeOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  const name = said.replace(/\.$/, "");
  const word = words.find(({ pattern }) => pattern.test(name));
  return SIGNS[name] ?? word?.code ?? (!NO_CODES.has(name) && hasRate(name.toUpperCase()) ? name.toUpperCase() : null);
}

/** Three digits after a mark are thousands, one or two are parts. */
const numberIn = (said: string): number => Number(said.replace(/[.,'’ ](?=\d{3}(?!\d))/g, "").replace(",", "."));

/**
 * The sum that is said, in minor units: of several the one that is not to be passed, else the first. What is said of one person or of one day is
 * counted for the party. Null where none is said with a currency or by the word budget, whose currency is `usual`.
 */
export function moneyIn(text: string, usual: string, { days, travellers }: Party = { days: 1, travellers: 1 }): Money | null {
  const sums = sumsIn(text, usual);
  const sum = sums.find(({ isLimit }) => isLimit) ?? sums[0];
  if (!sum) return null;
  const times = (A_DAY.test(sum.rest) ? days : 1) * (A_PERSON.test(sum.rest) ? travellers : 1);
  return { amount: sum.amount * times, currency: sum.currency };
}

/** The text without its sums: no number of theirs counts days or people. */
export const withoutSums = (text: string, usual: string): string =>
  sumsIn(text, usual).reduceRight((said, { at, end }) => `${said.slice(0, at)}some money${said.slice(end)}`, text);
