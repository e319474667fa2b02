// Which providers and models an environment turns on. Without any of it there are none, and the
// built-in planner answers alone.
import { geminiProvider } from "./gemini";
import { EMBEDDING_MODELS, MODELS, type ModelInfo, unlistedModel } from "./models";
import { openaiProvider } from "./openai";
import type { OpenaiProviderName } from "./openaiDialects";
import { configuredNames, read, SETTINGS, type Env } from "./settings";
import type { KeyProvider } from "../keys/schema";
import type { Provider, ProviderName } from "./types";

/** The providers that `env` has a key or an address for. */
export function configuredProviders(env: Env): Map<ProviderName, Provider> {
  return new Map(configuredNames(env).map((name) => [name, opened(env, name, read(env, SETTINGS[name].key ?? SETTINGS[name].optionalKey) ?? "")]));
}

/** The providers that a person's own keys open. Addresses come from `env` alone: a key never goes where a person says. */
export function ownProviders(env: Env, keys: Partial<Record<KeyProvider, string>>): Map<ProviderName, Provider> {
  const held = Object.entries(keys) as [KeyProvider, string][];
  return new Map(held.map(([name, key]) => [name, opened(env, name, key)]));
}

function opened(env: Env, name: ProviderName, apiKey: string): Provider {
  const settings = SETTINGS[name];
  const embeddingModel = read(env, settings.embeddingModel) ?? EMBEDDING_MODELS[name]?.model;
  return open(name, { apiKey, baseUrl: read(env, settings.baseUrl), embeddingModel });
}

const open = (name: ProviderName, options: { apiKey: string; baseUrl?: string; embeddingModel?: string }) =>
  name === "gemini" ? geminiProvider(options) : openaiProvider({ name: name satisfies OpenaiProviderName, ...options });

/**
 * The models that may be used: those of `providers` in the table, those that `env` names for a
 * provider in "<PROVIDER>_MODELS", and of all these the ones in AI_MODELS if that is set.
 */
export function enabledModels(env: Env, providers: Iterable<ProviderName>): ModelInfo[] {
  const chosen = list(env.AI_MODELS);
  return [...new Set(providers)]
    .flatMap((name) => modelsOf(env, name))
    .filter(({ id }) => chosen.length === 0 || chosen.includes(id));
}

function modelsOf(env: Env, name: ProviderName): ModelInfo[] {
  const named = list(read(env, SETTINGS[name].models));
  const listed = MODELS.filter(({ provider }) => provider === name);
  const context = Number(env.OLLAMA_CONTEXT_LENGTH);
  const rows = named.length > 0 ? named.map((entry) => namedModel(name, entry)) : listed;
  return name === "ollama" && context > 0 ? rows.map((row) => ({ ...row, contextTokens: context })) : rows;
}

/** "model" or "model=0.5/1.5", the price of a million tokens in and out. A local model costs nothing. */
function namedModel(name: ProviderName, entry: string): ModelInfo {
  const [, model, input, output] = /^(.+?)(?:=(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?))?$/.exec(entry)!;
  const listed = MODELS.find((row) => row.provider === name);
  if (name === "ollama" && listed) return { ...listed, id: `ollama/${model}`, model: model! };
  return unlistedModel(name, model!, input && output ? { input: Number(input), output: Number(output) } : null);
}

const list = (value: string | undefined) => (value ?? "").split(",").map((each) => each.trim()).filter(Boolean);
