// Components from npm, mounted as their READMEs say and left as they are, through the official clients: what they do of
// their own accord (retry, queue, sleep, batch, schedule) is done by the deployment that they run on.
import type { ConvexClient } from "convex/browser";
import { ConvexError } from "convex/values";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/components/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

const PROJECT = new URL("../fixtures/components", import.meta.url).pathname;
const REAL = { Date, Math, console, process, crypto };

let server: FixtureDeployment;
let client: ConvexClient;
beforeAll(async () => {
  server = await FixtureDeployment.start({ projectDir: PROJECT });
  client = server.client();
}, 60_000);
afterAll(() => server.close());

/** The events of a kind, once there are so many. */
const events = (of: string, atLeast: number) => {
  const seen = watch(client, api.events.list, { of });
  return seen.until((texts) => texts.length >= atLeast).finally(seen.stop);
};

/** What the developer's log has of the functions of a component. */
const logged = async (component: string) => {
  const response = await fetch(`${server.url}/api/stream_function_logs?cursor=0`, { headers: { authorization: `Convex ${server.deployment.adminKey}` } });
  const { entries } = (await response.json()) as { entries: { componentPath: string | null; identifier: string; logLines: unknown[] }[] };
  return entries.filter(({ componentPath }) => componentPath === component).map(({ identifier, logLines }) => ({ identifier, lines: JSON.stringify(logLines) }));
};

describe("action-retrier", () => {
  it("runs an action again until it succeeds, and says so once", async () => {
    const id = await client.mutation(api.retries.start, { of: "unreliable", failures: 2 });
    const status = await watch(client, api.retries.status, { id }).until(({ type }) => type === "completed");
    expect(status).toMatchObject({ type: "completed", result: { type: "success", returnValue: "attempt 3 of unreliable" } });
    expect(await client.query(api.events.list, { of: "unreliable" })).toHaveLength(3);
    expect(await client.query(api.events.list, { of: "completed runs" })).toEqual(["attempt 3 of unreliable"]);
  });
});

describe("workpool", () => {
  it("runs no more at a time than it may, and tells of each when it is over", async () => {
    const names = ["a", "b", "c", "d", "e"];
    await client.mutation(api.pool.enqueue, { of: "parallel", names });
    const completed = await events("parallel completed", names.length);
    expect(completed.toSorted()).toEqual(names.map((name) => `${name} after 1`));
    const steps = await client.query(api.events.list, { of: "parallel" });
    const running = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + (step.startsWith("+") ? 1 : -1), 0));
    expect(Math.max(...running)).toBe(2);
  });

  it("tries again what fails, and gives up in the end", async () => {
    await client.mutation(api.pool.enqueue, { of: "once more", names: ["x"], failures: 1 });
    await client.mutation(api.pool.enqueue, { of: "hopeless", names: ["y"], failures: 9 });
    expect(await events("once more completed", 1)).toEqual(["x after 2"]);
    expect(await events("hopeless completed", 1)).toEqual(["failed"]);
    expect((await client.query(api.events.list, { of: "hopeless" })).filter((text) => text === "+y")).toHaveLength(3);
  });

  it("doesn't begin what is cancelled", async () => {
    const [id] = await client.mutation(api.pool.enqueue, { of: "cancelled", names: ["z"], runAfter: 3_600_000 });
    await client.mutation(api.pool.cancel, { id: id! });
    expect(await events("cancelled completed", 1)).toEqual(["canceled"]);
    await watch(client, api.pool.status, { id: id! }).until(({ state }) => state === "finished");
    expect(await client.query(api.events.list, { of: "cancelled" })).toEqual([]);
  });
});

describe("workflow", () => {
  it("goes through its steps, also when the deployment stops in the middle", async () => {
    const workflowId = await client.mutation(api.workflows.start, { of: "order", sleepMs: 20 });
    await watch(client, api.workflows.status, { workflowId }).until((status) => status.type === "inProgress" && status.running.some(({ name }) => name === "approval"));
    await server.restart();
    client = server.client();
    await client.mutation(api.workflows.approve, { workflowId, by: "Ada" });
    expect(await events("order completed", 1)).toEqual(["10 packed at attempt 2"]);
    expect(await client.query(api.events.list, { of: "order begun" })).toHaveLength(1);
    expect(await client.query(api.events.list, { of: "order" })).toEqual(["packing", "packing", "approved by Ada"]);
    expect(await client.query(api.workflows.status, { workflowId })).toEqual({ type: "completed", result: "10 packed at attempt 2" });
  });

  it("that is cancelled goes no further", async () => {
    const workflowId = await client.mutation(api.workflows.start, { of: "called off", sleepMs: 3_600_000 });
    await client.mutation(api.workflows.cancel, { workflowId });
    expect(await events("called off completed", 1)).toEqual(["canceled"]);
    expect(await client.query(api.workflows.status, { workflowId })).toEqual({ type: "canceled" });
  });

  it("has a clock and chance of its own, and leaves the process's alone", () => {
    expect({ Date: globalThis.Date, Math: globalThis.Math, console: globalThis.console, process: globalThis.process, crypto: globalThis.crypto }).toEqual(REAL);
    expect(Date.prototype.constructor).toBe(Date);
  });
});

