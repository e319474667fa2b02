// The minor unit of each currency as ISO 4217 has it: the one table on this side. Intl's digits are how a
// currency is usually written, which moves between runtimes and isn't what amounts are reckoned in.
// src/lib/currencyDigits.ts holds the same table for the screen; a test holds the two equal.

/** ISO 4217's exceptions, by digits after the point; every other currency has two. */
export const EXCEPTIONS = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
} as const;

const DIGITS = new Map(Object.entries(EXCEPTIONS).flatMap(([digits, codes]) => codes.split(" ").map((code) => [code, Number(digits)])));

/** Digits after the point: 2 for EUR and HUF, 0 for JPY, 3 for KWD. */
export const minorDigits = (currency: string): number => DIGITS.get(currency) ?? 2;

/** Minor units to whole ones: 1250 of EUR is 12.5. */
export const wholeUnits = ({ amount, currency }: { amount: number; currency: string }): number => amount / 10 ** minorDigits(currency);

/** "€12.50" for mails and descriptions; cents always. */
export function moneyText({ amount, currency }: { amount: number; currency: string }, locale = "en"): string {
  const digits = minorDigits(currency);
  const format = { style: "currency", currency, currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locale, format).format(wholeUnits({ amount, currency }));
}

/** "€2,310": what is about right is told without cents. */
export const wholeText = ({ amount, currency }: { amount: number; currency: string }, locale = "en"): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(wholeUnits({ amount, currency }));
