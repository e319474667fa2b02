// OpenAI's chat completions, embeddings and list of models, and where the services that speak the
// same protocol are stricter: Anthropic and Mistral.
import type { IncomingHttpHeaders } from "node:http";
import { type Answer, type Asked, embed, type Emulator, parsed, type Protocol, type Refused, type Route, startEmulator, textOf, tokensOf, toolCallsOf, wordsOf } from "./emulator";

export type OpenaiEmulatorOptions = {
  /** The one key that is accepted. Without: any. */
  key?: string;
  /** Whose rules it keeps; "lenient" is a local server. */
  service?: "openai" | "anthropic" | "mistral" | "lenient";
  dimensions?: number;
};

type WireCall = { id: string; function: { name: string; arguments: string } };
type WireMessage = { role: string; content?: string | null; tool_calls?: WireCall[]; tool_call_id?: string };
type ChatBody = {
  model?: string;
  stream?: boolean;
  messages?: WireMessage[];
  tools?: { type: string; function: { name: string; parameters?: { type?: string } } }[];
  response_format?: { type: string; json_schema?: { name?: string; schema?: object; strict?: boolean } };
  stream_options?: { include_usage?: boolean };
  [field: string]: unknown;
};

export function startOpenaiEmulator(options: OpenaiEmulatorOptions = {}): Promise<Emulator> {
  return startEmulator(protocolOf({ service: "openai", dimensions: 1536, ...options }));
}

function protocolOf({ key, service, dimensions }: OpenaiEmulatorOptions & { service: string; dimensions: number }): Protocol {
  return {
    basePath: "/v1",
    route: ({ method, path, headers, body }) => {
      const given = keyOf(headers, service === "anthropic" && path === "/v1/models");
      if (!given || (key && given !== key)) return refused(401, `Incorrect API key provided: ${given}.`, "invalid_api_key");
      if (method === "GET" && path === "/v1/models") return { kind: "json", body: { object: "list", data: [{ id: "a-model", object: "model" }] } };
      if (method === "POST" && path === "/v1/embeddings") return embeddings(body, dimensions);
      if (method === "POST" && path === "/v1/chat/completions") return chat(body, service);
      return refused(404, `Unknown path ${path}.`, "not_found");
    },
    events: (asked, answer) => {
      const calls = service === "lenient" ? callsAtOnce(answer) : callsInPieces(answer);
      return { body: bodyOf(asked, answer, calls), end: endOf(asked, answer, service) };
    },
    failure: JSON.stringify({ error: { message: "The server had an error", type: "server_error", code: null } }),
    refusal: ({ status, retryAfter, retryAfterMs, code, message = "Refused." }) => ({
      headers: {
        ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
        ...(retryAfterMs !== undefined && { "retry-after-ms": String(retryAfterMs) }),
      },
      body: { error: { message, type: status === 429 ? "requests" : "invalid_request_error", param: null, code: code ?? null } },
    }),
    contextTooLong: {
      status: 400,
      code: service === "openai" ? "context_length_exceeded" : undefined,
      message: service === "anthropic" ? "prompt is too long: 203456 tokens > 200000 maximum" : "This model's maximum context length is 128000 tokens.",
    },
  };
}

/** Anthropic's list of models is not part of what it offers in OpenAI's protocol: it wants its own headers. */
function keyOf(headers: IncomingHttpHeaders, own: boolean): string | undefined {
  if (own) return headers["anthropic-version"] && !headers.authorization ? String(headers["x-api-key"] ?? "") : undefined;
  return /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
}

const refused = (status: number, message: string, code?: string): Route => ({ kind: "refused", refused: { status, message, code } });

function embeddings(body: Record<string, unknown>, dimensions: number): Route {
  const texts = [body.input].flat() as string[];
  if (!texts.every((text) => typeof text === "string" && text !== "")) return refused(400, "'input' is invalid.");
  if (body.encoding_format !== "float") return refused(400, "Only floats are spoken here.");
  // Out of order, as the protocol allows.
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: embed(text, dimensions) })).reverse();
  const tokens = texts.join(" ").split(/\s+/).length;
  return { kind: "json", body: { object: "list", data, model: body.model, usage: { prompt_tokens: tokens, total_tokens: tokens } } };
}

function chat(body: ChatBody, service: string): Route {
  const problem = problemOf(body, service);
  if (problem) return { kind: "refused", refused: problem };
  return { kind: "answer", asked: askedOf(body) };
}

