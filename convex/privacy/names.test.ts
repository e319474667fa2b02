import { describe, expect, it } from "vitest";
import { LEFT_NAME, namesPerson, withoutName } from "./names";

describe("taking a name out", () => {
  it("reaches every text at any depth, and whole words alone", () => {
    const value = { reply: "Vegan lunches for Ada, Ben and Ada's friend; the Adagio stays.", calls: [{ args: { who: "Ada" }, at: 3 }], none: null };
    expect(withoutName(value, "Ada")).toEqual({
      reply: `Vegan lunches for ${LEFT_NAME}, Ben and ${LEFT_NAME}'s friend; the Adagio stays.`,
      calls: [{ args: { who: LEFT_NAME }, at: 3 }],
      none: null,
    });
    expect(withoutName("für Jürgen, nicht Jürgens", "Jürgen")).toBe(`für ${LEFT_NAME}, nicht Jürgens`);
    expect(withoutName("(C++) and C", "C++")).toBe(`(${LEFT_NAME}) and C`);
  });

  it("leaves alone what would be taken for something else", () => {
    const text = "Florence is lovely in May.";
    expect(withoutName(text, "Florence", ["Florence", "Rome"])).toBe(text);
    expect(withoutName("Guest towels", "Guest")).toBe("Guest towels");
    expect(namesPerson(text, "Florence", ["Florence"])).toBe(false);
    expect(namesPerson(text, "Florence", ["Rome"])).toBe(true);
  });
});
