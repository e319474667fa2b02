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
const MONTH = `(${MONTHS.join("|")})[a-z]*`;
const NTH = `(${ORDINALS.join("|")}|\\d{1,2}(?:st|nd|rd|th)|last|final)`;
const PART = "(?:day|morning|afternoon|evening|night)";

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
    read(`\\b(?:(?:days? |our time )?in|all the) ${name}(?: days)?\\b|\\b${name} days\\b`, () => own);
  }
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
  read("\\bweekend\\b", () => all.filter((day) => weekdayIndex(day) >= 5));
  read(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b`, (date, month) => [onDate(all, date!, month!)]);
  read(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b`, (month, date) => [onDate(all, date!, month!)]);
  read("\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:day|one|option|way|stop|sight|thing|place|version|variant|alternative))", (date) => all.filter((day) => Number(day.slice(8)) === Number(date)));
  readByContent(read, trip);
  return { days: all.filter((day) => found.has(day)), rest: rest.replace(/\s+/g, " ").trim() };
}

/** "In Rome and Florence" is in both. */
function inEach(text: string, { destinations }: TripState): string {
  const names = destinations.map(({ name }) => escaped(folded(name))).join("|");
  const next = new RegExp(`\\b(in (?:${names}))(?:,| and|, and) (?=(?:${names})\\b)`);
  let said = text;
  while (destinations.length > 1 && next.test(said)) said = said.replace(next, "$1 in ");
  return said;
}

type Read = (pattern: string, days: (...groups: string[]) => (string | undefined)[]) => void;

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

const onDate = (all: string[], date: string, month: string) => all.find((day) => Number(day.slice(5, 7)) === MONTHS.indexOf(month) + 1 && Number(day.slice(8)) === Number(date));
