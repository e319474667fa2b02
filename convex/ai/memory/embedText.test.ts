import { describe, expect, it } from "vitest";
import { EMBEDDING_DIMENSIONS, embedText, similarity } from "./embedText";

const near = (a: string, b: string) => similarity(embedText(a), embedText(b));

describe("the built-in embedding", () => {
  it("is 256 numbers of length 1, the same every time", () => {
    for (const text of ["I'm vegetarian", "静かな朝が好き", "a", "No museums, please!"]) {
      const vector = embedText(text);
      expect(vector).toHaveLength(EMBEDDING_DIMENSIONS);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
      expect(embedText(text)).toEqual(vector);
    }
  });

  it("is all zeros for a text without a word, and holds no negative zero", () => {
    expect(embedText(" …!? ")).toEqual(new Array(EMBEDDING_DIMENSIONS).fill(0));
    expect(embedText("slow mornings").some((each) => Object.is(each, -0))).toBe(false);
  });

  it("does not care for case, accents, plurals or idle words", () => {
    expect(near("Temples", "temple")).toBeCloseTo(1, 10);
    expect(near("cafés", "CAFE")).toBeCloseTo(1, 10);
    expect(near("I really love temples", "temples please")).toBeCloseTo(1, 10);
  });

  it.each([
    ["I'm vegetarian", "find a veggie dinner", "book a train to Osaka"],
    ["I use a wheelchair", "places with step-free access", "a jazz bar"],
    ["we hate early mornings", "what time do we wake up", "cheap hostels"],
    ["I travel on a budget", "affordable hotels", "old temples"],
    ["my home airport is LIS", "which flight should we take", "a vegan lunch"],
    ["I love live music", "concerts in the evening", "a beach with shade"],
    ["no museums please", "an art exhibition", "hiking in the mountains"],
    ["we like hiking", "forest trails", "shopping malls"],
    ["I prefer slow days", "a relaxed afternoon", "the stadium"],
    ["okonomiyaki", "okonomiyake", "mountains"],
  ])("puts “%s” nearer to “%s” than to “%s”", (text, neighbour, stranger) => {
    expect(near(text, neighbour)).toBeGreaterThan(near(text, stranger) + 0.1);
  });
});
