import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import { deployment, guest, trip, type Engine, type Person } from "../../people.testing";
import { memoriesIn } from "./extract";
import { MAX_MEMORIES } from "./model";

const page = { paginationOpts: { numItems: 50, cursor: null } };
const { remember, recallForRun, groupPreferences } = internal.ai.memory.forRuns;

async function say(t: Engine, who: Person, text: string) {
  const kept = await t.mutation(remember, { userId: who.userId, memories: memoriesIn(text), source: "stated" });
  return kept.map(({ value }) => value);
}
const recall = async (t: Engine, who: Person, text: string) => (await t.action(recallForRun, { userId: who.userId, text })).map(({ value }) => value);
const values = async (who: Person) => (await who.query(api.ai.memory.memories.list, page)).page.map(({ value }) => value);
const idOf = async (who: Person, value: string) => (await who.query(api.ai.memory.memories.list, page)).page.find((memory) => memory.value === value)!._id;

async function story() {
  const t = await deployment();
  return { t, ada: await guest(t, "Ada"), leo: await guest(t, "Leo") };
}

describe("memories", () => {
  it("are what one has said, newest first, each once", async () => {
    const { t, ada } = await story();
    expect(await say(t, ada, "I'm vegetarian and I love jazz")).toEqual(["vegetarian", "music"]);
    expect(await say(t, ada, "As you know, I'm vegetarian. I use a wheelchair.")).toEqual(["step-free"]);
    expect(await values(ada)).toEqual(["step-free", "music", "vegetarian"]);
    const { page: rows } = await ada.query(api.ai.memory.memories.list, page);
    expect(rows[2]).toMatchObject({ kind: "diet", text: "I'm vegetarian", source: "stated", tripId: null });
    expect(rows[2]).not.toHaveProperty("embedding");
  });

  it("name the trip that they were said in, as long as it is there", async () => {
    const { t, ada, leo } = await story();
    const tripId = await trip(ada, { editor: leo });
    await t.mutation(remember, { userId: leo.userId, memories: memoriesIn("I'm vegan"), source: "stated", tripId });
    const shown = async () => (await leo.query(api.ai.memory.memories.list, page)).page.map((memory) => memory.tripTitle);
    expect(await shown()).toEqual(["Japan in spring"]);
    await ada.mutation(api.trips.trips.remove, { tripId });
    expect(await shown()).toEqual([null]);
  });

  it("give way to what contradicts them", async () => {
    const { t, ada } = await story();
    await say(t, ada, "My home airport is LIS. I prefer slow days.");
    expect(await say(t, ada, "My home airport is OPO")).toEqual(["OPO"]);
    expect(await say(t, ada, "I love packed days")).toEqual(["packed"]);
    expect(await values(ada)).toEqual(["packed", "OPO"]);
  });

  it("are at most 200 a person: the oldest makes room, but never a need", async () => {
    const { t, ada } = await story();
    await say(t, ada, "I'm vegan");
    for (let from = 0; from < MAX_MEMORIES - 1; from += 20) {
      const memories = Array.from({ length: Math.min(20, MAX_MEMORIES - 1 - from) }, (_, i) => ({ kind: "dislike" as const, value: `thing ${from + i}`, text: "x" }));
      await t.mutation(remember, { userId: ada.userId, memories, source: "stated" });
    }
    await say(t, ada, "I hate crowds");
    const all = await ada.query(api.ai.memory.memories.list, { paginationOpts: { numItems: 100, cursor: null } });
    const rest = await ada.query(api.ai.memory.memories.list, { paginationOpts: { numItems: 101, cursor: all.continueCursor } });
    const known = [...all.page, ...rest.page].map(({ value }) => value);
    expect(known).toHaveLength(MAX_MEMORIES);
    expect(known[0]).toBe("crowds");
    expect(known).toContain("vegan");
    expect(known).not.toContain("thing 0");
  });

  it("are recalled by what a request is about, needs always", async () => {
    const { t, ada } = await story();
    await say(t, ada, "I'm vegetarian. I love jazz. My home airport is LIS. I can't climb stairs.");
    expect(await recall(t, ada, "Is there a concert in the evening?")).toEqual(["vegetarian", "step-free", "music"]);
    expect(await recall(t, ada, "Which flight should we take?")).toEqual(["vegetarian", "step-free", "LIS"]);
    expect(await recall(t, ada, "zzz")).toEqual(["vegetarian", "step-free"]);
  });

  it("are nobody else's: not listed, recalled, changed or forgotten by others", async () => {
    const { t, ada, leo } = await story();
    await say(t, ada, "I love jazz");
    const memoryId = await idOf(ada, "music");
    expect(await values(leo)).toEqual([]);
    expect(await recall(t, leo, "jazz concerts")).toEqual([]);
    const refused = { data: { code: "RESOURCE_NOT_FOUND" } };
    await expect(leo.mutation(api.ai.memory.memories.edit, { memoryId, value: "food" })).rejects.toMatchObject(refused);
    await expect(leo.mutation(api.ai.memory.memories.forget, { memoryId })).rejects.toMatchObject(refused);
    expect(await leo.mutation(api.ai.memory.memories.forgetAll, {})).toBe(0);
    expect(await values(ada)).toEqual(["music"]);
  });

  it("can be put right: the choice is found where the mistake was", async () => {
    const { t, ada } = await story();
    await say(t, ada, "I hate crowds. My home airport is LIS. We never get up before 9.");
    const edit = async (from: string, value: string) => ada.mutation(api.ai.memory.memories.edit, { memoryId: await idOf(ada, from), value });
    await edit("crowds", " karaoke ");
    expect(await recall(t, ada, "a karaoke bar")).toEqual(["karaoke"]);
    expect((await ada.query(api.ai.memory.memories.list, page)).page.find(({ value }) => value === "karaoke")).toMatchObject({ source: "chosen", text: "karaoke" });
    await edit("not before 09:00", "not before 08:30");
    for (const value of ["", "not before 25:00", "whenever"]) {
      await expect(edit("not before 08:30", value)).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR", details: { field: "value" } } });
    }
  });

  it("are gone when forgotten, one or all", async () => {
    const { t, ada } = await story();
    await say(t, ada, "I love jazz. I hate crowds. I'm vegan.");
    await ada.mutation(api.ai.memory.memories.forget, { memoryId: await idOf(ada, "music") });
    expect(await values(ada)).toEqual(["vegan", "crowds"]);
    expect(await recall(t, ada, "jazz concerts")).toEqual(["vegan"]);
    expect(await ada.mutation(api.ai.memory.memories.forgetAll, {})).toBe(2);
    expect(await recall(t, ada, "crowds")).toEqual([]);
  });

  it("rest while they are switched off", async () => {
    const { t, ada } = await story();
    await say(t, ada, "I'm vegan");
    expect(await ada.query(api.ai.memory.memories.settings, {})).toEqual({ enabled: true });
    await ada.mutation(api.ai.memory.memories.setEnabled, { enabled: false });
    expect(await ada.query(api.ai.memory.memories.settings, {})).toEqual({ enabled: false });
    expect(await say(t, ada, "I love jazz")).toEqual([]);
    expect(await recall(t, ada, "dinner")).toEqual([]);
    expect(await values(ada)).toEqual(["vegan"]);
    await ada.mutation(api.ai.memory.memories.setEnabled, { enabled: true });
    expect(await recall(t, ada, "dinner")).toEqual(["vegan"]);
  });
});

describe("a group's preferences", () => {
  it("are those of the trip's members who have memory on, and nobody's notes", async () => {
    const { t, ada, leo } = await story();
    const [mia, stranger] = [await guest(t, "Mia"), await guest(t, "Sam")];
    const tripId = await trip(ada, { editor: leo, viewer: mia });
    await say(t, ada, "I'm vegetarian. I prefer slow days. My wife is afraid of dogs.");
    await say(t, leo, "I love packed days");
    await say(t, mia, "I use a wheelchair");
    await say(t, stranger, "I'm vegan");
    await mia.mutation(api.ai.memory.memories.setEnabled, { enabled: false });
    const group = await t.query(groupPreferences, { tripId });
    expect(group.preferences).toEqual({ diets: [{ diet: "vegetarian", meals: "all" }], pace: "normal" });
    expect(group.wishes[0]).toMatchObject({ who: [ada.userId], said: { values: { diet: "vegetarian", who: ["Ada"] } } });
    expect(group.conflicts).toHaveLength(1);
    expect(JSON.stringify(group)).not.toContain("dogs");
  });
});
