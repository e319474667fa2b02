// When a trip is that somebody describes, on a calendar on which `today` is known: the first day, the length, or only the month. English in lower case.
import { addDays, daysBetween, weekdayIndex } from "../../../../dates";
import { escaped } from "../spelling";
import { MONTH_NAME, monthNumber } from "./names";
import { saidDays, type SaidDay, type SaidDays } from "./saidDays";
import { tripLengthIn, type SaidLength, type SaidPlace } from "./saidLengths";

export type TripDates = {
  /** YYYY-MM-DD; null: not said. */
  startDate: string | null;
  /** YYYY-MM; null: a day is said, or nothing. */
  month: string | null;
  days: number | null;
  /** How long each place is, by its index, as far as it is said. */
  stays: Map<number, SaidLength>;
};

const SEASONS: Record<string, number> = { spring: 4, summer: 7, autumn: 10, fall: 10, winter: 1 };
/** A last day alone says how long within this, as one begins at once; further off it doesn't. */
const WEEK = 7;

/** A day or a month without a year is the next one. `usual` is for how long one goes, where only the last day is said. */
export function tripDates(text: string, today: string, places: readonly SaidPlace[], usual: number): TripDates {
  const length = tripLengthIn(text, places);
  const month = monthIn(text, today);
  const all = saidDays(text).filter(({ edge }) => edge !== "except");
  // "Friday to Monday in May", "over Easter": not the next ones.
  const isElsewhere = (month !== null || FEASTS.test(text)) && !all.some(({ first, last }) => first.kind === "date" || last?.kind === "date");
  const said = isElsewhere ? all.filter(({ first }) => first.kind === "date") : all;
  const dates = spanned(said, today) ?? ending(said, today, length.days, usual) ?? weekOfMonth(text, today) ?? beginning(text, said, today, length.days, places);
  const startDate = dates?.startDate ?? (length.away === null ? weekendIn(text, today) : addDays(today, length.away));
  const span = isElsewhere ? spanned(all, today)?.days : null;
  const stays = dates?.parts && length.stays.size === 0 ? staysOf(dates.parts, places) : length.stays;
  return { startDate, month: startDate ? null : month, days: dates?.days ?? span ?? length.days, stays };
}

/** "The last week of May": its last seven days. */
function weekOfMonth(text: string, today: string): Dates | null {
  const [, nth, name, year] = WEEK_OF_MONTH.exec(text) ?? [];
  const month = name === undefined ? null : nextMonth(monthNumber(name), year, today);
  if (month === null) return null;
  const [inYear, ofYear] = month.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(inYear, ofYear, 0)).getUTCDate();
  const first = nth === "last" ? last - 6 : 1 + 7 * ["first", "second", "third", "fourth"].indexOf(nth!);
  const startDate = dateOf(inYear, ofYear, first)!;
  return startDate >= today ? { startDate, days: lengthWithin(text) } : null;
}

const WEEK_OF_MONTH = new RegExp(`\\b(first|second|third|fourth|last) week (?:of|in) (${MONTH_NAME})\\b(?: (20\\d\\d))?`);
/** "A few days in the last week of May" aren't all of it. */
const lengthWithin = (text: string) => tripLengthIn(text.replace(WEEK_OF_MONTH, " ")).days ?? 7;

const FEASTS = /\b(?:easter|christmas|xmas|new year\S*|pentecost|whitsun|thanksgiving|bank holiday)\b/;

type Dates = {
  startDate: string;
  days: number | null;
  /** Nights of each span of several that follow each other. */
  parts?: number[];
};

/** As many spans as cities, in their order. */
function staysOf(parts: number[], places: readonly SaidPlace[]): Map<number, SaidLength> {
  const cities = places.flatMap(({ whole }, index) => (whole ? [] : [index]));
  return new Map(cities.length === parts.length ? cities.map((place, index) => [place, { count: parts[index]!, nights: true, at: 0, end: 0, each: false, place }]) : []);
}

