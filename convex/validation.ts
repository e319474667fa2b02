// Bounds on what a person may send. Each throws VALIDATION_ERROR with the field's name in
// `details.field`, so that a form can put the sentence beside the input.
import { appError } from "./errors";
import { fieldName } from "./fieldNames";
import { say } from "./said";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Trimmed text of `min` to `max` characters (code points), any script. */
export function boundedText(value: unknown, field: string, min: number, max: number): string {
  const text = typeof value === "string" ? value.trim() : "";
  const length = [...text].length;
  if (length < min) throw appError("VALIDATION_ERROR", say("Please fill in the {field}.", { field: fieldName(field) }), { field });
  if (length > max) {
    throw appError("VALIDATION_ERROR", say("The {field} is too long: {max, number} characters at most.", { field: fieldName(field), max }), { field, max });
  }
  return text;
}

/** A calendar date YYYY-MM-DD that exists. */
export function calendarDate(value: string, field: string): string {
  const at = DATE.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) {
    throw appError("VALIDATION_ERROR", say("The {field} isn't a date. Write it as 2027-04-10.", { field: fieldName(field) }), { field });
  }
  return value;
}

/** A time of day HH:mm, 24 hours. */
export function timeOfDay(value: string, field: string): string {
  if (!TIME.test(value)) {
    throw appError("VALIDATION_ERROR", say("The {field} isn't a time. Write it as 09:30.", { field: fieldName(field) }), { field });
  }
  return value;
}

export function integerBetween(value: number, field: string, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw appError("VALIDATION_ERROR", say("The {field} must be a whole number from {min, number} to {max, number}.", { field: fieldName(field), min, max }), { field, min, max });
  }
  return value;
}

export function numberBetween(value: number, field: string, min: number, max: number): number {
  if (!Number.isFinite(value) || value < min || value > max) {
    throw appError("VALIDATION_ERROR", say("The {field} must be between {min, number} and {max, number}.", { field: fieldName(field), min, max }), { field, min, max });
  }
  return value;
}

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** ISO 4217, as this runtime's Intl knows it. */
export function currencyCode(value: string, field = "currency"): string {
  if (!CURRENCIES.has(value)) {
    throw appError("VALIDATION_ERROR", say("“{code}” isn't a currency code. Use one like EUR or JPY.", { code: value.slice(0, 8) }), { field });
  }
  return value;
}

/** IANA name. */
export function timeZone(value: string, field = "timeZone"): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return value;
  } catch {
    throw appError("VALIDATION_ERROR", "That time zone isn't known.", { field });
  }
}

export type MoneyInput = { amount: number; currency: string };

/** Minor units, at most 10^12. */
export function money(value: MoneyInput, field: string): MoneyInput {
  return { amount: integerBetween(value.amount, field, 0, 1e12), currency: currencyCode(value.currency) };
}
