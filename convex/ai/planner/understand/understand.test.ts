// A hundred requests as people write them, and what is meant by each.
import { describe, expect, it } from "vitest";
import type { Intent } from "../types";
import { FRI, MON, PHRASINGS, plan, target, THU, TRIP, TUE, WED, SUN } from "./phrasings.testing";
import { understand } from "./understand";

describe("understanding", () => {
  it.each(PHRASINGS)("%s", (text, meant) => {
    expect(understand(text, TRIP, [])[0]).toMatchObject(meant as Partial<Intent>);
  });

  it("knows what “it” is from what was said before", () => {
    const thread = [{ role: "assistant" as const, text: "Nijo Castle is usually open 08:45–17:00 on Sun 11 Apr." }];
    expect(understand("remove it", TRIP, thread)[0]).toMatchObject({ kind: "remove", targets: [target("castle")] });
  });

  const told = (text: string) => ({ role: "assistant" as const, text });
  const asked = (text: string) => ({ role: "user" as const, text });
  const WHICH = told("Which one do you mean?\n- Nijo Castle on Sun 11 Apr\n- Nishiki Market on Sun 11 Apr");
  const WAYS = told("Two ways to spend **Tue 13 Apr**, side by side.\n\n- **1. Relaxed**: A, B\n- **2. Cheaper**: C, D");

  /** What was said before, what is said now, and what is meant. */
  const FOLLOWING: [ReturnType<typeof told>[] | ReturnType<typeof asked>[], string, object][] = [
    [[asked("make Tuesday calmer")], "plan the day after", plan({}, [WED])],
    [[asked("make Tuesday calmer")], "plan the day before", plan({}, [MON])],
    [[told("Tue 13 Apr now has 2 stops.")], "fill that day", { kind: "fill", days: [TUE] }],
    [[told("Tue 13 Apr now has 2 stops.")], "what does that day cost?", { kind: "cost", days: [TUE] }],
    [[asked("plan wednesday")], "like yesterday but cheaper", plan({ budgetStyle: "budget" }, [WED])],
    [[asked("plan tuesday")], "the same on Wednesday but indoors", { kind: "plan", days: [WED], preferences: { indoorOnly: true }, like: TUE }],
    [[asked("plan tuesday")], "same again but packed", { kind: "plan", days: [TUE], like: TUE }],
    [[], "make Wednesday like Tuesday but without museums", { kind: "plan", days: [WED], preferences: { avoid: ["museum"] }, like: TUE }],
    [[asked("why is Monday so full")], "and Tuesday?", { kind: "ask", topic: "whyDay", days: [TUE] }],
    [[told("Kyoto National Museum fits the day.")], "move that museum to the first Osaka day", { kind: "move", target: target("museum"), to: [WED] }],
    [[], "plan our last day in Osaka", plan({}, [FRI])],
    [[], "plan the second Kyoto day", plan({}, [SUN])],
    [[], "plan the day before the last", plan({}, [THU])],
    [[], "relax the day with the market", { kind: "relax", days: [SUN] }],
    [[WAYS], "the second one", { kind: "choose", day: TUE, variant: "cheaper" }],
    [[WAYS], "let's go with the relaxed one", { kind: "choose", day: TUE, variant: "relaxed" }],
    [[WAYS], "neither", { kind: "dismiss" }],
    [[WAYS], "remove the castle", { kind: "remove", targets: [target("castle")] }],
    [[], "show me two options for Tuesday", { kind: "alternatives", days: [TUE], count: 2 }],
    [[], "what else could we do on Friday instead?", { kind: "alternatives", days: [FRI], count: 3 }],
    [[], "options for lunch on Friday", { kind: "ask", topic: "places" }],
    [[], "why not Himeji castle", { kind: "ask", topic: "whyNot", text: "himeji castle" }],
    [[], "why is Tuesday so full", { kind: "ask", topic: "whyDay", days: [TUE] }],
  ];

  it.each(FOLLOWING)("after %j: %s", (thread, text, meant) => {
    expect(understand(text, TRIP, thread)[0]).toMatchObject(meant as Partial<Intent>);
  });

  it("takes the answer to a question for what it asked", () => {
    const both = understand("both", TRIP, [asked("remove the n"), WHICH]);
    expect(both.every(({ kind }) => kind !== "plan")).toBe(true);
    expect(understand("a new thing: add the golden pavilion", TRIP, [asked("remove the castle"), WHICH])[0]).toMatchObject({ kind: "add" });
  });

  it("hears each of several requests", () => {
    expect(understand("Remove the castle and add a ramen lunch on day 2, then make Tuesday calmer", TRIP, []).map(({ kind }) => kind)).toEqual(["remove", "add", "relax"]);
    expect(understand("Plan the week. Add lots of temples. Skip museums.", TRIP, []).map(({ kind }) => kind)).toEqual(["plan"]);
  });
});
