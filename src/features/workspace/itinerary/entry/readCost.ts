// Reads an amount with or without its currency, as people type it: "40", "€40", "40 eur", "3,000¥", "free", and in their own words.
import { cached } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { currencyDigits, parseMoney, type Money } from "../../../../lib/money";
import { spoken, whole, wordsOf } from "./entryWords";

const CODES = new Set(Intl.supportedValuesOf("currency"));
/** What a sign means where the trip's own currency doesn't use it. */
const SIGNS: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₫": "VND", "₪": "ILS", "฿": "THB", "₴": "UAH", "₱": "PHP", "zł": "PLN", "Kč": "CZK" };
/** Currencies that share a sign. */
const SHARED: Record<string, string[]> = { $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"], "¥": ["JPY", "CNY"] };
/** Share a word of which none is what most people mean. */
const ONLY_OWN = new Set(["MXN", "NOK", "MAD", "CZK"]);
const SIGN = Object.keys(SIGNS).map((sign) => sign.replace("$", "\\$")).join("|");
const AMOUNT = String.raw`\d[\d.,'’\u00a0\u202f]*\d|\d`;
const patterns = cached((language: string) => {
  const { free, currencies } = wordsOf(language);
  const mark = [SIGN, ...Object.values(currencies).flat(), "[a-zA-Z]{3}"].join("|");
  return {
    free: new RegExp(`^(?:${free.join("|")})$`, "iu"),
    marked: new RegExp(String.raw`(?<![\p{L}\d])(?:(${mark})\s?(${AMOUNT})|(${AMOUNT})\s?(${mark}))(?![\p{L}\d])`, "giu"),
    named: Object.entries(currencies).map(([code, words]) => ({ code, word: whole(words) })),
  };
});

/** Null when it can't be read; `{ cost: null }` for nothing at all. */
export function readCost(text: string, currency: string, language = spoken): { cost: Money | null } | null {
  const plain = text.trim();
  if (plain === "") return { cost: null };
  if (patterns(language).free.test(plain)) return { cost: { amount: 0, currency } };
  const marked = findCost(plain, currency, language);
  if (marked?.at === 0 && marked.length === plain.length) return { cost: marked.cost };
  const bare = parseMoney(plain, currency);
  return bare && { cost: bare };
}

/** What to say of an amount that can't be read. */
export function costProblem(text: string, currency: string, language = spoken): string {
  const mark = [...text.matchAll(patterns(language).marked)].map((match) => currencyOf((match[1] ?? match[4])!, currency, language)).find((code) => code !== null);
  const code = mark ?? currency;
  return currencyDigits(code) === 0 && /\d[.,]\d/.test(text) ? t("{currency} has no decimals. Write a whole amount like 1,200.", { currency: code }) : t("Write an amount like 1,200 or 12.50.");
}

/** The first amount with a currency in a line, and where it stands. */
export function findCost(line: string, currency: string, language = spoken): { cost: Money; at: number; length: number } | null {
  for (const match of line.matchAll(patterns(language).marked)) {
    const code = currencyOf((match[1] ?? match[4])!, currency, language);
    const cost = code && parseMoney((match[2] ?? match[3])!, code);
    if (cost) return { cost, at: match.index, length: match[0].length };
  }
  return null;
}

function currencyOf(mark: string, own: string, language: string): string | null {
  const sign = SIGNS[mark];
  if (sign) return SHARED[mark]?.includes(own) ? own : sign;
  const code = mark.toUpperCase();
  if (CODES.has(code)) return code;
  const named = patterns(language).named.filter(({ word }) => word.test(mark)).map((one) => one.code);
  if (named.includes(own)) return own;
  // Nobody can say whose pesos are meant.
  return named.length === 1 || !ONLY_OWN.has(named[0]!) ? (named[0] ?? null) : null;
}
