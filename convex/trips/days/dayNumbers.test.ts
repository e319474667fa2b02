import { describe, expect, it } from "vitest";
import { MOST_PHRASES, phrasesIn, say, type Said } from "../../said";
import { inDayNumbers, textInDayNumbers } from "./dayNumbers";

const TRIP = { startDate: "2027-05-03" };
const third = say("Day {number, number}", { number: 3 });

describe("what is said of a trip without dates", () => {
  it("has numbers for its days, in phrases and lists too", () => {
    const said = say("{item} is on {day}, and {others}", { item: "Zoo", day: { date: "2027-05-05" }, others: [say("not on {day}", { day: { date: "2027-05-05" } }), { date: "2027-05-05" }] });
    expect(inDayNumbers(said, TRIP).values).toEqual({ item: "Zoo", day: third, others: [say("not on {day}", { day: third }), third] });
    expect(textInDayNumbers(["**", said, "**"], TRIP)).toEqual(["**", inDayNumbers(said, TRIP), "**"]);
    expect(textInDayNumbers("On 5 May", TRIP)).toBe("On 5 May");
  });

  it("stays as deep as what is kept may be", () => {
    let said: Said = say("on {day}", { day: { date: "2027-05-05" } });
    for (let depth = 0; depth < MOST_PHRASES; depth += 1) said = say("{step}", { step: said });
    expect(phrasesIn(inDayNumbers(said, TRIP))).toBe(MOST_PHRASES);
  });
});