describe("aggregate", () => {
  it("counts and sums what is inserted and deleted, over all and by namespace", async () => {
    const scores = Array.from({ length: 40 }, (_, i) => ({ game: i % 4 === 0 ? "chess" : "go", points: i * 10 }));
    await client.mutation(api.scores.add, { scores });
    const sum = scores.reduce((total, { points }) => total + points, 0);
    expect(await client.query(api.scores.totals, { game: "chess" })).toEqual({ count: 40, sum, best: 390, middle: 200, above: 35, below: 5, ofGame: 10 });
    await client.mutation(api.scores.remove, { points: 390 });
    expect(await client.query(api.scores.totals, { game: "go" })).toMatchObject({ count: 39, sum: sum - 390, best: 380, ofGame: 29 });
    await expect(client.mutation(api.scores.remove, { points: 1 })).rejects.toThrow("No such score");
  });

  it("applies what is queued for its worker, in a batch of its own", async () => {
    const count = watch(client, api.scores.countWhileQueued, { game: "queued" });
    await client.mutation(api.scores.addQueued, { game: "queued", points: [1, 2, 3] });
    expect(await count.until((found) => found === 3)).toBe(3);
    expect(await client.query(api.scores.totals, { game: "queued" })).toMatchObject({ ofGame: 3 });
  });
});

describe("migrations", () => {
  it("run over a table in batches, one after the other, and go on where they failed", async () => {
    await client.mutation(api.migrations.populate, { count: 35 });
    await client.mutation(api.migrations.refuse, { name: "person 25" });
    await client.mutation(api.migrations.runAll, {});
    const statuses = watch(client, api.migrations.statuses, {});
    const shoutIs = (state: string) => statuses.until((all) => all.some((status) => status.name === "migrations:shout" && status.state === state));
    const [shout, greet] = await shoutIs("failed");
    expect(greet).toMatchObject({ name: "migrations:greet", state: "success", processed: 35, isDone: true });
    expect(shout).toMatchObject({ processed: 20, isDone: false, error: expect.stringContaining("person 25 is refused") });
    expect((await client.query(api.migrations.greetings, {})).filter((greeting) => greeting?.startsWith("HELLO"))).toHaveLength(20);
    expect(await logged("migrations")).toContainEqual({ identifier: "lib:migrate", lines: expect.stringContaining("Migration migrations:shout failed: Uncaught Error: person 25 is refused") });
    await client.mutation(api.migrations.refuseNobody, {});
    await client.mutation(api.migrations.runAll, {});
    await shoutIs("success");
    expect(new Set(await client.query(api.migrations.greetings, {}))).toEqual(new Set(Array.from({ length: 35 }, (_, i) => `HELLO PERSON ${i}`)));
  });
});

describe("crons", () => {
  it("are registered, run and deleted while the deployment runs", async () => {
    await client.mutation(api.timetable.register, { name: "each second", cronspec: "* * * * * *" });
    await client.mutation(api.timetable.register, { name: "each new year", cronspec: "0 0 1 1 *" });
    await expect(client.mutation(api.timetable.register, { name: "each second", cronspec: "0 0 * * *" })).rejects.toThrow('Cron with name "each second" already exists');
    await events("timetable", 1);
    await client.mutation(api.timetable.remove, { name: "each second" });
    expect(await client.query(api.timetable.names, {})).toEqual(["each new year"]);
    expect(new Set(await client.query(api.events.list, { of: "timetable" }))).toEqual(new Set(["each second"]));
  });
});

describe("rate-limiter", () => {
  it("lets each have their share, and says when they have had it", async () => {
    const sent = [];
    for (let i = 0; i < 4; i++) sent.push(await client.mutation(api.limits.send, { who: "ann" }));
    expect(sent).toEqual([true, true, true, false]);
    expect(await client.mutation(api.limits.send, { who: "bob" })).toBe(true);
    const refusal = await client.mutation(api.limits.sendOrThrow, { who: "ann" }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConvexError);
    expect((refusal as ConvexError<{ kind: string; name: string }>).data).toMatchObject({ kind: "RateLimited", name: "send" });
    await client.mutation(api.limits.forget, { who: "ann" });
    expect(await client.mutation(api.limits.send, { who: "ann" })).toBe(true);
  });
});

describe("presence", () => {
  const beat = (userId: string, interval: number) => client.mutation(api.rooms.heartbeat, { roomId: "hall", userId, sessionId: `${userId}'s`, interval });

  it("shows who comes, who leaves and who is heard of no more", async () => {
    const { roomToken, sessionToken } = await beat("ann", 3_600_000);
    const room = watch(client, api.rooms.list, { roomToken });
    const online = (...users: string[]) => room.until((people) => people.filter(({ online }) => online).map(({ userId }) => userId).toSorted().join() === users.join());
    await beat("bob", 20);
    await online("ann", "bob");
    const bobLeft = watch(client, api.rooms.list, { roomToken });
    await bobLeft.until((people) => people.some(({ userId, online }) => userId === "bob" && !online));
    await client.mutation(api.rooms.disconnect, { sessionToken });
    await bobLeft.until((people) => people.every(({ online }) => !online));
  });
});
