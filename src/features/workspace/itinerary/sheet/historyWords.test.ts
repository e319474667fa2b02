import { describe, expect, it } from "vitest";
import { fieldWords, notesBefore } from "./historyWords";

describe("what a step changed", () => {
  it("is told with what it was and what it became", () => {
    expect(fieldWords([
      { name: "title", before: "Castle", after: "Nijo Castle" },
      { name: "day", before: null, after: "2027-04-10" },
      { name: "cost", before: { amount: 500, currency: "EUR" }, after: null },
      { name: "type", before: "other", after: "sightseeing" },
      { name: "status", before: "idea", after: "planned" },
    ])).toEqual(["Name: Castle → Nijo Castle", expect.stringMatching(/^Day: ideas → Sat/), expect.stringMatching(/^Cost: .*5.* → none$/), "Kind: Other → Sight", "Status: Idea → Planned"]);
  });

  it("is told once where several fields are one thing, and not at all for what isn't people's to know", () => {
    expect(fieldWords([{ name: "lat" }, { name: "lng" }, { name: "description" }, { name: "deletedAt" }])).toEqual(["Place changed", "Notes changed"]);
  });

  it("has what the notes said before", () => {
    const changed = [{ name: "title", before: "Bar", after: "Late bar" }, { name: "description", before: "Cash only\nRing twice" }];
    expect([notesBefore(changed), notesBefore([{ name: "description", before: null }]), notesBefore([])]).toEqual(["Cash only\nRing twice", null, null]);
    expect(fieldWords(changed)).toEqual(["Name: Bar → Late bar", "Notes changed"]);
  });
});
