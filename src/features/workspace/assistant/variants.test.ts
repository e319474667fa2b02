import { describe, expect, it } from "vitest";
import { variantsOf } from "./variants";

const relaxed = {
  variant: "relaxed",
  items: [{ title: "Gion", start: "10:00", end: "11:30", placeId: "kyoto/gion" }, { title: "A stroll", start: "late" }],
  cost: { amount: 42.5, currency: "EUR" },
  unmet: ["No vegan dinner nearby"],
  choose: { days: ["2027-04-11"], pace: "relaxed", notBefore: "10:00" },
};
const call = (args: Record<string, unknown>) => ({ tool: "answer", args, result: "2 ways to spend Sun 11 Apr" });

describe("alternatives for a day", () => {
  it("stand with their stops and their cost in minor units", () => {
    const [variant] = variantsOf(call({ day: "2027-04-11", variants: [relaxed] }))!;
    expect(variant).toMatchObject({ name: "Relaxed", cost: { amount: 4250, currency: "EUR" }, unmet: ["No vegan dinner nearby"] });
    expect(variant!.items).toEqual([{ title: "Gion", time: expect.stringMatching(/10:00/) }, { title: "A stroll", time: null }]);
  });

  it.each([
    [relaxed.choose, /^Plan Sunday,? (11 April|April 11) anew: relaxed, nothing before 10:00$/],
    [{ days: ["2027-04-11"] }, /anew$/],
    [{ budgetStyle: "budget" }, /anew: cheap rooms and meals$/],
    [{ indoorOnly: true }, /anew: only indoors$/],
    [{ interests: ["localLife", "markets"] }, /anew: local life, markets$/],
  ])("are chosen by a request in words", (choose, words) => {
    expect(variantsOf(call({ day: "2027-04-11", variants: [{ ...relaxed, choose }] }))![0]!.request).toMatch(words);
  });

  it("aren't seen where there are none, and survive what isn't in their shape", () => {
    expect(variantsOf(call({ day: "2027-04-11" }))).toBeNull();
    expect(variantsOf(call({ variants: [relaxed] }))).toBeNull();
    expect(variantsOf(call({ day: "the second", variants: [relaxed] }))).toBeNull();
    expect(variantsOf(call({ day: "2027-04-11", variants: [{ variant: "new", items: "?", cost: { amount: "1", currency: "EUR" }, unmet: 3 }] }))).toEqual([
      { name: "new", items: [], cost: null, unmet: [], request: expect.stringMatching(/anew$/) },
    ]);
  });
});
