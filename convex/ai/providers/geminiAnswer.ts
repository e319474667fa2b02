// The chunks of a streamed generateContent, as events.
import { failed, failureOf } from "./failure";
import type { GeminiContent } from "./geminiRequest";
import type { GenerateEvent, ProviderName, TokenCounts } from "./types";

const PROVIDER: ProviderName = "gemini";

export type GeminiError = { code?: number; status?: string; message?: string; details?: unknown };
export type GeminiChunk = {
  candidates?: { content?: Partial<GeminiContent>; finishReason?: string }[];
  promptFeedback?: { blockReason?: string };
  usageMetadata?: { promptTokenCount?: number; cachedContentTokenCount?: number; candidatesTokenCount?: number; thoughtsTokenCount?: number };
  /** In the middle of a stream that began well. */
  error?: GeminiError;
};

/** Every other reason to finish is some kind of block. */
const FINISHED = ["STOP", "MAX_TOKENS"];
const UNREADABLE = ["MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"];

/** Throws ProviderError `refusal`, `malformed`, or `network` when the stream ends before the answer does. */
export async function* readGeminiAnswer(chunks: AsyncIterable<GeminiChunk>): AsyncGenerator<GenerateEvent> {
  let finish: string | null = null;
  let blocked = false;
  let usage: GeminiChunk["usageMetadata"];
  let called = false;
  for await (const chunk of chunks) {
    if (typeof chunk !== "object" || chunk === null) throw failed(PROVIDER, "malformed");
    if (chunk.error) throw geminiFailure(chunk.error.code ?? null, chunk.error);
    usage = chunk.usageMetadata ?? usage;
    blocked ||= Boolean(chunk.promptFeedback?.blockReason);
    const candidate = chunk.candidates?.[0];
    for (const { text, thought, thoughtSignature, functionCall } of candidate?.content?.parts ?? []) {
      if (text && !thought) yield { type: "text", text };
      if (!functionCall) continue;
      called = true;
      const { name, args = {} } = functionCall;
      yield { type: "toolRequest", request: { id: crypto.randomUUID(), name, args, ...(thoughtSignature && { signature: thoughtSignature }) } };
    }
    finish = candidate?.finishReason ?? finish;
  }
  if (usage) yield { type: "tokens", tokens: tokenCounts(usage) };
  if (blocked) throw failed(PROVIDER, "refusal");
  if (finish === null) throw failed(PROVIDER, "network");
  if (UNREADABLE.includes(finish)) throw failed(PROVIDER, "malformed");
  if (!FINISHED.includes(finish)) throw failed(PROVIDER, "refusal");
  yield { type: "end", reason: finish === "MAX_TOKENS" ? "length" : called ? "tools" : "stop" };
}

/** Thinking is paid for as output. */
function tokenCounts(usage: NonNullable<GeminiChunk["usageMetadata"]>): TokenCounts {
  return {
    input: usage.promptTokenCount ?? 0,
    cachedInput: usage.cachedContentTokenCount ?? 0,
    output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
  };
}

/** The error of a status and of Google's details: why, and in `retryDelay` ("2.5s") for how long. */
export function geminiFailure(status: number | null, { status: name, message = "", details }: GeminiError) {
  const facts = (Array.isArray(details) ? details : []) as { reason?: string; retryDelay?: string }[];
  const delay = Number.parseFloat(facts.find(({ retryDelay }) => retryDelay)?.retryDelay ?? "");
  return failureOf(PROVIDER, {
    status,
    codes: [name, ...facts.map(({ reason }) => reason)],
    message,
    retryAfterMs: delay >= 0 ? delay * 1000 : null,
  });
}
