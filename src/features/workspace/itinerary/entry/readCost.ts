// Reads an amount with or without its currency, as people type it: "40", "€40", "40 eur", "3,000¥", "free".
import { parseMoney, type Money } from "../../../../lib/money";

const CODES = new Set(Intl.supportedValuesOf("currency"));
/** What a sign means where the trip's own currency doesn't use it. */
const SIGNS: Record<string, string> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₫": "VND", "₪": "ILS", "฿": "THB", "₴": "UAH", "₱": "PHP", "zł": "PLN", "Kč": "CZK" };
/** Currencies that share a sign. */
const SHARED: Record<string, string[]> = { $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"], "¥": ["JPY", "CNY"] };
const SIGN = Object.keys(SIGNS).map((sign) => sign.replace("$", "\\$")).join("|");
const AMOUNT = String.raw`\d[\d.,'’\u00a0\u202f]*\d|\d`;
const MARKED = new RegExp(String.raw`(?<![\p{L}\d])(?:(${SIGN}|[a-zA-Z]{3})\s?(${AMOUNT})|(${AMOUNT})\s?(${SIGN}|[a-zA-Z]{3}))(?![\p{L}\d])`, "gu");

/** Null when it can't be read; `{ cost: null }` for nothing at all. */
export function readCost(text: string, currency: string): { cost: Money | null } | null {
  const plain = text.trim();
  if (plain === "") return { cost: null };
  if (/^(free|gratis)$/i.test(plain)) return { cost: { amount: 0, currency } };
  const marked = findCost(plain, currency);
  if (marked?.at === 0 && marked.length === plain.length) return { cost: marked.cost };
  const bare = parseMoney(plain, currency);
  return bare && { cost: bare };
}

/** The first amount with a currency in a line, and where it stands. */
export function findCost(line: string, currency: string): { cost: Money; at: number; length: number } | null {
  for (const match of line.matchAll(MARKED)) {
    const code = currencyOf((match[1] ?? match[4])!, currency);
    const cost = code && parseMoney((match[2] ?? match[3])!, code);
    if (cost) return { cost, at: match.index, length: match[0].length };
  }
  return null;
}

function currencyOf(mark: string, own: string): string | null {
  const sign = SIGNS[mark];
  if (sign) return SHARED[mark]?.includes(own) ? own : sign;
  const code = mark.toUpperCase();
  return CODES.has(code) ? code : null;
}
