// ISO 4217's minor units, for the screen: the same table as convex/money/currencies.ts, which the app may not import.
// A test holds the two equal.

/** The exceptions, by digits after the point; every other currency has two. */
export const EXCEPTIONS = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
} as const;

const DIGITS = new Map(Object.entries(EXCEPTIONS).flatMap(([digits, codes]) => codes.split(" ").map((code) => [code, Number(digits)])));

/** Digits after the point: 2 for EUR and HUF, 0 for JPY, 3 for KWD. */
export const currencyDigits = (currency: string): number => DIGITS.get(currency) ?? 2;
