import { expect, it } from "vitest";
import { closedSpans } from "./closedSpans";

const WEEK = [[], [{ open: "09:00", close: "12:00" }, { open: "13:00", close: "17:00" }], [{ open: "18:00", close: "02:00" }], [{ open: "00:00", close: "00:00" }], [], [], []];

it("is closed between its windows, late hours of the evening before counted", () => {
  // 12 April 2027 is a Monday.
  const on = (date: string) => closedSpans(WEEK, date).map(({ from, to }) => [from / 60, to / 60]);
  expect(on("2027-04-12")).toEqual([[0, 24]]);
  expect(on("2027-04-13")).toEqual([[0, 9], [12, 13], [17, 24]]);
  expect(on("2027-04-14")).toEqual([[0, 18]]);
  expect(on("2027-04-15")).toEqual([]);
});
