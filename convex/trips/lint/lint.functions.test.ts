import { describe, expect, it } from "vitest";
import { api } from "../../_generated/api";
import { activity, deployment, guest, planOf, trip } from "../../people.testing";
import { english } from "../../said";

const AT = Date.UTC(2027, 0, 1);

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const editor = await guest(t, "Björn");
  const viewer = await guest(t, "千代");
  const tripId = await trip(owner, { editor, viewer });
  const add = (title: string, fields = {}) => owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, { address: "Somewhere", type: "other", ...fields }) });
  const look = (person = owner) => person.query(api.trips.lint.lint.get, { tripId, at: AT });
  return { owner, editor, viewer, tripId, add, look };
}

describe("the trip linter", () => {
  it("finds what is wrong, mends it in one press, and the press is one step of undo", async () => {
    const { owner, editor, tripId, add, look } = await story();
    await add("Castle", { start: "10:00", end: "12:00" });
    const market = await add("Market", { start: "11:00", end: "12:30" });
    const { problems } = await look();
    const overlap = problems.find(({ code }) => code === "overlap")!;
    expect(overlap).toMatchObject({ severity: "error", day: "2027-04-10" });
    expect(english(overlap.said)).toBe("Castle and Market overlap on Sat 10 Apr.");
    const [{ fixes } = { fixes: [] }] = await editor.query(api.trips.lint.lint.fixes, { tripId, problemIds: [overlap.id], at: AT });
    const fix = fixes.find(({ id }) => id === "later")!;
    expect(english(fix.label)).toBe("Move Market to 12:00");
    const { batchId } = await editor.mutation(api.trips.lint.lint.fix, { tripId, problemId: overlap.id, fixId: fix.id, at: AT });
    const times = async () => (await planOf(owner, tripId)).activities.find(({ _id }) => _id === market);
    expect(await times()).toMatchObject({ start: "12:00", end: "13:30" });
    expect((await look()).problems.map(({ code }) => code)).not.toContain("overlap");
    await editor.mutation(api.trips.history.undo, { tripId, batchId });
    expect(await times()).toMatchObject({ start: "11:00", end: "12:30" });
    expect((await look()).problems.map(({ id }) => id)).toContain(overlap.id);
  });

  it("refuses a fix that no longer helps", async () => {
    const { owner, tripId, add, look } = await story();
    const castle = await add("Castle", { start: "10:00", end: "12:00" });
    await add("Market", { start: "11:00", end: "12:30" });
    const overlap = (await look()).problems.find(({ code }) => code === "overlap")!;
    await owner.mutation(api.trips.activities.remove, { tripId, activityId: castle });
    await expect(owner.mutation(api.trips.lint.lint.fix, { tripId, problemId: overlap.id, fixId: "later", at: AT })).rejects.toThrow(/changed meanwhile/);
  });

  it("adds what is missing under the rules of any edit", async () => {
    const { owner, tripId, add, look } = await story();
    await add("Castle", { start: "10:00", end: "12:00" });
    const beds = (await look()).problems.filter(({ code }) => code === "noBed");
    expect(beds.map(({ said }) => english(said))).toEqual(["There is no bed in Kyoto for 4 nights from Sat 10 Apr.", "There is no bed in Osaka for 2 nights from Wed 14 Apr."]);
    await owner.mutation(api.trips.lint.lint.fix, { tripId, problemId: beds[0]!.id, fixId: "addStay", at: AT });
    const { activities } = await planOf(owner, tripId);
    expect(activities.find(({ type }) => type === "hotel")).toMatchObject({ title: "Stay in Kyoto", day: "2027-04-10", endDay: "2027-04-14", source: "person" });
    expect((await look()).problems.filter(({ code }) => code === "noBed")).toHaveLength(1);
  });

  it("puts into the trip what who mends it can read", async () => {
    const { owner, tripId, add, look } = await story();
    await owner.mutation(api.users.users.update, { language: "de" });
    await add("Castle", { start: "10:00", end: "12:00" });
    const [bed] = (await look()).problems.filter(({ code }) => code === "noBed");
    await owner.mutation(api.trips.lint.lint.fix, { tripId, problemId: bed!.id, fixId: "addStay", at: AT });
    const { activities } = await planOf(owner, tripId);
    expect(activities.find(({ type }) => type === "hotel")).toMatchObject({ title: "Unterkunft in Kyoto" });
  });

  it("is silent on what the group has muted, until somebody brings it back", async () => {
    const { owner, editor, tripId, add, look } = await story();
    await add("Castle", { start: "10:00", end: "12:00" });
    const [first] = (await look()).problems;
    await owner.mutation(api.trips.lint.lint.mute, { tripId, problemId: first!.id, muted: true });
    const after = await look(editor);
    expect(after.problems.map(({ id }) => id)).not.toContain(first!.id);
    expect(after.muted.map(({ id }) => id)).toEqual([first!.id]);
    await editor.mutation(api.trips.lint.lint.mute, { tripId, problemId: first!.id, muted: false });
    expect((await look()).muted).toEqual([]);
  });

  it("tells viewers what is wrong, and leaves mending and muting to who may edit", async () => {
    const { viewer, tripId, add, look } = await story();
    await add("Castle", { start: "10:00", end: "12:00" });
    const { problems } = await look(viewer);
    expect(problems.length).toBeGreaterThan(0);
    await expect(viewer.query(api.trips.lint.lint.fixes, { tripId, problemIds: [problems[0]!.id], at: AT })).rejects.toThrow(/editor/i);
    await expect(viewer.mutation(api.trips.lint.lint.fix, { tripId, problemId: problems[0]!.id, fixId: "addStay", at: AT })).rejects.toThrow(/editor/i);
    await expect(viewer.mutation(api.trips.lint.lint.mute, { tripId, problemId: problems[0]!.id, muted: true })).rejects.toThrow();
  });
});
