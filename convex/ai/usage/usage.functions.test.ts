import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { deployment, guest, signUp, trip, type Engine } from "../../people.testing";
import type { UsageAttempt } from "./schema";

const call = (fields: Partial<UsageAttempt> = {}): UsageAttempt => ({
  model: "openai/small",
  kind: "simple",
  keyOwner: "deployment",
  startedAt: 0,
  checked: true,
  outcome: "ok",
  retryAfterMs: null,
  tokens: { input: 1000, cachedInput: 400, output: 200 },
  costUsd: 0.25,
  firstEventMs: 100,
  totalMs: 800,
  ...fields,
});

const record = (t: Engine, userId: Id<"users">, tripId: Id<"trips"> | null, ...attempts: UsageAttempt[]) =>
  t.mutation(internal.ai.usage.ledger.record, { userId, tripId, runId: null, attempts });

const unlimited = { AI_BUDGET_USD_MONTH: "", AI_PERSON_BUDGET_USD_MONTH: "" };

describe("usage", () => {
  it("adds up by day, by model and by trip for the person who asked, and for nobody else", async () => {
    const t = await deployment(unlimited);
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    const tripId = await trip(ada);
    await record(t, ada.userId, tripId, call({ outcome: "overloaded", costUsd: 0 }), call());
    await record(t, ada.userId, null, call({ model: "builtin", costUsd: 0, tokens: { input: 0, cachedInput: 0, output: 0 }, cacheHit: true }));

    const days = await ada.query(api.ai.usage.usage.byDay, {});
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toMatchObject({ calls: 3, failures: 1, cacheHits: 1, costUsd: 0.25, latencyMs: 800, tokens: { input: 2000, cachedInput: 800, output: 400 } });
    expect(days[0]).toMatchObject({ calls: 0, costUsd: 0, latencyMs: null });
    expect(await ada.query(api.ai.usage.usage.byModel, {})).toMatchObject([
      { model: "openai/small", calls: 2, costUsd: 0.25 },
      { model: "builtin", calls: 1, costUsd: 0 },
    ]);
    expect(await ada.query(api.ai.usage.usage.byTrip, {})).toMatchObject([{ tripId, title: "Japan in spring", calls: 2, costUsd: 0.25 }]);

    expect((await ben.query(api.ai.usage.usage.byDay, {})).every(({ calls }) => calls === 0)).toBe(true);
    expect(await ben.query(api.ai.usage.usage.byModel, {})).toEqual([]);
  });

  it("doesn't tell the title of a trip that is gone, but keeps what it cost", async () => {
    const t = await deployment(unlimited);
    const ada = await guest(t, "Ada");
    const tripId = await trip(ada);
    await record(t, ada.userId, tripId, call());
    await ada.mutation(api.trips.trips.remove, { tripId });
    expect(await ada.query(api.ai.usage.usage.byTrip, {})).toMatchObject([{ title: null, costUsd: 0.25 }]);
  });

  it("of the whole deployment is for its administrators", async () => {
    const t = await deployment(unlimited);
    const ada = await guest(t, "Ada");
    for (const chart of [api.ai.usage.usage.byDay, api.ai.usage.usage.byModel]) {
      await expect(ada.query(chart, { of: "deployment" })).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
    }
    expect((await ada.query(api.ai.usage.usage.summary, {})).deployment).toEqual({ state: "unlimited" });
  });
});

