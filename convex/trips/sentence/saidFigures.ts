// Dates in figures whose order two people read differently: "03/05/2027" is in May in London and in March in New York. English in lower case. Pure.
import { MONTHS, NO_COUNT } from "../../ai/planner/understand/calendar/names";
import { dateOf } from "../../ai/planner/understand/calendar/tripDates";
import { daysBetween } from "../../dates";

const FIGURES = new RegExp(`(?<![\\d/.,€$£-])(\\d{1,2})(?:/(\\d{1,2})(?:/((?:20)?\\d\\d))?|-(\\d{1,2})-((?:20)?\\d\\d))(?![\\d/-])${NO_COUNT}`, "g");

type Figures = { first: number; second: number; year: number | null };
type Read = { month: number; day: number; year: number | null };

/** Of a language tag; by English that says no country, as Americans have it. */
const isMonthFirst = (language: string): boolean => {
  const parts = new Intl.DateTimeFormat(language, { day: "numeric", month: "numeric" }).formatToParts(new Date(0)).map(({ type }) => type);
  return parts.indexOf("month") < parts.indexOf("day");
};

/** The text with each such date by its month's name: in the reader's order, or in the other where only that makes a trip of at most `most` days. */
export function withDatesNamed(text: string, language: string, most: number): string {
  const found = [...text.matchAll(FIGURES)].map(([, first, second, year, dashed, dashedYear]): Figures => ({ first: Number(first), second: Number(second ?? dashed), year: yearIn(year ?? dashedYear) }));
  if (found.length === 0 || text.includes("24/7")) return text;
  const monthFirst = isMonthFirst(language);
  const orders = [monthFirst, !monthFirst].map((isFirst) => found.map((figures) => inOrder(figures, isFirst)));
  const read = orders.find((dates) => isTrip(dates, most)) ?? orders.find((dates) => dates.every(isDate));
  if (!read) return text;
  let index = 0;
  return text.replace(FIGURES, () => {
    const { day, month, year } = read[index++]!;
    return `${day} ${MONTHS[month - 1]!}${year === null ? "" : ` ${year}`}`;
  });
}

const yearIn = (said: string | undefined) => (said === undefined ? null : Number(said) % 100 + 2000);
const inOrder = ({ first, second, year }: Figures, monthFirst: boolean): Read => (monthFirst ? { month: first, day: second, year } : { month: second, day: first, year });
/** Of a year that isn't said, a leap year. */
const dateIn = ({ month, day, year }: Read) => dateOf(year ?? 2028, month, day);
const isDate = (read: Read) => dateIn(read) !== null;

function isTrip(dates: Read[], most: number): boolean {
  if (!dates.every(isDate)) return false;
  const [first, last] = [dateIn(dates[0]!)!, dateIn(dates.at(-1)!)!];
  const days = daysBetween(first, last);
  // Over the new year where no year is said.
  return (days < 0 && dates[0]!.year === null ? days + 366 : days) >= 0 && days < most;
}
