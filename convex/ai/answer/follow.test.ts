import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Follow, type SoFar } from "./follow";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function following(isAwaited: () => boolean = () => true) {
  const told: SoFar[] = [];
  const follow = new Follow(async (soFar) => {
    told.push(soFar);
    return isAwaited();
  });
  return { follow, told };
}

describe("an answer that is followed", () => {
  it("is told as it grows, not word by word", async () => {
    const { follow, told } = following();
    for (const word of ["Kyoto ", "in ", "spring"]) follow.text(word);
    await vi.advanceTimersByTimeAsync(250);
    follow.tool({ tool: "draftPlan", args: {}, result: "Chose 12 sights" });
    await vi.advanceTimersByTimeAsync(250);
    expect(told.map(({ reply, progress }) => [reply, progress])).toEqual([
      ["Kyoto in spring", "Reading your trip"],
      ["Kyoto in spring", "Chose 12 sights"],
    ]);
    await follow.close();
  });

  it("says that it lives while nothing is new", async () => {
    const { follow, told } = following();
    await vi.advanceTimersByTimeAsync(3000);
    expect(told.length).toBeGreaterThan(3);
    await follow.close();
    const before = told.length;
    await vi.advanceTimersByTimeAsync(3000);
    expect(told.length).toBe(before);
  });

  it("ends within a second once nobody waits any more", async () => {
    let isAwaited = true;
    const { follow } = following(() => isAwaited);
    await vi.advanceTimersByTimeAsync(1000);
    expect(follow.signal.aborted).toBe(false);
    isAwaited = false;
    await vi.advanceTimersByTimeAsync(900);
    expect(follow.signal.aborted).toBe(true);
    await follow.close();
  });

  it("goes on when it can't be told for a moment", async () => {
    let fails = true;
    const told: SoFar[] = [];
    const follow = new Follow(async (soFar) => {
      if (fails) throw new Error("The deployment is away");
      told.push(soFar);
      return true;
    });
    follow.text("a");
    await vi.advanceTimersByTimeAsync(700);
    fails = false;
    await vi.advanceTimersByTimeAsync(700);
    expect(told.at(-1)?.reply).toBe("a");
    expect(follow.signal.aborted).toBe(false);
    await follow.close();
  });

  it("forgets what another one wrote when it starts anew", async () => {
    const { follow, told } = following();
    follow.text("half an ans");
    follow.restart("Planning it myself");
    await vi.advanceTimersByTimeAsync(250);
    expect(told).toEqual([{ progress: "Planning it myself", reply: "", calls: [] }]);
    await follow.close();
  });
});
