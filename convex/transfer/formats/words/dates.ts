// Dates and times as people and machines write them, in the languages that confirmations mostly come in. Pure.
import type { Certainty } from "../../types";

export type FoundDay = { day: string; certainty: Certainty; index: number; length: number };
export type FoundTime = { time: string; index: number; length: number };

const MONTHS = [
  "jan|january|januar|janvier|janv|enero|ene|gennaio|gen|janeiro|jänner",
  "feb|february|februar|février|févr|fév|febrero|febbraio|fevereiro|fev",
  "mar|march|märz|mrz|mars|marzo|março",
  "apr|april|avril|avr|abril|abr|aprile",
  "may|mai|mayo|maggio|mag|maio",
  "jun|june|juni|juin|junio|giugno|giu|junho",
  "jul|july|juli|juillet|juil|julio|luglio|lug|julho",
  "aug|august|août|aout|agosto|ago",
  "sep|sept|september|septembre|septiembre|settembre|set|setembro",
  "oct|october|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
  "nov|november|novembre|noviembre|novembro",
  "dec|december|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro",
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.split("|").map((name) => [name, index + 1] as const)));
const MONTH = `(${MONTHS.join("|")})\\.?`;
const YEAR = "(\\d{4}|'\\d{2})";

type Pattern = { pattern: RegExp; read: (match: RegExpMatchArray) => { year: string; month: number; day: number; certainty?: Certainty } | null };

const word = (name: string) => MONTH_OF.get(name.toLowerCase().replace(/\.$/, "")) ?? 0;
const PATTERNS: Pattern[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, read: ([, year, month, day]) => ({ year: year!, month: Number(month), day: Number(day) }) },
  { pattern: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g, read: ([, year, month, day]) => ({ year: year!, month: Number(month), day: Number(day) }) },
  { pattern: new RegExp(`(?<![\\d])(\\d{1,2})(?:st|nd|rd|th|\\.|º)?\\s*(?:of\\s+|de\\s+|-)?${MONTH}[\\s,.-]*(?:de\\s+|del\\s+)?${YEAR}(?!\\d)`, "giu"), read: ([, day, month, year]) => ({ year: year!, month: word(month!), day: Number(day) }) },
  { pattern: new RegExp(`(?<!\\p{L})${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)`, "giu"), read: ([, month, day, year]) => ({ year: year!, month: word(month!), day: Number(day) }) },
  { pattern: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g, read: ([, day, month, year]) => ({ year: year!, month: Number(month), day: Number(day) }) },
  {
    pattern: /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/g,
    read: ([, first, second, year]) => {
      // 4/13 can only be the American way; where both ways give a date, somebody should look.
      if (Number(second) > 12) return { year: year!, month: Number(first), day: Number(second), certainty: "likely" };
      return { year: year!, month: Number(second), day: Number(first), certainty: Number(first) > 12 || first === second ? "likely" : "unsure" };
    },
  },
];

/** All dates of a text, in its order. */
export function daysIn(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  for (const { pattern, read } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const parts = read(match);
      const day = parts && calendarDay(parts.year, parts.month, parts.day);
      const overlaps = found.some((other) => match.index < other.index + other.length && other.index < match.index + match[0].length);
      if (day && !overlaps) found.push({ day, certainty: parts.certainty ?? "sure", index: match.index, length: match[0].length });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

/** A cell that is a date, whatever stands around it. */
export const fitsDay = (cell: string): FoundDay | null => daysIn(cell)[0] ?? null;

function calendarDay(year: string, month: number, day: number): string | null {
  const full = year.startsWith("'") ? `20${year.slice(1)}` : year;
  const text = `${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return month >= 1 && month <= 12 && Number(full) >= 1970 && Number(full) <= 2100 && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : null;
}

const TIMES = /(?<![\d.,:/-])(\d{1,2})(?:(?::|h|\.(?=\d{2}\s*(?:[ap]\.?m|uhr)))(\d{2}))?\s*([ap]\.?\s?m\b\.?|uhr\b)?(?![\d:/-])/giu;

/** All times of day of a text, in its order: 09:35, 9:35 PM, 21h05, 9 am, 14.30 Uhr. A bare number is none. */
export function timesIn(text: string): FoundTime[] {
  return [...text.matchAll(TIMES)].flatMap((match) => {
    const [whole, hourText, minutes, half] = match;
    if (minutes === undefined && half === undefined) return [];
    let hour = Number(hourText);
    const isHalf = half !== undefined && /^[ap]/i.test(half);
    if (isHalf && hour > 12) return [];
    if (isHalf) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
    if (hour > 23 || Number(minutes ?? 0) > 59) return [];
    return [{ time: `${String(hour).padStart(2, "0")}:${minutes ?? "00"}`, index: match.index, length: whole.length }];
  });
}
