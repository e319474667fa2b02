import { describe, expect, it } from "vitest";
import { dayWords, fieldLines, newsWords } from "./historyWords";

const at = (day: number, hour = 12) => new Date(2027, 3, day, hour).getTime();

describe("what is new, in words", () => {
  it("says how much, since when and by whom", () => {
    expect(newsWords({ count: 12, since: at(13) }, ["Björn", "Chiara"], at(16))).toBe("12 changes since Tuesday, by Björn and Chiara.");
    expect(newsWords({ count: 1, since: at(15, 23) }, ["A", "B", "C"], at(16, 1))).toBe("1 change since yesterday, by A, B and 1 more.");
    expect(newsWords({ count: 2, since: at(16, 9) }, ["A"], at(16))).toMatch(/^2 changes since 0?9:00.*, by A\.$/);
    expect(newsWords({ count: 200, since: null }, [], at(16))).toBe("200 changes or more.");
  });

  it("names days by what one would call them", () => {
    expect([dayWords(at(16, 0), at(16, 23)), dayWords(at(10), at(16)), dayWords(at(9), at(16))]).toEqual(["today", "Saturday", expect.stringContaining("2027")]);
  });
});

describe("a comparison, in words", () => {
  it("says each field before and after, and once what is kept in several", () => {
    const fields = [
      { name: "title", before: "Castle", after: "Nijo Castle" },
      { name: "start", before: null, after: "10:00" },
      { name: "lat", before: 1, after: 2 },
      { name: "lng", before: 1, after: 2 },
      { name: "locked", after: true },
    ];
    expect(fieldLines(fields)).toEqual(["name: Castle → Nijo Castle", expect.stringMatching(/^from: nothing → 10:00/), "place on the map changed", "locked: nothing → yes"]);
  });

  it("has words for what the trip keeps as codes", () => {
    expect(fieldLines([
      { name: "visibility", before: "private", after: "public" },
      { name: "assistant", after: "vote" },
      { name: "status", before: "active", after: "completed" },
    ])).toEqual(["visibility: private → public", "assistant: changes come at once → changes are voted on", "status: under way → over"]);
  });
});
