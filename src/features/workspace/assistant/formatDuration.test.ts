import { describe, expect, it } from "vitest";
import { formatDuration } from "./formatDuration";

describe("the time that an answer took", () => {
  it.each([[40, "0.0 s"], [1234, "1.2 s"], [9949, "9.9 s"], [9950, "10 s"], [59_400, "59 s"], [59_600, "1 min 0 s"], [65_000, "1 min 5 s"]])("says %i ms as %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
