// Which days of the trip a sentence speaks of: by number, weekday, date, city, or as seen from the day
// that was spoken of before. What a rule has read is taken out of the text, so that "the first day in
// Osaka" isn't also the first day of the trip.
import { addDays, eachDay, weekdayIndex } from "../../../dates";
import type { DestinationState, TripState } from "../../types";
import type { DaySelection } from "../types";
import { COUNTS, ORDINALS } from "./amounts";
import { escaped, folded } from "./spelling";

const WEEKDAYS = ["mon(?:day)?", "tue(?:s|sday)?", "wed(?:s|nesday)?", "thu(?:rs|rsday)?", "fri(?:day)?", "sat(?:urday)?", "sun(?:day)?"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** "Sep", "sept", "september". As a source without groups. */
export const MONTH_NAME = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const MONTH = `(${MONTH_NAME})`;
const NTH = `(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last|final)`;
const PART = "(?:day|morning|afternoon|evening|night)";
/** A day of a month; the ordinals as words too. */
const NUMBERED = `(\\d{1,2}(?:st|nd|rd|th|\\.)?|${ORDINALS.join("|")})`;
/** "In May 6 days". */
const NO_COUNT = "(?! (?:days?|nights?|weeks?|people|adults|of us)\\b)";
const UP_TO = " ?(?:-|–|to|until|till|through) ?(?:the )?";

const uncaptured = (source: string) => source.replace(/\((?!\?)/g, "(?:");
/** As a source without groups. */
export const DATE = uncaptured(`(?:${NUMBERED}(?: of)? ${MONTH}|${MONTH} (?:the )?${NUMBERED}${NO_COUNT})`);
const FROM_WEEKDAY = `(${WEEKDAYS.join("|")})${UP_TO}(${WEEKDAYS.join("|")})`;
export const WEEKDAY_SPAN = uncaptured(FROM_WEEKDAY);
const A_DAY = uncaptured(`(?:${DATE}|${NTH} day|day \\d{1,2}|${WEEKDAYS.join("|")})`);

export type DaysRead = {
  days: DaySelection;
  /** The text without the words that named them. */
  rest: string;
};

export const daysIn = (text: string, trip: TripState, about: string | null = null): DaySelection => readDays(text, trip, about).days;

/** `about` is the day last spoken of: "yesterday", "the next day" and "that day" are seen from it. */
export function readDays(text: string, trip: TripState, about: string | null = null): DaysRead {
  const all = eachDay(trip.startDate, trip.endDate);
  const found = new Set<string>();
  let rest = inEach(folded(text), trip);
  const read = (pattern: string, days: (...groups: string[]) => (string | undefined)[]) => {
    rest = rest.replace(new RegExp(pattern, "g"), (whole: string, ...groups: string[]) => {
      const named = days(...groups).filter((day) => day !== undefined && all.includes(day)) as string[];
      for (const day of named) found.add(day);
      return named.length > 0 ? " " : whole;
    });
  };

  for (const destination of trip.destinations) {
    const own = daysAt(destination, trip);
    const name = escaped(folded(destination.name));
    read(`\\b${NTH} (?:full )?(?:${PART} (?:in|of|at) ${name}|${name} ${PART})\\b`, (nth) => [pick(own, nth)]);
    read(`\\b(?:(?:(?:\\d{1,3} )?days? |our time )?in|all the) ${name}(?: days)?\\b|\\b${name} days\\b`, () => own);
  }
  readSpans(read, all);
  readRelative(read, all, about);
  for (const [index, name] of WEEKDAYS.entries()) {
    const dates = all.filter((day) => weekdayIndex(day) === index);
    read(`\\b(first|second|third|last) (?:${name})\\b`, (nth) => [pick(dates, nth)]);
    read(`\\b${index === 6 ? "(?<!\\bthe )" : ""}(?:${name})s?\\b${index === 5 ? "(?! down)" : ""}`, () => dates);
  }
  read("\\bdays (\\d{1,2}) ?(?:-|to|and|through|&) ?(\\d{1,2})\\b", (first, last) => all.slice(Number(first) - 1, Number(last)));
  read("\\bday (\\d{1,2})\\b", (number) => [all[Number(number) - 1]]);
  read("\\bfirst (two|three|four|\\d) days\\b", (count) => all.slice(0, COUNTS[count!] ?? Number(count)));
  read("\\blast (two|three|four|\\d) days\\b", (count) => all.slice(-(COUNTS[count!] ?? Number(count))));
  read(`\\b${NTH} day\\b`, (nth) => [pick(all, nth)]);
  // "A weekend" says how long, not when.
  read(`(?<!\\b(?:a|long|next) )\\bweekend\\b(?! (?:in|of) ${MONTH_NAME}\\b)`, () => all.filter((day) => weekdayIndex(day) >= 5));
  read(`\\b${NUMBERED}(?: of)? ${MONTH}\\b`, (date, month) => [onDate(all, date!, month!)]);
  read(`\\b${MONTH} (?:the )?${NUMBERED}\\b${NO_COUNT}`, (month, date) => [onDate(all, date!, month!)]);
  read("\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:day|one|option|way|stop|sight|thing|place|version|variant|alternative))", (date) => all.filter((day) => Number(day.slice(8)) === Number(date)));
  readByContent(read, trip);
  return { days: all.filter((day) => found.has(day)), rest: rest.replace(/\s+/g, " ").trim() };
}

const OPEN_SPAN = new RegExp(`\\b(?:from|start(?:s|ing)?|begin(?:s|ning)?|arriv(?:es?|ing))(?: (?:on|from))?(?: the)? (${A_DAY})\\b(?! ?[-–]|${UP_TO}\\b)`);

/** "From 3 May", "starting on Tuesday": that day and all after it; null where no day of the trip is said to be the first. `rest` is without it. */
export function daysFrom(text: string, trip: TripState): DaysRead | null {
  const said = folded(text);
  const [whole, named] = OPEN_SPAN.exec(said) ?? [];
  const [first] = named === undefined ? [] : daysIn(named, trip);
  return first === undefined ? null : { days: eachDay(first, trip.endDate), rest: said.replace(whole!, " ") };
}

/** "In Rome and Florence" is in both. */
function inEach(text: string, { destinations }: TripState): string {
  const names = destinations.map(({ name }) => escaped(folded(name))).join("|");
  const next = new RegExp(`\\b(in (?:${names}))(?:,| and| then| &)+ (?:then )?(?=(?:${names})\\b)`);
  let said = text;
  while (destinations.length > 1 && next.test(said)) said = said.replace(next, "$1 in ");
  return said;
}

type Read = (pattern: string, days: (...groups: string[]) => (string | undefined)[]) => void;

/** "3 to 9 May", "May 30 to June 2", "Monday to Wednesday". */
function readSpans(read: Read, all: string[]): void {
  const month = (name: string) => String(monthOf(name)).padStart(2, "0");
  const on = (date: string, name: string) => `${month(name)}-${String(positionOf(date) + 1).padStart(2, "0")}`;
  const between = (first: string, last: string) => all.map((day) => ({ day, date: day.slice(5) })).filter(({ date }) => (first <= last ? date >= first && date <= last : date >= first || date <= last)).map(({ day }) => day);
  read(`\\b${NUMBERED}(?:(?: of)? ${MONTH})?${UP_TO}${NUMBERED}(?: of)? ${MONTH}\\b`, (first, begins, last, ends) => between(on(first!, begins ?? ends!), on(last!, ends!)));
  read(`\\b${MONTH} (?:the )?${NUMBERED}${UP_TO}(?:${MONTH} (?:the )?)?${NUMBERED}\\b`, (begins, first, ends, last) => between(on(first!, begins!), on(last!, ends ?? begins!)));
  const weekday = (name: string) => WEEKDAYS.findIndex((pattern) => new RegExp(`^(?:${pattern})$`).test(name));
  read(`\\b${FROM_WEEKDAY}\\b`, (first, last) => {
    const begin = all.findIndex((day) => weekdayIndex(day) === weekday(first!));
    const end = all.findIndex((day, index) => index >= begin && weekdayIndex(day) === weekday(last!));
    return begin < 0 || end < 0 ? [] : all.slice(begin, end + 1);
  });
}

/** "Yesterday", "the day after", "the day before Friday", "that evening". */
function readRelative(read: Read, all: string[], about: string | null): void {
  const shifted = (day: string | undefined, by: number) => (day === undefined ? undefined : addDays(day, by));
  for (const [index, name] of WEEKDAYS.entries()) {
    read(`\\bday (after|before) (?:${name})\\b`, (side) => [shifted(all.find((day) => weekdayIndex(day) === index), side === "after" ? 1 : -1)]);
  }
  read("\\bday (after|before) day (\\d{1,2})\\b", (side, number) => [shifted(all[Number(number) - 1], side === "after" ? 1 : -1)]);
  read("\\bday before (?:the )?last\\b|\\b(?:second|2nd) to last day\\b|\\bpenultimate day\\b", () => [all.at(-2)]);
  if (about === null) return;
  read("\\bday after tomorrow\\b", () => [addDays(about, 2)]);
  read("\\bday before yesterday\\b", () => [addDays(about, -2)]);
  read("\\b(?:the )?(?:day after(?: that| it)?|next day|following day)\\b|\\btomorrow\\b", () => [addDays(about, 1)]);
  read("\\b(?:the )?(?:day before(?: that| it)?|previous day)\\b|\\byesterday\\b", () => [addDays(about, -1)]);
  read(`\\b(?:that|the same|this|same) ${PART}\\b`, () => [about]);
}

/** "The day with the market", "the day we go to the castle". */
function readByContent(read: Read, trip: TripState): void {
  read("\\bthe day (?:with|of|when we (?:see|visit|go to|are at)|we (?:see|visit|go to|are at)) (?:the )?([a-z][a-z' -]+)", (words) => {
    const [first = ""] = words!.split(" ").filter((word) => word.length > 2).map((word) => word.replace(/s$/, ""));
    const days = trip.activities.flatMap(({ title, day }) => (day !== null && first !== "" && folded(title).includes(first) ? [day] : []));
    return [...new Set(days)].length === 1 ? days.slice(0, 1) : [];
  });
}

/** The departure day belongs to the next city, but for the trip's last. */
const daysAt = ({ arrival, departure }: DestinationState, { endDate }: TripState) => eachDay(arrival, addDays(departure, departure === endDate ? 0 : -1));

export function pick<T>(items: T[], nth: string | undefined): T | undefined {
  if (nth === undefined) return undefined;
  return nth === "last" || nth === "final" ? items.at(-1) : items[positionOf(nth)];
}

/** "second", "2nd", "two" and "2" are 1; -1 for no number. */
export function positionOf(nth: string): number {
  const named = ORDINALS.indexOf(nth);
  return named >= 0 ? named : (COUNTS[nth] ?? (Number.parseInt(nth, 10) || 0)) - 1;
}

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3)) + 1;
const onDate = (all: string[], date: string, month: string) => all.find((day) => Number(day.slice(5, 7)) === monthOf(month) && Number(day.slice(8)) === positionOf(date) + 1);
