// What is said of days, spans and lengths, in both languages, and when that is on Saturday, 21 November 2026.
import { describe, expect, it } from "vitest";
import { CALENDAR } from "../german/calendar";
import { COUNTS } from "../german/numbers";
import { plain } from "../german/when";
import { phraseReader } from "../phrases";
import { saidDays, type SaidDay } from "./saidDays";
import { tripLengthIn } from "./saidLengths";
import { tripDates } from "./tripDates";

const TODAY = "2026-11-21";
const USUAL = 5;
const german = phraseReader(CALENDAR, COUNTS, [["und", "and"], ["dann", "then"], ["die ersten", "the first"], ["die letzten", "the last"]]);
const inEnglish = (text: string) => plain(german(text)).toLowerCase();

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
function called(day: SaidDay): string {
  switch (day.kind) {
    case "date":
      return `${day.year === null ? "" : `${day.year}-`}${day.month}/${day.day}`;
    case "ofMonth":
      return `/${day.day}`;
    case "weekday":
      return `${day.week === null ? "" : `${day.week} `}${WEEKDAYS[day.weekday]!}`;
    case "fromToday":
      return `+${day.days}`;
  }
}
const days = (text: string) => saidDays(text).map(({ first, last, edge, beside }) => `${edge === null ? "" : `${beside ? "beside " : ""}${edge} `}${called(first)}${last ? `..${called(last)}` : ""}`);

/** In English, in German, and the days that both name. */
const DAYS: [string, string, string[]][] = [
  ["on 3 may", "am 3. Mai", ["5/3"]],
  ["on the third of may", "am dritten Mai", ["5/3"]],
  ["on may 3rd, 2028", "am 03.05.2028", ["2028-5/3"]],
  ["friday, 5 june", "Freitag, 5. Juni", ["6/5"]],
  ["3 to 9 may", "3. bis 9. Mai", ["5/3..5/9"]],
  ["from the third to the ninth of may", "vom dritten bis zum neunten Mai", ["5/3..5/9"]],
  ["may 3 through 9", "vom 3.5. bis 9.5.", ["5/3..5/9"]],
  ["between 3 and 9 may", "zwischen dem 3. und 9. Mai", ["5/3..5/9"]],
  ["28 to 3 may", "vom 28. bis zum 3. Mai", ["4/28..5/3"]],
  ["3 may till including 9 may 2028", "3. Mai bis einschließlich 9. Mai 2028", ["2028-5/3..2028-5/9"]],
  ["29 dec - 2 jan", "29.12. – 2.1.", ["12/29..1/2"]],
  ["sat, may 1 - fri, may 7", "Sa 1. Mai – Fr 7. Mai", ["5/1..5/7"]],
  ["from the 3rd to the 9th", "vom 3. bis 9.", ["/3../9"]],
  ["3, 4 and 5 may", "am 3., 4. und 5. Mai", ["5/3", "5/4", "5/5"]],
  ["from friday to sunday", "von Freitag bis Sonntag", ["Fri..Sun"]],
  ["fri-sun", "Fr–So", ["Fri..Sun"]],
  ["friday evening through sunday afternoon", "Freitagabend bis Sonntagnachmittag", ["Fri..Sun"]],
  ["until tuesday", "bis Dienstag", ["until Tue"]],
  ["until 9 may", "bis zum 9. Mai", ["until 5/9"]],
  ["starting on 3 may", "ab dem 3. Mai", ["from 5/3"]],
  ["from wednesday", "ab Mittwoch", ["from Wed"]],
  ["after tuesday", "nach Dienstag", ["beside from Tue"]],
  ["after the 3rd of may", "nach dem 3. Mai", ["beside from 5/3"]],
  ["before friday", "vor Freitag", ["beside until Fri"]],
  ["before 3 may 2028", "vor dem 3.5.2028", ["beside until 2028-5/3"]],
  ["not before tuesday", "nicht vor Dienstag", ["from Tue"]],
  ["nothing after friday", "nichts nach Freitag", ["until Fri"]],
  ["the day after tuesday", "der Tag nach Dienstag", ["Tue"]],
  ["arriving friday, back on sunday", "Anreise am Freitag, Rückreise am Sonntag", ["from Fri", "until Sun"]],
  ["from tomorrow", "ab morgen", ["from +1"]],
  ["two weeks from today", "heute in zwei Wochen", ["+14"]],
  ["on mondays", "montags", ["any Mon"]],
  ["3 to 4 days", "3 bis 4 Tage", []],
  ["in may 3 nights", "im Mai 3 Nächte", []],
];

