// Specialists whose reports a model words: on the deployment's own functions, with the real SDK and a
// provider that says what the test tells it to.
import { describe, expect, it, vi } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { activity, guest, planOf, trip, type Person } from "../../convex/people.testing";
import type { Asked, Reply } from "../emulators/emulator";
import { english } from "../../convex/said";
import { MODEL, openaiForTests } from "./openai";

const { provider, deployment, asked } = await openaiForTests();

async function story(env: Record<string, string> = {}) {
  const t = await deployment({ AI_MODELS: MODEL, ...env });
  const ada = await guest(t, "Ada");
  const tripId = await trip(ada);
  const { destinations } = await planOf(ada, tripId);
  const temple = { destinationId: destinations[0]!._id, day: "2027-04-11", start: "10:00", end: "11:00", placeId: "kyoto/kinkaku-ji", lat: 35.0394, lng: 135.7292 };
  await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Kinkaku-ji", temple) });
  return { ada, tripId };
}

type Agents = NonNullable<(typeof api.ai.agents.jobs.start)["_args"]["agents"]>;

async function report(who: Person, tripId: Id<"trips">, agents: Agents, priority: "waiting" | "background" = "waiting") {
  await who.mutation(api.ai.agents.jobs.start, { tripId, agents, priority });
  return vi.waitFor(
    async () => {
      const job = await who.query(api.ai.agents.jobs.latest, { tripId });
      expect(job?.status).toBe("done");
      return job!.tasks;
    },
    { timeout: 20_000, interval: 50 },
  );
}

/** The places that a specialist's model was given. */
const placesIn = ({ lastText }: Asked) => JSON.parse(/places:\n(.*)\n/.exec(lastText)![1]!) as { placeId: string; name: string }[];
const words = (said: object = {}): Reply => ({ structured: { headline: "Look around your stops.", order: [], texts: [], places: [], tips: [], ...said }, tokens: { input: 2000, cachedInput: 0, output: 300 } });

describe("a specialist with a model", () => {
  it("chooses among known places; what the model invents is dropped, what it costs is told and counted", async () => {
    const { ada, tripId } = await story();
    let given: { placeId: string; name: string }[] = [];
    provider.script((request) => {
      given = placesIn(request);
      return words({ places: [{ placeId: given[0]!.placeId, why: "You like it calm." }, { placeId: "kyoto/moonlit-pagoda", why: "Magical." }], tips: ["Never pay by card."] });
    });
    const [gems] = await report(ada, tripId, ["gems"]);
    expect(gems).toMatchObject({ status: "done", cached: false, model: MODEL, headline: "Look around your stops.", confidence: { value: expect.any(Number) } });
    expect(gems!.costUsd).toBeGreaterThan(0);
    expect(gems!.sources.length).toBeGreaterThan(0);
    expect(english(gems!.findings.find(({ placeIds }) => placeIds?.includes(given[0]!.placeId))!.text)).toMatch(/You like it calm\.$/);
    expect(JSON.stringify(gems!.findings)).not.toMatch(/moonlit|Never pay/);
    const usage = await ada.query(api.ai.usage.usage.byModel, {});
    expect(usage).toEqual([expect.objectContaining({ model: MODEL, calls: 1, costUsd: gems!.costUsd })]);
  });

  it("is asked once for the same trip; its report is used again for nothing", async () => {
    const { ada, tripId } = await story();
    provider.script(() => words({ tips: ["Carry a coin purse"] }));
    const [first] = await report(ada, tripId, ["culture"]);
    expect(english(first!.findings.at(-1)!.text)).toBe("Unverified: Carry a coin purse.");
    const [again] = await report(ada, tripId, ["culture"]);
    expect(again).toMatchObject({ cached: true, model: MODEL, costUsd: 0, madeAt: first!.madeAt, findings: first!.findings });
    expect(asked()).toHaveLength(1);
  });

  it.each([
    ["nonsense", { text: "Kyoto is lovely." }],
    ["a key that is refused", { status: 401 }],
    ["a fault", { status: 400 }],
  ] as [string, Reply][])("works without one after %s", async (_what, reply) => {
    const { ada, tripId } = await story();
    provider.script(() => reply);
    const tasks = await report(ada, tripId, ["places", "culture"]);
    for (const { status, model, headline } of tasks) expect({ status, model, headline: english(headline!) }).toEqual({ status: "done", model: "builtin", headline: expect.stringMatching(/\.$/) });
  });
});

describe("no model is asked", () => {
  const nobody = async (env: Record<string, string>, agents: Agents, priority?: "background") => {
    const { ada, tripId } = await story(env);
    const tasks = await report(ada, tripId, agents, priority);
    expect(asked()).toEqual([]);
    expect(tasks.map(({ model, costUsd }) => ({ model, costUsd }))).toEqual(agents.map(() => ({ model: "builtin", costUsd: 0 })));
  };

  it("by the specialists whose work is arithmetic", () => nobody({}, ["conditions", "transport", "budget", "lodging"]));
  it("by a refresh that nobody waits for", () => nobody({}, ["gems", "culture"], "background"));
  it("when the budget is spent", () => nobody({ AI_BUDGET_USD_MONTH: "0" }, ["gems"]));
  it("that could cost more than the specialist's ceiling", () => nobody({ AI_MODELS: "compatible/dear", AI_COMPATIBLE_BASE_URL: provider.url, AI_COMPATIBLE_MODELS: "dear=10/90" }, ["gems", "culture"]));
});

describe("stopping a specialist", () => {
  it("hangs up on its model, and takes nothing from it", async () => {
    const { ada, tripId } = await story();
    provider.script(() => ({ text: "{", pauseMs: 20, then: "stall" }));
    const jobId = await ada.mutation(api.ai.agents.jobs.start, { tripId, agents: ["culture"] });
    await vi.waitFor(() => expect(asked()).toHaveLength(1), { timeout: 10_000, interval: 20 });
    await ada.mutation(api.ai.agents.jobs.stop, { tripId, jobId });
    await vi.waitFor(() => expect(provider.hungUp).toBe(1), { timeout: 2_000, interval: 20 });
    expect((await ada.query(api.ai.agents.jobs.latest, { tripId }))!.tasks).toMatchObject([{ status: "stopped", headline: null }]);
  });
});
