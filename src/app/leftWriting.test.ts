import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { leaveWriting, takeWriting } from "./leftWriting";

describe("what one was writing when a trip was taken from them", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is told once, by the page that comes in its place", () => {
    leaveWriting("japan", "Tea house");
    leaveWriting("japan", " \n");
    leaveWriting("peru", "Llamas");
    expect(takeWriting("japan")).toEqual(["Tea house"]);
    expect(takeWriting("japan")).toEqual([]);
  });

  it("is forgotten where nothing was taken, as on every dialog that is closed", () => {
    leaveWriting("japan", "Tea house");
    vi.runAllTimers();
    expect(takeWriting("japan")).toEqual([]);
  });
});
