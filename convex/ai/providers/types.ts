// The one interface that every language model is called through. A provider translates it to its own
// protocol and back; nothing above this folder knows which one answers.

/** Who speaks the protocol; each OpenAI-compatible service is one of its own. */
export type ProviderName = "openai" | "gemini" | "anthropic" | "mistral" | "ollama" | "compatible";

export type ToolRequest = {
  /** Unique over all answers. */
  id: string;
  name: string;
  args: Record<string, unknown>;
  /** Opaque: given by some models with a request and wanted back with it in `messages`. May be left out. */
  signature?: string;
};

export type ChatMessage =
  | { role: "system" | "user"; text: string }
  | { role: "assistant"; text: string; toolRequests?: ToolRequest[] }
  /** What a tool came to, as JSON text. */
  | { role: "tool"; requestId: string; name: string; result: string };

/** JSON Schema of an object. */
export type JsonSchema = { type: "object"; properties: Record<string, unknown>; required?: string[]; [key: string]: unknown };
export type ToolDefinition = { name: string; description: string; parameters: JsonSchema };

export type GenerateRequest = {
  /** The model's name at its provider. */
  model: string;
  messages: ChatMessage[];
  tools?: ToolDefinition[];
  /** Asks for one JSON object of this shape as the text. */
  output?: { name: string; schema: JsonSchema };
  maxOutputTokens: number;
  temperature?: number;
  /** Aborts the call; the generator then throws `cancelled`. */
  signal: AbortSignal;
};

export type TokenCounts = { input: number; cachedInput: number; output: number };

export type GenerateEvent =
  | { type: "text"; text: string }
  /** Whole: its arguments have been received and parsed. */
  | { type: "toolRequest"; request: ToolRequest }
  /** `input` counts the cached ones too. Missing when the provider doesn't say. */
  | { type: "tokens"; tokens: TokenCounts }
  /** The last event of an answer that ended well. */
  | { type: "end"; reason: "stop" | "tools" | "length" };

export type ProviderErrorKind =
  | "authentication" | "rateLimit" | "overloaded" | "badRequest" | "contextLength" | "refusal"
  | "stalled" | "network" | "malformed" | "cancelled";

/** `message` never holds a key or what a person wrote. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  constructor(
    readonly kind: ProviderErrorKind,
    message: string,
    /** Rate limits: how long the provider asks to wait. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

export interface Provider {
  readonly name: ProviderName;
  /** Throws ProviderError, also in mid-stream. */
  generate(request: GenerateRequest): AsyncIterable<GenerateEvent>;
  /** Resolves when the key is accepted; throws ProviderError else. Costs nothing. */
  verify(signal: AbortSignal): Promise<void>;
  /** Vectors of unit length, one a text, at most 100 texts; null when this provider offers none. */
  embed: ((texts: string[], signal: AbortSignal) => Promise<{ vectors: number[][]; tokens: number }>) | null;
}
