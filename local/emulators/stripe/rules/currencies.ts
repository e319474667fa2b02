// How many digits Stripe's amounts have in each currency, how they are written for people, and the
// least that may be charged.

/** Amounts in these are whole units: 500 is ¥500. */
const ZERO_DECIMAL = new Set(["bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"]);
const THREE_DECIMAL = new Set(["bhd", "jod", "kwd", "omr", "tnd"]);
/** Without minor units in life, but Stripe still takes hundredths of them: ISK 5 is 500. */
const WHOLE_HUNDREDS = new Set(["isk", "ugx"]);

/** The least that a charge may be, for those currencies that Stripe publishes it for. */
const LEAST: Record<string, number> = {
  usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50, gbp: 30, hkd: 400, huf: 17500,
  inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1000,
}; // prettier-ignore

export const LARGEST_AMOUNT = 99_999_999;

function amountDigits(currency: string): number {
  return ZERO_DECIMAL.has(currency) ? 0 : THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** "€8.00", "¥1,200", "KWD 3.500": for a person to read. */
export function written(amount: number, currency: string): string {
  const digits = amountDigits(currency);
  const format = new Intl.NumberFormat("en", { style: "currency", currency: currency.toUpperCase(), minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(amount / 10 ** digits);
}

/** Why Stripe wouldn't charge this amount, or null. */
export function chargeProblem(amount: number, currency: string): { code: string; message: string } | null {
  const least = LEAST[currency] ?? 1;
  if (amount < least) return { code: "amount_too_small", message: `Amount must be at least ${written(least, currency)} ${currency}` };
  if (amount > LARGEST_AMOUNT) return { code: "amount_too_large", message: `Amount must be no more than ${written(LARGEST_AMOUNT, currency)} ${currency}` };
  if (WHOLE_HUNDREDS.has(currency) && amount % 100 !== 0) return { code: "invalid_charge_amount", message: `Amounts in ${currency} must be divisible by 100.` };
  if (THREE_DECIMAL.has(currency) && amount % 10 !== 0) return { code: "invalid_charge_amount", message: `Amounts in ${currency} must end in 0.` };
  return null;
}
