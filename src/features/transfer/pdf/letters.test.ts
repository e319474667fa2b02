import { describe, expect, it } from "vitest";
import { directionOf, namesWithMissing, plainSpaces, plainWords, withoutMissing } from "./letters";

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

  it("leaves no marks hanging in the air whose letter is left out", () => {
    const noThaiLetters = (letter: string) => !/[\p{L}&&\p{Script=Thai}]/v.test(letter);
    expect(withoutMissing("วัดพระแก้ว ที่นี่ Wat", noThaiLetters)).toBe("… Wat");
    expect(withoutMissing("café", () => true)).toBe("café");
  });

  it("has notes without the signs of Markdown, and sums and times as they are", () => {
    expect(plainWords("## Getting there\nTake the **Haruka** *limited* express\n\n- IC cards\n* `cash`\n> 3 * 4 * 5 = 60, snake_case_word")).toBe("Getting there\nTake the Haruka limited express\n\n• IC cards\n• cash\n3 * 4 * 5 = 60, snake_case_word");
    expect(plainWords("[Tickets](https://example.org/a)")).toBe("Tickets (https://example.org/a)");
  });

  it("is written in the book's own letters, whatever the spaces in its dates and sums are", () => {
    expect(plainSpaces("10\u2009–\u200912 April, 2:00\u202fPM, 5\u202f000,00\u00a0€")).toBe("10 – 12 April, 2:00\u00a0PM, 5\u00a0000,00\u00a0€");
  });

  it("says which of its names that befell", () => {
    expect(namesWithMissing("\u20683.\u2069 วัดพระแก้ว · \u2068Bangkok\u2069 – ปาย · €12", latinOnly)).toEqual(["วัดพระแก้ว", "ปาย"]);
    expect(namesWithMissing("Kyoto", latinOnly)).toEqual([]);
  });
});
