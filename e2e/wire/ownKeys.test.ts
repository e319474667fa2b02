// A person's own key that fails in the middle of a run: who goes on, who pays, and what is said of it.
import { describe, expect, it, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { signUp, trip, type Person } from "../../convex/people.testing";
import type { Reply } from "../emulators/emulator";
import { KEY as DEPLOYMENT, MODEL, openaiForTests } from "./openai";

const OWN = "sk-own-abcdefghijklmnop1234";
const OTHER = "compatible/a-model";

const { provider, deployment } = await openaiForTests();
const { provider: another } = await openaiForTests({ service: "lenient" });

/** Somebody with a key of her own at a provider that the deployment has a key of too. */
async function story(allowFallback: boolean, env: Record<string, string> = {}) {
  const t = await deployment({
    AI_COMPATIBLE_BASE_URL: another.url,
    AI_COMPATIBLE_MODELS: "a-model=1/4",
    AI_MODELS: `${MODEL},${OTHER}`,
    AI_KEYS_SECRET: Buffer.alloc(32, 7).toString("base64"),
    ...env,
  });
  const ada = await signUp(t, "Ada", "ada@example.com", "a long enough password");
  await ada.action(api.ai.keys.vault.save, { provider: "openai", key: OWN });
  await ada.mutation(api.ai.keys.keys.setFallback, { provider: "openai", allowFallback });
  return { ada, tripId: await trip(ada) };
}

async function ask(who: Person, tripId: Id<"trips">, text: string) {
  const runId = await who.mutation(api.ai.thread.send, { tripId, text });
  return vi.waitFor(
    async () => {
      const { page } = await who.query(api.ai.thread.list, { tripId, paginationOpts: { numItems: 20, cursor: null } });
      const answer = page.find((message) => message.runId === runId && message.role === "assistant");
      expect(answer?.status).toBe("done");
      return answer!;
    },
    { timeout: 20_000, interval: 50 },
  );
}

/** What the provider says to each key. */
const answering = (own: Reply, deployments: Reply) => provider.script(() => (provider.requests.at(-1)!.headers.authorization === `Bearer ${OWN}` ? own : deployments));
const keysUsed = () => provider.requests.filter(({ asked }) => asked).map(({ headers }) => headers.authorization!.replace("Bearer ", ""));
const used = async (who: Person) => (await who.query(api.ai.usage.usage.byModel, {})).map(({ model, calls, failures, costUsd, ownKeyUsd }) => ({ model, calls, failures, paid: costUsd > 0, byOwnKey: ownKeyUsd > 0 }));
const spentOfBudget = async (who: Person) => (await who.query(api.ai.usage.usage.summary, {})).budget.spentUsd;

const PACK = "Which clothes should I pack?";
const JACKET = { text: "Bring a light jacket." };

describe("a person's own key that fails", () => {
  it.each([
    ["is refused", { status: 401, code: "invalid_api_key", message: `Incorrect API key provided: ${OWN}` }, "refused"],
    ["has no credit left", { status: 429, code: "insufficient_quota" }, "refused"],
    ["has no requests left for now", { status: 429, retryAfter: 60 }, "verified"],
    ["meets a provider that is down", { status: 503 }, "verified"],
  ] as const)("because it %s gives way to the deployment's of the same provider, in the same run", async (_why, reply, status) => {
    const { ada, tripId } = await story(true);
    answering(reply, JACKET);
    const answer = await ask(ada, tripId, PACK);
    expect(answer).toMatchObject({ text: expect.stringContaining("light jacket"), answer: { model: MODEL } });
    expect(keysUsed()).toEqual([OWN, DEPLOYMENT]);
    expect(await used(ada)).toEqual([{ model: MODEL, calls: 2, failures: 1, paid: true, byOwnKey: false }]);
    expect(await spentOfBudget(ada)).toBeGreaterThan(0);
    expect((await ada.query(api.ai.keys.keys.list, {})).keys).toMatchObject([{ status, last4: "1234" }]);
    expect(answer.text).not.toContain(OWN);
  });

  it("gives way to other models after the deployment's, and to the planner after all of them", async () => {
    const { ada, tripId } = await story(true);
    answering({ status: 401 }, { status: 401 });
    another.script(() => ({ text: "Wool, I should say." }));
    expect(await ask(ada, tripId, PACK)).toMatchObject({ text: expect.stringContaining("Wool"), answer: { model: OTHER } });
    expect(keysUsed()).toEqual([OWN, DEPLOYMENT]);
    another.script(() => ({ status: 400 }));
    expect((await ask(ada, tripId, "And which shoes should I pack?")).answer?.model).toBe("builtin");
  });

  it("is the end of it where the person doesn't allow the deployment's", async () => {
    const { ada, tripId } = await story(false);
    answering({ status: 401 }, JACKET);
    expect((await ask(ada, tripId, PACK)).answer?.model).toBe("builtin");
    expect(new Set(keysUsed())).toEqual(new Set([OWN]));
    expect(another.requests).toEqual([]);
    expect(await spentOfBudget(ada)).toBe(0);
  });

  it("isn't asked again in the run's later rounds", async () => {
    const { ada, tripId } = await story(true);
    provider.script(({ results }) => {
      if (provider.requests.at(-1)!.headers.authorization === `Bearer ${OWN}`) return { status: 401 };
      return results.length === 0 ? { toolCall: { name: "draft_plan", args: {} } } : { text: "Planned." };
    });
    expect(await ask(ada, tripId, "Plan our week: temples")).toMatchObject({ changed: true, answer: { model: MODEL } });
    expect(keysUsed()).toEqual([OWN, DEPLOYMENT, DEPLOYMENT]);
  });
});

describe("budgets", () => {
  it("are the deployment's keys' alone: one's own goes on when they are spent, without a spare", async () => {
    const { ada, tripId } = await story(true, { AI_PERSON_BUDGET_USD_MONTH: "0", AI_BUDGET_USD_MONTH: "0" });
    answering(JACKET, { text: "never" });
    expect((await ask(ada, tripId, PACK)).text).toContain("light jacket");
    expect(await used(ada)).toEqual([{ model: MODEL, calls: 1, failures: 0, paid: true, byOwnKey: true }]);
    expect(await spentOfBudget(ada)).toBe(0);
    answering({ status: 429, code: "insufficient_quota" }, { text: "never" });
    expect((await ask(ada, tripId, "And which shoes should I pack?")).answer?.model).toBe("builtin");
    expect(keysUsed()).not.toContain(DEPLOYMENT);
  });
});
