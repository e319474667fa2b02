// Functions that run later: when they are due, in order, once, and after a restart too.
import type { ConvexClient } from "convex/browser";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import type { Id } from "../fixtures/sync/convex/_generated/dataModel";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

let server: FixtureDeployment;
beforeEach(async () => {
  server = await FixtureDeployment.start();
});
afterEach(() => server.close());

describe("a scheduled mutation", () => {
  it("runs when it is due, among many others", async () => {
    const client = server.client();
    const bodies = Array.from({ length: 300 }, (_, i) => String(i).padStart(3, "0"));
    const seen = watch(client, api.notes.list, { channel: "many" });
    await client.mutation(api.jobs.later, { channel: "many", bodies, delayMs: 10 });
    expect(await seen.until((found) => found.length === 300)).toEqual(bodies);
  });

  it("runs in the order of its time", async () => {
    const client = server.client();
    const seen = watch(client, api.notes.list, { channel: "order" });
    await client.mutation(api.jobs.later, { channel: "order", bodies: ["later"], delayMs: 1000 });
    await client.mutation(api.jobs.later, { channel: "order", bodies: ["sooner"], delayMs: 20 });
    expect(await seen.until((found) => found.length === 1)).toEqual(["sooner"]);
    expect(await seen.until((found) => found.length === 2)).toEqual(["later", "sooner"]);
  });

  it("that fails leaves nothing but its failure", async () => {
    const client = server.client();
    const states = watch(client, api.jobs.states, {});
    await client.mutation(api.jobs.failLater, { channel: "failed" });
    expect(await states.until((kinds) => kinds[0] === "failed")).toEqual(["failed"]);
    expect(await client.query(api.notes.list, { channel: "failed" })).toEqual([]);
  });

  it("that was cancelled does not run", async () => {
    const client = server.client();
    const [id] = await client.mutation(api.jobs.later, { channel: "cancelled", bodies: ["x"], delayMs: 1000 });
    await client.mutation(api.jobs.cancel, { id: id as Id<"_scheduled_functions"> });
    const seen = watch(client, api.notes.list, { channel: "marker" });
    await client.mutation(api.jobs.later, { channel: "marker", bodies: ["after"], delayMs: 1010 });
    await seen.until((found) => found.length === 1);
    expect(await client.query(api.notes.list, { channel: "cancelled" })).toEqual([]);
    expect(await client.query(api.jobs.states, {})).toEqual(["canceled", "success"]);
  });
});

describe("a schedule", () => {
  it("for what is over runs at once", async () => {
    const client = server.client();
    const seen = watch(client, api.notes.list, { channel: "past" });
    await client.mutation(api.jobs.noteAt, { channel: "past", at: Date.now() - 86_400_000 });
    expect(await seen.until((found) => found.length === 1)).toEqual(["noted"]);
  });

  it("is not cancelled by what is no id", async () => {
    await expect(server.client().mutation(api.jobs.cancelAnything, { id: "abc" })).rejects.toThrow("Invalid argument `id` for `db.cancel_job`: Unable to decode ID: Invalid ID length 3");
  });

  it("that is canceled while its action runs stays canceled", async () => {
    const client = server.client();
    const seen = watch(client, api.notes.list, { channel: "waiting" });
    const id = await client.mutation(api.jobs.waitLater, { channel: "waiting" });
    await seen.until((found) => found.includes("begun"));
    await client.mutation(api.jobs.cancel, { id: id as Id<"_scheduled_functions"> });
    await client.mutation(api.notes.add, { channel: "waiting", body: "go" });
    await seen.until((found) => found.includes("over"));
    // What comes after it is done after it: its row has been finished by then.
    await client.mutation(api.jobs.later, { channel: "waiting", bodies: ["next"], delayMs: 0 });
    await seen.until((found) => found.includes("next"));
    expect(await client.query(api.jobs.states, {})).toEqual(["canceled", "success"]);
  });
});

describe("what a scheduled action schedules", () => {
  const run = async (channel: string, meanwhile: (id: Id<"_scheduled_functions">, client: ConvexClient) => Promise<unknown>) => {
    const client = server.client();
    const seen = watch(client, api.notes.list, { channel });
    const id = await client.mutation(api.jobs.waitAndScheduleLater, { channel });
    await seen.until((found) => found.includes("begun"));
    await meanwhile(id as Id<"_scheduled_functions">, client);
    await client.mutation(api.notes.add, { channel, body: "go" });
    await seen.until((found) => found.includes("over"));
    // What comes after it is done after it: whatever it had scheduled has run by then.
    await client.mutation(api.jobs.later, { channel, bodies: ["next"], delayMs: 0 });
    await seen.until((found) => found.includes("next"));
    return { notes: await client.query(api.notes.list, { channel }), states: await client.query(api.jobs.states, {}) };
  };

  it("runs", async () => {
    expect((await run("runs", async () => {})).notes.sort()).toEqual(["begun", "child", "go", "grandchild", "next", "over"]);
  });

  it("is canceled, as the action was", async () => {
    const { notes, states } = await run("stops", (id, client) => client.mutation(api.jobs.cancel, { id }));
    expect(notes.sort()).toEqual(["begun", "go", "next", "over"]);
    expect(states.sort()).toEqual(["canceled", "canceled", "canceled", "success"]);
  });
});

describe("a deployment that was stopped", () => {
  it("runs what became due meanwhile, once, and doesn't begin an action twice", async () => {
    const client = server.client();
    const begun = watch(client, api.notes.list, { channel: "hanging" });
    await client.mutation(api.jobs.hangLater, { channel: "hanging" });
    await begun.until((found) => found.length === 1);
    await client.mutation(api.jobs.later, { channel: "restart", bodies: ["a", "b", "c"], delayMs: 400 });
    await server.restart();
    const seen = watch(client, api.notes.list, { channel: "restart" });
    expect(await seen.until((found) => found.length === 3)).toEqual(["a", "b", "c"]);
    expect((await client.query(api.jobs.states, {})).sort()).toEqual(["failed", "success", "success", "success"]);
    expect(await client.query(api.notes.list, { channel: "hanging" })).toEqual(["begun"]);
  });
});
