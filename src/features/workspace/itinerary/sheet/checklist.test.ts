import { describe, expect, it } from "vitest";
import { blocksOf, toggled, type Check } from "./checklist";

const NOTES = "Bring:\n- [ ] socks\n* [x] water\n\n**Early** start\n- a list\n  - [ ] nested";

describe("notes with things to tick off", () => {
  it("are runs of those, and the Markdown between them", () => {
    expect(blocksOf(NOTES)).toEqual([
      { kind: "text", text: "Bring:" },
      { kind: "checks", checks: [{ line: 1, done: false, text: "socks" }, { line: 2, done: true, text: "water" }] },
      { kind: "text", text: "**Early** start\n- a list" },
      { kind: "checks", checks: [{ line: 6, done: false, text: "nested" }] },
    ]);
    expect(blocksOf("")).toEqual([]);
  });

  it("tick and untick one line, and leave every other letter as it was", () => {
    const ticked = toggled(NOTES, { line: 1, done: false, text: "socks" });
    expect(ticked).toBe(NOTES.replace("[ ] socks", "[x] socks"));
    expect(toggled(ticked, { line: 1, done: true, text: "socks" })).toBe(NOTES);
  });

  it("stay as they are when the line has become another", () => {
    const stale: Check = { line: 2, done: false, text: "socks" };
    expect(toggled(NOTES, stale)).toBe(NOTES);
    expect(toggled("", stale)).toBe("");
  });
});
