// Which providers and models an environment turns on. Without any of it there are none, and the
// built-in planner answers alone.
import { geminiProvider } from "./gemini";
import { EMBEDDING_MODELS, MODELS, type ModelInfo, unlistedModel } from "./models";
import { openaiProvider } from "./openai";
import type { OpenaiProviderName } from "./openaiDialects";
import { configuredNames, read, SETTINGS, type Env } from "./settings";
import type { Provider, ProviderName } from "./types";

/**
 * The providers that `env` has a key or an address for; a person's own key stands before the
 * deployment's. Addresses come from `env` alone: a person's key never goes where a person says.
 */
export function configuredProviders(env: Env, ownKeys: Partial<Record<ProviderName, string>> = {}): Map<ProviderName, Provider> {
  const providers = new Map<ProviderName, Provider>();
  for (const name of configuredNames(env, ownKeys)) {
    const settings = SETTINGS[name];
    const baseUrl = read(env, settings.baseUrl);
    const apiKey = ownKeys[name] || read(env, settings.key ?? settings.optionalKey);
    const embeddingModel = read(env, settings.embeddingModel) ?? EMBEDDING_MODELS[name]?.model;
    providers.set(name, open(name, { apiKey: apiKey ?? "", baseUrl, embeddingModel }));
  }
  return providers;
}

const open = (name: ProviderName, options: { apiKey: string; baseUrl?: string; embeddingModel?: string }) =>
  name === "gemini" ? geminiProvider(options) : openaiProvider({ name: name satisfies OpenaiProviderName, ...options });

/**
 * The models that may be used: those of `providers` in the table, those that `env` names for a
 * provider in "<PROVIDER>_MODELS", and of all these the ones in AI_MODELS if that is set.
 */
export function enabledModels(env: Env, providers: Map<ProviderName, Provider>): ModelInfo[] {
  const chosen = list(env.AI_MODELS);
  return [...providers.keys()]
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
