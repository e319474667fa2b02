// Every public function of the project, tried as nobody, as a stranger and as somebody whose role is
// too small. A function that is added must be given its row here.
import { describe, expect, it } from "vitest";
import { api, internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { activity, deployment, guest, trip, type Person } from "../people.testing";

type Context = { tripId: Id<"trips">; activityId: Id<"activities">; memoryId: Id<"memories">; /** The owner's job of the agents, begun when first asked for. */ job: () => Promise<Id<"aiJobs">>; /** The owner's request to the assistant, likewise. */ run: () => Promise<Id<"aiRuns">> };
type Call = (who: Person, context: Context) => Promise<unknown>;
const page = { paginationOpts: { numItems: 5, cursor: null } };

const READS: [string, Call][] = [
  ["itinerary.get", (who, { tripId }) => who.query(api.trips.itinerary.get, { tripId })],
  ["history.list", (who, { tripId }) => who.query(api.trips.history.list, { tripId, ...page })],
  ["thread.list", (who, { tripId }) => who.query(api.ai.thread.list, { tripId, ...page })],
  ["thread.current", (who, { tripId }) => who.query(api.ai.thread.current, { tripId })],
  ["thread.judge", async (who, { tripId, run }) => who.mutation(api.ai.thread.judge, { tripId, runId: await run(), good: true })],
  ["proposals.list", (who, { tripId }) => who.query(api.ai.proposals.list, { tripId })],
  ["jobs.current", (who, { tripId }) => who.query(api.ai.agents.jobs.current, { tripId })],
  ["jobs.latest", (who, { tripId }) => who.query(api.ai.agents.jobs.latest, { tripId })],
];
const WRITES: [string, Call][] = [
  ["trips.update", (who, { tripId }) => who.mutation(api.trips.trips.update, { tripId, title: "Mine now" })],
  ["activities.add", (who, { tripId }) => who.mutation(api.trips.activities.add, { tripId, activity: activity("X") })],
  ["activities.update", (who, { tripId, activityId }) => who.mutation(api.trips.activities.update, { tripId, activityId, set: {} })],
  ["activities.move", (who, { tripId, activityId }) => who.mutation(api.trips.activities.move, { tripId, activityId, day: null, afterId: null })],
  ["activities.remove", (who, { tripId, activityId }) => who.mutation(api.trips.activities.remove, { tripId, activityId })],
  ["history.undo", (who, { tripId }) => who.mutation(api.trips.history.undo, { tripId })],
  ["history.redo", (who, { tripId }) => who.mutation(api.trips.history.redo, { tripId })],
  ["thread.send", (who, { tripId }) => who.mutation(api.ai.thread.send, { tripId, text: "Plan it" })],
  ["thread.stop", async (who, { tripId, run }) => who.mutation(api.ai.thread.stop, { tripId, runId: await run() })],
  ["proposals.decide", async (who, { tripId, run }) => who.mutation(api.ai.proposals.decide, { tripId, runId: await run(), keys: [], accept: true })],
  ["proposals.vote", async (who, { tripId, run }) => who.mutation(api.ai.proposals.vote, { tripId, runId: await run(), key: "0.0", inFavour: true })],
  ["jobs.start", (who, { tripId }) => who.mutation(api.ai.agents.jobs.start, { tripId })],
  ["jobs.stop", async (who, { tripId, job }) => who.mutation(api.ai.agents.jobs.stop, { tripId, jobId: await job() })],
  ["jobs.retry", async (who, { tripId, job }) => who.mutation(api.ai.agents.jobs.retry, { tripId, jobId: await job() })],
];
const OWNERS: [string, Call][] = [
  ["trips.remove", (who, { tripId }) => who.mutation(api.trips.trips.remove, { tripId })],
  ["invites.create", (who, { tripId }) => who.mutation(api.trips.invites.create, { tripId, role: "editor" })],
  ["invites.list", (who, { tripId }) => who.query(api.trips.invites.list, { tripId })],
];
const SIGNED_IN: [string, Call][] = [
  ["trips.list", (who) => who.query(api.trips.trips.list, page)],
  ["trips.createSample", (who) => who.mutation(api.trips.trips.createSample, {})],
  ["users.update", (who) => who.mutation(api.users.users.update, { name: "X" })],
  ["usage.summary", (who) => who.query(api.ai.usage.usage.summary, {})],
  ["usage.byDay", (who) => who.query(api.ai.usage.usage.byDay, {})],
  ["usage.byModel", (who) => who.query(api.ai.usage.usage.byModel, {})],
  ["usage.byTrip", (who) => who.query(api.ai.usage.usage.byTrip, {})],
  ["keys.list", (who) => who.query(api.ai.keys.keys.list, {})],
  ["keys.setFallback", (who) => who.mutation(api.ai.keys.keys.setFallback, { provider: "openai", allowFallback: true })],
  ["keys.remove", (who) => who.mutation(api.ai.keys.keys.remove, { provider: "openai" })],
  ["vault.save", (who) => who.action(api.ai.keys.vault.save, { provider: "openai", key: "sk-of-somebody-else" })],
  ["memories.list", (who) => who.query(api.ai.memory.memories.list, page)],
  ["memories.settings", (who) => who.query(api.ai.memory.memories.settings, {})],
  ["memories.setEnabled", (who) => who.mutation(api.ai.memory.memories.setEnabled, { enabled: false })],
  ["memories.edit", (who, { memoryId }) => who.mutation(api.ai.memory.memories.edit, { memoryId, value: "vegan" })],
  ["memories.forget", (who, { memoryId }) => who.mutation(api.ai.memory.memories.forget, { memoryId })],
  ["memories.forgetAll", (who) => who.mutation(api.ai.memory.memories.forgetAll, {})],
  ["presence.heartbeat", (who, { tripId }) => who.mutation(api.presence.heartbeat, { roomId: tripId, userId: "x", sessionId: "s", interval: 10_000 })],
  ["presence.list", (who) => who.query(api.presence.list, { roomToken: "x" })],
];

async function story() {
  const t = await deployment();
  const [owner, editor, viewer, stranger] = [await guest(t, "O"), await guest(t, "E"), await guest(t, "V"), await guest(t, "S")];
  const tripId = await trip(owner, { editor, viewer });
  const activityId = await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  const vegan = { kind: "diet" as const, value: "vegan", text: "I'm vegan" };
  const [memory] = await t.mutation(internal.ai.memory.forRuns.remember, { userId: owner.userId, memories: [vegan], source: "stated" });
  let begun: Promise<Id<"aiJobs">> | undefined;
  const job = () => (begun ??= owner.mutation(api.ai.agents.jobs.start, { tripId, agents: ["culture"] }));
  let asked: Promise<Id<"aiRuns">> | undefined;
  const run = () => (asked ??= owner.mutation(api.ai.thread.send, { tripId, text: "What can you do?" }));
  return { nobody: t as unknown as Person, editor, viewer, stranger, context: { tripId, activityId, memoryId: memory!._id, job, run } };
}
const refused = (code: string) => ({ data: { code } });

describe("access", () => {
  it.each([...READS, ...WRITES, ...OWNERS])("to %s needs an account and membership", async (_name, call) => {
    const { nobody, stranger, context } = await story();
    await expect(call(nobody, context)).rejects.toMatchObject(refused("AUTHENTICATION_ERROR"));
    await expect(call(stranger, context)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it.each(WRITES)("to %s is more than a viewer has", async (_name, call) => {
    const { viewer, context } = await story();
    await expect(call(viewer, context)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
  });

  it.each(OWNERS)("to %s is more than an editor has", async (_name, call) => {
    const { editor, context } = await story();
    await expect(call(editor, context)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
  });

  it.each(READS)("to %s is a viewer's", async (_name, call) => {
    const { viewer, context } = await story();
    await expect(call(viewer, context)).resolves.toBeDefined();
  });

  it.each(SIGNED_IN)("to %s needs an account", async (_name, call) => {
    const { nobody, context } = await story();
    await expect(call(nobody, context)).rejects.toMatchObject(refused("AUTHENTICATION_ERROR"));
  });
});
