// Dates and times as people and machines write them, in the languages that confirmations mostly come in. Pure.
import { addDays } from "../../../dates";
import type { Certainty, DateOrder } from "../../types";

export type { DateOrder };

export type FoundDay = { day: string; certainty: Certainty; index: number; length: number };
export type FoundTime = { time: string; index: number; length: number };

const MONTHS = [
  "jan|january|januar|janvier|janv|enero|ene|gennaio|gen|janeiro|jänner|januari",
  "feb|february|februar|février|févr|fév|febrero|febbraio|fevereiro|fev|februari",
  "mar|march|märz|mrz|mars|marzo|março|maart|mrt",
  "apr|april|avril|avr|abril|abr|aprile",
  "may|mai|mayo|maggio|mag|maio|mei",
  "jun|june|juni|juin|junio|giugno|giu|junho",
  "jul|july|juli|juillet|juil|julio|luglio|lug|julho",
  "aug|august|août|aout|agosto|ago|augustus",
  "sep|sept|september|septembre|septiembre|settembre|set|setembro",
  "oct|october|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
  "nov|november|novembre|noviembre|novembro",
  "dec|december|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro",
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.split("|").map((name) => [name, index + 1] as const)));
export const MONTH = `(${MONTHS.join("|")})\\.?`;
const YEAR = "(\\d{4}|'\\d{2})";
/** Two digits are a year where no clock goes on behind them. */
export const SHORT_YEAR = "([2-4]\\d)(?![\\d:.,h]|\\s?(?:[ap]\\.?m|uhr)\\b)";

/** Between the two days of a range that was made whole. */
export const UP_TO = " – ";

/** Sunday first. */
export const WEEKDAYS = [
  "so|sonntag|sun|sunday|dim|dimanche|dom|domingo|domenica|zo|zondag",
  "mo|montag|mon|monday|lun|lundi|lunes|lunedì|seg|segunda(?:-feira)?|ma|maandag",
  "di|dienstag|tue|tues|tuesday|mar|mardi|martes|martedì|ter|terça(?:-feira)?|dinsdag",
  "mi|mittwoch|wed|wednesday|mer|mercredi|mié|miércoles|mercoledì|qua|quarta(?:-feira)?|wo|woensdag",
  "do|donnerstag|thu|thur|thurs|thursday|jeu|jeudi|jue|jueves|gio|giovedì|qui|quinta(?:-feira)?|donderdag",
  "fr|freitag|fri|friday|ven|vendredi|vie|viernes|venerdì|sex|sexta(?:-feira)?|vr|vrijdag",
  "sa|samstag|sat|saturday|sam|samedi|sáb|sábado|sab|sabato|za|zaterdag",
];

type Pattern = { pattern: RegExp; read: (match: RegExpMatchArray, order: DateOrder | null) => { year: string; month: number; day: number; certainty?: Certainty } | null };

export const monthNamed = (name: string): number => MONTH_OF.get(name.toLowerCase().replace(/\.$/, "")) ?? 0;
const PATTERNS: Pattern[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g, read: ([, year, month, day]) => ({ year: year!, month: Number(month), day: Number(day) }) },
  { pattern: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g, read: ([, year, month, day]) => ({ year: year!, month: Number(month), day: Number(day) }) },
  { pattern: new RegExp(`(?<![\\d])(\\d{1,2})(?:st|nd|rd|th|\\.|º)?\\s*(?:of\\s+|de\\s+|-)?${MONTH}[\\s,.-]*(?:de\\s+|del\\s+)?${YEAR}(?!\\d)`, "giu"), read: ([, day, month, year]) => ({ year: year!, month: monthNamed(month!), day: Number(day) }) },
  { pattern: new RegExp(`(?<![\\d])(\\d{1,2})\\.?[ -]${MONTH}[ -]${SHORT_YEAR}`, "giu"), read: ([, day, month, year]) => ({ year: `20${year}`, month: monthNamed(month!), day: Number(day) }) },
  { pattern: new RegExp(`(?<!\\p{L})${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}(?!\\d)`, "giu"), read: ([, month, day, year]) => ({ year: year!, month: monthNamed(month!), day: Number(day) }) },
  { pattern: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/g, read: ([, day, month, year]) => ({ year: year!, month: Number(month), day: Number(day) }) },
  { pattern: new RegExp(`(?<![\\d.])(\\d{2})\\.(\\d{2})\\.${SHORT_YEAR}`, "giu"), read: ([, day, month, year]) => ({ year: `20${year}`, month: Number(month), day: Number(day) }) },
  {
    pattern: /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/g,
    read: ([, first, second, year], order) => {
      // 4/13 can only be the American way; where both ways give a date, somebody should look.
      if (Number(second) > 12) return { year: year!, month: Number(first), day: Number(second), certainty: "likely" };
      if (order === "monthFirst" && Number(first) <= 12) return { year: year!, month: Number(first), day: Number(second), certainty: "likely" };
      if (order === "dayFirst") return { year: year!, month: Number(second), day: Number(first), certainty: "likely" };
      return { year: year!, month: Number(second), day: Number(first), certainty: Number(first) > 12 || first === second ? "likely" : "unsure" };
    },
  },
];

