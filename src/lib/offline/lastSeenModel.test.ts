import { describe, expect, it } from "vitest";
import { isGoneFrom, isOfTrip, tripName, votesName, withinBounds } from "./lastSeenModel";

const row = (person: string, name: string, at: number) => ({ key: `${person} ${name}`, person, name, at });

describe("what stays on the device of what was seen", () => {
  it("is one person's, and of that the last ten trips", () => {
    const trips = Array.from({ length: 12 }, (_, index) => row("ada", tripName(`t${index}`), index));
    const kept = withinBounds([row("ada", "me", 0), row("ben", "me", 99), row("ben", tripName("t1"), 99), ...trips], "ada").map(({ name }) => name);
    expect(kept.filter((name) => name !== "me")).toEqual(trips.slice(2).reverse().map(({ name }) => name));
    expect(kept).toContain("me");
    expect(kept).toHaveLength(11);
  });

  it("isn't what nobody said how much to keep of", () => expect(withinBounds([row("ada", "thread:1", 1)], "ada")).toEqual([]));

  it("goes for trips that one's list doesn't have any more", () => {
    const gone = isGoneFrom(["t1"]);
    const all = ["me", "trips:all start", tripName("t1"), tripName("t2"), votesName("t1"), votesName("t2")];
    expect(all.filter(gone)).toEqual([tripName("t2"), votesName("t2")]);
    expect(all.filter(isOfTrip("t1"))).toEqual([tripName("t1"), votesName("t1")]);
  });
});
