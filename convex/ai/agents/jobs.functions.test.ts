import { describe, expect, it, vi } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { activity, beforeJapan, deployment, guest, trip, type Engine, type Person } from "../../people.testing";
import { english } from "../../said";
import { AGENTS } from "./registry";

const WAIT = { timeout: 20_000, interval: 30 };
const bogus = { inputKey: "x", report: { headline: "Not mine.", findings: [], confidence: { value: 1, reason: "None." }, sources: [] }, model: "builtin", costUsd: 0 };

async function story() {
  const t = await deployment();
  const [owner, viewer, stranger] = [await guest(t, "Ada"), await guest(t, "千代"), await guest(t, "Sly")];
  const tripId = await trip(owner, { viewer });
  await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Tea with a friend", { day: "2027-04-12", start: "15:00", end: "16:30" }) });
  return { t, owner, viewer, stranger, tripId };
}

const start = (who: Person, tripId: Id<"trips">, said: Omit<(typeof api.ai.agents.jobs.start)["_args"], "tripId"> = {}) => who.mutation(api.ai.agents.jobs.start, { tripId, ...said });
const latest = async (who: Person, tripId: Id<"trips">) => (await who.query(api.ai.agents.jobs.latest, { tripId }))!;
const states = async (who: Person, tripId: Id<"trips">) => (await latest(who, tripId)).tasks.map(({ status }) => status);

async function settled(who: Person, tripId: Id<"trips">) {
  await vi.waitFor(async () => expect(await who.query(api.ai.agents.jobs.current, { tripId })).toBeNull(), WAIT);
  return latest(who, tripId);
}

type Handle = { taskId: Id<"aiTasks">; attempt: number };

/** Starts one agent and interferes before its worker answers, anew when that was too late; gives the task as it is then. */
function interfere(who: Person, tripId: Id<"trips">, step: (handle: Handle) => Promise<unknown>, expected: { status?: string; attempt: number }) {
  return vi.waitFor(async () => {
    await settled(who, tripId);
    await who.mutation(api.trips.activities.add, { tripId, activity: activity("Another tea") });
    await start(who, tripId, { agents: ["planner"] });
    const { _id: taskId, attempt } = (await latest(who, tripId)).tasks[0]!;
    await step({ taskId, attempt });
    const [task] = (await latest(who, tripId)).tasks;
    expect(task).toMatchObject(expected);
    return task!;
  }, WAIT);
}

const lose = (t: Engine, handle: Handle) => t.mutation(internal.ai.agents.tasks.watch, handle);