/** All dates of a text, in its order. Without `order`, a date that goes both ways has its day first and is unsure. */
export function daysIn(text: string, order: DateOrder | null = null): FoundDay[] {
  const found: FoundDay[] = [];
  for (const { pattern, read } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const parts = read(match, order);
      const day = parts && calendarDay(parts.year, parts.month, parts.day);
      const overlaps = found.some((other) => match.index < other.index + other.length && other.index < match.index + match[0].length);
      if (day && !overlaps) found.push({ day, certainty: parts.certainty ?? "sure", index: match.index, length: match[0].length });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

/** The first and the last day of a range that was made whole, wherever it stands in a text. */
export function rangeIn(text: string): [FoundDay, FoundDay] | null {
  const days = daysIn(text);
  const last = days.findIndex((day, index) => index > 0 && isRange(text, days[index - 1]!, day));
  return last === -1 ? null : [days[last - 1]!, days[last]!];
}

/** The last date of a text; of a range its first day, and for the way back its last. */
export function nearestDay(text: string, back: boolean): FoundDay | undefined {
  const [before, last] = daysIn(text).slice(-2);
  return before && last && !back && isRange(text, before, last) ? before : (last ?? before);
}

const isRange = (text: string, first: FoundDay, last: FoundDay) => text.slice(first.index + first.length, last.index) === UP_TO;

/** "Day 2 – Nara" of a trip that has days; null for other words, and past its last day. */
export function numberedDay(words: string, trip: { startDate: string; endDate: string } | null): FoundDay | null {
  const match = /^\W*(?:day|tag|jour|día|giorno|dia)\s*(\d{1,3})(?!\d|[./-]\d)/iu.exec(words);
  const day = match && trip && addDays(trip.startDate, Number(match[1]) - 1);
  return day && trip && day >= trip.startDate && day <= trip.endDate ? { day, certainty: "likely", index: match.index, length: match[0].length } : null;
}

const BOTH_WAYS = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/g;

/**
 * The order of all dates that were written together: one that goes only one way decides, then those that lie within the trip.
 * `open` where some go both ways and neither decides.
 */
export function orderOf(texts: readonly string[], trip: { startDate: string; endDate: string } | null): { order: DateOrder | null; open: boolean } {
  const numbers = texts.flatMap((text) => [...text.matchAll(BOTH_WAYS)].map(({ 1: first, 2: second, 3: year, index }) => ({ first: Number(first), second: Number(second), year: year!, weekday: weekdayBefore(text, index) })));
  const only = {
    dayFirst: numbers.some(({ first, second, weekday, year }) => (first > 12 && second <= 12) || isOn(weekday, year, second, first, first, second)),
    monthFirst: numbers.some(({ first, second, weekday, year }) => (second > 12 && first <= 12) || isOn(weekday, year, first, second, second, first)),
  };
  if (only.dayFirst !== only.monthFirst) return { order: only.dayFirst ? "dayFirst" : "monthFirst", open: false };
  const either = numbers.filter(({ first, second }) => first <= 12 && second <= 12 && first !== second);
  if (either.length === 0) return { order: null, open: false };
  const within = (month: "first" | "second", day: "first" | "second") =>
    either.filter((date) => {
      const at = calendarDay(date.year, date[month], date[day]);
      return trip !== null && at !== null && trip.startDate <= at && at <= trip.endDate;
    }).length;
  const [monthFirst, dayFirst] = [within("first", "second"), within("second", "first")];
  return monthFirst === dayFirst ? { order: null, open: true } : { order: monthFirst > dayFirst ? "monthFirst" : "dayFirst", open: false };
}

const WEEKDAY = new RegExp(`(?<!\\p{L})(?:${WEEKDAYS.map((names) => `(${names})`).join("|")})\\.?,?\\s*$`, "iu");
const LONGEST_WEEKDAY = 16;

/** The day of the week right before a date, 0 for Sunday; null where there is none. */
function weekdayBefore(text: string, index: number): number | null {
  const named = WEEKDAY.exec(text.slice(Math.max(0, index - LONGEST_WEEKDAY), index));
  return named && named.slice(1).findIndex((name) => name !== undefined);
}

/** Whether the day of the week is that of one way to read a date, and not of the other too. */
function isOn(weekday: number | null, year: string, month: number, day: number, otherMonth: number, otherDay: number): boolean {
  const falls = (at: string | null) => at !== null && new Date(`${at}T00:00:00Z`).getUTCDay() === weekday;
  return weekday !== null && falls(calendarDay(year, month, day)) && !falls(calendarDay(year, otherMonth, otherDay));
}

/** A day of the calendar; null where there is none. */
export function calendarDay(year: string, month: number, day: number): string | null {
  const full = year.startsWith("'") ? `20${year.slice(1)}` : year;
  const text = `${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const at = Date.parse(`${text}T00:00:00Z`);
  return month >= 1 && month <= 12 && Number(full) >= 1970 && Number(full) <= 2100 && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : null;
}

const TIMES = /(?<![\d.,:/-])(\d{1,2})(?:(?::|h|\.(?=\d{2}\s*(?:[ap]\.?m|uhr|uur)))(\d{2}))?\s*([ap]\.?\s?m\b\.?|u[hu]r\b|(?<=(?<!\p{L})(?:à|dès|de|avant|after|before|jusqu['’]à|às|as|até|até às)\s\d{1,2}\s?)h(?!\s?\d|\p{L}))?(?![\d:/-])/giu;

/** All times of day of a text, in its order: 09:35, 9:35 PM, 21h05, 9 am, 14.30 Uhr, and "à partir de 16h". A bare number is none. */
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
