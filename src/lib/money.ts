// Money is an integer in the currency's minor unit with its ISO 4217 code; this is the one place where
// it meets text.
import { currencyDigits } from "./currencyDigits";
import { cached, displayLocale } from "../i18n/formats";

export { currencyDigits };
export type Money = { amount: number; currency: string };

/** The amount as text. `whole` leaves the minor unit out, for budgets and totals in prose. */
export function formatMoney({ amount, currency }: Money, { whole = false }: { whole?: boolean } = {}): string {
  const digits = currencyDigits(currency);
  const fraction = whole || amount % 10 ** digits === 0 ? 0 : digits;
  return moneyFormat(`${currency} ${fraction}`).format(amount / 10 ** digits);
}

const moneyFormat = cached((key) => {
  const [currency, fraction] = key.split(" ");
  return new Intl.NumberFormat(displayLocale, {
    style: "currency",
    currency: currency!,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: Number(fraction),
    maximumFractionDigits: Number(fraction),
  });
});

const DECIMAL = /^(\d+)(?:[.,](\d+))?$/;
const GROUPED = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;

/**
 * Reads what a person types: `2400`, `2,400.50`, `2.400,50`, `2 400`. null when it is not an amount, is
 * negative, or has more decimals than the currency.
 */
export function parseMoney(text: string, currency: string): Money | null {
  const digits = currencyDigits(currency);
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, "");
  // `2,400` is two thousand four hundred, unless the currency itself has three decimals.
  const grouped = digits === 3 && DECIMAL.test(plain) ? null : GROUPED.exec(plain);
  const decimal = grouped ? null : DECIMAL.exec(plain);
  const whole = (grouped?.[1] ?? decimal?.[1])?.replace(/[.,]/g, "");
  const fraction = grouped?.[3] ?? decimal?.[2] ?? "";
  if (whole === undefined || fraction.length > digits) return null;
  const amount = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, "0") || 0);
  return Number.isSafeInteger(amount) ? { amount, currency } : null;
}

/** Currencies that people most often plan in, first in every list. */
const COMMON = ["EUR", "USD", "GBP", "JPY", "CHF", "AUD", "CAD", "INR", "CNY", "BRL"];

/** Every currency the browser knows, the common ones first: `{ code: "EUR", name: "Euro" }`. */
export function currencies(): { code: string; name: string; common: boolean }[] {
  const names = new Intl.DisplayNames([displayLocale], { type: "currency" });
  const others = Intl.supportedValuesOf("currency").filter((code) => !COMMON.includes(code));
  const entry = (common: boolean) => (code: string) => ({ code, name: names.of(code) ?? code, common });
  return [...COMMON.map(entry(true)), ...others.map(entry(false)).filter(({ code, name }) => name !== code && !name.includes("("))];
}
