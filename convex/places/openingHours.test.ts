import { describe, expect, it } from "vitest";
import { isOpenDuring, openOn, parseHours, startsOn } from "./openingHours";

const SATURDAY = "2027-04-10";
const MONDAY = "2027-04-12";
const at = (hours: number, minutes = 0) => hours * 60 + minutes;

describe("weekly hours", () => {
  it("are windows in minutes, also two a day and past midnight", () => {
    expect(parseHours("11:00-14:30,17:00-22:00")).toEqual([{ open: at(11), close: at(14, 30) }, { open: at(17), close: at(22) }]);
    expect(parseHours("18:00-26:00")).toEqual([{ open: at(18), close: at(26) }]);
    expect(parseHours("18:00-02:00")).toEqual([{ open: at(18), close: at(26) }]);
    expect(parseHours("00:00-24:00")).toEqual([{ open: 0, close: at(24) }]);
    expect(parseHours(null)).toEqual([]);
  });

  it("follow the weekday's exception, else the rule", () => {
    const hours = { daily: "09:00-17:00", mon: null, sat: "09:00-20:00" };
    expect(openOn(hours, MONDAY)).toEqual([]);
    expect(openOn(hours, SATURDAY)).toEqual([{ open: at(9), close: at(20) }]);
    expect(openOn(hours, "2027-04-13")).toEqual([{ open: at(9), close: at(17) }]);
  });
});

describe("a visit", () => {
  it("must begin so that it ends before closing and before the last entry", () => {
    const place = { hours: { daily: "09:00-17:00" }, lastEntry: 60 };
    expect(startsOn(place, SATURDAY, 90)).toEqual([{ open: at(9), close: at(15, 30) }]);
    expect(startsOn(place, SATURDAY, 30)).toEqual([{ open: at(9), close: at(16) }]);
    expect(startsOn(place, SATURDAY, 9 * 60)).toEqual([]);
  });

  it("is within opening hours as a whole", () => {
    const place = { hours: { daily: "11:00-14:30,17:00-22:00" } };
    expect(isOpenDuring(place, SATURDAY, at(12), at(13))).toBe(true);
    expect(isOpenDuring(place, SATURDAY, at(14), at(17, 30))).toBe(false);
    expect(isOpenDuring({ ...place, lastEntry: 30 }, SATURDAY, at(14, 10), at(14, 25))).toBe(false);
  });

  it("may be in the late hours of the evening before", () => {
    const bar = { hours: { daily: "18:00-26:00", sun: null } };
    expect(isOpenDuring(bar, "2027-04-11", at(0, 30), at(1, 30))).toBe(true);
    expect(isOpenDuring(bar, MONDAY, at(0, 30), at(1, 30))).toBe(false);
  });
});
