// Reference exchange rates, bundled: good enough to plan a budget, never to settle one. Units of each
// currency for one US dollar, rounded, as they were usual in mid-2025.
import { minorDigits } from "../money/currencies";

export const RATES_AS_OF = "2025-06";

const PER_USD: Record<string, number> = {
  USD: 1, EUR: 0.87, GBP: 0.74, JPY: 145, CHF: 0.82, AUD: 1.54, CAD: 1.37, NZD: 1.66, CNY: 7.2, HKD: 7.85,
  SGD: 1.29, KRW: 1370, TWD: 29.8, THB: 32.6, VND: 26000, IDR: 16300, MYR: 4.25, PHP: 56, INR: 86, LKR: 300,
  NPR: 137, AED: 3.67, QAR: 3.64, SAR: 3.75, KWD: 0.306, ILS: 3.5, TRY: 39.5, EGP: 50, MAD: 9.2, TND: 2.95,
  KES: 129, TZS: 2650, ZAR: 18, NGN: 1550, GHS: 10.5, DKK: 6.5, NOK: 10.1, SEK: 9.6, ISK: 126, PLN: 3.72,
  CZK: 21.7, HUF: 352, RON: 4.4, BGN: 1.7, RSD: 102, UAH: 41.5, MXN: 19, BRL: 5.55, ARS: 1180, CLP: 940,
  COP: 4100, PEN: 3.65, UYU: 41, CRC: 508, CUP: 24, JMD: 160, GEL: 2.72, JOD: 0.709,
};

export const hasRate = (currency: string) => currency in PER_USD;

/** Minor units to minor units. A currency without a rate counts as one to one, which `hasRate` tells. */
export function convert(money: { amount: number; currency: string }, currency: string): { amount: number; currency: string } {
  if (money.currency === currency) return money;
  const major = money.amount / 10 ** minorDigits(money.currency);
  const dollars = major / (PER_USD[money.currency] ?? 1);
  return { amount: Math.round(dollars * (PER_USD[currency] ?? 1) * 10 ** minorDigits(currency)), currency };
}
