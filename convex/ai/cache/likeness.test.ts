import { describe, expect, it } from "vitest";
import { cosine, nearest, particularsOf, SAME_MEANING } from "./likeness";

/** A unit vector at this cosine to [1, 0]. */
const at = (likeness: number) => [likeness, Math.sqrt(1 - likeness ** 2)];
const row = (name: string, embedding: number[], particulars = "") => ({ name, meaning: { embedding, particulars } });

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
    expect(nearest(rows, { embedding: [1, 0], particulars: "" })).toMatchObject({ name: "nearer" });
    expect(nearest(rows.slice(0, 1), { embedding: [1, 0], particulars: "" })).toBeNull();
  });

  it("begins at a cosine of 0.95", () => {
    expect(SAME_MEANING).toBe(0.95);
    const asked = { embedding: [1, 0], particulars: "" };
    expect(nearest([row("just", at(0.9501))], asked)).not.toBeNull();
    expect(nearest([row("not quite", at(0.9499))], asked)).toBeNull();
  });

  it("is none when a particular differs, however alike the rest", () => {
    expect(nearest([row("monday", [1, 0], "monday")], { embedding: [1, 0], particulars: "tuesday" })).toBeNull();
  });

  it("is none among rows without a meaning, or with a vector of another size", () => {
    expect(nearest([{ meaning: null }, row("other", [1, 0, 0])], { embedding: [1, 0], particulars: "" })).toBeNull();
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
