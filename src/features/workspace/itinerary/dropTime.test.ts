import { describe, expect, it } from "vitest";
import type { Activity } from "../useItinerary";
import { questionablePlace, standsAgainstTime, timesHere } from "./dropTime";

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

  it("is asked about at one place: not where it was before, not where nothing is wrong, not once it is gone", () => {
    const [a, b, x] = [row("a", "09:00"), row("b", "11:00"), row("x", "14:00")];
    const day = (...activities: (typeof a)[]) => [{ date: "2027-04-10", activities }, { date: "2027-04-11", activities: [] }];
    const dropped = questionablePlace(day(x, a, b), id("x"));
    expect(dropped).not.toBeNull();
    expect(questionablePlace(day(x, a, row("stroll", null), b), id("x"))).toBe(dropped);
    expect(questionablePlace(day(a, x, b), id("x"))).not.toBe(dropped);
    expect(questionablePlace([{ date: "2027-04-11", activities: [x, a, b] }], id("x"))).not.toBe(dropped);
    expect([questionablePlace(day(a, b, x), id("x")), questionablePlace(day(a, b), id("x"))]).toEqual([null, null]);
  });

  it("could be there after what comes before, as long as it was", () => {
    expect(timesHere([row("a", "09:00", "10:20"), row("x", "14:00", "15:30"), row("b", "13:00")], id("x"))).toEqual({ start: "10:30", end: "12:00" });
    expect(timesHere([row("a", "09:00"), row("x", "08:00")], id("x"))).toEqual({ start: "10:00", end: null });
    expect(timesHere([row("x", "14:00", "15:30"), row("b", "13:00")], id("x"))).toEqual({ start: "11:30", end: "13:00" });
  });

  it("may end on the next morning, and comes after nothing that does", () => {
    expect(timesHere([row("a", "20:00", "22:30"), row("bar", "19:00", "21:00")], id("bar"))).toEqual({ start: "22:30", end: "00:30" });
    expect(timesHere([row("a", "20:00"), row("bar", "19:30", "01:30")], id("bar"))).toEqual({ start: "21:00", end: "03:00" });
    expect(timesHere([row("a", "20:00", "01:00"), row("bar", "19:00", "21:00")], id("bar"))).toBeNull();
  });

  it("is offered no time where there is no room", () => {
    expect(timesHere([row("a", "09:00", "12:00"), row("x", "14:00"), row("b", "11:00")], id("x"))).toBeNull();
    expect(timesHere([row("x", "14:00")], id("x"))).toBeNull();
  });
});
