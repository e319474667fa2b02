// Stripe's amounts are ISO 4217 minor units, but for a few currencies. What differs is said here and nowhere else.
import { appError } from "../errors";
import { say } from "../said";
import { minorDigits } from "./currencies";

/** Digits of Stripe's amounts where they aren't ISO's: ariary go without iraimbilanja, kronur and shillings with two zeros. */
const STRIPE_DIGITS: Record<string, number> = { MGA: 0, ISK: 2, UGX: 2 };
/** Three-decimal currencies are charged in tens of their minor unit. */
const THREE_DECIMAL_STEP = 10;
/** Stripe takes eight digits. */
const MAX_STRIPE_AMOUNT = 99_999_999;

/** The smallest difference of two sums that can be charged, in minor units: shares are whole multiples of it. */
export function chargeStep(currency: string): number {
  if (minorDigits(currency) === 3) return THREE_DECIMAL_STEP;
  return 10 ** Math.max(0, minorDigits(currency) - stripeDigits(currency));
}

/** Minor units to Stripe's integer. Throws VALIDATION_ERROR for a sum or a currency that can't be charged. */
export function toStripeAmount({ amount, currency }: { amount: number; currency: string }): number {
  if (minorDigits(currency) > 3) throw appError("VALIDATION_ERROR", say("Payments in {currency} aren't possible. Choose another currency.", { currency }), { field: "currency" });
  const step = chargeStep(currency);
  if (amount % step !== 0) {
    const digits = minorDigits(currency) - Math.log10(step);
    const coarser = say("{digits, plural, =0 {Sums in {currency} can be charged with no decimals only. Round the amount.} other {Sums in {currency} can be charged with # decimals only. Round the amount.}}", { currency, digits });
    throw appError("VALIDATION_ERROR", coarser, { field: "amount" });
  }
  const there = Math.round(amount * 10 ** (stripeDigits(currency) - minorDigits(currency)));
  if (amount < 0) throw appError("VALIDATION_ERROR", "A sum to be charged can't be less than nothing.", { field: "amount" });
  if (!Number.isSafeInteger(amount) || there > MAX_STRIPE_AMOUNT) {
    throw appError("VALIDATION_ERROR", "That is more than can be charged at once.", { field: "amount" });
  }
  return there;
}

/** Stripe's integer and its lower-case code to our money. */
export function fromStripeAmount(amount: number, code: string): { amount: number; currency: string } {
  const currency = code.toUpperCase();
  return { amount: Math.round(amount * 10 ** (minorDigits(currency) - stripeDigits(currency))), currency };
}

const stripeDigits = (currency: string) => STRIPE_DIGITS[currency] ?? minorDigits(currency);
