import { describe, expect, it } from "vitest";
import { openingOn, type Window } from "./opening";

const nine: Window[] = [{ open: "09:00", close: "17:30" }];
const week = [[], nine, nine, nine, nine, nine, [{ open: "11:00", close: "14:00" }, { open: "18:00", close: "25:30" }]];
const TUESDAY = "2027-04-13";
const [MONDAY, SUNDAY] = ["2027-04-12", "2027-04-18"];
const at = (day: string, start: string | null, end: string | null = null, lastEntry: number | null = 30) => openingOn({ week, lastEntry }, { day, start, end });

describe("opening hours on a day", () => {
  it("are said with the last entry", () => {
    expect(at(TUESDAY, null)).toEqual({ fits: true, sentence: expect.stringMatching(/^Open .*–.* on Tuesdays; last entry .*\.$/) });
    expect(at(TUESDAY, "10:00", "12:00").fits).toBe(true);
  });

  it.each([
    [MONDAY, null, null, /^Closed on Mondays/],
    [TUESDAY, "08:00", null, /^Not open yet/],
    [TUESDAY, "17:15", null, /^Too late to be let in/],
    [TUESDAY, "18:00", null, /^Already closed/],
    [TUESDAY, "16:00", "18:00", /^It closes at .*, before you would leave/],
    [SUNDAY, "15:00", null, /^Not open yet/],
  ])("on %s from %s to %s don't fit", (day, start, end, words) => {
    const opening = at(day, start, end);
    expect(opening.fits).toBe(false);
    expect(opening.sentence).toMatch(words);
  });

  it("may run past midnight", () => {
    expect(at(SUNDAY, "23:00", "01:00").fits).toBe(true);
    expect(at(SUNDAY, "23:00", "02:00").fits).toBe(false);
  });
});
