// The lines of a mail as its readers want them: without marks of quotation and the heads of forwarded mails, and each date with its
// year. As many lines as before. Pure.
import { addDays, daysBetween } from "../../../dates";
import { daysOf, type World } from "../../types";
import { calendarDay, daysIn, MONTH, monthNamed, orderOf, WEEKDAYS } from "./dates";
import { wholeRanges } from "./ranges";

const HEAD = /^\s*\*?(差出人|送信元|宛先|件名|送信日時|from|date|sent|to|cc|subject|reply-to|von|datum|gesendet|an|betreff|antwort an|de|para|asunto|fecha|à|objet|envoyé)\*?\s?:/i;
const SUBJECT = /^\s*\*?(?:件名|subject|betreff|asunto|objet)\*?\s?:\s*/i;

const GLUED = /(?<![\p{L}\d])(\d{1,2})(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(\d{2})?(?![\p{L}\d])/gu;
const MOST_DAYS = 50;

/** `guessed` where a year comes from no date of the mail. `open` where dates go both ways and nothing decides. */
export function wholeLines(given: readonly string[], world: World): { lines: string[]; guessed: boolean; open: boolean } {
  const bare = withoutHeads(given.map((line) => line.replace(/^\s*(?:>\s?)+/, ""))).map(spelledOut);
  const { near } = world;
  const { order, open } = world.order ? { order: world.order, open: false } : orderOf(bare, daysOf(world));
  const ordered = bare.map((line) => wholeRanges(order === null ? line : inOneOrder(line, order), order));
  const known = ordered.flatMap((line) => daysIn(line).map(({ day }) => day));
  const anchor = known.length > 0 ? null : (near?.startDate ?? near?.today ?? null);
  if (known.length === 0 && anchor === null) return { lines: ordered, guessed: false, open };
  const days = known.length > 0 ? known.slice(0, MOST_DAYS) : [anchor!];
  const firstYear = Number(days[0]!.slice(0, 4));
  const years = [...new Set([...days.map((one) => Number(one.slice(0, 4))), firstYear - 1, firstYear + 1])];
  const yearOf: YearOf = (month, day, weekday) => {
    const found = years.flatMap((year) => calendarDay(String(year), month, day) ?? []);
    const fitting = weekday === null ? [] : found.filter((one) => new Date(`${one}T00:00:00Z`).getUTCDay() === weekday);
    const away = (one: string) => Math.min(...days.map((other) => Math.abs(daysBetween(other, one))));
    // Without a trip or a date around it, it is the next of its kind.
    const late = known.length === 0 && !near?.startDate ? found.filter((one) => one >= addDays(anchor!, -1)) : found;
    return [...(fitting.length > 0 ? fitting : late)].sort((a, b) => away(a) - away(b))[0]?.slice(0, 4) ?? null;
  };
  const lines = ordered.map((line) => withYears(wholeRanges(line, order, (month, day) => yearOf(month, day, null)), yearOf));
  return { lines, guessed: known.length === 0 && lines.some((line, index) => line !== ordered[index]), open };
}

/** "10APR27" and "10APR" as tickets have them, and "4/10/27". */
function spelledOut(line: string): string {
  return line
    .replace(GLUED, (_whole, day: string, month: string, year: string | undefined) => `${day} ${month[0]}${month.slice(1).toLowerCase()}${year ? ` 20${year}` : ""}`)
    .replace(/(?<![\d/.-])(\d{1,2})\/(\d{1,2})\/([2-4]\d)(?![\d/])/g, "$1/$2/20$3");
}

/** Two or more of its lines together, one of them with an address or a subject, are the head of a mail; its subject is kept. */
function withoutHeads(lines: string[]): string[] {
  const kept = [...lines];
  for (let from = 0; from < lines.length; from += 1) {
    let until = from;
    while (until < lines.length && HEAD.test(lines[until]!)) until += 1;
    const head = lines.slice(from, until);
    if (head.length >= 2 && head.some((line) => SUBJECT.test(line) || line.includes("@"))) {
      for (const [index, line] of head.entries()) kept[from + index] = SUBJECT.test(line) ? line.replace(SUBJECT, "") : "";
    }
    from = Math.max(from, until - 1);
  }
  return kept;
}

function inOneOrder(line: string, order: "dayFirst" | "monthFirst"): string {
  return line.replace(/(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/g, (whole, first: string, second: string, year: string) => {
    const [month, day] = order === "monthFirst" ? [first, second] : [second, first];
    return calendarDay(year, Number(month), Number(day)) ?? whole;
  });
}

type YearOf = (month: number, day: number, weekday: number | null) => string | null;

const WEEKDAY_NAMES = WEEKDAYS.map((names) => new RegExp(`^(?:${names})$`, "iu"));
const WEEKDAY = "(?:(\\p{L}{2,10})\\.?,?\\s(?:den\\s)?)?";
const NO_YEAR = "(?!\\s*[,.]?\\s*(?:de\\s+|del\\s+)?(?:\\d{4}|'\\d{2}|[2-4]\\d(?![\\d:.,h]))|\\p{L})";
const NUMBERS = new RegExp(`${WEEKDAY}(?<![\\d.,])(\\d{1,2})\\.(\\d{1,2})\\.(?!\\d)`, "giu");
const DAY_MONTH = new RegExp(`${WEEKDAY}(?<![\\d.,:/-])(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s(?:de\\s)?${MONTH}${NO_YEAR}`, "giu");
const MONTH_DAY = new RegExp(`${WEEKDAY}(?<!\\p{L})${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[:.]\\d|,?\\s(?:'?\\d{2}(?![\\d:.])|\\d{4}))`, "giu");

function withYears(line: string, yearOf: YearOf): string {
  if (!/\d/.test(line)) return line;
  const taken = daysIn(line);
  const free = (index: number, length: number) => !taken.some((found) => found.index < index + length && index < found.index + found.length);
  const whole = (text: string, index: number, month: number, day: number, weekday: string | undefined): string => {
    const said = weekday === undefined ? -1 : WEEKDAY_NAMES.findIndex((pattern) => pattern.test(weekday));
    const year = free(index + text.length - 1, 1) ? yearOf(month, day, said === -1 ? null : said) : null;
    const full = year && calendarDay(year, month, day);
    // What stood before the date stays: it may be a place.
    return full ? `${weekday === undefined ? "" : `${weekday} `}${full}` : text;
  };
  if (taken.length > 0 && !/[–-]/.test(line)) return line;
  // The words of a month are also words; a month has a capital.
  const isMonth = (name: string) => /^\p{Lu}/u.test(name) || name.length > 4;
  return line
    .replace(NUMBERS, (text, weekday: string | undefined, day: string, month: string, index: number) => whole(text, index, Number(month), Number(day), weekday))
    .replace(DAY_MONTH, (text, weekday: string | undefined, day: string, month: string, index: number) => (isMonth(month) ? whole(text, index, monthNamed(month), Number(day), weekday) : text))
    .replace(MONTH_DAY, (text, weekday: string | undefined, month: string, day: string, index: number) => (isMonth(month) ? whole(text, index, monthNamed(month), Number(day), weekday) : text));
}
