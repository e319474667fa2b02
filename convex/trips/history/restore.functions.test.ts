import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { JAPAN, account, activity, deployment, guest, lastingDeployment, planOf, trip, type Person } from "../../people.testing";

const DAYS = [JAPAN.startDate, "2027-04-11", JAPAN.endDate];
const page = { numItems: 50, cursor: null };
const MINUTE_MS = 60_000;

async function story() {
  const t = await deployment();
  const [owner, editor] = [await guest(t, "Ada"), await guest(t, "Björn")];
  const tripId = await trip(owner, { editor });
  const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  return { owner, editor, tripId, activityId };
}

/** All that people plan, without who touched it last. */
async function unstamped(who: Person, tripId: Id<"trips">) {
  const { trip, activities, destinations, dayNotes, variants } = await planOf(who, tripId);
  const { revision: _revision, ...fields } = trip;
  const rows = activities.map(({ updatedAt: _at, updatedBy: _by, updatedByAssistant: _assistant, ...row }) => row).sort((a, b) => (a._id < b._id ? -1 : 1));
  return { fields, rows, destinations, variants, dayNotes: dayNotes.filter(({ title, notes }) => title || notes) };
}
const revisionOf = async (who: Person, tripId: Id<"trips">) => (await planOf(who, tripId)).trip.revision;

describe("comparing two points", () => {
  it("tells what came, went and changed between them, field by field, and by whom", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await owner.mutation(api.trips.restorePoints.create, { tripId, name: "First idea" });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Nijo Castle", start: "10:00" } });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { start: null } });
    const added = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Market") });
    const short = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Never mind") });
    await owner.mutation(api.trips.activities.remove, { tripId, activityId: short });
    const [point] = await owner.query(api.trips.restorePoints.list, { tripId });
    const { differences } = await editor.query(api.trips.restorePoints.compare, { tripId, from: point!.revision, to: null });
    expect(differences).toMatchObject([
      { id: activityId, outcome: "changed", title: "Nijo Castle", fields: [{ name: "title", before: "Castle", after: "Nijo Castle" }], by: [editor.userId] },
      { id: added, outcome: "added", title: "Market", day: JAPAN.startDate, by: [owner.userId] },
    ]);
    expect(differences).toHaveLength(2);
  });
});

describe("going back to a point", () => {
  it("is one step, which undo takes back", async () => {
    const { owner, editor, tripId, activityId } = await story();
    const revision = await revisionOf(owner, tripId);
    const before = await unstamped(owner, tripId);
    await editor.mutation(api.trips.activities.add, { tripId, activity: activity("Market") });
    await editor.mutation(api.trips.activities.remove, { tripId, activityId });
    await editor.mutation(api.trips.trips.update, { tripId, title: "Japan in autumn" });
    const after = await unstamped(owner, tripId);
    await owner.mutation(api.trips.restorePoints.restore, { tripId, revision, expected: revision + 3, name: "First idea" });
    expect(await unstamped(editor, tripId)).toEqual(before);
    await owner.mutation(api.trips.history.undo, { tripId });
    expect(await unstamped(editor, tripId)).toEqual(after);
  });

  it("is told by the point's name, and without one by what came after", async () => {
    const { owner, tripId, activityId } = await story();
    const revision = await revisionOf(owner, tripId);
    await owner.mutation(api.trips.activities.remove, { tripId, activityId });
    await owner.mutation(api.trips.restorePoints.restore, { tripId, revision, expected: revision + 1 });
    await owner.mutation(api.trips.restorePoints.restore, { tripId, revision: revision + 1, expected: revision + 2, name: "Empty" });
    const labels = (await owner.query(api.trips.history.list, { tripId, paginationOpts: { numItems: 2, cursor: null } })).page.map(({ label }) => label);
    expect(labels).toEqual(["put the plan back to “Empty”", "put the plan back to before “removed Castle”"]);
  });

  it("is refused when somebody has changed the plan since one looked at what goes", async () => {
    const { owner, editor, tripId } = await story();
    const revision = await revisionOf(owner, tripId);
    await editor.mutation(api.trips.activities.add, { tripId, activity: activity("Market") });
    await editor.mutation(api.trips.activities.add, { tripId, activity: activity("Temple") });
    const restore = (expected: number) => owner.mutation(api.trips.restorePoints.restore, { tripId, revision, expected, name: "First idea" });
    await expect(restore(revision + 1)).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    await expect(editor.mutation(api.trips.restorePoints.restore, { tripId, revision: revision + 9, expected: revision + 2, name: "x" })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });

  it("gives exactly the plan of that moment, whatever two people did since", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const t = await lastingDeployment();
    const [owner, editor] = [await account(t, "Ada", "ada@example.org"), await account(t, "Björn", "bjorn@example.org")];
    const step = fc.record({ who: fc.constantFrom(0, 1), what: fc.constantFrom("add", "remove", "move", "rename", "time", "undo", "redo", "day", "swap", "trip"), pick: fc.nat(9), day: fc.constantFrom(...DAYS, null) });
    const runs = fc.asyncProperty(fc.array(step, { maxLength: 5 }), fc.array(step, { minLength: 1, maxLength: 9 }), async (first, then) => {
      // All runs together are more than one person may write in a minute.
      vi.setSystemTime(Date.now() + MINUTE_MS);
      const tripId = await trip(owner, { editor });
      await play(first);
      const [plan, revision] = [await unstamped(owner, tripId), await revisionOf(owner, tripId)];
      await play(then);
      await editor.mutation(api.trips.restorePoints.restore, { tripId, revision, expected: await revisionOf(owner, tripId), name: "then" });
      expect(await unstamped(owner, tripId)).toEqual(plan);
      const { page: cards } = await owner.query(api.trips.trips.list, { paginationOpts: { numItems: 1, cursor: null } });
      expect(cards[0]!.activityCount).toBe(plan.rows.length);
      await owner.mutation(api.trips.trips.remove, { tripId });

      async function play(steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
        for (const { who, what, pick, day } of steps) {
          const person = [owner, editor][who]!;
          const { activities } = await planOf(person, tripId);
          const activityId = activities[pick % Math.max(1, activities.length)]?._id;
          const on = { tripId, activityId: activityId! };
          const acts: Record<typeof what, () => Promise<unknown>> = {
            add: () => person.mutation(api.trips.activities.add, { tripId, activity: activity(`Stop ${pick}`, { day }) }),
            remove: () => person.mutation(api.trips.activities.remove, on),
            move: () => person.mutation(api.trips.activities.move, { ...on, day, afterId: null }),
            rename: () => person.mutation(api.trips.activities.update, { ...on, set: { title: `Name ${pick}` } }),
            time: () => person.mutation(api.trips.activities.update, { ...on, set: { start: `1${pick}:00` } }),
            undo: () => person.mutation(api.trips.history.undo, { tripId }),
            redo: () => person.mutation(api.trips.history.redo, { tripId }),
            day: () => person.mutation(api.trips.days.describe, { tripId, day: day ?? DAYS[0]!, title: `Day ${pick}`, notes: "" }),
            swap: () => person.mutation(api.trips.days.move, { tripId, from: DAYS[0]!, to: DAYS[1]!, how: "swap" }),
            trip: () => person.mutation(api.trips.trips.update, { tripId, travellers: 1 + pick }),
          };
          const needsRow = what === "remove" || what === "move" || what === "rename" || what === "time";
          if (needsRow && !activityId) continue;
          // Nothing to undo is no failure here.
          await acts[what]().catch((error: { data?: { code: string } }) => expect(error.data?.code).toMatch(/RESOURCE_NOT_FOUND|CONFLICT/));
        }
      }
    });
    await fc.assert(runs, { numRuns: 8, endOnFailure: true });
    await t.close();
  });
});

