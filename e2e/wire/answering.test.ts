// A request to the assistant all the way to a model and back: the deployment's own functions, the real
// SDK, a provider that says what the test tells it to.
import { describe, expect, it, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { activity, deployment, guest, signUp, titles, trip, type Person } from "../../convex/people.testing";
import { KEY, openaiForTests } from "./openai";

const page = { paginationOpts: { numItems: 20, cursor: null } };
const KEYS_SECRET = Buffer.alloc(32, 7).toString("base64");

const { provider, deployment: withModels } = await openaiForTests();

async function story(env: Record<string, string> = {}) {
  const t = await withModels(env);
  const owner = await guest(t, "Ada");
  const friend = await guest(t, "Ben");
  const tripId = await trip(owner, { editor: friend });
  return { t, owner, friend, tripId };
}

async function finished(who: Person, tripId: Id<"trips">, runId: Id<"aiRuns">) {
  return vi.waitFor(
    async () => {
      const { page: messages } = await who.query(api.ai.thread.list, { tripId, ...page });
      const answer = messages.find((message) => message.runId === runId && message.role === "assistant");
      expect(answer && !["thinking", "applying"].includes(answer.status ?? "")).toBe(true);
      return answer!;
    },
    { timeout: 20_000, interval: 50 },
  );
}

async function ask(who: Person, tripId: Id<"trips">, text: string) {
  return finished(who, tripId, await who.mutation(api.ai.thread.send, { tripId, text }));
}

const spent = async (who: Person) => (await who.query(api.ai.usage.usage.byModel, {})).map(({ model, calls, costUsd }) => ({ model, calls, paid: costUsd > 0 }));

describe("a request that a model answers", () => {
  it("is answered with the planner's tools, for everybody to see, and counted", async () => {
    const { owner, friend, tripId } = await story();
    provider.script(({ results }) =>
      results.length === 0 ? { text: "I'll plan it. ", toolCall: { name: "draft_plan", args: {} } } : { text: "Your week is planned: temples in the mornings.", tokens: { input: 9000, cachedInput: 0, output: 120 } },
    );
    const answer = await ask(owner, tripId, "Plan our week: temples and food markets, one easy day");
    expect(answer).toMatchObject({ status: "done", changed: true, answer: { cached: false } });
    expect(answer.answer?.model).toMatch(/^openai\//);
    expect(answer.text).toContain("temples in the mornings");
    expect((await titles(friend, tripId, "2027-04-11")).length).toBeGreaterThan(2);
    expect(await spent(owner)).toEqual([expect.objectContaining({ model: answer.answer!.model, paid: true })]);
    expect(JSON.stringify(provider.requests.map(({ body }) => body))).not.toContain(KEY);
  });

  it("is answered by the built-in planner when every model fails, and the models rest", async () => {
    const { owner, tripId } = await story();
    provider.script(() => ({ status: 503 }));
    const answer = await ask(owner, tripId, "What does it cost per person?");
    expect(answer).toMatchObject({ status: "done", answer: { model: "builtin" } });
    expect(answer.text).toMatch(/price|cost/i);
  });

  it("stops within a second, keeps what was written, and changes nothing", async () => {
    const { owner, tripId } = await story();
    provider.script(() => ({ text: "Kyoto has many gardens. ".repeat(8), pauseMs: 40, then: "stall" }));
    const runId = await owner.mutation(api.ai.thread.send, { tripId, text: "Tell me something about the gardens of our trip" });
    await vi.waitFor(async () => expect((await owner.query(api.ai.thread.current, { tripId }))?.reply).toContain("gardens"), { timeout: 10_000, interval: 30 });
    const stoppedAt = Date.now();
    await owner.mutation(api.ai.thread.stop, { tripId, runId });
    const answer = await finished(owner, tripId, runId);
    expect(answer.text).toMatch(/^Kyoto has many gardens[\s\S]*Stopped\. Nothing was changed\.$/);
    await vi.waitFor(() => expect(provider.hungUp).toBeGreaterThan(0), { timeout: 2000, interval: 20 });
    expect(Date.now() - stoppedAt).toBeLessThan(2000);
  });

  it("is told once to others who ask the same of the same cities, and never when it is about somebody", async () => {
    const { t, owner, tripId } = await story();
    provider.script(() => ({ text: "Nishiki Market is open from nine to six." }));
    const question = "When is Nishiki Market open?";
    expect((await ask(owner, tripId, question)).answer).toMatchObject({ cached: false });
    const stranger = await guest(t, "Cleo");
    const other = await trip(stranger);
    const asked = provider.requests.length;
    const again = await ask(stranger, other, question);
    expect(again).toMatchObject({ text: expect.stringContaining("nine to six"), answer: { cached: true, costUsd: 0 } });
    expect(provider.requests.length).toBe(asked);
    await ask(stranger, other, "When is Nishiki Market open for my mother in her wheelchair?");
    expect(provider.requests.length).toBeGreaterThan(asked);
  });

  it("shows nothing of a trip's plan to the model when the answer may be given to others", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Secret proposal dinner") });
    provider.script(() => ({ text: "From nine to six." }));
    await ask(owner, tripId, "When is Nishiki Market open?");
    expect(JSON.stringify(provider.requests)).not.toContain("Secret proposal");
    await ask(owner, tripId, "What is planned on our first day?");
    expect(JSON.stringify(provider.requests)).toContain("Secret proposal");
  });
});

describe("budgets and keys", () => {
  it("let only the planner answer when nothing is left to spend", async () => {
    const { owner, tripId } = await story({ AI_BUDGET_USD_MONTH: "0" });
    const answer = await ask(owner, tripId, "What does it cost per person?");
    expect(answer.answer?.model).toBe("builtin");
    expect(answer.text).toContain("budget for language models is used up");
    expect(provider.requests.filter(({ asked }) => asked)).toEqual([]);
  });

  it("use a person's own key before the deployment's, and say when it is refused", async () => {
    const t = await deployment({ OPENAI_BASE_URL: provider.url, AI_KEYS_SECRET: KEYS_SECRET });
    const owner = await signUp(t, "Ada", "ada@example.com", "a long enough password");
    const tripId = await trip(owner);
    const own = "sk-own-abcdefghijklmnop1234";
    await owner.action(api.ai.keys.vault.save, { provider: "openai", key: own });
    provider.script(() => ({ text: "Bring a light jacket." }));
    const answer = await ask(owner, tripId, "Which clothes should I pack?");
    expect(answer.text).toContain("light jacket");
    expect(provider.requests.find(({ asked }) => asked)?.headers.authorization).toBe(`Bearer ${own}`);
    provider.script(() => ({ status: 401, code: "invalid_api_key", message: `Incorrect API key provided: ${own}` }));
    expect((await ask(owner, tripId, "And which shoes should I pack?")).answer?.model).toBe("builtin");
    const { keys } = await owner.query(api.ai.keys.keys.list, {});
    expect(keys).toMatchObject([{ provider: "openai", status: "refused", last4: "1234" }]);
    expect(JSON.stringify(keys)).not.toContain(own);
  });
});

describe("a trip that reviews what the assistant does", () => {
  const toolThen = (name: string, args: object) => ({ results }: { results: unknown[] }) => (results.length === 0 ? { toolCall: { name, args } } : { text: "Done." });

  it("takes some of a proposal, and leaves the rest", async () => {
    const { owner, friend, tripId } = await story();
    await owner.mutation(api.trips.trips.update, { tripId, assistant: "review" });
    provider.script(toolThen("draft_plan", {}));
    const answer = await ask(owner, tripId, "Plan our week, relaxed");
    expect(answer).toMatchObject({ status: "proposed", changed: false });
    const [proposal] = await friend.query(api.ai.proposals.list, { tripId });
    expect(proposal!.items.length).toBeGreaterThan(10);
    expect(await titles(friend, tripId, "2027-04-11")).toEqual([]);
    const wanted = proposal!.items.filter(({ after }) => after?.day === "2027-04-11");
    await friend.mutation(api.ai.proposals.decide, { tripId, runId: proposal!.runId, keys: wanted.map(({ key }) => key), accept: true });
    const rest = proposal!.items.filter((item) => !wanted.includes(item)).map(({ key }) => key);
    await friend.mutation(api.ai.proposals.decide, { tripId, runId: proposal!.runId, keys: rest, accept: false });
    await vi.waitFor(async () => expect((await titles(owner, tripId, "2027-04-11")).length).toBe(wanted.length), { timeout: 10_000 });
    expect(await titles(owner, tripId, "2027-04-12")).toEqual([]);
    await owner.mutation(api.trips.history.undo, { tripId, batchId: answer.runId });
    expect(await titles(owner, tripId, "2027-04-11")).toEqual([]);
  });

  it("by vote: more than half of those who may edit", async () => {
    const { owner, friend, tripId } = await story();
    await owner.mutation(api.trips.trips.update, { tripId, assistant: "vote" });
    provider.script(toolThen("add_place", { placeId: "kyoto/kinkaku-ji", days: ["2027-04-11"] }));
    const { runId, status } = await ask(owner, tripId, "Add Kinkaku-ji on day 2");
    expect(status).toBe("proposed");
    const [proposal] = await owner.query(api.ai.proposals.list, { tripId });
    const key = proposal!.items[0]!.key;
    await expect(friend.mutation(api.ai.proposals.decide, { tripId, runId, keys: [key], accept: true })).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
    await friend.mutation(api.ai.proposals.vote, { tripId, runId, key, inFavour: true });
    expect(await titles(owner, tripId, "2027-04-11")).toEqual([]);
    await owner.mutation(api.ai.proposals.vote, { tripId, runId, key, inFavour: true });
    await vi.waitFor(async () => expect(await titles(friend, tripId, "2027-04-11")).toHaveLength(1), { timeout: 10_000 });
  });
});

describe("one's own thread", () => {
  it("is nobody else's to read, stop or judge", async () => {
    const { owner, friend, tripId } = await story();
    provider.script(() => ({ text: "A fountain pen from Nakagyo." }));
    const runId = await owner.mutation(api.ai.thread.send, { tripId, text: "A present for Ben?", own: true });
    await vi.waitFor(async () => expect((await owner.query(api.ai.thread.list, { tripId, own: true, ...page })).page).toHaveLength(2), { timeout: 10_000 });
    for (const own of [true, false]) expect((await friend.query(api.ai.thread.list, { tripId, own, ...page })).page).toEqual([]);
    for (const call of [
      friend.mutation(api.ai.thread.stop, { tripId, runId }),
      friend.mutation(api.ai.thread.judge, { tripId, runId, good: true }),
      friend.mutation(api.ai.proposals.decide, { tripId, runId, keys: [], accept: true }),
    ]) {
      await expect(call).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    }
    await owner.mutation(api.ai.thread.judge, { tripId, runId, good: false, reason: "Too dear" });
    const { page: messages } = await owner.query(api.ai.thread.list, { tripId, own: true, ...page });
    expect(messages[0]?.answer).toMatchObject({ good: false });
  });
});
