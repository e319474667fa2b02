// Who answered and what it cost, in words.
import { cached, displayLocale } from "../i18n/formats";
import { t } from "../i18n/t";

const BUILTIN_MODEL = "builtin";

const PROVIDERS: Record<string, string> = {
  openai: "OpenAI",
  anthropic: "Anthropic",
  gemini: "Google Gemini",
  mistral: "Mistral",
  ollama: t("Ollama, on this Caravan's own machine"),
  compatible: t("A service that whoever runs this Caravan chose"),
};

const costFormat = cached((size: "tiny" | "plain") => {
  const digits: Intl.NumberFormatOptions = size === "tiny" ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(displayLocale, { style: "currency", currency: "USD", ...digits });
});

/** US dollars; a part of a cent with its first two digits, as answers cost far less than one. */
export function formatCost(costUsd: number): string {
  return costFormat(costUsd > 0 && costUsd < 0.01 ? "tiny" : "plain").format(costUsd);
}

/** A model as people know it, from "<provider>/<model>"; the built-in planner has no provider. */
export function modelName(id: string): { name: string; provider: string | null } {
  if (id === BUILTIN_MODEL) return { name: t("Built-in planner"), provider: null };
  const slash = id.indexOf("/");
  const provider = id.slice(0, Math.max(slash, 0));
  return { name: id.slice(slash + 1), provider: PROVIDERS[provider] ?? (provider || null) };
}
