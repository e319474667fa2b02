// For how much: the sum of a sentence that says a currency or stands by the word budget. In lower case, German or English. Pure.
import { minorDigits } from "../../money/currencies";
import { hasRate } from "../../places/rates";
import type { MoneyInput } from "../../validation";

/** How many days and people there are, for what is said of one of them. */
type Party = { days: number; travellers: number };

const SIGNS: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₩": "KRW", "zł": "PLN", "kč": "CZK", ft: "HUF", sfr: "CHF" };
/** Codes that are words too. */
const NO_CODES = new Set(["try", "mad", "cup", "pen", "cop"]);
/** As they begin, in either language. */
const WORDS: [begins: string, code: string][] = [
  ["euro", "EUR"], ["dollar", "USD"], ["pound", "GBP"], ["pfund", "GBP"], ["yen", "JPY"], ["frank", "CHF"], ["franc", "CHF"], ["forint", "HUF"], ["zloty", "PLN"], ["złot", "PLN"],
  ["koruna", "CZK"], ["rupee", "INR"], ["rupie", "INR"], ["yuan", "CNY"], ["baht", "THB"], ["dirham", "MAD"], ["lira", "TRY"],
];

const NUMBER = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?![\\d])(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d{1,2}(?!\\d))?";
const CURRENCY = `(?:[€$£¥₹₺₩]|(?:zł|kč|ft|sfr)(?![\\p{L}])\\.?|(?:${WORDS.map(([begins]) => begins).join("|")})\\p{L}*|[a-z]{3}(?!\\p{L}))`;
const SUM = new RegExp(`(?:(?<![\\p{L}])(?<before>${CURRENCY}) ?)?(?<![\\d.,])(?<number>${NUMBER})(?: ?(?<k>k)(?!\\p{L}))?(?: ?(?<after>${CURRENCY}))?(?=(?<rest>.{0,40}))`, "gu");
const BUDGET_BEFORE = /\bbudget(?: (?:of|is|von))?:? ?(?:about |around |etwa |ca\. )?$/;
const PERSON = "(?:(?:per|pro|je|a|for each) (?:person|head|kopf|nase)\\b|each\\b|p\\. ?p\\.|pp\\b)";
const DAY = "(?:(?:per|pro|a|each|am|je) (?:day|tag)\\b|daily\\b|täglich)";
const JOINED = "[.,]? ?(?:and |und |\\/ ?)?";
const A_PERSON = new RegExp(`^${JOINED}(?:${DAY}${JOINED})?${PERSON}`, "u");
const A_DAY = new RegExp(`^${JOINED}(?:${PERSON}${JOINED})?${DAY}`, "u");

type Sum = MoneyInput & { rest: string };

function sumsIn(text: string, usual: string): (Sum & { at: number; end: number })[] {
  return [...text.matchAll(SUM)].flatMap((match) => {
    const { before, number, k, after, rest = "" } = match.groups!;
    const currency = codeOf(before) ?? codeOf(after) ?? (BUDGET_BEFORE.test(text.slice(0, match.index + match[0].indexOf(number!))) ? usual : null);
    const major = currency === null ? 0 : numberIn(number!) * (k ? 1000 : 1);
    // "For 1,500": what stands before it was no currency.
    const at = match.index + (codeOf(before) === null ? match[0].indexOf(number!) : 0);
    return currency === null || major <= 0 ? [] : [{ amount: Math.round(major * 10 ** minorDigits(currency)), currency, rest, at, end: match.index + match[0].length }];
  });
}

function codeOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  const name = said.replace(/\.$/, "");
  const word = WORDS.find(([begins]) => name.startsWith(begins));
  return SIGNS[name] ?? word?.[1] ?? (!NO_CODES.has(name) && hasRate(name.toUpperCase()) ? name.toUpperCase() : null);
}

/** Three digits after a mark are thousands, one or two are parts. */
const numberIn = (said: string): number => Number(said.replace(/[.,'’ ](?=\d{3}(?!\d))/g, "").replace(",", "."));

/** What all of it may cost, in minor units; `usual` is the currency where none is said. Null where no sum is. */
export function saidBudget(text: string, usual: string, { days, travellers }: Party): MoneyInput | null {
  const [sum] = sumsIn(text, usual);
  if (!sum) return null;
  const times = (A_DAY.test(sum.rest) ? days : 1) * (A_PERSON.test(sum.rest) ? travellers : 1);
  return { amount: sum.amount * times, currency: sum.currency };
}

/** The sentence without its sums: no number of theirs counts days or people. */
export const withoutSums = (text: string, usual: string): string =>
  sumsIn(text, usual).reduceRight((said, { at, end }) => `${said.slice(0, at)}some money${said.slice(end)}`, text);
