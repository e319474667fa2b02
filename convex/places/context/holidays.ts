// Public holidays of a country in a stretch of days, from the rules in holidays.json:
//   "05-01" a date · "easter-2", "orthodox+50" days from Easter Sunday · "11-thu-4", "05-mon-last" a
//   weekday of a month · "moving", "moving-1" from the dated list of that name
// A third member gives the number of days. Where the country moves a holiday off a Sunday (or a
// weekend), the next free day is one as well.
import { addDays, eachDay, weekdayIndex } from "../../dates";
import { WEEKDAYS } from "../types";
import table from "./holidays.json";
import type { Holiday } from "./types";

type Rule = [name: string, on: string, days?: number];
type Country = { substitute?: "sunday" | "weekend"; fastsInRamadan?: boolean; days: Rule[] };

const COUNTRIES = table.countries as unknown as Record<string, Country>;
const MOVING: Record<string, string[]> = table.moving;
const RAMADAN_DAYS = 30;

export const holidayCountries = Object.keys(COUNTRIES);

/** Both ends included; empty for a country that we hold no rules of. */
export function holidaysIn(country: string, from: string, to: string): Holiday[] {
  const rules = COUNTRIES[country];
  if (!rules) return [];
  const holidays: Holiday[] = [];
  // Holidays of the turn of the year reach into the next one.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++) holidays.push(...ofYear(country, rules, year));
  return holidays.filter(({ date }) => from <= date && date <= to).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The first day of Ramadan when it touches these days in a country that keeps it; a day more or less by the moon. */
export function ramadanIn(country: string, from: string, to: string): string | null {
  if (!COUNTRIES[country]?.fastsInRamadan) return null;
  return MOVING.Ramadan!.find((first) => first <= to && from <= addDays(first, RAMADAN_DAYS - 1)) ?? null;
}

function ofYear(country: string, { days, substitute }: Country, year: number): Holiday[] {
  const holidays: Holiday[] = [];
  for (const [name, on, length = 1] of days) {
    const first = firstDay(name, on, year);
    if (first === null) continue;
    const certain = !table.uncertain.includes(name);
    for (const date of eachDay(first, addDays(first, length - 1))) holidays.push({ date, name, country, certain });
  }
  return substitute ? [...holidays, ...substitutes(holidays, substitute)] : holidays;
}

/** The free days that follow holidays which fall on a Sunday, or on a weekend. */
function substitutes(holidays: Holiday[], rule: "sunday" | "weekend"): Holiday[] {
  const taken = new Set(holidays.map(({ date }) => date));
  const lost = holidays.filter(({ date }) => weekdayIndex(date) === 6 || (rule === "weekend" && weekdayIndex(date) === 5));
  return lost.map((holiday) => {
    let date = addDays(holiday.date, 1);
    while (taken.has(date) || weekdayIndex(date) === 6 || (rule === "weekend" && weekdayIndex(date) === 5)) date = addDays(date, 1);
    taken.add(date);
    return { ...holiday, date, name: `${holiday.name} (day off in lieu)` };
  });
}

/** Null when the moving feast's date of that year isn't listed. */
function firstDay(name: string, on: string, year: number): string | null {
  const offset = /^(easter|orthodox|moving)([+-]\d+)?$/.exec(on);
  if (offset) {
    const [, feast, days = "0"] = offset;
    const day = feast === "moving" ? (MOVING[name]?.find((date) => date.startsWith(`${year}-`)) ?? null) : feast === "easter" ? easter(year) : orthodoxEaster(year);
    return day && addDays(day, Number(days));
  }
  const [month, weekday, nth] = on.split("-");
  return nth === undefined ? `${year}-${on}` : nthWeekday(year, Number(month), WEEKDAYS.indexOf(weekday as (typeof WEEKDAYS)[number]), nth === "last" ? "last" : Number(nth));
}

function nthWeekday(year: number, month: number, weekday: number, nth: number | "last"): string {
  const first = isoDate(year, month, 1);
  const earliest = addDays(first, (weekday - weekdayIndex(first) + 7) % 7);
  if (nth !== "last") return addDays(earliest, 7 * (nth - 1));
  const fifth = addDays(earliest, 28);
  return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : addDays(earliest, 21);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return isoDate(year, Math.floor(days / 31), (days % 31) + 1);
}

/** Easter Sunday of the Eastern churches: Meeus's Julian rule, 13 days later until 2099. */
function orthodoxEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const days = d + e + 114;
  return addDays(isoDate(year, Math.floor(days / 31), (days % 31) + 1), 13);
}

const isoDate = (year: number, month: number, day: number) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
