// The providers that a person may bring a key of, in the order in which they are shown.
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";

export type KeyProvider = FunctionArgs<typeof api.ai.keys.vault.save>["provider"];
/** A key that is kept, as its owner sees it. */
export type Kept = FunctionReturnType<typeof api.ai.keys.keys.list>["keys"][number];

/** `keysAt`: where its keys are made. */
const PROVIDERS: Record<KeyProvider, { name: string; keysAt: string }> = {
  openai: { name: "OpenAI", keysAt: "https://platform.openai.com/api-keys" },
  anthropic: { name: "Anthropic", keysAt: "https://console.anthropic.com/settings/keys" },
  gemini: { name: "Google Gemini", keysAt: "https://aistudio.google.com/apikey" },
  mistral: { name: "Mistral", keysAt: "https://console.mistral.ai/api-keys" },
};

export type ProviderInfo = { provider: KeyProvider; name: string; keysAt: string };

export const KEY_PROVIDERS: ProviderInfo[] = (Object.keys(PROVIDERS) as KeyProvider[]).map((provider) => ({ provider, ...PROVIDERS[provider] }));
