import { describe, expect, it } from "vitest";
import { appError } from "./errors";
import { english, joined, say, sentence } from "./said";

describe("the English of what is said", () => {
  it("is the message itself where it has no values", () => {
    expect(english(say("It isn't {here}."))).toBe("It isn't {here}.");
    expect(english(sentence("This file is empty."))).toBe("This file is empty.");
  });

  it("has names, numbers, days, spans, times and money in it", () => {
    expect(english(say("{item} holds {max, number}", { item: "The {bag}", max: 1000 }))).toBe("The {bag} holds 1,000");
    expect(english(say("Moved to {day}, {time}", { day: { date: "2027-04-10" }, time: { time: "09:30" } }))).toBe("Moved to Sat 10 Apr, 09:30");
    expect(english(say("The trip is {dates}", { dates: { from: "2027-04-10", to: "2027-04-16" } }))).toMatch(/^The trip is 10\s–\s16 Apr 2027$/);
    expect(english(say("Pay {sum}", { sum: { amount: 4550, currency: "EUR" } }))).toBe("Pay €45.50");
  });

  it("has days without a weekday, months, countries, lengths, choices and round sums in it", () => {
    const values = { day: { date: "2027-09-10", bare: true }, month: { month: "2027-03" }, land: { country: "JP", name: "Japan" }, where: { either: ["Rome", "Pisa"] }, far: { km: 12 }, sum: { amount: 123_456, currency: "EUR", whole: true } };
    expect(english(say("{day} {month} {land} {where} {far} {sum}", values))).toBe("10 Sep March Japan Rome or Pisa 12 km €1,235");
    expect(english(say("{days}", { days: [{ date: "2027-04-10" }, { date: "2027-04-11" }] }))).toBe("Sat 10 Apr and Sun 11 Apr");
  });

  it("is put together of pieces, what is empty left out", () => {
    const closed = say("It is closed.");
    expect(joined([closed, false, "", null, ["A", "B"]], "\n")).toEqual([closed, "\n", "A", "B"]);
    expect(english(joined([{ ...closed, as: "clause" }, { ...say("so it goes."), as: "opening" }], ", "))).toBe("It is closed, So it goes.");
  });

  it.each([
    [1, "Wait a minute."],
    [5, "Wait 5 minutes."],
  ])("counts: %i", (minutes, text) => {
    expect(english(say("{minutes, plural, one {Wait a minute.} other {Wait # minutes.}}", { minutes }))).toBe(text);
  });

  it("has phrases within phrases, and lists of both", () => {
    const items = say("{count, plural, one {# item} other {# items}}", { count: 3 });
    expect(english(say("Undid: {step}", { step: say("moved {what} to {day}", { what: items, day: { date: "2027-04-10" } }) }))).toBe("Undid: moved 3 items to Sat 10 Apr");
    expect(english(say("Left out: {what}", { what: ["Castle", items, say("the middle of {city}", { city: "Kyoto" })] }))).toBe("Left out: Castle, 3 items and the middle of Kyoto");
  });
});

describe("a refusal", () => {
  it("is its sentence where it has no values", () => {
    expect(appError("CONFLICT", "This poll has closed.").data).toEqual({ code: "CONFLICT", message: "This poll has closed." });
  });

  it("has the English sentence, and beside it what other languages make theirs of", () => {
    const said = say("Choose {max, number} items at most.", { max: 200 });
    expect(appError("VALIDATION_ERROR", said, { field: "activityIds" }).data).toEqual({ code: "VALIDATION_ERROR", message: "Choose 200 items at most.", said, details: { field: "activityIds" } });
  });
});
