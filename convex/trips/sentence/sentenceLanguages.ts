// Sentences in other languages, made readable by the one reader there is: what they say of days, people and money in English.
// Names of places stay as they are written. A language is its table of phrases here.
import { plain } from "../../ai/planner/understand/german/when";
import { phraseReader, type Phrases } from "../../ai/planner/understand/phrases";
import { GERMAN } from "./germanSentence";
import type { Leads } from "./unknownPlaces";

type SentenceLanguage = {
  phrases: Phrases;
  /** Every noun begins large there: that alone is no sign of a place. */
  largeNouns: boolean;
  /** English is understood in any of them. */
  leads: Leads;
};

const ENGLISH_LEADS: Leads = { to: "in|to", and: "and" };

const tables: Record<string, SentenceLanguage> = { de: { phrases: GERMAN, largeNouns: true, leads: { to: "in|nach|to", and: "und|and" } } };

type Reader = { inEnglish: (text: string) => string; largeNouns: boolean; leads: Leads; country: (code: string) => string | undefined };

const readers = new Map<string, Reader>();
const ENGLISH: Reader = { inEnglish: (text) => text, largeNouns: false, leads: ENGLISH_LEADS, country: () => undefined };

/** English for a language that isn't known, and for none. */
export function sentenceReader(tag: string | undefined): Reader {
  const language = tag?.split("-")[0];
  const table = language === undefined ? undefined : tables[language];
  if (!table || language === undefined) return ENGLISH;
  const known = readers.get(language);
  if (known) return known;
  const inEnglish = phraseReader(table.phrases);
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const reader: Reader = {
    inEnglish: (text) => plain(inEnglish(text.normalize("NFC"))),
    largeNouns: table.largeNouns,
    leads: table.leads,
    country: (code) => names.of(code),
  };
  readers.set(language, reader);
  return reader;
}
