// What the server writes out itself (mails, calendars), each in its reader's language. Messages are as on screens: an English text
// that is its own key, with values by the rules of ICU; their translations are in <language>.json beside this, kept by `npm run messages`.
import { IntlMessageFormat } from "intl-messageformat";
import { moneyText } from "../money/currencies";
import de from "./de.json";
import { LOCALES, type Language } from "./languages";

/** `date` YYYY-MM-DD, `time` HH:mm, `amount` in minor units, `at` epoch ms by the clock of a time zone; a name or a number is itself. */
type Value = string | number | { date: string } | { time: string } | { amount: number; currency: string } | { at: number; timeZone: string } | Phrase;
export type Phrase = { message: string; values?: Record<string, Value> };
/** A string stands as it is: a link, a code, what somebody typed. */
export type Line = string | Phrase;

const CATALOGS: Record<Exclude<Language, "en">, Record<string, string>> = { de };

/** Written out where it is said, for translators. */
export const write = (message: string, values?: Record<string, Value>): Phrase => (values ? { message, values } : { message });

/** A message that is kept, and read on screens as well as in mails: both have it in their catalogs. */
export const shared = <Text extends string>(text: Text): Text => text;

/** The line in a language. */
export function written(line: Line, language: Language): string {
  if (typeof line === "string") return line;
  const text = language === "en" ? line.message : (CATALOGS[language][line.message] ?? line.message);
  if (!line.values) return text;
  const values = Object.entries(line.values).map(([name, value]) => [name, valueIn(value, language)] as const);
  return String(formatOf(text, LOCALES[language]).format(Object.fromEntries(values)));
}

function valueIn(value: Value, language: Language): string | number {
  if (typeof value !== "object") return value;
  const locale = LOCALES[language];
  if ("message" in value) return written(value, language);
  if ("amount" in value) return moneyText(value, language === "en" ? "en" : locale);
  if ("date" in value) return dayIn(locale, "UTC", Date.parse(`${value.date}T00:00:00Z`));
  if ("time" in value) return timeIn(locale, "UTC", Date.parse(`1970-01-01T${value.time}:00Z`));
  return `${dayIn(locale, value.timeZone, value.at)}, ${timeIn(locale, value.timeZone, value.at)} (${value.timeZone})`;
}

const formats = new Map<string, IntlMessageFormat>();

function formatOf(text: string, locale: string): IntlMessageFormat {
  const key = `${locale} ${text}`;
  const known = formats.get(key) ?? new IntlMessageFormat(text, locale);
  formats.set(key, known);
  return known;
}

/** "12 April 2027". */
const dayIn = (locale: string, timeZone: string, at: number) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at);
/** "18:00". */
const timeIn = (locale: string, timeZone: string, at: number) => new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(at);
