// A range of days keeps its first day, however it is written.
import { describe, expect, it } from "vitest";
import { readFile } from "../readFile";
import type { ReadItem, World } from "../types";
import { fitsDay, wholeRanges } from "./words/ranges";

const WORLD: World = { zoneOn: () => null, language: "en", near: { today: "2026-11-22", startDate: "2027-04-10", endDate: "2027-05-16" } };
const APRIL = "2027-04-10 – 2027-04-14";
const MAY = "2027-04-28 – 2027-05-02";

describe("a range of days", () => {
  it.each([
    ["10–14 April 2027", APRIL],
    ["10 - 14 April 2027", APRIL],
    ["10. - 14. April 2027", APRIL],
    ["10.–14. April 2027", APRIL],
    ["April 10-14, 2027", APRIL],
    ["Apr 10 – 14, 2027", APRIL],
    ["10 to 14 April 2027", APRIL],
    ["Sat 10 – Wed 14 April 2027", `Sat ${APRIL}`],
    ["Sa., 10. bis Mi., 14. April 2027", `Sa., ${APRIL}`],
    ["10th–14th of April 2027", APRIL],
    ["10.04.–14.04.2027", APRIL],
    ["10.04. bis 14.04.2027", APRIL],
    ["10.-14.04.2027", APRIL],
    ["10-14 Apr '27", APRIL],
    ["Apr 28 – May 2, 2027", MAY],
    ["Apr 28 (Wed) – May 2 (Sun), 2027", MAY],
    ["28 April → 2 May 2027", MAY],
    ["vom 28. April bis 2. Mai 2027", `vom ${MAY}`],
    ["vom 28. April bis zum 2. Mai 2027", `vom ${MAY}`],
    ["du 28 avril au 2 mai 2027", `du ${MAY}`],
    ["del 28 de abril al 2 de mayo de 2027", `del ${MAY}`],
    ["dal 10 al 14 aprile 2027", `dal ${APRIL}`],
    ["de 10 a 14 de abril de 2027", `de ${APRIL}`],
    ["Dec 28, 2026 – Jan 3, 2027", "2026-12-28 – 2027-01-03"],
    ["28 December – 3 January 2027", "2026-12-28 – 2027-01-03"],
    ["Stay: 10–14 April 2027, 4 nights", `Stay: ${APRIL}, 4 nights`],
    ["Stay:10–14 April 2027", `Stay:${APRIL}`],
    ["1 room 10–14 April 2027", `1 room ${APRIL}`],
    ["4 nights for 2 guests 10–14 April 2027", `4 nights for 2 guests ${APRIL}`],
    ["Rental car 10–14 April 2027", `Rental car ${APRIL}`],
  ])("%s", (text, expected) => expect(wholeRanges(text, null)).toBe(expected));

  it("written with slashes goes by the order of the mail's dates", () => {
    expect(wholeRanges("10/04 – 14/04/2027", "dayFirst")).toBe(APRIL);
    expect(wholeRanges("4/10 – 4/14/2027", "monthFirst")).toBe(APRIL);
  });

  it.each(["Room 4 – 14 April 2027", "UA 32 - 14 April 2027", "LH 716 - 14 April 2027", "10:30 – 14 April 2027", "Terminal 2 - 14 April 2027", "14 – 10 May", "Sat, 14 April 2027", "Zimmer 12 - 14. April 2027", "2-3 guests, 14 April 2027", "Guests: 2 – 14 April 2027", "Day 3 – 14 April 2027", "10–14 April"])("is not in “%s”", (text) =>
    expect(wholeRanges(text, null)).toBe(text),
  );

  it("is the first day of a cell, with the last", () => {
    expect(fitsDay("10–14 April 2027")).toMatchObject({ day: "2027-04-10", last: "2027-04-14" });
    expect(fitsDay("10 April 2027")).toMatchObject({ day: "2027-04-10", last: null });
  });
});

