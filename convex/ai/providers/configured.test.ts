import { describe, expect, it } from "vitest";
import { configuredProviders, enabledModels, ownProviders } from "./configured";
import { costOf, MODELS, modelInfo, REQUEST_KINDS } from "./models";

const modelsOf = (env: Record<string, string | undefined>) => enabledModels(env, configuredProviders(env).keys());
const idsOf = (env: Record<string, string | undefined>) => modelsOf(env).map(({ id }) => id);

describe("what an environment turns on", () => {
  it("is nothing without keys and addresses", () => {
    expect(configuredProviders({}).size).toBe(0);
    expect(configuredProviders({ OPENAI_API_KEY: "  ", AI_COMPATIBLE_API_KEY: "a-key" }).size).toBe(0);
    expect(modelsOf({})).toEqual([]);
  });

  it("is a provider for each key, and those without a key for each address", () => {
    const env = { OPENAI_API_KEY: "a", GEMINI_API_KEY: "b", OLLAMA_BASE_URL: "http://localhost:11434/v1", AI_COMPATIBLE_BASE_URL: "http://localhost:8000/v1" };
    const providers = configuredProviders(env);
    expect([...providers.keys()]).toEqual(["openai", "gemini", "ollama", "compatible"]);
    expect([...providers].filter(([, { embed }]) => embed).map(([name]) => name)).toEqual(["openai", "gemini"]);
  });

  it("is apart from what a person's own keys open", () => {
    const env = { OPENAI_API_KEY: "a" };
    expect([...ownProviders(env, { anthropic: "own" }).keys()]).toEqual(["anthropic"]);
    expect(ownProviders(env, {}).size).toBe(0);
  });

  it("offers embeddings of a local server once their model is named", () => {
    const env = { OLLAMA_BASE_URL: "http://localhost:11434/v1", OLLAMA_EMBEDDING_MODEL: "nomic-embed-text" };
    expect(configuredProviders(env).get("ollama")!.embed).not.toBeNull();
  });

  it("is every listed model of a configured provider, or those that are chosen", () => {
    const keys = { OPENAI_API_KEY: "a", ANTHROPIC_API_KEY: "b" };
    expect(idsOf(keys)).toEqual(MODELS.filter(({ provider }) => provider === "openai" || provider === "anthropic").map(({ id }) => id));
    expect(idsOf({ ...keys, AI_MODELS: "anthropic/claude-haiku-5.5, gemini/gemini-3.8-flash, nothing/known" })).toEqual(["anthropic/claude-haiku-5.5"]);
  });

  it("names models of its own, with a price or a dear guess", () => {
    const [priced, guessed] = modelsOf({ AI_COMPATIBLE_BASE_URL: "http://localhost:8000/v1", AI_COMPATIBLE_MODELS: "org/model:8b=0.5/1.5, other" });
    expect(priced).toMatchObject({ id: "compatible/org/model:8b", model: "org/model:8b", price: { input: 0.5, cachedInput: 0.5, output: 1.5 } });
    expect(guessed).toMatchObject({ id: "compatible/other", price: { input: 2, output: 10 } });
  });

  it("knows a local model as free, with the context that its server keeps", () => {
    const env = { OLLAMA_BASE_URL: "http://localhost:11434/v1", OLLAMA_MODELS: "llama3:8b", OLLAMA_CONTEXT_LENGTH: "32768" };
    expect(modelsOf(env)).toMatchObject([{ id: "ollama/llama3:8b", contextTokens: 32_768, price: { input: 0, output: 0 } }]);
  });
});

describe("the table of models", () => {
  it("names each row by its provider, once, with a date, a source and figures in their bounds", () => {
    expect(new Set(MODELS.map(({ id }) => id)).size).toBe(MODELS.length);
    for (const model of MODELS) {
      expect(model.id.startsWith(`${model.provider}/`)).toBe(true);
      expect(model.asOf).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
      expect(model.source).not.toBe("");
      expect(model.price.cachedInput).toBeLessThanOrEqual(model.price.input);
      expect(model.maxOutputTokens).toBeLessThan(model.contextTokens);
      for (const kind of REQUEST_KINDS) expect(model.strength[kind]).toBeGreaterThan(0);
      for (const kind of REQUEST_KINDS) expect(model.strength[kind]).toBeLessThanOrEqual(1);
    }
  });

  it("reckons a call by what was fresh, cached and answered", () => {
    const cost = costOf({ price: { input: 2, cachedInput: 0.5, output: 10 } }, { input: 1000, cachedInput: 400, output: 200 });
    expect(cost).toBeCloseTo((600 * 2 + 400 * 0.5 + 200 * 10) / 1e6, 12);
    expect(modelInfo("openai/gpt-6-luna")!.price).toEqual({ input: 0.1, cachedInput: 0.1, output: 0.5 });
    expect(modelInfo("compatible/other")).toBeNull();
  });
});
