// What stands in a passport or identity card, as far as a booking asks for it. Pure.
import { v, type Infer } from "convex/values";
import { appError } from "../errors";
import { boundedText, calendarDate } from "../validation";

export const documentContent = v.object({
  /** As printed in it. */
  name: v.string(),
  /** ISO 3166-1 alpha-2, of who issued it. */
  country: v.string(),
  number: v.string(),
  /** YYYY-MM-DD */
  expires: v.string(),
});
export type DocumentContent = Infer<typeof documentContent>;

/** Throws VALIDATION_ERROR naming the field. */
export function validContent({ name, country, number, expires }: DocumentContent): DocumentContent {
  const code = country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) throw appError("VALIDATION_ERROR", "Choose the country that issued it.", { field: "country" });
  const digits = number.replace(/[\s-]/g, "").toUpperCase();
  if (!/^[A-Z0-9]{4,20}$/.test(digits)) throw appError("VALIDATION_ERROR", "The number has letters and digits only, 4 to 20 of them.", { field: "number" });
  return { name: boundedText(name, "name", 1, 120), country: code, number: digits, expires: calendarDate(expires, "expires") };
}
