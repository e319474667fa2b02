import { describe, expect, it } from "vitest";
import { cosine, meaningOf, nearest, particularsOf, SAME_MEANING } from "./likeness";
import type { AnswerKind, CacheAddress } from "./schema";

/** A unit vector at this cosine to [1, 0]. */
const at = (likeness: number) => [likeness, Math.sqrt(1 - likeness ** 2)];
const row = (name: string, embedding: number[], family = "") => ({ name, embedding, family });

describe("cosine", () => {
  it.each([
    [[1, 0], [1, 0], 1],
    [[2, 0], [0.5, 0], 1],
    [[1, 0], [0, 3], 0],
    [[1, 0], [-1, 0], -1],
    [[0, 0], [1, 0], 0],
    [[1, 0], [1, 0, 0], 0],
  ])("of %j and %j is %d", (a, b, expected) => {
    expect(cosine(a, b)).toBeCloseTo(expected, 12);
  });
});

describe("the nearest question", () => {
  it("is the most alike of those that are alike enough", () => {
    const rows = [row("far", at(0.9)), row("near", at(0.96)), row("nearer", at(0.99))];
    expect(nearest(rows, { embedding: [1, 0], family: "" })).toMatchObject({ name: "nearer" });
    expect(nearest(rows.slice(0, 1), { embedding: [1, 0], family: "" })).toBeNull();
  });

  it("begins at a cosine of 0.95", () => {
    expect(SAME_MEANING).toBe(0.95);
    const asked = { embedding: [1, 0], family: "" };
    expect(nearest([row("just", at(0.9501))], asked)).not.toBeNull();
    expect(nearest([row("not quite", at(0.9499))], asked)).toBeNull();
  });

  it("is none of another family, however alike", () => {
    expect(nearest([row("monday", [1, 0], "monday")], { embedding: [1, 0], family: "tuesday" })).toBeNull();
  });

  it("is none among rows without a meaning, or with a vector of another size", () => {
    expect(nearest([{}, row("other", [1, 0, 0])], { embedding: [1, 0], family: "" })).toBeNull();
  });
});

describe("a family", () => {
  const address = (kind: AnswerKind, scope: string, particulars: string): CacheAddress => ({ kind, scope, key: "k", meaning: { embedding: [1, 0], particulars } });
  const family = (...of: Parameters<typeof address>) => meaningOf(address(...of))?.family;

  it("is of one kind, scope and particulars", () => {
    const monday = family("facts", "paris", "monday");
    expect(family("facts", "paris", "monday")).toBe(monday);
    expect(new Set([monday, family("prices", "paris", "monday"), family("facts", "rome", "monday"), family("facts", "paris", "tuesday")]).size).toBe(4);
  });

  it("is none where there is no meaning to compare", () => {
    expect(meaningOf({ ...address("itinerary", "paris", ""), meaning: null })).toBeNull();
  });
});

describe("particulars", () => {
  it.each([
    ["When does the Louvre open on Monday?", "When does the Louvre open on Tuesday?"],
    ["When does the Louvre open?", "Where does the Louvre open?"],
    ["Is the Louvre open?", "Is the Louvre not open?"],
    ["What does entry to the Louvre cost?", "What does entry to the Orsay cost?"],
    ["Which museums are open after 18:00?", "Which museums are open after 20:00?"],
    ["Which museums open before noon?", "Which museums open after noon?"],
    ["How far is the airport?", "How long is the airport?"],
  ])("tell %j from %j", (one, other) => {
    expect(particularsOf(one)).not.toBe(particularsOf(other));
  });

  it.each([
    ["When does the Louvre open on Monday?", "on Monday, when does the Louvre open"],
    ["Tell when the Louvre opens", "When the Louvre opens, tell"],
  ])("don't tell %j from %j", (one, other) => {
    expect(particularsOf(one)).toBe(particularsOf(other));
  });
});