describe("the agents", () => {
  it("work side by side, and everybody in the trip sees who asked, each report and the merged list", async () => {
    const { owner, viewer, tripId } = await story();
    expect(await viewer.query(api.ai.agents.jobs.latest, { tripId })).toBeNull();
    const jobId = await start(owner, tripId);
    const job = await settled(viewer, tripId);
    expect(job).toMatchObject({ _id: jobId, askedBy: owner.userId, status: "done", priority: "waiting", outdated: false });
    expect(job.tasks.map(({ agent, status }) => [agent, status])).toEqual(AGENTS.map(({ key }) => [key, "done"]));
    for (const { headline, confidence, startedAt, finishedAt, madeAt, attempt, name, model, costUsd } of job.tasks) {
      expect(headline && confidence?.reason, name).toBeTruthy();
      expect({ model, costUsd, madeAt }, name).toEqual({ model: "builtin", costUsd: 0, madeAt: finishedAt });
      expect(finishedAt, name).toBeGreaterThanOrEqual(startedAt!);
      expect(attempt, name).toBe(1);
    }
    expect(job.tasks.find(({ agent }) => agent === "culture")?.findings.map(({ text }) => english(text)).join()).toContain("type A and B, 100 V");
    const asks = job.merged.handOver.map(({ ask }) => english(ask));
    expect(asks).toContain("Fill 11 Apr");
    expect(new Set(asks).size).toBe(asks.length);
  });

  it("say what they found as messages with values, so that each reads it in their own language", async () => {
    const { owner, viewer, tripId } = await story();
    await start(owner, tripId, { agents: ["planner", "culture"] });
    const [planner, culture] = (await settled(viewer, tripId)).tasks;
    expect(planner!.headline).toMatchObject({ message: expect.stringMatching(/^\{planned, number\} of /), values: { planned: 1, days: 7, day: { date: "2027-04-12" } } });
    expect(planner!.findings.map(({ ask }) => ask)).toContainEqual({ message: "Fill {day}", values: { day: { date: "2027-04-11", bare: true } } });
    expect(culture!.headline).toEqual({ message: "What to know in {countries}.", values: { countries: [{ country: "JP", name: "Japan" }] } });
    expect(culture!.findings.flatMap(({ text }) => text)).toContainEqual({ message: "Tipping: {fact}", values: { fact: { en: expect.any(String), de: expect.any(String) } } });
  });

  it("number the days of a trip that has no dates yet", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.dates.change, { tripId, when: { kind: "open", days: 7, month: null }, rule: "fromStart", moveFixed: true });
    await start(owner, tripId, { agents: ["planner", "conditions"] });
    const [planner, conditions] = (await settled(owner, tripId)).tasks;
    expect(english(planner!.headline!)).toMatch(/most on Day \d \(/);
    expect(english(conditions!.headline!)).toBe("Closing days and public holidays can be looked at once the trip has its dates.");
  });

  it("use what they found before when nothing has changed, and only then", async () => {
    const { owner, tripId } = await story();
    await start(owner, tripId);
    const first = await settled(owner, tripId);
    await start(owner, tripId);
    const again = await latest(owner, tripId);
    expect(again).toMatchObject({ status: "done" });
    expect(again.tasks.every(({ cached, status }) => cached && status === "cached")).toBe(true);
    expect(again.merged).toEqual(first.merged);
    expect(again.tasks.map(({ madeAt }) => madeAt)).toEqual(first.tasks.map(({ madeAt }) => madeAt));
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("Kinkaku-ji", { day: "2027-04-11", start: "10:00", end: "11:00", placeId: "kyoto/kinkaku-ji", lat: 35.0394, lng: 135.7292 }) });
    expect((await latest(owner, tripId)).outdated).toBe(true);
    await start(owner, tripId);
    const changed = await settled(owner, tripId);
    expect(changed.tasks.filter(({ cached }) => cached).map(({ agent }) => agent)).toEqual(["culture"]);
    expect(changed).toMatchObject({ status: "done", outdated: false });
  });

  it("are asked once at a time, and only those that were named", async () => {
    const { owner, tripId } = await story();
    await start(owner, tripId, { agents: ["gems", "gems", "budget"] });
    await expect(start(owner, tripId)).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    expect((await settled(owner, tripId)).tasks.map(({ agent }) => agent)).toEqual(["budget", "gems"]);
    await expect(start(owner, tripId, { agents: [] })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });

  it("work four at a time in the background, and give way to a person", async () => {
    const { owner, tripId } = await story();
    await start(owner, tripId, { priority: "background" });
    const seen = await states(owner, tripId);
    expect(seen.filter((status) => status === "running").length).toBeLessThanOrEqual(4);
    expect(seen).toContain("queued");
    await expect(start(owner, tripId, { priority: "background" })).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    const jobId = await start(owner, tripId);
    expect(await settled(owner, tripId)).toMatchObject({ _id: jobId, priority: "waiting", status: "done" });
  });

  it("finish a background refresh, never more than four at once", async () => {
    const { owner, tripId } = await story();
    await start(owner, tripId, { priority: "background" });
    await vi.waitFor(async () => {
      const now = await states(owner, tripId);
      if (now.filter((status) => status === "running").length > 4) throw new Error("Too many at once");
      expect(now.every((status) => status === "done")).toBe(true);
    }, WAIT);
  });
});

describe("what members need", () => {
  it("is in the advice, with whose it is, as long as they have memory on", async () => {
    const { t, owner, viewer, tripId } = await story();
    await t.mutation(internal.ai.memory.forRuns.remember, { userId: viewer.userId, memories: [{ kind: "diet", value: "vegetarian", text: "I'm vegetarian" }], source: "stated" });
    const advice = async () => {
      await start(owner, tripId, { agents: ["planner", "places", "lodging"] });
      const { tasks } = await settled(owner, tripId);
      return tasks.map(({ findings }) => findings.some(({ text }) => /vegetarian.*for 千代/i.test(english(text))));
    };
    expect(await advice()).toEqual([true, true, true]);
    await viewer.mutation(api.ai.memory.memories.setEnabled, { enabled: false });
    expect(await advice()).toEqual([false, false, false]);
  });
});

