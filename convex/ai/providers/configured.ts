// Which providers and models an environment turns on. Without any of it there are none, and the
// built-in planner answers alone.
import { geminiProvider } from "./gemini";
import { EMBEDDING_MODELS, MODELS, type ModelInfo, unlistedModel } from "./models";
import { openaiProvider } from "./openai";
import type { OpenaiProviderName } from "./openaiDialects";
import type { Provider, ProviderName } from "./types";

type Env = Record<string, string | undefined>;

/** Where a provider's settings stand. One with `key` is on when it has a key, one without when it has an address. */
const SETTINGS: Record<ProviderName, { key?: string; optionalKey?: string; baseUrl: string; models?: string; embeddingModel?: string }> = {
  openai: { key: "OPENAI_API_KEY", baseUrl: "OPENAI_BASE_URL" },
  gemini: { key: "GEMINI_API_KEY", baseUrl: "GEMINI_BASE_URL" },
  anthropic: { key: "ANTHROPIC_API_KEY", baseUrl: "ANTHROPIC_BASE_URL" },
  mistral: { key: "MISTRAL_API_KEY", baseUrl: "MISTRAL_BASE_URL", models: "MISTRAL_MODELS" },
  ollama: { baseUrl: "OLLAMA_BASE_URL", models: "OLLAMA_MODELS", embeddingModel: "OLLAMA_EMBEDDING_MODEL" },
  compatible: {
    optionalKey: "AI_COMPATIBLE_API_KEY",
    baseUrl: "AI_COMPATIBLE_BASE_URL",
    models: "AI_COMPATIBLE_MODELS",
    embeddingModel: "AI_COMPATIBLE_EMBEDDING_MODEL",
  },
};
const NAMES = Object.keys(SETTINGS) as ProviderName[];

/**
 * The providers that `env` has a key or an address for; a person's own key stands before the
 * deployment's. Addresses come from `env` alone: a person's key never goes where a person says.
 */
export function configuredProviders(env: Env, ownKeys: Partial<Record<ProviderName, string>> = {}): Map<ProviderName, Provider> {
  const providers = new Map<ProviderName, Provider>();
  for (const name of NAMES) {
    const settings = SETTINGS[name];
    const baseUrl = read(env, settings.baseUrl);
    const apiKey = ownKeys[name] || read(env, settings.key ?? settings.optionalKey);
    if (settings.key ? !apiKey : !baseUrl) continue;
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

const read = (env: Env, variable: string | undefined) => (variable && env[variable]?.trim()) || undefined;

const list = (value: string | undefined) => (value ?? "").split(",").map((each) => each.trim()).filter(Boolean);
