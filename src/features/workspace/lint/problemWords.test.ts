import { describe, expect, it } from "vitest";
import { formatDate, formatTime } from "../../../lib/dates";
import { inReadersForm } from "./problemWords";

const trip = { startDate: "2027-04-10", endDate: "2027-04-16", openDates: null };

describe("a sentence in the reader's form", () => {
  it("names days and hours as the rest of the screen does", () => {
    expect(inReadersForm("Castle stands on Sun 11 Apr at 16:15.", trip)).toBe(`Castle stands on ${formatDate("2027-04-11")} at ${formatTime("16:15")}.`);
  });

  it("leaves alone what is neither", () => {
    expect(inReadersForm("Room 1234:56 on Sun 21 Apr.", trip)).toBe("Room 1234:56 on Sun 21 Apr.");
  });
});
