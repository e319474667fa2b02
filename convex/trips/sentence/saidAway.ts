// How far off a trip is: "in three weeks to Rome", "a week from today", "next month". English in lower case. Pure.
import { COUNT, countIn } from "../../ai/planner/understand/calendar/names";
import { addDays } from "../../dates";

const SPAN = `(${COUNT}) (day|week|month)s?`;
/** Where it can't be how long: before where one goes, alone at the beginning, and with words that say so. */
const AWAY = new RegExp(`\\b(?:(?:on )?${SPAN} from (?:today|now)|in (?:about )?${SPAN}(?:'s?)? time|(?:^|(?<=[,;] ))in (?:about )?${SPAN}(?=,)|in (?:about )?${SPAN}(?= (?:we|i|to|off to)\\b| (?:for )?${COUNT} (?:days?|nights?|weeks?|weekend)\\b))`, "u");
/** After a city, weeks and months are when; days are how long one takes to see it. */
const AWAY_AT_END = new RegExp(`\\bin (?:about )?(${COUNT}) (week|month)s?(?=$|[.!?,;])`, "u");

export type SaidAway = {
  /** The sentence without it. */
  text: string;
  /** YYYY-MM-DD; null: only the month is known. */
  startDate: string | null;
  /** YYYY-MM */
  month: string;
};

/** Null where it isn't said. `isCity`: one city is named, and nothing else is said of how long. */
export function saidAway(text: string, today: string, isCity: boolean): SaidAway | null {
  const match = AWAY.exec(text) ?? (isCity ? AWAY_AT_END.exec(text) : null);
  const rest = match ? `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, " ").trim() : text.replace(/\bnext month\b/, " ");
  if (!match) return /\bnext month\b/.test(text) ? { text: rest, startDate: null, month: monthAfter(today, 1) } : null;
  const [count, unit] = match.slice(1).filter((group) => group !== undefined) as [string, string];
  const many = countIn(count);
  if (unit === "month") return { text: rest, startDate: null, month: monthAfter(today, many) };
  const startDate = addDays(today, many * (unit === "week" ? 7 : 1));
  return { text: rest, startDate, month: startDate.slice(0, 7) };
}

function monthAfter(today: string, months: number): string {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}