describe("a refresh that nobody waits for", () => {
  const look = (t: Engine, tripId: Id<"trips">, serial: number) => t.mutation(internal.ai.agents.refresh.look, { tripId, serial });

  it("comes when the people of the trip have changed, of those specialists that were asked, and not again until more changes", async () => {
    beforeJapan();
    const { t, owner, tripId } = await story();
    await start(owner, tripId, { agents: ["places", "culture"] });
    const asked = await settled(owner, tripId);
    expect(await look(t, tripId, 1)).toBeNull();
    const friend = await guest(t, "Ben");
    await t.mutation(internal.ai.memory.forRuns.remember, { userId: friend.userId, memories: [{ kind: "diet", value: "vegan", text: "I'm vegan" }], source: "stated" });
    const { token } = await owner.mutation(api.trips.invites.create, { tripId, role: "viewer" });
    await friend.mutation(api.trips.invites.accept, { token });
    const jobId = await look(t, tripId, 2);
    const job = await settled(owner, tripId);
    expect(job).toMatchObject({ _id: jobId, priority: "background", askedBy: owner.userId, status: "done" });
    expect(job._id).not.toBe(asked._id);
    expect(job.tasks.map(({ agent, status }) => [agent, status])).toEqual([["places", "done"], ["culture", "cached"]]);
    expect(job.tasks[0]!.findings.map(({ text }) => english(text)).join()).toMatch(/Vegan .*for Ben/);
    expect(await look(t, tripId, 3)).toBeNull();
    expect((await latest(owner, tripId))._id).toBe(jobId);
  });

  it("isn't started by edits of the plan alone, by a look that another has replaced, or before anybody asked", async () => {
    const { t, owner, tripId } = await story();
    expect(await look(t, tripId, 1)).toBeNull();
    await start(owner, tripId);
    await settled(owner, tripId);
    await owner.mutation(api.trips.activities.add, { tripId, activity: activity("One more tea") });
    for (const serial of [1, 2, 2, 9]) expect(await look(t, tripId, serial)).toBeNull();
  });

  it("ends with the trip", async () => {
    const { t, owner, tripId } = await story();
    await start(owner, tripId, { agents: ["culture"] });
    await settled(owner, tripId);
    await owner.mutation(api.trips.trips.remove, { tripId });
    expect(await look(t, tripId, 1)).toBeNull();
    expect(await look(t, tripId, 2)).toBeNull();
  });
});

describe("stopping and trying again", () => {
  it("stops at once, takes nothing from workers after that, and starts again where it was stopped", async () => {
    const { t, owner, tripId } = await story();
    const jobId = await start(owner, tripId);
    await owner.mutation(api.ai.agents.jobs.stop, { tripId, jobId });
    const stopped = await settled(owner, tripId);
    expect(stopped.status).toBe("stopped");
    const task = stopped.tasks.find(({ status }) => status === "stopped")!;
    await t.mutation(internal.ai.agents.tasks.complete, { taskId: task._id, attempt: task.attempt, ...bogus });
    expect((await latest(owner, tripId)).tasks.find(({ _id }) => _id === task._id)).toMatchObject({ status: "stopped", headline: null });
    await owner.mutation(api.ai.agents.jobs.retry, { tripId, jobId });
    const done = await settled(owner, tripId);
    expect(done.status).toBe("done");
    expect(done.tasks.find(({ _id }) => _id === task._id)!.attempt).toBe(task.attempt + 1);
  });

  it("stops and retries one agent and leaves the others alone", async () => {
    const { owner, tripId } = await story();
    const jobId = await start(owner, tripId);
    const { _id: taskId } = (await latest(owner, tripId)).tasks.find(({ agent }) => agent === "culture")!;
    await owner.mutation(api.ai.agents.jobs.stop, { tripId, jobId, taskId });
    const job = await settled(owner, tripId);
    expect(job.tasks.filter(({ status }) => status === "stopped").map(({ agent }) => agent)).toEqual(["culture"]);
    await owner.mutation(api.ai.agents.jobs.retry, { tripId, jobId, taskId });
    expect((await settled(owner, tripId)).status).toBe("done");
    await expect(owner.mutation(api.ai.agents.jobs.retry, { tripId, jobId, taskId })).rejects.toMatchObject({ data: { code: "CONFLICT" } });
  });
});

