// What the server writes out itself (mails, calendars), each in its reader's language. Messages are as on screens: an English text
// that is its own key, with values by the rules of ICU; their translations are in <language>.json beside this, kept by `npm run messages`.
import { moneyText } from "../money/currencies";
import { worded, type Message, type Prose } from "../said";
import de from "./de.json";
import { LOCALES, type Language } from "./languages";

/** As in ../said.ts, with more of a date's words; `at` epoch ms by the clock of a time zone. */
type Leaf = { date: string } | { time: string } | { amount: number; currency: string } | { at: number; timeZone: string } | Prose;
export type Phrase = Message<Leaf>;
/** A string stands as it is: a link, a code, what somebody typed. */
export type Line = string | Phrase;

const CATALOGS: Record<Exclude<Language, "en">, Record<string, string>> = { de };

/** Written out where it is said, for translators. */
export const write = (message: string, values?: Phrase["values"]): Phrase => (values ? { message, values } : { message });

/** A message that is kept, and read on screens as well as written out here: both have it in their catalogs. */
export const shared = <Text extends string>(text: Text): Text => text;

/** The line in a language. */
export const written = (line: Line, language: Language): string =>
  typeof line === "string"
    ? line
    : worded<Leaf>(line, {
        locale: LOCALES[language],
        translated: (message) => (language === "en" ? message : (CATALOGS[language][message] ?? message)),
        leaf: (value) => leafIn(value, language),
      });

/** A text of our data; what isn't translated yet is in English. */
export const proseIn = (prose: Prose, language: Language): string => prose[language] ?? prose.en;

function leafIn(value: Leaf, language: Language): string {
  if ("en" in value) return proseIn(value, language);
  const locale = LOCALES[language];
  if ("amount" in value) return moneyText(value, language === "en" ? "en" : locale);
  if ("date" in value) return dayIn(locale, "UTC", Date.parse(`${value.date}T00:00:00Z`));
  if ("time" in value) return timeIn(locale, "UTC", Date.parse(`1970-01-01T${value.time}:00Z`));
  return `${dayIn(locale, value.timeZone, value.at)}, ${timeIn(locale, value.timeZone, value.at)} (${value.timeZone})`;
}

/** "12 April 2027". */
const dayIn = (locale: string, timeZone: string, at: number) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at);
/** "18:00". */
const timeIn = (locale: string, timeZone: string, at: number) => new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone }).format(at);
