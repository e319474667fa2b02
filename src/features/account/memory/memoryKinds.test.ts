import { describe, expect, it } from "vitest";
import { formatTime } from "../../../lib/dates";
import { choiceOf, MEMORY_KINDS, valueInWords, valueOf, type MemoryKind } from "./memoryKinds";

describe("a memory in words", () => {
  it.each([
    ["diet", "glutenFree", "Gluten-free"],
    ["diet", "no peanuts", "No peanuts"],
    ["pace", "not before 10:00", `Nothing before ${formatTime("10:00")}`],
    ["pace", "not after 22:75", "Nothing after 22:75"],
    ["interest", "localLife", "Local life"],
    ["homeAirport", "BER", "BER"],
    ["dislike", "long queues", "Long queues"],
    ["budgetStyle", "lavish", "Lavish"],
  ] as const)("%s “%s” is “%s”", (kind, value, words) => {
    expect(valueInWords({ kind, value })).toBe(words);
  });
});

describe("choices", () => {
  it("lead back to the value that they came from", () => {
    for (const [kind, value] of [["diet", "no shellfish"], ["pace", "not after 22:30"], ["mobility", "stroller"]] as [MemoryKind, string][]) {
      const { choice, typed } = choiceOf(kind, value)!;
      expect(valueOf(choice, typed)).toBe(value);
    }
  });

  it("are incomplete while what they ask for is missing", () => {
    const { choice } = choiceOf("diet", "no nuts")!;
    expect(valueOf(choice, "  ")).toBe("");
  });

  it("name each value once", () => {
    for (const { choices } of Object.values(MEMORY_KINDS)) {
      const labels = (choices ?? []).map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