describe("a worker that is lost", () => {
  it("is replaced, and what it still hands back isn't taken", async () => {
    const { t, owner, tripId } = await story();
    const task = await interfere(owner, tripId, (handle) => lose(t, handle), { attempt: 2 });
    await t.mutation(internal.ai.agents.tasks.complete, { taskId: task._id, attempt: task.attempt - 1, ...bogus });
    await t.mutation(internal.ai.agents.tasks.fail, { taskId: task._id, attempt: task.attempt - 1, error: "Late." });
    const job = await settled(owner, tripId);
    expect(job.status).toBe("done");
    expect(job.tasks[0]).toMatchObject({ status: "done", attempt: task.attempt, headline: expect.not.stringContaining("Not mine") });
  });

  it("is given up the third time with a sentence, and can be tried again", async () => {
    const { t, owner, tripId } = await story();
    const threeTimes = async ({ taskId, attempt }: Handle) => {
      for (const lost of [0, 1, 2]) await lose(t, { taskId, attempt: attempt + lost });
    };
    const task = await interfere(owner, tripId, threeTimes, { status: "failed", attempt: 3 });
    expect(task.error).toContain("didn't answer");
    const { _id: jobId, status } = await latest(owner, tripId);
    expect(status).toBe("failed");
    await owner.mutation(api.ai.agents.jobs.retry, { tripId, jobId });
    expect((await settled(owner, tripId)).tasks[0]).toMatchObject({ status: "done", error: null });
  });

  it("is tried again after a pause when it says that it failed", async () => {
    const { t, owner, tripId } = await story();
    const task = await interfere(owner, tripId, (handle) => t.mutation(internal.ai.agents.tasks.fail, { ...handle, error: "Oh." }), { status: "queued", attempt: 1 });
    const failedAt = Date.now();
    const { tasks } = await settled(owner, tripId);
    expect(tasks[0]).toMatchObject({ _id: task._id, status: "done", attempt: 2, error: null });
    expect(tasks[0]!.finishedAt! - failedAt).toBeGreaterThan(800);
  });

  it("hands back its report once: a second one changes nothing", async () => {
    const { t, owner, tripId } = await story();
    await start(owner, tripId, { agents: ["culture"] });
    const { tasks } = await settled(owner, tripId);
    await t.mutation(internal.ai.agents.tasks.complete, { taskId: tasks[0]!._id, attempt: 1, ...bogus });
    await t.mutation(internal.ai.agents.tasks.watch, { taskId: tasks[0]!._id, attempt: 1 });
    expect((await latest(owner, tripId)).tasks).toEqual(tasks);
  });
});

describe("access to the agents' work", () => {
  it("is a viewer's to see, an editor's to start and stop, and nobody else's", async () => {
    const { owner, viewer, stranger, tripId } = await story();
    const jobId = await start(owner, tripId, { agents: ["culture"] });
    await settled(viewer, tripId);
    const { start: begin, stop, retry } = api.ai.agents.jobs;
    for (const call of [(who: Person) => who.mutation(begin, { tripId }), (who: Person) => who.mutation(stop, { tripId, jobId }), (who: Person) => who.mutation(retry, { tripId, jobId })]) {
      await expect(call(viewer)).rejects.toMatchObject({ data: { code: "AUTHORIZATION_ERROR" } });
      await expect(call(stranger)).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    }
  });

  it("doesn't reach another trip's job or task", async () => {
    const { owner, stranger, tripId } = await story();
    const jobId = await start(owner, tripId, { agents: ["culture"] });
    const { tasks } = await settled(owner, tripId);
    const theirs = await trip(stranger);
    const own = await start(stranger, theirs, { agents: ["culture"] });
    const { stop } = api.ai.agents.jobs;
    await expect(stranger.mutation(stop, { tripId: theirs, jobId })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    await expect(stranger.mutation(stop, { tripId: theirs, jobId: own, taskId: tasks[0]!._id })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });
});
