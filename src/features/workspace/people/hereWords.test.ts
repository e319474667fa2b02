import { describe, expect, it } from "vitest";
import { goneWords } from "./hereWords";

describe("what became of an item that one wrote in", () => {
  const gone = { person: "Ben", item: "Castle", writing: true, copied: false };

  it("says in which plan of the day the text is kept, where it could be", () => {
    expect(goneWords({ parked: true, byAssistant: false }, { ...gone, keptIn: "Plan A" })).toBe("Ben changed the day to another plan, without “Castle”, while you were writing. What you wrote is kept in “Plan A”.");
    expect(goneWords({ parked: true, byAssistant: false }, gone)).toBe("Ben changed the day to another plan, without “Castle”, while you were writing");
  });

  it("is one's own doing on another device", () => {
    const mine = { ...gone, mine: true };
    expect(goneWords({ parked: false, byAssistant: false }, mine)).toBe("You removed “Castle” elsewhere while you were writing here");
    expect(goneWords({ parked: true, byAssistant: false }, { ...mine, keptIn: "Plan A" })).toBe("You changed the day to another plan elsewhere, without “Castle”, while you were writing here. What you wrote is kept in “Plan A”.");
    expect(goneWords({ parked: false, byAssistant: true }, mine)).toBe("The assistant took “Castle” out of the plan while you were writing, for Ben");
  });
});
