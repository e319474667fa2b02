import { describe, expect, it } from "vitest";
import { mergeLines, positionAfter } from "./mergeLines";

const lines = (...all: string[]) => all.join("\n");

describe("two changes of one text", () => {
  it("come together where they touch different lines", () => {
    const base = lines("Cash only", "", "Bus 12", "", "Closed on Mondays");
    const merged = mergeLines(base, lines("Cash only!", "", "Bus 12", "", "Closed on Mondays"), lines("Cash only", "", "Bus 12", "or 14", "", "Closed on Tuesdays"));
    expect(merged).toBe(lines("Cash only!", "", "Bus 12", "or 14", "", "Closed on Tuesdays"));
  });

  it("keep what either took out, and lines that both wrote alike", () => {
    expect(mergeLines(lines("a", "b", "c", "d"), lines("a", "c", "d"), lines("a", "b", "c", "d", "e"))).toBe(lines("a", "c", "d", "e"));
    expect(mergeLines(lines("a", "b"), lines("a", "x"), lines("a", "x"))).toBe(lines("a", "x"));
    expect(mergeLines("a", "a", "b")).toBe("b");
    expect(mergeLines("a", "b", "a")).toBe("b");
  });

  it("are nobody's to put together where they touch the same lines, or write at the same place", () => {
    expect(mergeLines("Cash only", "Cash only!", "Cards too")).toBeNull();
    expect(mergeLines("", "Mine", "Theirs")).toBeNull();
    expect(mergeLines("a", lines("a", "mine"), lines("a", "theirs"))).toBeNull();
    expect(mergeLines(lines("a", "b"), "a", lines("a", "B"))).toBeNull();
  });

  it("leave the caret where it stood", () => {
    const [before, after] = [lines("one", "two", "three"), lines("one", "two and a half", "three")];
    expect([0, 3, 7, 8, before.length].map((position) => after.slice(positionAfter(before, after, position)))).toEqual([after, lines("", "two and a half", "three"), lines(" and a half", "three"), "three", ""]);
    expect(positionAfter("abcdef", "af", 3)).toBe(1);
  });
});
