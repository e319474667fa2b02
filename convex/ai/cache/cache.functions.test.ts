import { afterEach, describe, expect, it, vi } from "vitest";
import { internal } from "../../_generated/api";
import { embedText } from "../memory/embedText";
import { deployment, type Engine } from "../../people.testing";
import { questionAddress, type Question } from "./address";
import { LIFETIME } from "./cache";
import type { AnswerKind, CacheAddress } from "./schema";

const answer = (text: string) => ({ answer: text, sources: ["place:louvre"], model: "openai/small" });
const paris = { cities: ["paris"], language: "en", month: "2027-04" };

async function ask(text: string, kind: Question["kind"] = "facts", context = paris): Promise<CacheAddress> {
  const address = await questionAddress({ text, kind, context, memories: [], embed: embedText });
  if (!address) throw new Error("not to be cached");
  return address;
}
const lookup = (t: Engine, address: CacheAddress) => t.action(internal.ai.cache.cache.lookup, { address });
const store = (t: Engine, address: CacheAddress, text: string) => t.mutation(internal.ai.cache.cache.store, { address, answer: answer(text) });

/** Moves the clock alone, not the timers. */
function at(time: number) {
  vi.useFakeTimers({ toFake: ["Date"], now: time });
}
afterEach(() => void vi.useRealTimers());

describe("a cached answer", () => {
  it("is given to the same question, and to one that means the same", async () => {
    const t = await deployment();
    expect(await lookup(t, await ask("When does the Louvre open on Monday?"))).toBeNull();
    await store(t, await ask("When does the Louvre open on Monday?"), "At nine.");
    expect(await lookup(t, await ask("when does the louvre open on monday"))).toMatchObject(answer("At nine."));
    expect(await lookup(t, await ask("When, please, does the Louvre open on a Monday?"))).toMatchObject(answer("At nine."));
  });

  it("is found among many, and only when it is alike enough", async () => {
    const t = await deployment();
    const question = "When does the Louvre open on Monday?";
    const asked = await ask(question);
    await store(t, asked, "At nine.");
    const others = Array.from({ length: 40 }, (_, i): CacheAddress => ({ ...asked, key: `${i}`, meaning: { ...asked.meaning!, embedding: embedText(`something else ${i}`) } }));
    await Promise.all(others.map((other, i) => store(t, other, `Other ${i}.`)));
    const alike = { ...asked, key: "in other words" };
    expect(await lookup(t, alike)).toMatchObject(answer("At nine."));
    expect(await lookup(t, { ...alike, meaning: { ...asked.meaning!, embedding: embedText("quite another matter") } })).toBeNull();
  });

  it("isn't for another day, place, city, month, language or kind", async () => {
    const t = await deployment();
    const question = "When does the Louvre open on Monday?";
    await store(t, await ask(question), "At nine.");
    const others = [
      ask("When does the Louvre open on Tuesday?"),
      ask("When does the Orsay open on Monday?"),
      ask(question, "facts", { ...paris, cities: ["abu-dhabi"] }),
      ask(question, "facts", { ...paris, month: "2027-05" }),
      ask(question, "facts", { ...paris, language: "en-GB" }),
      ask(question, "availability"),
    ];
    for (const other of others) expect(await lookup(t, await other)).toBeNull();
  });

  it("is replaced by a newer one", async () => {
    const t = await deployment();
    const address = await ask("When does the Louvre open?");
    await store(t, address, "At nine.");
    await store(t, address, "At ten.");
    expect(await lookup(t, address)).toMatchObject(answer("At ten."));
  });

  it("holds for the lifetime of its kind and no longer", async () => {
    const t = await deployment();
    const now = Date.now();
    for (const [kind, lifetime] of Object.entries(LIFETIME) as [AnswerKind, number][]) {
      const address: CacheAddress = { kind, scope: "s", key: kind, meaning: { embedding: embedText("some question"), particulars: "" } };
      const alike = { ...address, key: `${kind} in other words` };
      at(now);
      await store(t, address, "Yes.");
      at(now + lifetime - 1000);
      expect([kind, await lookup(t, address), await lookup(t, alike)]).toMatchObject([kind, answer("Yes."), answer("Yes.")]);
      at(now + lifetime + 1000);
      expect([kind, await lookup(t, address), await lookup(t, alike)]).toEqual([kind, null, null]);
    }
  });

  it("of facts holds a day, of suggestions and plans two hours, of prices one, of availability half of one", () => {
    const hours = Object.fromEntries(Object.entries(LIFETIME).map(([kind, ms]) => [kind, ms / 3_600_000]));
    expect(hours).toEqual({ facts: 24, suggestions: 2, itinerary: 2, prices: 1, availability: 0.5 });
  });

  it("is removed when it no longer holds, and only then", async () => {
    const t = await deployment();
    const now = Date.now();
    at(now);
    await store(t, await ask("When does the Louvre open?", "facts"), "At nine.");
    await store(t, await ask("What is free in the Louvre?", "availability"), "Plenty.");
    expect(await t.mutation(internal.ai.cache.cache.removeExpired, {})).toBe(0);
    at(now + LIFETIME.availability + 1000);
    expect(await t.mutation(internal.ai.cache.cache.removeExpired, {})).toBe(1);
    expect(await lookup(t, await ask("When does the Louvre open?", "facts"))).toMatchObject(answer("At nine."));
  });
});
