import { describe, expect, it } from "vitest";
import type { Activity } from "../useItinerary";
import { standsAgainstTime, timesHere } from "./dropTime";

const id = (name: string) => name as Activity["_id"];
const row = (name: string, start: string | null, end: string | null = null) => ({ _id: id(name), start, end, type: "sightseeing" as const });

describe("a row dropped among others", () => {
  it("stands against the clock only if it has a time and the timed rows around it say so", () => {
    expect(standsAgainstTime([row("x", "14:00"), row("a", "09:00")], id("x"))).toBe(true);
    expect(standsAgainstTime([row("a", "15:00"), row("stroll", null), row("x", "14:00")], id("x"))).toBe(true);
    expect(standsAgainstTime([row("a", "09:00"), row("x", "14:00"), row("b", "14:00")], id("x"))).toBe(false);
    expect(standsAgainstTime([row("x", null), row("a", "09:00")], id("x"))).toBe(false);
    expect(standsAgainstTime([{ ...row("hotel", "15:00"), type: "hotel" }, row("x", "14:00")], id("x"))).toBe(false);
  });

  it("has nothing against what others do meanwhile", () => {
    const [ada, ben] = [["ada"], ["ben"]] as unknown as NonNullable<Activity["participants"]>[];
    expect(standsAgainstTime([{ ...row("a", "15:00"), participants: ada! }, { ...row("x", "14:00"), participants: ben! }], id("x"))).toBe(false);
    expect(standsAgainstTime([{ ...row("a", "15:00"), participants: ada! }, { ...row("x", "14:00"), participants: [...ada!, ...ben!] }], id("x"))).toBe(true);
  });

  it("could be there after what comes before, as long as it was", () => {
    expect(timesHere([row("a", "09:00", "10:20"), row("x", "14:00", "15:30"), row("b", "13:00")], id("x"))).toEqual({ start: "10:30", end: "12:00" });
    expect(timesHere([row("a", "09:00"), row("x", "08:00")], id("x"))).toEqual({ start: "10:00", end: null });
    expect(timesHere([row("x", "14:00", "15:30"), row("b", "13:00")], id("x"))).toEqual({ start: "11:30", end: "13:00" });
  });

  it("is offered no time where there is no room", () => {
    expect(timesHere([row("a", "09:00", "12:00"), row("x", "14:00"), row("b", "11:00")], id("x"))).toBeNull();
    expect(timesHere([row("x", "14:00")], id("x"))).toBeNull();
  });
});
