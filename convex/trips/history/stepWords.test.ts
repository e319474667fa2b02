import { describe, expect, it } from "vitest";
import { english, MOST_PHRASES, phrasesIn, say, type Said } from "../../said";
import { addedTo, changedTrip, movedTo, named, putBackTo, removed, reordered, reversed } from "./stepWords";

const dated = { startDate: "2027-04-10" };
const open = { ...dated, openDates: { month: null } };
const items = (...titles: string[]) => titles.map((title) => ({ title }));
const logged = (kind: "edit" | "undo" | "redo", said: Said) => ({ kind, said, label: english(said) });

describe("what the log says was done", () => {
  it("names days by date, by number while there are no dates, and the ideas", () => {
    expect(english(addedTo(dated, items("Castle"), "2027-04-13"))).toBe("added Castle to Tue 13 Apr");
    expect(english(movedTo(open, items("A", "B", "C"), "2027-04-12"))).toBe("moved 3 items to day 3");
    expect(english(movedTo(dated, items("Castle"), null))).toBe("moved Castle to ideas");
    expect(english(reordered(dated, null))).toBe("reordered ideas");
  });

  it("keeps what people typed as it is, braces and all", () => {
    expect(english(removed(items("{count} 'quoted' <b>")))).toBe("removed {count} 'quoted' <b>");
    expect(named(items("Castle"))).toBe("Castle");
  });

  it("names the fields of a trip in words", () => {
    expect(english(changedTrip(["title", "type"]))).toBe("changed the trip's title and kind");
  });
});

describe("a step that quotes another", () => {
  const moved = logged("edit", movedTo(open, items("Castle"), "2027-04-12"));

  it("says what was taken back, and brought again, once", () => {
    const undone = reversed("undo", moved, 0);
    expect(english(undone)).toBe("undid: moved Castle to day 3");
    expect(english(reversed("redo", logged("undo", undone), 0))).toBe("redid: moved Castle to day 3");
    expect(english(reversed("redo", logged("undo", reversed("undo", moved, 2)), 0))).toBe("redid: moved Castle to day 3 and 2 more steps");
  });

  it("quotes what was logged in English alone as it stands", () => {
    expect(english(reversed("undo", { kind: "edit", label: "moved Castle to Tue 13 Apr" }, 1))).toBe("undid: moved Castle to Tue 13 Apr and 1 more step");
  });

  it("never stands deeper than what can be kept", () => {
    let event = logged("edit", say("fixed “{problem}”: {fix}", { problem: movedTo(open, items("A", "B"), "2027-04-12"), fix: "x" }));
    for (let times = 0; times < 6; times++) {
      event = logged("edit", putBackTo({ before: logged("undo", reversed("undo", event, 0)) }));
      expect(phrasesIn(event.said)).toBeLessThanOrEqual(MOST_PHRASES);
    }
    expect(event.label).toContain("undid: fixed “moved 2 items to day 3”: x");
  });
});
