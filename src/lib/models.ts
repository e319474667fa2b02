// Who answered and what it cost, in words.
import { displayLocale } from "../i18n/formats";

const BUILTIN_MODEL = "builtin";

const PROVIDERS: Record<string, string> = {
  openai: "OpenAI",
  anthropic: "Anthropic",
  gemini: "Google Gemini",
  mistral: "Mistral",
  ollama: "Ollama, on this Caravan's own machine",
  compatible: "A service that whoever runs this Caravan chose",
};

/** US dollars; a part of a cent with its first two digits, as answers cost far less than one. */
export function formatCost(costUsd: number): string {
  const digits: Intl.NumberFormatOptions = costUsd > 0 && costUsd < 0.01 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(displayLocale, { style: "currency", currency: "USD", ...digits }).format(costUsd);
}

/** A model as people know it, from "<provider>/<model>"; the built-in planner has no provider. */
export function modelName(id: string): { name: string; provider: string | null } {
  if (id === BUILTIN_MODEL) return { name: "Built-in planner", provider: null };
  const slash = id.indexOf("/");
  const provider = id.slice(0, Math.max(slash, 0));
  return { name: id.slice(slash + 1), provider: PROVIDERS[provider] ?? (provider || null) };
}
