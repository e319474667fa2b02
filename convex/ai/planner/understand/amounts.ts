// Numbers as people say them: how many, at what time, how much money.
import type { Money } from "../../types";

export const COUNTS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, couple: 2 };
const UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
/** To the last day of a month. */
export const ORDINALS = [
  ...UNITS, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
  "twentieth", ...UNITS.map((unit) => `twenty-${unit}`), "thirtieth", "thirty-first",
];

/** HH:mm of "at 3pm", "around 14:30"; null without one. */
export function clockIn(text: string): string | null {
  const match = /\b(?:at|around|by|from) (\d{1,2})(?::(\d\d))? ?(am|pm)?\b/.exec(text) ?? /\b(\d{1,2}):(\d\d) ?(am|pm)?\b/.exec(text) ?? /\b(\d{1,2})() ?(am|pm)\b/.exec(text);
  return match && timeOf(match[1]!, match[2] || undefined, match[3]);
}

export function timeOf(hour: string, minute: string | undefined, half: string | undefined): string {
  let value = Number(hour);
  if (half === "pm" && value < 12) value += 12;
  if (half === "am" && value === 12) value = 0;
  return `${String(Math.min(value, 23)).padStart(2, "0")}:${minute ?? "00"}`;
}

const CURRENCIES: Record<string, string> = { "€": "EUR", eur: "EUR", $: "USD", usd: "USD", dol: "USD", "£": "GBP", gbp: "GBP", pou: "GBP", "¥": "JPY", yen: "JPY", jpy: "JPY", chf: "CHF", fra: "CHF" };
const BEFORE_AMOUNT = /^.*?\b(under|within|below|max\w*|budget( of| is)?|up to|no more than|at most|spend|for less than|cheaper than)\b/;

/** Minor units; null when no sum with a currency is said. `usual` is the currency of one that isn't known. */
export function moneyIn(text: string, usual: string): Money | null {
  const match = /(€|\$|£|¥)? ?(\d[\d,. ]*\d|\d+) ?(k\b)? ?(eur\w*|usd|dollars?|gbp|pounds?|yen|jpy|chf|franken|francs?|€|\$|£|¥)?/.exec(text.replace(BEFORE_AMOUNT, "$1 "));
  if (!match || (!match[1] && !match[4])) return null;
  const currency = CURRENCIES[(match[1] ?? match[4]!).slice(0, 3)] ?? usual;
  const major = Number(match[2]!.replace(/[, ]/g, "")) * (match[3] ? 1000 : 1);
  return Number.isFinite(major) && major > 0 ? { amount: Math.round(currency === "JPY" ? major : major * 100), currency } : null;
}
