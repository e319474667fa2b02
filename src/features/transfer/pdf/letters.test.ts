import { describe, expect, it } from "vitest";
import { directionOf, namesWithMissing, withoutMissing } from "./letters";

const latinOnly = (letter: string) => !/[\p{Script=Thai}\p{Extended_Pictographic}]/u.test(letter);

describe("a line of the book", () => {
  it("runs as its first letter does, whatever stands before it", () => {
    expect([directionOf("2. מסעדה Café"), directionOf("Café מסעדה"), directionOf("京都"), directionOf("12:30 – 14:00")]).toEqual(["rtl", "ltr", "ltr", null]);
    expect([directionOf("\u20682.\u2069 \u2068מסעדה\u2069"), directionOf("\u2068מסעדה\u2069 Café")]).toEqual([null, "ltr"]);
  });

  it("has one gap for each run of letters that can't be drawn, and no boxes", () => {
    expect(withoutMissing("Wat วัด พระ (Temple)", latinOnly)).toBe("Wat … (Temple)");
    expect(withoutMissing("👩‍👩‍👧 Party", latinOnly)).toBe("… Party");
    expect(withoutMissing("So … and so", latinOnly)).toBe("So … and so");
  });

  it("says which of its names that befell", () => {
    expect(namesWithMissing("\u20683.\u2069 วัดพระแก้ว · \u2068Bangkok\u2069 – ปาย · €12", latinOnly)).toEqual(["วัดพระแก้ว", "ปาย"]);
    expect(namesWithMissing("Kyoto", latinOnly)).toEqual([]);
  });
});
