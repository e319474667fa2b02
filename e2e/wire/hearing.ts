// What wire tests ask of a provider, and how they listen to what comes back.
import { expect } from "vitest";
import { type GenerateEvent, type GenerateRequest, type JsonSchema, type Provider, ProviderError, type ProviderErrorKind } from "../../convex/ai/providers/types";

export const KEY = "sk-of-the-deployment-1234567890";
export const SECRET_WISH = "my secret surprise for Ana in Lisbon";

export const SCHEMA: JsonSchema = {
  type: "object",
  additionalProperties: false,
  required: ["title", "nights", "mood", "note"],
  properties: {
    title: { type: "string", minLength: 1 },
    nights: { type: "integer", enum: [1, 2, 3] },
    mood: { const: "calm" },
    note: { type: ["string", "null"], pattern: ".*" },
  },
};
export const ADD_ACTIVITY = {
  name: "add_activity",
  description: "Adds an activity to a day.",
  parameters: {
    type: "object" as const,
    additionalProperties: false,
    required: ["place"],
    $defs: { time: { type: "string", pattern: "^\\d\\d:\\d\\d$", description: "As 09:30" } },
    properties: { place: { type: "string" }, start: { $ref: "#/$defs/time" }, day: { oneOf: [{ type: "integer" }, { type: "null" }] } },
  },
};
export const LIST_DAYS = { name: "list_days", description: "Lists the days.", parameters: { type: "object" as const, properties: {} } };

export const ask = (more: Partial<GenerateRequest> = {}): GenerateRequest => ({
  model: "a-model",
  messages: [
    { role: "system", text: "You plan trips." },
    { role: "user", text: SECRET_WISH },
  ],
  maxOutputTokens: 500,
  signal: new AbortController().signal,
  ...more,
});

/** What an answer came to: its events until the end or the error. */
export async function hear(provider: Provider, request: GenerateRequest) {
  const events: GenerateEvent[] = [];
  let error: unknown = null;
  try {
    for await (const event of provider.generate(request)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  const text = events.map((event) => (event.type === "text" ? event.text : "")).join("");
  const requests = events.flatMap((event) => (event.type === "toolRequest" ? [event.request] : []));
  const tokens = events.find((event) => event.type === "tokens")?.tokens;
  return { events, text, requests, tokens, end: events.at(-1), error };
}

/** Of a kind, in words that give nothing away, wherever they might be printed. */
export function expectFailure(error: unknown, kind: ProviderErrorKind, retryAfterMs: number | null = null) {
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ kind, retryAfterMs });
  const { message, stack, cause } = error as ProviderError;
  expect(`${message} ${stack} ${JSON.stringify(error)} ${String(cause)}`).not.toMatch(new RegExp(`${KEY}|secret surprise|Ana`));
}
