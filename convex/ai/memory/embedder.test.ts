import { describe, expect, it } from "vitest";
import type { Models } from "../answer/modelAnswer";
import { configuredProviders, ownProviders } from "../providers/configured";
import type { Env } from "../providers/settings";
import { EMBEDDING_DIMENSIONS } from "./embedText";
import { cutVector, embedderOf } from "./embedder";

const NOW = 1_800_000_000_000;
const LOCAL = { OLLAMA_BASE_URL: "http://localhost:11434/v1", OLLAMA_EMBEDDING_MODEL: "nomic-embed-text" };

function modelOf(env: Env, { own = {}, ...more }: Partial<Models> & { own?: Parameters<typeof ownProviders>[1] } = {}) {
  const providers = { person: ownProviders(env, own), deployment: configuredProviders(env) };
  const found = embedderOf({ providers, remainingUsd: { person: null, deployment: null }, breakers: [], ...more }, NOW);
  return found && found.model;
}

describe("whose embeddings are asked for", () => {
  it("are those of a provider whose vectors may be cut", () => {
    expect(modelOf({ OPENAI_API_KEY: "k" })).toBe("openai/text-embedding-3-small");
    expect(modelOf({ GEMINI_API_KEY: "k" })).toBe("gemini/gemini-embedding-001");
    for (const env of [{}, { MISTRAL_API_KEY: "k" }, { ANTHROPIC_API_KEY: "k" }, LOCAL]) expect(modelOf(env)).toBeNull();
  });

  it("are paid by the person's own key where there is one", () => {
    const both = { OPENAI_API_KEY: "k", GEMINI_API_KEY: "k" };
    expect(modelOf(both, { own: { gemini: "own" } })).toBe("gemini/gemini-embedding-001");
    expect(modelOf(both, { own: { openai: "own" } })).toBe("openai/text-embedding-3-small");
  });

  it("are nobody's when nothing is left to spend, but for an own key's", () => {
    const env = { OPENAI_API_KEY: "k" };
    expect(modelOf(env, { remainingUsd: { person: 0, deployment: 5 } })).toBeNull();
    expect(modelOf(env, { remainingUsd: { person: null, deployment: 0 } })).toBeNull();
    expect(modelOf(env, { remainingUsd: { person: 0, deployment: 0 }, own: { openai: "own" } })).toBe("openai/text-embedding-3-small");
  });

  it("are not a provider's that rests after failures", () => {
    const resting = { key: "openai", breaker: { status: "open" as const, until: NOW + 1, openings: 1 } };
    expect(modelOf({ OPENAI_API_KEY: "k" }, { breakers: [resting] })).toBeNull();
    expect(modelOf({ OPENAI_API_KEY: "k", GEMINI_API_KEY: "k" }, { breakers: [resting] })).toBe("gemini/gemini-embedding-001");
    expect(modelOf({ OPENAI_API_KEY: "k" }, { breakers: [{ ...resting, key: "openai/some-model" }] })).toBe("openai/text-embedding-3-small");
  });
});

describe("a vector cut to the index's length", () => {
  it("points where its first numbers do, with length 1", () => {
    const cut = cutVector([3, 4, ...new Array<number>(EMBEDDING_DIMENSIONS - 2).fill(0), 12])!;
    expect(cut).toHaveLength(EMBEDDING_DIMENSIONS);
    expect(cut.slice(0, 2)).toEqual([0.6, 0.8]);
  });

  it("is none when it is shorter or points nowhere", () => {
    expect(cutVector([1])).toBeNull();
    expect(cutVector([...new Array<number>(EMBEDDING_DIMENSIONS).fill(0), 1])).toBeNull();
  });
});