/** "3 to 9 May", also in parts: "Rome 3 to 5 May, Florence 5 to 9 May". */
function spanned(said: SaidDays[], today: string): Dates | null {
  const spans = said.filter(({ last }) => last !== null);
  const span = spans.find(({ first, last }) => first.kind === "date" || last!.kind === "date") ?? spans[0];
  const startDate = span && firstDay(span.first, span.last!, today);
  if (!startDate) return null;
  let end = lastDay(span.last!, span.first, startDate, today);
  const begun = [startDate];
  for (const { first, last } of spans.slice(spans.indexOf(span) + 1)) {
    const begins = end && nextDay(first, end, today);
    if (!begins || !end || daysBetween(end, begins) > 1) continue;
    end = lastDay(last!, first, begins, today) ?? end;
    begun.push(begins);
  }
  if (!end) return { startDate, days: null };
  return { startDate, days: daysBetween(startDate, end) + 1, ...(begun.length > 1 && { parts: begun.map((day, index) => daysBetween(day, begun[index + 1] ?? end)) }) };
}

/** Of "Friday to 7 June" the Friday before. */
function firstDay(first: SaidDay, last: SaidDay, today: string): string | null {
  const end = first.kind === "weekday" && last.kind === "date" ? nextDay(last, today, today) : null;
  return end && first.kind === "weekday" ? later(today, addDays(end, -((weekdayIndex(end) - first.weekday + 7) % 7))) : nextDay(first, today, today);
}

/** "Monday to Monday" is a week later. */
const lastDay = (last: SaidDay, first: SaidDay, startDate: string, today: string) =>
  nextDay(last, last.kind === "weekday" && first.kind === "weekday" && last.weekday === first.weekday ? addDays(startDate, 1) : startDate, today);

/** "Until Tuesday", and where it begins if that is said apart: "arriving on Friday, back on Tuesday". */
function ending(said: SaidDays[], today: string, length: number | null, usual: number): Dates | null {
  const until = said.find(({ edge }, index) => edge === "until" || (edge === "leave" && said.slice(0, index).some((each) => each.edge !== "until" && isOne(each.first))));
  if (!until) return null;
  const from = said.find((each) => each !== until && (each.edge === "from" || each.edge === "leave")) ?? said.find((each) => each !== until && each.edge === null && isOne(each.first));
  if (from) {
    const startDate = edgeDay(from, today, today);
    const end = startDate && edgeDay(until, startDate, today);
    return startDate ? { startDate, days: end ? daysBetween(startDate, end) + 1 : null } : null;
  }
  const end = edgeDay(until, length === null ? today : addDays(today, length - 1), today);
  if (!end) return null;
  if (length !== null) return { startDate: addDays(end, 1 - length), days: length };
  return daysBetween(today, end) < WEEK ? { startDate: today, days: daysBetween(today, end) + 1 } : { startDate: addDays(end, 1 - usual), days: null };
}

/** "After Tuesday" begins on Wednesday, "before Friday" ends on Thursday. */
function edgeDay({ first, edge, beside }: SaidDays, from: string, today: string): string | null {
  const by = !beside ? 0 : edge === "from" ? 1 : -1;
  const day = nextDay(first, by < 0 ? addDays(from, 1) : from, today);
  return day && addDays(day, by);
}

const isOne = (day: SaidDay) => day.kind !== "weekday" || day.week !== "any";

/** The first day. A weekday alone may be when they want something else: it is one where its clause says where or how long the trip is. */
function beginning(text: string, said: SaidDays[], today: string, length: number | null, places: readonly SaidPlace[]): Dates | null {
  const names = places.map(({ name }) => escaped(name));
  const tells = new RegExp(`(?<![\\p{L}\\d])(?:${[...names, "days?", "nights?", "weeks?", "we (?:go|fly|leave|travel|drive|start)"].join("|")})(?![\\p{L}\\d])`, "u");
  const dates = said.filter(({ first, edge }) => first.kind === "date" && edge === null).flatMap(({ first }) => nextDay(first, today, today) ?? []);
  // "On 3 and 4 May" is two days.
  if (dates.length > 1 && dates.every((date, index) => date === addDays(dates[0]!, index))) return { startDate: dates[0]!, days: length ?? dates.length };
  const first =
    said.find(({ edge, first }) => edge !== null && isOne(first)) ??
    said.find(({ first }) => first.kind === "date") ??
    said.find(({ first, at, end }) => isOne(first) && !/\bby (?:the )?$/.test(text.slice(0, at)) && (length === 1 || tells.test(clauseAround(text, at, end))));
  const startDate = first && edgeDay(first, today, today);
  return startDate ? { startDate, days: null } : null;
}

