// A server that is killed while a plan is being applied, an answer is being written and specialists are at
// work: after it is back all of them finish by themselves, and nothing is done twice.
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { JAPAN, planOf } from "../../convex/people.testing";
import type { Emulator } from "../emulators/emulator";
import { startOpenaiEmulator } from "../emulators/openaiEmulator";
import { KillableServer } from "./killableServer";

const MODEL = "openai/gpt-6-luna";
const page = { paginationOpts: { numItems: 100, cursor: null } };
const WAIT = { timeout: 18_000, interval: 60 };
const SOON = { timeout: 12_000, interval: 15 };

let provider: Emulator;
let server: KillableServer;
beforeAll(async () => {
  provider = await startOpenaiEmulator();
  server = new KillableServer({ OPENAI_API_KEY: "sk-deployment-0123456789abcdef", OPENAI_BASE_URL: provider.url, AI_MODELS: MODEL });
  await server.up();
});
afterAll(async () => {
  await server.gone();
  await provider.close();
});

async function guest(name: string): Promise<ConvexHttpClient> {
  const client = new ConvexHttpClient(server.url, { logger: false });
  const { tokens } = await client.action(api.auth.signIn, { provider: "anonymous", params: { name } });
  client.setAuth(tokens!.token);
  return client;
}

/** Stalls whoever only talks, until the server has been killed; plans at once. */
function answerAs(state: () => "before" | "after") {
  provider.script(({ lastText, results, schema }) => {
    if (/<request>\nPlan our week/.test(lastText)) return results.length === 0 ? { toolCall: { name: "draft_plan", args: {} } } : { text: "Your week is planned." };
    if (state() === "before") return { text: "Kyoto has many gardens. ", then: "stall" };
    return schema ? { text: "No report." } : { text: "Moss, maples and ponds." };
  });
}

it("finishes what it was killed in, each step once", async () => {
  let state: "before" | "after" = "before";
  answerAs(() => state);
  const ada = await guest("Ada");
  const tripId = await ada.mutation(api.trips.trips.create, JAPAN);
  const own = await ada.mutation(api.ai.thread.send, { tripId, text: "Tell me something about the gardens of our trip", own: true });
  await vi.waitFor(async () => expect((await ada.query(api.ai.thread.current, { tripId, own: true }))?.reply).toContain("gardens"), SOON);
  const plan = await ada.mutation(api.ai.thread.send, { tripId, text: "Plan our week: temples and food markets" });
  await ada.mutation(api.ai.agents.jobs.start, { tripId, agents: ["culture", "conditions", "budget"] });

  const cut = await vi.waitFor(async () => {
    const current = await ada.query(api.ai.thread.current, { tripId });
    expect(current).toMatchObject({ status: "applying" });
    expect(current!.stepsDone).toBeGreaterThan(0);
    return current!;
  }, SOON);
  expect((await ada.query(api.ai.agents.jobs.current, { tripId }))?.tasks.map(({ status }) => status)).toContain("running");
  await server.kill();
  expect(cut.stepsDone).toBeLessThan(cut.steps);
  state = "after";
  await server.up();

  await vi.waitFor(async () => expect(await answerOf(ada, tripId, plan)).toMatchObject({ status: "done", changed: true }), WAIT);
  const { page: events } = await ada.query(api.trips.history.list, { tripId, ...page });
  const steps = events.filter(({ batchId }) => batchId === plan).map(({ label }) => label);
  expect(steps).toHaveLength(cut.steps);
  expect(new Set(steps).size).toBe(steps.length);
  const { activities } = await planOf(ada, tripId);
  const places = activities.map(({ title, day, start }) => `${title} ${day} ${start}`);
  expect(new Set(places).size).toBe(places.length);

  await vi.waitFor(async () => expect(await answerOf(ada, tripId, own)).toMatchObject({ status: "done", changed: false, text: "Moss, maples and ponds." }), WAIT);
  await vi.waitFor(async () => expect((await ada.query(api.ai.agents.jobs.latest, { tripId }))?.status).toBe("done"), WAIT);
  const { tasks } = (await ada.query(api.ai.agents.jobs.latest, { tripId }))!;
  expect(tasks.map(({ status, attempt, headline }) => [status, attempt <= 2, headline !== null])).toEqual(tasks.map(() => ["done", true, true]));
  expect(tasks.find(({ agent }) => agent === "culture")!.attempt).toBe(2);
  const { page: thread } = await ada.query(api.ai.thread.list, { tripId, own: true, ...page });
  expect(thread.map(({ role }) => role)).toEqual(["assistant", "user"]);
});

async function answerOf(who: ConvexHttpClient, tripId: Id<"trips">, runId: Id<"aiRuns">) {
  for (const own of [false, true]) {
    const { page: messages } = await who.query(api.ai.thread.list, { tripId, own, ...page });
    const answer = messages.find((message) => message.runId === runId && message.role === "assistant");
    if (answer) return answer;
  }
  return null;
}
