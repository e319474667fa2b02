// Feasts that say when a trip is: "over Easter", "Pentecost in Paris". English in lower case. Pure.
import { addDays, weekdayIndex } from "../../dates";
import { holidaysIn } from "../../places/context/holidays";

/** `first`: how many days before its named holiday one leaves, who says no more; `days`: how long one is away then. */
type Feast = { said: string; holiday: string; country: string; first: number; days: number };

const FEASTS: Feast[] = [
  // Good Friday to Easter Monday.
  { said: "easter(?! island)", holiday: "Easter Monday", country: "DE", first: -3, days: 4 },
  { said: "pentecost|whitsun\\w*|whit monday", holiday: "Whit Monday", country: "DE", first: -2, days: 3 },
  // Both are Thursdays, with the Friday between.
  { said: "ascension(?: day)?(?! island)", holiday: "Ascension Day", country: "DE", first: 0, days: 4 },
  { said: "corpus christi", holiday: "Whit Monday", country: "DE", first: 10, days: 4 },
  { said: "thanksgiving", holiday: "Thanksgiving", country: "US", first: 0, days: 4 },
  { said: "christmas|xmas", holiday: "Christmas", country: "DE", first: -1, days: 3 },
  { said: "(?<!(?:chinese|lunar|thai|orthodox|jewish|persian|vietnamese) )new year(?:'?s)?(?: eve| day)?", holiday: "New Year’s Day", country: "DE", first: -2, days: 3 },
];
/** A time of the year, in which the days are still open. */
const SEASON = "(?: (?:school )?(?:holidays?|vacations?|break|season|time|markets?|shopping|lights))";
const YEAR = /\b(20\d\d)\b/;
/** The longest between two of the same. */
const AHEAD_DAYS = 420;

export type SaidFeast = {
  /** First day and length, for who says no other; of a season around it, only the month. */
  when: { startDate: string; days: number } | null;
  /** YYYY-MM */
  month: string;
};

/** "The weekend after Easter", "the week before Christmas", as many days of it as are said. Null where none is. */
export function besideFeast(text: string, today: string, length: number | null): { startDate: string; days: number } | null {
  for (const feast of FEASTS) {
    const [, span, side] = new RegExp(`\\b(weekend|week) (after|before) (?:at )?(?:${feast.said})(?![\\p{L}\\d])`, "u").exec(text) ?? [];
    const date = span === undefined ? null : (nextOf(feast, text, today)?.date ?? null);
    if (date === null) continue;
    const [first, last] = [addDays(date, feast.first), addDays(date, feast.first + feast.days - 1)];
    if (span === "week") return side === "after" ? { startDate: addDays(last, 1), days: length ?? WEEK } : { startDate: addDays(first, -WEEK), days: length ?? WEEK };
    // From a Friday to its Sunday, all of them apart from the feast.
    const friday = side === "after" ? addDays(last, 1 + ((FRIDAY - weekdayIndex(addDays(last, 1)) + WEEK) % WEEK)) : addDays(first, -WEEKEND - ((weekdayIndex(addDays(first, -WEEKEND)) - FRIDAY + WEEK) % WEEK));
    return { startDate: friday, days: length ?? WEEKEND };
  }
  return null;
}

const [WEEK, WEEKEND, FRIDAY] = [7, 3, 4];

/** Of the year that is said, or the next one that hasn't begun. */
function nextOf({ holiday, country, first }: Feast, text: string, today: string) {
  const year = YEAR.exec(text)?.[1];
  const from = year && `${year}-01-01` > today ? `${year}-01-01` : today;
  return holidaysIn(country, from, addDays(from, AHEAD_DAYS)).find(({ name, date }) => name === holiday && addDays(date, first) >= today);
}

/** The next one, or that of the year that is said; `length` days, if that is known. Null where none is said. */
export function saidFeast(text: string, today: string, length: number | null): SaidFeast | null {
  for (const feast of FEASTS) {
    const match = new RegExp(`\\b(?:${feast.said})(?![\\p{L}\\d])(?<season>${SEASON}\\b)?`, "u").exec(text);
    if (!match) continue;
    const holiday = nextOf(feast, text, today);
    if (!holiday) continue;
    const days = length ?? feast.days;
    // Of one day more, that before is free.
    const startDate = addDays(holiday.date, feast.first - (days === feast.days + 1 ? 1 : 0));
    const isAhead = startDate >= today;
    return { when: match.groups!.season === undefined ? { startDate: isAhead ? startDate : today, days } : null, month: holiday.date.slice(0, 7) };
  }
  return null;
}

/** "Easter weekend" is as long as Easter is. */
export const withoutFeastWeekends = (text: string): string => text.replace(new RegExp(`\\b(${FEASTS.map(({ said }) => said).join("|")}) weekend\\b`, "gu"), "$1");