const clauseAround = (text: string, at: number, end: number) => `${text.slice(0, at).split(/[,.;!?]/).at(-1)!} ${text.slice(end).split(/[,.;!?]/)[0]!}`;

/** The first such day on or after `from`; null for the 31st of a month that has none. */
function nextDay(day: SaidDay, from: string, today: string): string | null {
  switch (day.kind) {
    case "date": {
      const year = Number(from.slice(0, 4));
      const years = day.year === null ? [year, year + 1] : [day.year, year, year + 1];
      return years.map((each) => dateOf(each, day.month, day.day)).find((date) => date !== null && date >= from) ?? null;
    }
    case "ofMonth":
      return Array.from({ length: 62 }, (_, index) => addDays(from, index)).find((date) => Number(date.slice(8)) === day.day) ?? null;
    case "weekday": {
      const earliest = day.week === "next" ? later(from, addDays(today, 7 - weekdayIndex(today))) : from;
      return addDays(earliest, (day.weekday - weekdayIndex(earliest) + 7) % 7);
    }
    case "fromToday":
      return addDays(today, day.days);
  }
}

const later = (one: string, other: string) => (one > other ? one : other);

/** Null for a day that its month doesn't have. */
export function dateOf(year: number, month: number, day: number): string | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return !Number.isNaN(Date.parse(date)) && new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) === date ? date : null;
}

function weekendIn(text: string, today: string): string | null {
  const [, which] = /\b(this coming|this|coming|next|the) weekend\b/.exec(text) ?? [];
  if (which === undefined || (which === "the" && monthIn(text, today) !== null)) return null;
  return addDays(today, ((4 - weekdayIndex(today) + 7) % 7) + (which === "next" ? 7 : 0));
}

/** "May" and "march" are words of their own: they need a word before them that leads to a month. */
const LED_MONTH = new RegExp(`\\b(?:in|of|during|early|mid|late|next|this|sometime|around|end of|for|until|from)[ -](?:early |mid |mid-|late )?(${MONTH_NAME})\\b(?! (?:be|not|well)\\b)`);
const MONTH_ALONE = /\b(january|february|april|june|july|august|september|october|november|december)\b/;
/** "May to June" is told by its beginning. */
const FIRST_OF_TWO = new RegExp(`\\b(${MONTH_NAME}) ?(?:to|until|till|through|and|or|/|-|–) ?(?:in )?${MONTH_NAME}\\b`);
const MONTH_OF_YEAR = new RegExp(`\\b(${MONTH_NAME})\\.?,? (?=20\\d\\d\\b)`);
/** A sum is no year. */
const YEAR = /(?<![€$£] ?|\b(?:under|below|max|budget|budget of|most|to) )\b(20\d\d)\b(?! ?(?:[€$£]|euros?|eur|usd|dollars?|pounds?|gbp|yen))/;

function monthIn(text: string, today: string): string | null {
  const named = FIRST_OF_TWO.exec(text) ?? LED_MONTH.exec(text) ?? MONTH_ALONE.exec(text) ?? MONTH_OF_YEAR.exec(text);
  const season = /\b(spring|summer|autumn|fall|winter)\b/.exec(text);
  const number = named ? monthNumber(named[1]!) : season ? SEASONS[season[1]!]! : null;
  if (number === null) return null;
  return nextMonth(number, YEAR.exec(text)?.[1], today);
}

/** YYYY-MM of the next such month; that of the year that is said unless it is over. */
function nextMonth(number: number, year: string | undefined, today: string): string {
  const month = `${year ?? today.slice(0, 4)}-${String(number).padStart(2, "0")}`;
  return month >= today.slice(0, 7) ? month : `${Number(today.slice(0, 4)) + (month.slice(5) >= today.slice(5, 7) ? 0 : 1)}${month.slice(4)}`;
}
