import { describe, expect, it } from "vitest";
import type { Id } from "../../../../convex/_generated/dataModel";
import { conflictsOf } from "./proposalConflicts";
import type { Proposal, ProposalItem } from "./proposalDiff";

const DAY = "2027-04-10";
const id = (name: string) => name as Id<"activities">;
const face = (start: string, end: string) => ({ title: "Museum", type: "sightseeing" as const, day: DAY, start, end, cost: null, why: null });
const item = (key: string, part: Partial<ProposalItem>): ProposalItem => ({ key, step: "", op: "add", activityId: null, gone: false, before: null, after: null, decided: null, inFavour: 0, against: 0, mine: null, ...part });
const proposal = (name: string, ...items: ProposalItem[]): Proposal => ({ runId: name as Id<"aiRuns">, userId: "ada" as Id<"users">, isPrivate: false, byVote: false, items });
const planned = (name: string, start: string, end: string) => ({ _id: id(name), title: name, type: "sightseeing" as const, day: DAY, start, end });
const museum = item("0.0", { after: face("10:00", "12:00") });

describe("what stands against a proposed change", () => {
  it("is something that stays in the plan at that time", () => {
    const conflicts = (...plan: Parameters<typeof conflictsOf>[2]) => conflictsOf(proposal("a", museum), [], plan).get("0.0");
    expect(conflicts(planned("Tea", "11:30", "12:30"))).toMatch(/^At the same time as Tea, .*11:30.*12:30.*, which stays\.$/);
    expect(conflicts(planned("Tea", "12:00", "13:00"))).toBeUndefined();
    expect(conflicts({ ...planned("Tea", "11:30", "12:30"), day: "2027-04-11" })).toBeUndefined();
  });

  it("is nothing that the proposal itself takes away, until that is declined", () => {
    const removal = item("0.1", { op: "remove", activityId: id("Tea") });
    const plan = [planned("Tea", "11:30", "12:30")];
    expect(conflictsOf(proposal("a", museum, removal), [], plan).size).toBe(0);
    expect([...conflictsOf(proposal("a", museum, { ...removal, decided: false }), [], plan).keys()]).toEqual(["0.0"]);
  });

  it("is another proposal for the same thing", () => {
    const move = (key: string) => item(key, { op: "update", activityId: id("Tea"), after: face("15:00", "16:00") });
    const [mine, other] = [proposal("a", move("0.0")), proposal("b", move("0.0"))];
    expect(conflictsOf(mine, [mine, other], []).get("0.0")).toBe("Another proposal would change this too.");
    expect(conflictsOf(mine, [mine], []).size).toBe(0);
  });

  it("is nothing for what was declined", () => {
    expect(conflictsOf(proposal("a", { ...museum, decided: false }), [], [planned("Tea", "11:30", "12:30")]).size).toBe(0);
  });
});
