import { describe, expect, it, vi } from "vitest";
import { api } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { activity, deployment, guest, planOf, trip, type Person } from "../people.testing";
import { say } from "../said";

const page = { paginationOpts: { numItems: 20, cursor: null } };

async function story() {
  const t = await deployment();
  const [owner, editor] = [await guest(t, "Ada"), await guest(t, "Björn")];
  return { owner, editor, tripId: await trip(owner, { editor }) };
}

const latest = async (who: Person, tripId: Id<"trips">) => (await who.query(api.ai.thread.list, { tripId, ...page })).page[0]!;

/** Asks, and waits until the assistant has answered. */
async function ask(who: Person, tripId: Id<"trips">, text: string) {
  await who.mutation(api.ai.thread.send, { tripId, text });
  await vi.waitFor(async () => expect(await who.query(api.ai.thread.current, { tripId })).toBeNull(), { timeout: 20_000, interval: 50 });
  return latest(who, tripId);
}

describe("an answer in the thread", () => {
  it("carries its changes, its places and its sources for everybody", async () => {
    const { owner, editor, tripId } = await story();
    await ask(owner, tripId, "Add Nishiki Market on 12 April");
    const answer = await latest(editor, tripId);
    expect(answer.calls[0]).toMatchObject({ changes: [{ op: "add", before: null, after: { day: "2027-04-12" } }], places: [{ placeId: "kyoto/nishiki-market", day: "2027-04-12" }] });
    expect(answer.sources).toMatchObject([{ title: say("Caravan's places of {city}", { city: "Kyoto" }), of: [{ name: "Nishiki Market" }] }]);
    expect((await ask(owner, tripId, "Book us a flight to Osaka")).sources).toEqual([]);
  });

  it("puts a flight that is told of on its day, with its airports, and takes it back as one step", async () => {
    const { owner, editor, tripId } = await story();
    const answer = await ask(owner, tripId, "Füge am 12. April einen Flug LH 1166 von FRA nach LIS um 11:15 hinzu");
    const flights = async () => (await planOf(editor, tripId)).activities.filter(({ type }) => type === "transport");
    expect(await flights()).toMatchObject([{
      title: "Flight from FRA to LIS", day: "2027-04-12", start: "11:15", end: null, source: "ai",
      transport: { mode: "flight", number: "LH 1166", from: { name: "FRA", timeZone: "Europe/Berlin" }, to: { name: "LIS", timeZone: "Europe/Lisbon" } },
    }]);
    expect((await flights())[0]!.transport!.from!.lat).toBeCloseTo(50, 0);
    await owner.mutation(api.trips.history.undo, { tripId, batchId: answer.runId });
    expect(await flights()).toEqual([]);
  });

  it("says how the group decided, and meanwhile which of its changes somebody has made pointless", async () => {
    const { owner, editor, tripId } = await story();
    await ask(owner, tripId, "Add Nishiki Market on 12 April");
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Tea with a friend", { day: "2027-04-12", start: "17:00", end: "18:00" }) });
    await owner.mutation(api.trips.trips.update, { tripId, assistant: "review" });
    const proposed = await ask(owner, tripId, "Remove Nishiki Market and Tea with a friend");
    expect(proposed).toMatchObject({ status: "proposed", review: null });
    const items = (await owner.query(api.ai.proposals.list, { tripId }))[0]!.items;
    expect(items.map(({ gone }) => gone)).toEqual([false, false]);
    await editor.mutation(api.trips.activities.remove, { tripId, activityId: items[0]!.activityId! });
    expect((await owner.query(api.ai.proposals.list, { tripId }))[0]!.items.map(({ gone }) => gone)).toEqual([true, false]);
    await owner.mutation(api.ai.proposals.decide, { tripId, runId: proposed.runId, keys: [items[0]!.key], accept: true });
    await editor.mutation(api.ai.proposals.decide, { tripId, runId: proposed.runId, keys: [items[1]!.key], accept: false });
    await vi.waitFor(async () => expect(await latest(owner, tripId)).toMatchObject({ status: "done", review: { accepted: 1, declined: 1 } }));
  });
});
