import { describe, expect, it } from "vitest";
import { api, internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import { deployment, guest, type Engine, type Person } from "../../people.testing";
import { EMBEDDING_DIMENSIONS } from "./embedText";
import type { MemoryKind } from "./types";

const MODEL = "openai/text-embedding-3-small";
const { missing, keep } = internal.ai.memory.providerVectors;
const { remember, recallForRun } = internal.ai.memory.forRuns;

/** A unit vector at this cosine to the request's, which is at(1). */
const at = (likeness: number) => [likeness, Math.sqrt(1 - likeness ** 2), ...new Array<number>(EMBEDDING_DIMENSIONS - 2).fill(0)];

async function know(t: Engine, who: Person, ...said: [MemoryKind, string][]) {
  const memories = said.map(([kind, value]) => ({ kind, value, text: value }));
  const kept = await t.mutation(remember, { userId: who.userId, memories, source: "stated" });
  return kept.map(({ _id }) => _id);
}
const place = (t: Engine, who: Person, vectors: [Id<"memories">, string, number][], model = MODEL) =>
  t.mutation(keep, { userId: who.userId, model, vectors: vectors.map(([memoryId, text, likeness]) => ({ memoryId, text, vector: at(likeness) })) });
const recall = async (t: Engine, who: Person, text: string, more: { complete?: boolean; model?: string } = {}) =>
  (await t.action(recallForRun, { userId: who.userId, text, byProvider: { model: MODEL, vector: at(1), minSimilarity: 0.25, complete: true, ...more } })).map(({ value }) => value);
const lacking = async (t: Engine, who: Person, model = MODEL) => t.query(missing, { userId: who.userId, model });

async function story() {
  const t = await deployment();
  return { t, ada: await guest(t, "Ada"), leo: await guest(t, "Leo") };
}

describe("memories with a provider's vectors", () => {
  it("are recalled by them, nearest first, needs always", async () => {
    const { t, ada } = await story();
    const [near, nearer, far] = await know(t, ada, ["note", "gardens"], ["note", "tea houses"], ["note", "karaoke"], ["diet", "vegan"]);
    await place(t, ada, [[near!, "gardens", 0.5], [nearer!, "tea houses", 0.9], [far!, "karaoke", 0.2]]);
    expect(await recall(t, ada, "karaoke")).toEqual(["vegan", "tea houses", "gardens"]);
  });

  it("are found by the built-in vectors too while some lack one", async () => {
    const { t, ada } = await story();
    const [garden] = await know(t, ada, ["note", "gardens"], ["note", "karaoke"]);
    await place(t, ada, [[garden!, "gardens", 0.5]]);
    expect(await recall(t, ada, "karaoke")).toEqual(["gardens"]);
    expect(await recall(t, ada, "karaoke in gardens", { complete: false })).toEqual(["gardens", "karaoke"]);
  });

  it("are another person's or another model's to nobody", async () => {
    const { t, ada, leo } = await story();
    const [garden] = await know(t, ada, ["note", "gardens"]);
    await place(t, leo, [[garden!, "gardens", 0.9]]);
    expect(await lacking(t, ada)).toMatchObject({ memories: [{ text: "gardens" }], isAll: true });
    await place(t, ada, [[garden!, "gardens", 0.9]]);
    expect(await recall(t, leo, "gardens")).toEqual([]);
    expect(await recall(t, ada, "zzz", { model: "gemini/gemini-embedding-001" })).toEqual([]);
    expect(await lacking(t, ada, "gemini/gemini-embedding-001")).toMatchObject({ memories: [{ text: "gardens" }] });
  });

  it("lose them when they are put right, and take none that was made of other words", async () => {
    const { t, ada } = await story();
    const [garden] = await know(t, ada, ["note", "gardens"]);
    await place(t, ada, [[garden!, "gardens", 0.9]]);
    expect(await lacking(t, ada)).toEqual({ memories: [], isAll: true });
    await ada.mutation(api.ai.memory.memories.edit, { memoryId: garden!, value: "night markets" });
    expect(await recall(t, ada, "zzz")).toEqual([]);
    await place(t, ada, [[garden!, "gardens", 0.9]]);
    expect(await lacking(t, ada)).toMatchObject({ memories: [{ text: "night markets" }] });
  });

  it("are gone with them when forgotten", async () => {
    const { t, ada } = await story();
    const [garden] = await know(t, ada, ["note", "gardens"]);
    await place(t, ada, [[garden!, "gardens", 0.9]]);
    await ada.mutation(api.ai.memory.memories.forget, { memoryId: garden! });
    await place(t, ada, [[garden!, "gardens", 0.9]]);
    expect(await recall(t, ada, "gardens")).toEqual([]);
  });
});

describe("memories that a provider is asked about", () => {
  it("are the person's own, without needs, a bounded number at a time", async () => {
    const { t, ada, leo } = await story();
    await know(t, leo, ["note", "Leo's own"]);
    expect(await lacking(t, ada)).toBeNull();
    await know(t, ada, ["diet", "vegan"], ["mobility", "step-free"]);
    expect(await lacking(t, ada)).toBeNull();
    for (const batch of ["first", "second"]) await know(t, ada, ...Array.from({ length: 15 }, (_, i): [MemoryKind, string] => ["note", `${batch} ${i}`]));
    const found = await lacking(t, ada);
    expect(found).toMatchObject({ isAll: false });
    expect(found!.memories).toHaveLength(20);
    expect(JSON.stringify(found)).not.toMatch(/vegan|step-free|Leo/);
  });

  it("are none while memory is off", async () => {
    const { t, ada } = await story();
    await know(t, ada, ["note", "gardens"]);
    await ada.mutation(api.ai.memory.memories.setEnabled, { enabled: false });
    expect(await lacking(t, ada)).toBeNull();
  });
});