describe("a month's budget", () => {
  it("warns at 80 %, and leaves nothing to models at 100 %", async () => {
    const t = await deployment({ AI_BUDGET_USD_MONTH: "100", AI_PERSON_BUDGET_USD_MONTH: "1" });
    const ada = await signUp(t, "Ada", "ada@example.org", "correct horse");
    const allowance = () => t.query(internal.ai.usage.ledger.allowance, { userId: ada.userId });
    expect(await allowance()).toMatchObject({ status: "allowed", budget: "open", notice: null, remainingUsd: { person: 1, deployment: 100 } });
    await record(t, ada.userId, null, call({ costUsd: 0.8 }));
    expect(await allowance()).toMatchObject({ budget: "warning", notice: { values: { share: 80 } } });
    await record(t, ada.userId, null, call({ costUsd: 0.3 }));
    expect(await allowance()).toMatchObject({ status: "allowed", budget: "spent", remainingUsd: { person: 0, deployment: 98.9 } });
    expect(await ada.query(api.ai.usage.usage.summary, {})).toMatchObject({
      budget: { state: "spent", spentUsd: 1.1, limitUsd: 1 },
      deployment: { state: "open" },
      notice: { message: expect.stringContaining("built-in planner answers") },
    });
  });

  it("of the deployment is shared by all", async () => {
    const t = await deployment({ AI_BUDGET_USD_MONTH: "1", AI_PERSON_BUDGET_USD_MONTH: "" });
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    await record(t, ada.userId, null, call({ costUsd: 1 }));
    expect(await t.query(internal.ai.usage.ledger.allowance, { userId: ben.userId })).toMatchObject({ budget: "spent", remainingUsd: { deployment: 0 } });
  });

  it("can't be voided by a cost that is no amount", async () => {
    const t = await deployment({ AI_BUDGET_USD_MONTH: "1", AI_PERSON_BUDGET_USD_MONTH: "" });
    const ada = await guest(t, "Ada");
    for (const costUsd of [NaN, Infinity, -1]) await expect(record(t, ada.userId, null, call({ costUsd }))).rejects.toThrow("can't have cost");
    await record(t, ada.userId, null, call({ costUsd: 1 }));
    expect(await t.query(internal.ai.usage.ledger.allowance, { userId: ada.userId })).toMatchObject({ budget: "spent" });
  });

  it("isn't touched by what people's own keys pay", async () => {
    const t = await deployment({ AI_BUDGET_USD_MONTH: "1", AI_PERSON_BUDGET_USD_MONTH: "1" });
    const ada = await guest(t, "Ada");
    await record(t, ada.userId, null, call({ costUsd: 5, keyOwner: "person" }));
    expect(await ada.query(api.ai.usage.usage.summary, {})).toMatchObject({ budget: { state: "open", spentUsd: 0 }, notice: null });
    expect((await ada.query(api.ai.usage.usage.byDay, {})).at(-1)).toMatchObject({ costUsd: 5, ownKeyUsd: 5 });
  });
});

describe("a guest's requests", () => {
  const ask = (t: Engine, userId: Id<"users">) => t.mutation(internal.ai.usage.ledger.admit, { userId });

  it("are counted down to none, then refused, and the count outlives signing up", async () => {
    const t = await deployment(unlimited);
    const visitor = await guest(t, "Visitor");
    const left = async () => (await visitor.query(api.ai.usage.usage.summary, {})).requests;
    expect(await left()).toEqual({ used: 0, limit: 10, left: 10 });
    for (let request = 0; request < 10; request++) await ask(t, visitor.userId);
    expect(await left()).toEqual({ used: 10, limit: 10, left: 0 });
    await expect(ask(t, visitor.userId)).rejects.toMatchObject({ data: { code: "RATE_LIMIT_EXCEEDED", message: expect.stringContaining("Sign up") } });
    expect(await left()).toEqual({ used: 10, limit: 10, left: 0 });

    const params = { flow: "signUp", name: "Ada", email: "ada@example.org", password: "correct horse" };
    await visitor.action(api.auth.signIn, { provider: "password", params });
    expect(await left()).toEqual({ used: 10, limit: null, left: null });
    await ask(t, visitor.userId);
    await visitor.action(api.auth.signIn, { provider: "password", params: { ...params, flow: "signIn" } });
    expect(await left()).toEqual({ used: 11, limit: null, left: null });
  });

  it("are their own, not another guest's", async () => {
    const t = await deployment(unlimited);
    const [ada, ben] = [await guest(t, "Ada"), await guest(t, "Ben")];
    await ask(t, ada.userId);
    expect((await ben.query(api.ai.usage.usage.summary, {})).requests.left).toBe(10);
  });
});
