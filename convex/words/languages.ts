// The languages that Caravan writes to people in: those of its screens (src/i18n/language.ts; a test holds the two equal).
import { literals } from "convex-helpers/validators";
import type { Infer } from "convex/values";
import { appError } from "../errors";

/** BCP 47. */
export const languageTag = literals("en", "de");
export type Language = Infer<typeof languageTag>;

/** How dates, times and sums are written beside its words. */
export const LOCALES: Record<Language, string> = { en: "en-GB", de: "de-DE" };

export const LANGUAGES = Object.keys(LOCALES) as Language[];

/** As a language model is told of it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", de: "German" };

const isLanguage = (value: unknown): value is Language => typeof value === "string" && Object.hasOwn(LOCALES, value);

/** Throws VALIDATION_ERROR. */
export function knownLanguage(value: string): Language {
  if (!isLanguage(value)) throw appError("VALIDATION_ERROR", "Caravan doesn't speak this language yet. Choose one of those in the menu.", { field: "language" });
  return value;
}

/** What a browser says as somebody comes in, if it is a language of ours: nobody is turned away for it. */
export const languageOrNone = (value: unknown): { language?: Language } => (isLanguage(value) ? { language: value } : {});