function problemOf(body: ChatBody, service: string): Refused | null {
  const problem = (message: string, status = 400): Refused => ({ status, message });
  if (typeof body.model !== "string" || !Array.isArray(body.messages) || body.messages.length === 0) return problem("'model' and 'messages' are required.");
  if (body.stream !== true) return problem("This emulator only streams.");
  if (service === "openai" && ("max_tokens" in body || "temperature" in body)) return problem("Unsupported parameter: use 'max_completion_tokens', and no 'temperature'.");
  if (service === "mistral" && ("max_completion_tokens" in body || "stream_options" in body)) return problem("Extra inputs are not permitted", 422);
  for (const tool of body.tools ?? []) {
    if (tool.type !== "function" || !/^[\w-]{1,64}$/.test(tool.function.name) || tool.function.parameters?.type !== "object") return problem("Invalid tool.");
  }
  const { json_schema: asked, type } = body.response_format ?? {};
  if (type === "json_schema" && (!asked?.name || !asked.schema)) return problem("Missing 'response_format.json_schema'.");
  if (asked?.strict && (asked.schema as { additionalProperties?: unknown }).additionalProperties !== false) return problem("Invalid schema: 'additionalProperties' is required to be false.");
  return unanswered(body.messages, service) ? problem("Tool calls and tool messages don't match.") : null;
}

/** Every call is answered at once, by its id, and nothing else is. */
function unanswered(messages: WireMessage[], service: string): boolean {
  const open = new Set<string>();
  for (const { role, content, tool_calls: calls = [], tool_call_id: id } of messages) {
    if (role === "tool") {
      if (!open.delete(id ?? "")) return true;
      continue;
    }
    if (open.size > 0 || (typeof content !== "string" && calls.length === 0)) return true;
    for (const call of calls) {
      if (service === "mistral" && !/^[a-zA-Z0-9]{9}$/.test(call.id)) return true;
      open.add(call.id);
    }
  }
  return open.size > 0;
}

function askedOf({ model, messages = [], tools = [], response_format: format }: ChatBody): Asked {
  const names = new Map(messages.flatMap(({ tool_calls: calls = [] }) => calls.map((call) => [call.id, call.function.name] as const)));
  const lastPerson = messages.findLastIndex(({ role }) => role === "user");
  return {
    model: model!,
    system: messages.flatMap(({ role, content }) => (role === "system" ? [content ?? ""] : [])).join("\n"),
    messages: messages.filter(({ role }) => role !== "system").map(({ role, content }) => ({ role: role as "user", text: content ?? "" })),
    lastText: messages[lastPerson]?.content ?? "",
    tools: tools.map((tool) => tool.function.name),
    results: messages
      .slice(lastPerson + 1)
      .flatMap(({ role, content, tool_call_id: id }) => (role === "tool" ? [{ name: names.get(id ?? "") ?? "", result: parsed(content ?? "") }] : [])),
    schema: format?.json_schema?.schema ?? null,
  };
}

function bodyOf(asked: Asked, answer: Answer, calls: object[]): string[] {
  return [
    { role: "assistant", content: "" },
    ...wordsOf(textOf(answer)).map((content) => ({ content })),
    ...wordsOf(answer.refusal ?? "").map((refusal) => ({ refusal })),
    ...calls.map((call) => ({ tool_calls: [call] })),
  ].map((delta) => event(asked, { choices: [{ index: 0, delta, finish_reason: null }] }));
}

const wireCalls = (answer: Answer) =>
  toolCallsOf(answer).map(({ name, args }, index) => ({ index, id: `call_${index}_${name}`, name, args: typeof args === "string" ? args : JSON.stringify(args) }));

/** First the names, then arguments of all calls in turns, a few letters each. */
function callsInPieces(answer: Answer): object[] {
  const calls = wireCalls(answer);
  const pieces = calls.flatMap(({ index, args }) => (args.match(/[\s\S]{1,7}/g) ?? []).map((piece, turn) => ({ turn, index, piece })));
  pieces.sort((a, b) => a.turn - b.turn);
  return [
    ...calls.map(({ index, id, name }) => ({ index, id, type: "function", function: { name, arguments: "" } })),
    ...pieces.map(({ index, piece }) => ({ index, function: { arguments: piece } })),
  ];
}

/** As local servers do: each call in one piece, and all of them under one index. */
const callsAtOnce = (answer: Answer): object[] => wireCalls(answer).map(({ id, name, args }) => ({ index: 0, id, type: "function", function: { name, arguments: args } }));

/** Local servers don't say that they stopped for a tool; Mistral counts in the last chunk, the others after it. */
function endOf(asked: Asked, answer: Answer, service: string): string[] {
  const { input, cachedInput, output } = tokensOf(answer);
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output, prompt_tokens_details: { cached_tokens: cachedInput } };
  const calls = toolCallsOf(answer).length > 0 && service !== "lenient";
  const last = { choices: [{ index: 0, delta: {}, finish_reason: answer.cutShort ? "length" : calls ? "tool_calls" : "stop" }] };
  if (service === "mistral") return [event(asked, { ...last, usage }), "data: [DONE]\n\n"];
  return [event(asked, last), event(asked, { choices: [], usage }), "data: [DONE]\n\n"];
}

const event = ({ model }: Asked, chunk: object) =>
  `data: ${JSON.stringify({ id: "chatcmpl-emulated", object: "chat.completion.chunk", created: 0, model, ...chunk })}\n\n`;
