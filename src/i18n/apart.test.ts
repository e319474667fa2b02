import { describe, expect, it } from "vitest";
import { apart } from "./apart";

describe("names in a row", () => {
  it("are set apart where some run from right to left, and else are what they are", () => {
    expect(apart(["Kyoto", "大阪"], " → ")).toBe("Kyoto → 大阪");
    expect(apart(["القاهرة", "الإسكندرية"], " → ")).toBe("\u2068القاهرة\u2069 → \u2068الإسكندرية\u2069");
    expect(apart(["Jaffa", "תל אביב"], " · ")).toBe("\u2068Jaffa\u2069 · \u2068תל אביב\u2069");
    expect(apart([], " · ")).toBe("");
  });
});