describe("the days that a text names", () => {
  it.each(DAYS)("%s · %s", (english, said, named) => {
    expect(days(english)).toEqual(named);
    expect(days(inEnglish(said))).toEqual(named);
  });

  it("are none in what only looks like one", () => {
    for (const text of ["sun and beach", "we sat down", "open 24/7", "the 3rd arrondissement", "3/5", "in may first rome", "may 3-day trip"]) expect(days(text)).toEqual([]);
    expect(days("25/12 to 31/12")).toEqual(["12/25..12/31"]);
    expect(days("may 3 to 8 people each")).toEqual(["5/3"]);
    expect(days("add it back on wednesday")).toEqual(["Wed"]);
    expect(days("a drink before tuesday's dinner, a walk after friday lunch")).toEqual(["Tue", "Fri"]);
    expect(days("after tuesday morning, before friday evening")).toEqual(["from Tue", "until Fri"]);
  });
});

const PLACES = [{ name: "rome", whole: false }, { name: "florence", whole: false }, { name: "italy", whole: true }];
const ORTE = [{ name: "rom", whole: false }, { name: "florenz", whole: false }, { name: "italien", whole: true }];

/** In English, in German, the days of the whole, and what is said of the first city and of the second. */
const LENGTHS: [string, string, number | null, (number | undefined)[]][] = [
  ["three days in rome, two days in florence", "Drei Tage Rom, zwei Tage Florenz", 5, [3, 2]],
  ["3 days in rome then 2 in florence", "3 Tage in Rom, dann 2 in Florenz", 5, [3, 2]],
  ["3 nights in rome and 2 in florence", "3 Nächte in Rom und 2 in Florenz", 6, [3, 2]],
  ["rome 3 nights, florence 2 nights", "Rom 3 Nächte, Florenz 2 Nächte", 6, [3, 2]],
  ["rome (3 days), florence (2 days)", "Rom (3 Tage), Florenz (2 Tage)", 5, [3, 2]],
  ["a week in rome, then three days in florence", "eine Woche in Rom, dann drei Tage in Florenz", 10, [7, 3]],
  ["the first three days in rome, the last two in florence", "die ersten drei Tage in Rom, die letzten zwei in Florenz", 5, [3, 2]],
  ["10 days in italy: 6 days rome, 4 florence", "10 Tage Italien: 6 Tage Rom, 4 Tage Florenz", 10, [6, 4]],
  ["two weeks in italy, 3 days in rome", "zwei Wochen Italien, 3 Tage in Rom", 14, [3, undefined]],
  ["2 nights each in rome and florence", "je 2 Nächte in Rom und Florenz", 5, [2, 2]],
  ["rome and florence, 2 days each", "Rom und Florenz, je 2 Tage", 4, [2, 2]],
  ["6 days in rome and florence", "6 Tage in Rom und Florenz", 6, [undefined, undefined]],
  ["8 days / 7 nights", "8 Tage / 7 Nächte", 8, []],
  ["a week and two days in rome", "eine Woche und zwei Tage in Rom", 9, [9]],
  ["one and a half weeks", "anderthalb Wochen", 10, []],
  ["a month", "einen Monat", 30, []],
  ["a 4-day trip", "eine viertägige Reise", 4, []],
  ["48 hours", "48 Stunden", 2, []],
  ["three to four days", "drei bis vier Tage", 4, []],
  ["a long weekend", "ein verlängertes Wochenende", 4, []],
  ["a 4-day weekend", "ein viertägiges Wochenende", 4, []],
  ["rome, 50 euros a day", "Rom, 50 Euro am Tag", null, []],
  ["next week", "nächste Woche", null, []],
  ["half a week", "eine halbe Woche", null, []],
];