function said({ title, type, day, start, endDay, end, transport }: ReadItem): string {
  const at = (date: string | null | undefined, time: string | null) => [date, time].filter(Boolean).join(" ");
  return [title, type, at(day, start), at(endDay, end), transport ? `${transport.from?.name} > ${transport.to?.name}` : ""].join(" | ");
}
const read = (text: string) => readFile(text, "text", WORLD).items.map(said);

describe("what a confirmation says of a range", () => {
  it.each([
    ["10–14 April 2027", "2027-04-10", "2027-04-14"],
    ["10. - 14. April 2027", "2027-04-10", "2027-04-14"],
    ["April 10-14, 2027", "2027-04-10", "2027-04-14"],
    ["10 to 14 April 2027", "2027-04-10", "2027-04-14"],
    ["Apr 28 – May 2, 2027", "2027-04-28", "2027-05-02"],
    ["vom 28. April bis 2. Mai 2027", "2027-04-28", "2027-05-02"],
    ["28. April bis 2. Mai", "2027-04-28", "2027-05-02"],
    ["April 10-14", "2027-04-10", "2027-04-14"],
  ])("the nights of a hotel: %s", (range, first, last) => {
    expect(read(`Hotel Example\nYour stay: ${range}\nCheck-in: from 15:00\nCheck-out: until 11:00\nConfirmation number: 555000`)).toEqual([`Hotel Example | hotel | ${first} 15:00 | ${last} 11:00 | `]);
  });

  it("the nights of a hotel, beside the day it was booked on", () => {
    expect(read("Hotel Example\nBooked on 2 March 2027\nYour stay: 10–14 April 2027 (booked 2 March 2027)\nConfirmation number: 555000")).toEqual(["Hotel Example | hotel | 2027-04-10 | 2027-04-14 | "]);
  });

  it("where one gets a car and gives it back", () => {
    expect(read("Car rental confirmation, Europcar\nRental period: 10–14 April 2027\nPick-up: Kansai Airport\n10:00\nReturn: Osaka Umeda\n18:00")).toEqual(["Rental car, Europcar | transport | 2027-04-10 10:00 | 2027-04-14 18:00 | Kansai Airport > Osaka Umeda"]);
    expect(read("Mietwagen von SIXT\nMietdauer: vom 28. April bis 2. Mai 2027")).toEqual(["Rental car, SIXT | transport | 2027-04-28 | 2027-05-02 | undefined > undefined"]);
  });

  it("a stay that a car has no part in", () => {
    expect(read("Hotel Example\n10–14 April 2027\nOur driver fetches you at the station.")).toEqual(["Hotel Example | hotel | 2027-04-10 | 2027-04-14 | "]);
  });

  it("the way there on its first day and the way back on its last", () => {
    const ride = "10–14 May 2027\nOut:\nLeeds to York\nDepart 09:20 - Arrive 10:28\nReturn:\nYork to Leeds\nDepart 18:05 - Arrive 19:01";
    expect(read(`Your train tickets\n${ride}`)).toEqual(["Leeds → York | transport | 2027-05-10 09:20 | 10:28 | Leeds > York", "York → Leeds | transport | 2027-05-14 18:05 | 19:01 | York > Leeds"]);
    const flight = "Your flights, 10–14 May 2027\nOutbound\nLH 111 Munich (MUC) 07:00 - Frankfurt (FRA) 08:05\nInbound\nLH 112 Frankfurt (FRA) 17:00 - Munich (MUC) 18:05";
    expect(read(flight).map((line) => line.slice(0, 42))).toEqual(["LH 111 MUC → FRA | transport | 2027-05-10 ", "LH 112 FRA → MUC | transport | 2027-05-14 "]);
  });

  it("the days of a ticket", () => {
    expect(read("Your ticket for Sample Festival\n10–14 April 2027\nReference: ABCDE1")).toEqual(["Sample Festival | sightseeing | 2027-04-10 | 2027-04-14 | "]);
  });

  it("the days of a row of a table", () => {
    expect(readFile("Date,Title,Type\n10–14 April 2027,Hotel Example,hotel\n", "csv", WORLD).items.map(said)).toEqual(["Hotel Example | hotel | 2027-04-10 | 2027-04-14 | "]);
  });
});
