// Where the services that speak OpenAI's protocol differ from each other.
import type { ProviderName } from "./types";

export type OpenaiProviderName = Exclude<ProviderName, "gemini">;

export type Dialect = {
  /** Null: there is no usual address. */
  baseUrl: string | null;
  /** The field that bounds an answer. */
  bound: "max_completion_tokens" | "max_tokens";
  /** Token counts of a stream have to be asked for; a service that refuses the question sends them anyway. */
  asksForCounts: boolean;
  /** Its reasoning models refuse a temperature. */
  takesTemperature: boolean;
  /** How an object of a given shape is asked for: by `response_format`, or, where that is ignored, in words. */
  output: "format" | "words";
  /** Headers of the list of models, where they differ from the usual ones. */
  listHeaders?: (apiKey: string) => Record<string, string | null>;
};

export const DIALECTS: Record<OpenaiProviderName, Dialect> = {
  openai: { baseUrl: "https://api.openai.com/v1", bound: "max_completion_tokens", asksForCounts: true, takesTemperature: false, output: "format" },
  anthropic: {
    baseUrl: "https://api.anthropic.com/v1/",
    bound: "max_completion_tokens",
    asksForCounts: true,
    takesTemperature: true,
    output: "words",
    listHeaders: (apiKey) => ({ authorization: null, "x-api-key": apiKey, "anthropic-version": "2023-06-01" }),
  },
  mistral: { baseUrl: "https://api.mistral.ai/v1", bound: "max_tokens", asksForCounts: false, takesTemperature: true, output: "format" },
  ollama: { baseUrl: "http://localhost:11434/v1", bound: "max_tokens", asksForCounts: true, takesTemperature: true, output: "format" },
  compatible: { baseUrl: null, bound: "max_tokens", asksForCounts: true, takesTemperature: true, output: "format" },
};
