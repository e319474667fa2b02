// Gemini, through Google's own client; the only file that knows that client.
import { GoogleGenerativeAI, GoogleGenerativeAIFetchError, type GenerateContentRequest } from "@google/generative-ai";
import { failed } from "./failure";
import { type GeminiChunk, geminiFailure, readGeminiAnswer } from "./geminiAnswer";
import { geminiRequest } from "./geminiRequest";
import { DEFAULT_STALL_MS, patiently, patientCall } from "./patience";
import { type GenerateEvent, type GenerateRequest, type Provider, ProviderError } from "./types";
import { unitVector } from "./unitVector";

export type GeminiOptions = {
  apiKey: string;
  /** Without the version, "https://host". Without: Google's. */
  baseUrl?: string;
  /** Without: no embeddings. */
  embeddingModel?: string;
  stallMs?: number;
};

const GOOGLE = "https://generativelanguage.googleapis.com";

export function geminiProvider({ apiKey, baseUrl = GOOGLE, embeddingModel, stallMs = DEFAULT_STALL_MS }: GeminiOptions): Provider {
  const base = baseUrl.replace(/\/+$/, "");
  const client = new GoogleGenerativeAI(apiKey);

  async function* generate(request: GenerateRequest): AsyncGenerator<GenerateEvent> {
    try {
      const chunks = patiently({ provider: "gemini", signal: request.signal, stallMs }, async (signal) => {
        const model = client.getGenerativeModel({ model: request.model }, { baseUrl: base });
        const { stream, response } = await model.generateContentStream(geminiRequest(request) as GenerateContentRequest, { signal });
        // The client collects the whole answer beside the stream; how that fails is heard from the stream.
        response.catch(() => {});
        return stream as AsyncIterable<GeminiChunk>;
      });
      yield* readGeminiAnswer(chunks);
    } catch (error) {
      throw asProviderError(error);
    }
  }

  async function call<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await patientCall({ provider: "gemini", signal, stallMs }, work);
    } catch (error) {
      throw asProviderError(error);
    }
  }

  return {
    name: "gemini",
    generate,
    verify: (signal) => call(signal, (signal) => listModels(base, apiKey, signal)),
    embed: embeddingModel
      ? (texts, signal) =>
          call(signal, async (signal) => {
            const model = client.getGenerativeModel({ model: embeddingModel }, { baseUrl: base });
            const requests = texts.map((text) => ({ content: { role: "user", parts: [{ text }] } }));
            const { embeddings } = await model.batchEmbedContents({ requests }, { signal });
            if (embeddings.length !== texts.length) throw failed("gemini", "malformed");
            return { vectors: embeddings.map(({ values }) => unitVector(values)), tokens: guessTokens(texts) };
          })
      : null,
  };
}

/** The client has no call that needs no model; the list of models costs nothing. */
async function listModels(base: string, apiKey: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(`${base}/v1beta/models?pageSize=1`, { headers: { "x-goog-api-key": apiKey }, signal });
  const body = (await response.json().catch(() => ({}))) as { error?: object };
  if (!response.ok) throw geminiFailure(response.status, body.error ?? {});
}

/** Gemini counts no tokens of embeddings: the usual four characters each. */
const guessTokens = (texts: string[]) => texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);

function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof GoogleGenerativeAIFetchError && error.status) return geminiFailure(error.status, { message: error.message, details: error.errorDetails });
  // The client tells an answer that it can't parse from a broken connection only in its message.
  const unreadable = error instanceof SyntaxError || (error instanceof Error && /^\[GoogleGenerativeAI Error\]: (Error parsing|Failed to parse)/.test(error.message));
  return failed("gemini", unreadable ? "malformed" : "network");
}
