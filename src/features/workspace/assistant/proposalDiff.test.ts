import { describe, expect, it } from "vitest";
import { bySteps, changedFields, countChanges, factsOf, openKeys, titleOf, type ProposalItem } from "./proposalDiff";

type Face = NonNullable<ProposalItem["after"]>;
const face = (part: Partial<Face> = {}): Face => ({ title: "Gion", type: "sightseeing", day: "2027-04-10", start: "09:00", end: "10:30", cost: null, why: null, ...part });
const item = (key: string, step: string, part: Partial<ProposalItem> = {}): ProposalItem => ({
  key, step, op: "add", activityId: null, gone: false, before: null, after: face(), decided: null, inFavour: 0, against: 0, mine: null, ...part,
});

const DATED = { startDate: "2027-04-09", openDates: null };

describe("a proposal's changes", () => {
  it("stand by step, in order", () => {
    const groups = bySteps([item("0.0", "Saturday"), item("0.1", "Saturday"), item("1.0", "Sunday")]);
    expect(groups.map(({ step, items }) => [step, items.map(({ key }) => key)])).toEqual([["Saturday", ["0.0", "0.1"]], ["Sunday", ["1.0"]]]);
  });

  it("name only the fields that differ", () => {
    expect(changedFields(face(), face({ why: null }), DATED)).toEqual([]);
    const changes = changedFields(face(), face({ day: null, cost: { amount: 0, currency: "EUR" } }), DATED);
    expect(changes.map(({ label }) => label)).toEqual(["Day", "Cost"]);
    expect(changes).toContainEqual({ label: "Cost", before: "none", after: "free" });
    expect(changes).toContainEqual({ label: "Day", before: expect.stringMatching(/10/), after: "Ideas" });
  });

  it("tell a time that moved as one change", () => {
    const [time, ...others] = changedFields(face(), face({ start: "11:00", end: "12:30" }), DATED);
    expect(others).toEqual([]);
    expect(time).toMatchObject({ label: "Time", before: expect.stringMatching(/9:00.*10:30/), after: expect.stringMatching(/11:00.*12:30/) });
  });

  it("say day, time and price of what is added, as far as they are known", () => {
    expect(factsOf(face({ cost: { amount: 1200, currency: "EUR" } }), DATED)).toEqual([expect.stringMatching(/10/), expect.stringMatching(/9:00.*10:30/), "€12"]);
    expect(factsOf(face({ day: null, start: null, end: null }), DATED)).toEqual([]);
    expect(factsOf(face(), { ...DATED, openDates: { month: null } })[0]).toBe("Day 2");
  });

  it("wait as long as they aren't decided", () => {
    expect(openKeys([item("0.0", "a", { decided: false }), item("0.1", "a"), item("0.2", "a", { decided: true })])).toEqual(["0.1"]);
  });

  it("are counted by what they do, and named as one knows them now", () => {
    const changes = [item("0.0", "a"), item("0.1", "a", { op: "remove", before: face({ title: "Nijo" }), after: null }), item("0.2", "a", { op: "update", before: face(), after: face({ title: "Gion by night" }) })];
    expect(countChanges(changes)).toBe("1 added, 1 changed, 1 removed");
    expect(countChanges(changes.slice(0, 1))).toBe("1 added");
    expect(changes.map(titleOf)).toEqual(["Gion", "Nijo", "Gion"]);
  });
});
