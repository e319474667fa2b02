// Every service that speaks OpenAI's chat completions, through OpenAI's own client. It retries
// nothing and logs nothing: the router decides on the first, and the second would print what people wrote.
import OpenAI, { APIConnectionError, APIError } from "openai";
import { failed, failureOf, retryAfterMs } from "./failure";
import { DIALECTS, type OpenaiProviderName } from "./openaiDialects";
import { readAnswer } from "./openaiAnswer";
import { chatRequest } from "./openaiRequest";
import { DEFAULT_STALL_MS, patiently, patientCall } from "./patience";
import { type GenerateEvent, type GenerateRequest, type Provider, ProviderError } from "./types";
import { unitVector } from "./unitVector";

export type OpenaiOptions = {
  name: OpenaiProviderName;
  /** Empty for a local server that asks for none. */
  apiKey: string;
  /** Without: the service's own. `compatible` has none. */
  baseUrl?: string;
  /** Without: the provider offers no embeddings. */
  embeddingModel?: string;
  fetch?: typeof fetch;
  stallMs?: number;
};

export function openaiProvider({ name, apiKey, baseUrl, embeddingModel, fetch, stallMs = DEFAULT_STALL_MS }: OpenaiOptions): Provider {
  const dialect = DIALECTS[name];
  const baseURL = baseUrl ?? dialect.baseUrl;
  if (!baseURL) throw new Error(`The provider "${name}" needs a base URL.`);
  // What is set to null would else be read from the environment, and OpenAI's account sent to other services.
  const client = new OpenAI({
    apiKey: apiKey || "none",
    baseURL,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: "off",
    fetch,
  });

  async function* generate(request: GenerateRequest): AsyncGenerator<GenerateEvent> {
    try {
      const chunks = patiently({ provider: name, signal: request.signal, stallMs }, (signal) =>
        client.chat.completions.create(chatRequest(request, dialect), { signal }),
      );
      yield* readAnswer(chunks, name, request.output !== undefined && dialect.output === "words");
    } catch (error) {
      throw asProviderError(error, name);
    }
  }

  async function call<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await patientCall({ provider: name, signal, stallMs }, work);
    } catch (error) {
      throw asProviderError(error, name);
    }
  }

  return {
    name,
    generate,
    verify: (signal) =>
      call(signal, async (signal) => {
        await client.models.list({ signal, headers: dialect.listHeaders?.(apiKey) });
      }),
    embed: embeddingModel
      ? (texts, signal) =>
          call(signal, async (signal) => {
            // The client's own choice of encoding, base64, is not understood everywhere.
            const { data, usage } = await client.embeddings.create({ model: embeddingModel, input: texts, encoding_format: "float" }, { signal });
            const inOrder = data.toSorted((a, b) => a.index - b.index);
            if (inOrder.length !== texts.length) throw failed(name, "malformed");
            return { vectors: inOrder.map(({ embedding }) => unitVector(embedding)), tokens: usage?.prompt_tokens ?? 0 };
          })
      : null,
  };
}

function asProviderError(error: unknown, name: OpenaiProviderName): ProviderError {
  if (error instanceof ProviderError) return error;
  if (error instanceof SyntaxError) return failed(name, "malformed");
  if (!(error instanceof APIError) || error instanceof APIConnectionError) return failed(name, "network");
  return failureOf(name, {
    status: error.status ?? null,
    codes: [error.code, error.type],
    message: error.message,
    retryAfterMs: retryAfterMs(error.headers, Date.now()),
  });
}
