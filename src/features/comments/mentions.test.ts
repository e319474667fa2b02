import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf, peopleNamed, soughtAt, withIds, written } from "./mentions";

const PEOPLE = [{ userId: "a1", name: "Ada" }, { userId: "a2", name: "Ada Lovelace" }, { userId: "b1", name: "Björn (he)" }];

describe("people named in a comment", () => {
  it("are kept by id, the longest name first, and read by name", () => {
    expect(withIds("@Ada Lovelace and @ada, ask @Björn (he)! a@Ada.org @Adam", PEOPLE)).toBe("<@a2> and <@a1>, ask <@b1>! a@Ada.org @Adam");
    expect(written("<@a2> and <@a1>", PEOPLE)).toBe("@Ada Lovelace and @Ada");
    expect(partsOf("Hi <@b1>!", PEOPLE)).toEqual([{ kind: "text", text: "Hi " }, { kind: "mention", userId: "b1", name: "Björn (he)" }, { kind: "text", text: "!" }]);
  });

  it("who have left are said so, and not lost by an edit", () => {
    expect(partsOf("<@z9>", PEOPLE)).toEqual([{ kind: "mention", userId: "z9", name: "somebody who left" }]);
    expect(withIds(written("<@z9> <@a1>", PEOPLE), PEOPLE)).toBe("<@z9> <@a1>");
  });

  it("come back from what was written, whatever stands around them", () => {
    const word = fc.oneof(fc.constantFrom("<@a1>", "<@a2>", "<@b1>", "<@z9>"), fc.stringMatching(/^[a-z!?.,]{0,6}$/));
    fc.assert(fc.property(fc.array(word), (words) => {
      const text = words.join(" ; ");
      expect(withIds(written(text, PEOPLE), PEOPLE)).toBe(text);
      expect(partsOf(text, PEOPLE).map((part) => (part.kind === "text" ? part.text : `<@${part.userId}>`)).join("")).toBe(text);
    }));
  });

  it.each([
    ["@", { from: 0, sought: "" }],
    ["Ask @ad", { from: 4, sought: "ad" }],
    ["@ada lo", { from: 0, sought: "ada lo" }],
    ["mail a@b", null],
    ["nobody", null],
  ])("are looked for in %j", (text, found) => expect(soughtAt(text, text.length)).toEqual(found));

  it("are found by any word of their name", () => {
    expect(peopleNamed(PEOPLE, "lov").map(({ userId }) => userId)).toEqual(["a2"]);
    expect(peopleNamed(PEOPLE, "ADA")).toHaveLength(2);
    expect(peopleNamed(PEOPLE, "")).toHaveLength(3);
  });
});
