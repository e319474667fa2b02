// Where the environment keeps each provider's settings. Apart from the SDKs, so that whoever only asks
// what is configured doesn't load them.
import type { ProviderName } from "./types";

export type Env = Record<string, string | undefined>;

/** Where a provider's settings stand. One with `key` is on when it has a key, one without when it has an address. */
export const SETTINGS: Record<ProviderName, { key?: string; optionalKey?: string; baseUrl: string; models?: string; embeddingModel?: string }> = {
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

/** Providers that `env` has a key or an address for. */
export const configuredNames = (env: Env): ProviderName[] =>
  NAMES.filter((name) => {
    const { key, baseUrl } = SETTINGS[name];
    return Boolean(read(env, key ?? baseUrl));
  });

export const read = (env: Env, variable: string | undefined) => (variable && env[variable]?.trim()) || undefined;