describe("the feed", () => {
  it("can be read by person, kind, day and assistant", async () => {
    const { owner, editor, tripId, activityId } = await story();
    await editor.mutation(api.trips.activities.move, { tripId, activityId, day: "2027-04-11", afterId: null });
    await editor.mutation(api.trips.days.describe, { tripId, day: "2027-04-12", title: "Rest" });
    await owner.mutation(api.trips.trips.update, { tripId, title: "Nippon" });
    const read = async (filter: object) => (await owner.query(api.trips.history.list, { tripId, paginationOpts: page, ...filter })).page.map(({ seq }) => seq);
    expect([await read({}), await read({ by: editor.userId }), await read({ kind: "trip" }), await read({ kind: "days" }), await read({ day: "2027-04-11" }), await read({ byAssistant: true })]).toEqual([
      [4, 3, 2, 1, 0, 0],
      [3, 2, 0],
      [4],
      [3],
      [2, 1],
      [],
    ]);
  });

  it("knows what is new to somebody since they last looked, and forgets it once seen", async () => {
    const { owner, editor, tripId, activityId } = await story();
    const news = () => editor.query(api.trips.history.sinceLastLook, { tripId });
    expect(await news()).toMatchObject({ count: 1, people: [owner.userId], activityIds: [activityId] });
    await editor.mutation(api.trips.history.markSeen, { tripId, revision: 1 });
    await editor.mutation(api.trips.activities.update, { tripId, activityId, set: { title: "Mine" } });
    expect(await news()).toMatchObject({ count: 0, since: null, activityIds: [] });
    await owner.mutation(api.trips.activities.update, { tripId, activityId, set: { start: "10:00" } });
    expect(await news()).toMatchObject({ count: 1, since: expect.any(Number) });
    const dot = async (who: Person) => (await who.query(api.trips.tripList.get, { show: "all", order: "start", limit: 10, on: "2027-01-01" })).cards[0]!.hasNews;
    expect([await dot(editor), await dot(owner)]).toEqual([true, true]);
    await owner.mutation(api.trips.history.markSeen, { tripId, revision: 2 });
    expect(await dot(owner)).toBe(false);
    await editor.mutation(api.trips.history.markSeen, { tripId, revision: 99 });
    expect(await news()).toMatchObject({ seen: 3, count: 0 });
  });
});