describe("how long a text says that a trip is", () => {
  it.each(LENGTHS)("%s · %s", (english, said, total, stays) => {
    for (const [text, places] of [[english, PLACES], [inEnglish(said), ORTE]] as const) {
      const read = tripLengthIn(text, places);
      expect(read.days).toBe(total);
      expect([0, 1].map((place) => read.stays.get(place)?.count)).toEqual([stays[0], stays[1]]);
    }
  });

  it("isn't told by what is no stay", () => {
    expect(tripLengthIn("our 3-week-old baby, 4 days in rome", PLACES).days).toBe(4);
    expect(tripLengthIn("a 7-day pass and 3 nights in rome", PLACES).days).toBe(4);
    expect(tripLengthIn("a week with two easy days", PLACES).days).toBe(7);
    expect(tripLengthIn("5 days in rome, 2 nights in a convent", PLACES).days).toBe(5);
  });
});

/** In English, in German, the first day, and how many. */
const DATES: [string, string, string | null, number | null][] = [
  ["from friday to sunday", "von Freitag bis Sonntag", "2026-11-27", 3],
  ["from monday to monday", "von Montag bis Montag", "2026-11-23", 8],
  ["rome until tuesday", "Rom bis Dienstag", "2026-11-21", 4],
  ["three days until tuesday", "drei Tage bis Dienstag", "2026-11-22", 3],
  ["until 9 may", "bis zum 9. Mai", "2027-05-05", null],
  ["a week until 9 may", "eine Woche bis 9. Mai", "2027-05-03", 7],
  ["from the 3rd to the 9th", "vom 3. bis 9.", "2026-12-03", 7],
  ["arriving friday, leaving sunday", "Anreise Freitag, Abreise Sonntag", "2026-11-27", 3],
  ["from friday for three days", "ab Freitag drei Tage", "2026-11-27", 3],
  ["in two weeks, three days in rome", "in zwei Wochen, drei Tage in Rom", "2026-12-05", 3],
  ["from tomorrow for five days", "ab morgen fünf Tage", "2026-11-22", 5],
  ["three days in rome after tuesday", "drei Tage Rom nach Dienstag", "2026-11-25", 3],
  ["three days in rome before friday", "drei Tage Rom vor Freitag", "2026-11-24", 3],
  ["rome, back before friday", "Rom, zurück vor Freitag", "2026-11-21", 6],
  ["rome from wednesday", "Rom ab Mittwoch", "2026-11-25", null],
  ["29 dec to 2 jan", "29.12. bis 2.1.", "2026-12-29", 5],
  ["on 3 and 4 may", "am 3. und 4. Mai", "2027-05-03", 2],
  ["rome 3-5 may, florence 5-9 may", "Rom 3.-5. Mai, Florenz 5.-9. Mai", "2027-05-03", 7],
  ["friday to monday in may", "Freitag bis Montag im Mai", null, 4],
  ["this coming weekend", "kommendes Wochenende", "2026-11-27", 3],
  ["rome in may, no museums on monday", "Rom im Mai, am Montag keine Museen", null, null],
];

describe("when a trip is", () => {
  const when = (text: string, today = TODAY) => tripDates(text, today, [...PLACES, ...ORTE], USUAL);
  it.each(DATES)("%s · %s", (english, said, startDate, length) => {
    for (const text of [english, inEnglish(said)]) expect(when(text)).toMatchObject({ startDate, days: length });
  });

  it("is seen from the day that is today", () => {
    expect(when("from friday to sunday", "2026-11-27").startDate).toBe("2026-11-27");
    expect(when("from friday to sunday", "2026-11-28").startDate).toBe("2026-12-04");
    expect(when("next friday to sunday", "2026-11-24").startDate).toBe("2026-12-04");
    expect(when("this friday to sunday", "2026-11-24").startDate).toBe("2026-11-27");
  });

  it("is in a year that is said, and no sum is one", () => {
    expect(when("3 may 2028, a week")).toMatchObject({ startDate: "2028-05-03", days: 7 });
    expect(when("rome in may, budget 2050 euros")).toMatchObject({ month: "2027-05" });
    expect(when("may 2028, a week")).toMatchObject({ month: "2028-05" });
  });

  it("leaves to each city the nights between the dates that are said of it", () => {
    expect([...when("rome 3-5 may, florence 5-9 may").stays].length).toBe(0);
    expect([...tripDates("rome 3-5 may, florence 5-9 may", TODAY, PLACES, USUAL).stays.values()].map(({ count }) => count)).toEqual([2, 4]);
  });
});
