// Ranges of days in the words of confirmations: "10–14 April 2027", "vom 28. April bis 2. Mai 2027". They are put into the calendar's English,
// where its reader finds them. Pure.
import { saidDays, type SaidDay } from "../../../ai/planner/understand/calendar/saidDays";
import { calendarDay, daysIn, MONTH, monthNamed, rangeIn, SHORT_YEAR, UP_TO, WEEKDAYS, type DateOrder, type FoundDay } from "./dates";

type SaidDate = Extract<SaidDay, { kind: "date" }>;
/** Null: not to be found out. */
type YearOf = (month: number, day: number) => string | null;

const MAY_HAVE = /\d.*(?:[‐-―−~〜～→>-]|\s(?:to|until|till|through|thru|bis|au|al|a|à|ao|até|hasta)\s).*\d/iu;
const ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const SAYS_WEEKDAY = `(?<!\\p{L})(?:${WEEKDAYS.join("|")})\\.?`;
const ARTICLE = "(?:den|dem|the|le|el|il|o)\\s";
const FOREIGN = new RegExp(
  [
    `\\s?\\(${SAYS_WEEKDAY}\\)`,
    `${SAYS_WEEKDAY},?\\s(?:${ARTICLE})?(?=\\d|${MONTH}\\s\\d)`,
    `(?<![\\d.])(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.(?:\\s?(?:(?<year>\\d{4})|(?<short>${SHORT_YEAR})))?(?!\\d)`,
    `(?<![\\d/])(?<one>\\d{1,2})/(?<other>\\d{1,2})(?:/(?<slashed>\\d{4}))?(?![\\d/])`,
    `(?<=\\d)(?:º|ª|er(?=\\s))`,
    `(?<=\\d(?:st|nd|rd|th|er|[.ºª])?)[ -]?(?:(?:de|di|of)\\s|d['’])?(?<name>${MONTH})(?!\\p{L})(?:,?\\s(?:de|del|do)\\s(?=\\d{4})|[ -](?<after>'\\d{2}(?!\\d)|${SHORT_YEAR}))?`,
    `(?<!\\p{L})(?<before>${MONTH})(?=\\s\\d{1,2}(?!\\d))`,
    `\\s(?:bis(?:\\szum|\\seinschlie(?:ß|ss)lich)?|au|al|à|ao?|até|fino\\sal|hasta|to|until)\\s(?:${ARTICLE})?(?=\\d|${SAYS_WEEKDAY},?\\s|${MONTH}\\s\\d)`,
    `\\s?(?:[‐-―−~〜～→➔]|[–-]?>)\\s?`,
  ].join("|"),
  "giu",
);

/** What stands before a number that is no day: "Room 4 – 14 April", "UA 32 - 14 April", "10:30 – 14 April". */
const COUNTED = /(?:\d[:/.]|(?<!\d\s)\b(?:room|zimmer|seat|platz|terminal|gate|gleis|platform|day|tag|no\.|nr|number|nummer|table|tisch)\b\.?[\s:#]*|\b(?:rooms|guests?|persons?|personen|adults?|nights?|nächte)\s?:\s*)$/iu;
const CARRIER = /(?<![\p{L}\d])(?!SA|SO|MO|DI|MI|DO|FR)[A-Z][A-Z\d]\s?$/u;

/** The line with both days of each range whole, as far as their year is known: "2027-04-10 – 2027-04-14". */
export function wholeRanges(line: string, order: DateOrder | null, yearOf: YearOf = () => null): string {
  if (!MAY_HAVE.test(line)) return line;
  const { text, at } = inEnglish(line, order);
  let whole = line;
  for (const said of saidDays(text).reverse()) {
    const { first, last } = said;
    if (first.kind !== "date" || last?.kind !== "date") continue;
    const [index, end] = [at[said.at]!.from, at[said.end - 1]!.until];
    const days = daysOf(first, last, yearOf);
    if (days && !COUNTED.test(line.slice(0, index)) && !CARRIER.test(line.slice(0, index))) whole = `${whole.slice(0, index)}${days.join(UP_TO)}${whole.slice(end)}`;
  }
  return whole;
}

/** A cell that is a date, or a range with its last day, whatever stands around it. */
export function fitsDay(cell: string, order: DateOrder | null = null): (FoundDay & { last: string | null }) | null {
  const text = wholeRanges(cell, order);
  const [first, next] = daysIn(text, order);
  return first ? { ...first, last: rangeIn(text)?.[0].index === first.index ? next!.day : null } : null;
}

function daysOf(first: SaidDate, last: SaidDate, yearOf: YearOf): [string, string] | null {
  const begins = first.year ?? (last.year === null ? Number(yearOf(first.month, first.day) ?? 0) : last.year - (first.month > last.month ? 1 : 0));
  const ends = last.year ?? begins + (first.month > last.month ? 1 : 0);
  const [from, until] = [calendarDay(String(begins), first.month, first.day), calendarDay(String(ends), last.month, last.day)];
  return from && until && from < until ? [from, until] : null;
}

/** `at`: of each of its letters what it stands for in the line. */
function inEnglish(line: string, order: DateOrder | null): { text: string; at: { from: number; until: number }[] } {
  let text = "";
  const at: { from: number; until: number }[] = [];
  const add = (words: string, from: number, until: number | null) => {
    for (let index = 0; index < words.length; index += 1) at.push(until === null ? { from: from + index, until: from + index + 1 } : { from, until });
    text += words;
  };
  let index = 0;
  for (const match of line.matchAll(FOREIGN)) {
    const said = english(match, order);
    if (said === null) continue;
    add(line.slice(index, match.index), index, null);
    index = match.index + match[0].length;
    add(said, match.index, index);
  }
  add(line.slice(index), index, null);
  const lower = text.toLowerCase();
  return { text: lower.length === text.length ? lower : text, at };
}

function english(match: RegExpMatchArray, order: DateOrder | null): string | null {
  const { day, month, year, short, one, other, slashed, name, after, before } = match.groups!;
  const dated = (number: string, inYear: number, of: string | undefined) => (inYear >= 1 && inYear <= 12 ? `${number} ${ENGLISH[inYear - 1]}${of ? ` ${of}` : ""}` : null);
  if (month !== undefined) return dated(day!, Number(month), year ?? (short && `20${short}`));
  if (one !== undefined) return order === null ? null : order === "dayFirst" ? dated(one, Number(other), slashed) : dated(other!, Number(one), slashed);
  if (name !== undefined) return ` ${ENGLISH[monthNamed(name) - 1]}${after ? ` 20${after.replace("'", "")}` : ""}${/\s$/.test(match[0]) ? " " : ""}`;
  if (before !== undefined) return ENGLISH[monthNamed(before) - 1]!;
  if (/^\s\p{L}/u.test(match[0])) return " to ";
  return /^\s?[‐-―−~〜～→➔>-]/u.test(match[0]) ? " - " : "";
}
