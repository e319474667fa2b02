// Gemini's streamGenerateContent, batchEmbedContents and list of models.
import { type Answer, type Asked, embed, type Emulator, type Protocol, type Route, startEmulator, textOf, tokensOf, toolCallsOf, wordsOf } from "./emulator";

export type GeminiEmulatorOptions = {
  /** The one key that is accepted. Without: any. */
  key?: string;
  dimensions?: number;
};

type Part = {
  text?: string;
  thoughtSignature?: string;
  functionCall?: { name: string; args: object };
  functionResponse?: { name: string; response: unknown };
};
type GenerateBody = {
  contents?: { role?: string; parts?: Part[] }[];
  systemInstruction?: { parts: Part[] };
  tools?: { functionDeclarations?: { name: string; parameters?: object }[] }[];
  generationConfig?: { responseMimeType?: string; responseSchema?: object };
};

export function startGeminiEmulator({ key, dimensions = 3072 }: GeminiEmulatorOptions = {}): Promise<Emulator> {
  const protocol: Protocol = {
    basePath: "",
    route: ({ method, path, headers, body }) => {
      if (!headers["x-goog-api-key"] || (key && headers["x-goog-api-key"] !== key)) {
        return refused(400, `API key not valid: ${String(headers["x-goog-api-key"])}.`, "API_KEY_INVALID");
      }
      const { pathname, searchParams } = new URL(path, "http://localhost");
      const [, model, task] = /^\/v1beta\/models(?:\/([\w.-]+):(\w+))?$/.exec(pathname) ?? [];
      if (method === "GET" && pathname === "/v1beta/models") return { kind: "json", body: { models: [{ name: "models/a-model" }] } };
      if (method === "POST" && task === "batchEmbedContents") return embeddings(body, dimensions);
      if (method === "POST" && task === "streamGenerateContent" && searchParams.get("alt") === "sse") return generation(model!, body);
      return refused(404, `${pathname} is not found for API version v1beta.`);
    },
    events: (_asked, answer) => ({ body: bodyOf(answer), end: endOf(answer) }),
    failure: JSON.stringify({ error: { code: 503, message: "The model is overloaded.", status: "UNAVAILABLE" } }),
    refusal: ({ status, retryAfter, retryAfterMs, code, message = "Refused." }) => {
      const seconds = retryAfterMs !== undefined ? retryAfterMs / 1000 : typeof retryAfter === "number" ? retryAfter : null;
      return {
        headers: {},
        body: {
          error: {
            code: status,
            message,
            status: STATUS_NAMES[status] ?? "INTERNAL",
            details: [
              ...(seconds === null ? [] : [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${seconds}s` }]),
              ...(code ? [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: code, domain: "googleapis.com" }] : []),
            ],
          },
        },
      };
    },
    contextTooLong: { status: 400, message: "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)." },
  };
  return startEmulator(protocol);
}

const STATUS_NAMES: Record<number, string> = { 400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 429: "RESOURCE_EXHAUSTED", 503: "UNAVAILABLE" };

const refused = (status: number, message: string, code?: string): Route => ({ kind: "refused", refused: { status, message, code } });

function embeddings(body: Record<string, unknown>, dimensions: number): Route {
  const requests = (body.requests ?? []) as { model?: string; content: { parts: Part[] } }[];
  if (requests.length === 0 || !requests.every(({ model }) => model?.startsWith("models/"))) return refused(400, "Each request names its model.");
  return { kind: "json", body: { embeddings: requests.map(({ content }) => ({ values: embed(textOfParts(content.parts), dimensions) })) } };
}

function generation(model: string, body: GenerateBody): Route {
  const problem = problemOf(body);
  return problem ? refused(400, problem) : { kind: "answer", asked: askedOf(model, body) };
}

const FIELDS = ["contents", "systemInstruction", "tools", "toolConfig", "generationConfig", "safetySettings", "cachedContent"];

function problemOf(body: GenerateBody): string | null {
  const { contents = [], tools = [], generationConfig: config } = body;
  const unknown = Object.keys(body).find((field) => !FIELDS.includes(field));
  if (unknown) return `Unknown name "${unknown}": Cannot find field.`;
  if (contents.length === 0) return "contents is not specified";
  const declared = tools.flatMap((tool) => tool.functionDeclarations ?? []);
  for (const { name, parameters } of declared) {
    if (!/^[a-zA-Z_][\w.-]{0,63}$/.test(name)) return "Invalid function name.";
    const problem = parameters && schemaProblem(parameters);
    if (problem) return problem;
  }
  if (config?.responseSchema && config.responseMimeType !== "application/json") return "responseSchema needs the mime type application/json.";
  const problem = config?.responseSchema && schemaProblem(config.responseSchema);
  return problem || turnProblem(contents);
}

const SCHEMA_KEYS = ["type", "format", "title", "description", "nullable", "enum", "items", "maxItems", "minItems", "properties", "required", "anyOf", "minimum", "maximum", "propertyOrdering"];
const TYPES = ["string", "number", "integer", "boolean", "array", "object"];

function schemaProblem(schema: object): string | null {
  const { type, enum: values, items, properties, anyOf } = schema as { type?: string; enum?: unknown[]; items?: object; properties?: Record<string, object>; anyOf?: object[] };
  const unknown = Object.keys(schema).find((key) => !SCHEMA_KEYS.includes(key));
  if (unknown) return `Unknown name "${unknown}": Cannot find field.`;
  if (type === undefined ? !anyOf : !TYPES.includes(String(type).toLowerCase())) return "Invalid value at 'type'.";
  if (values && (type !== "string" || values.some((value) => typeof value !== "string"))) return "Invalid value at 'enum'.";
  if (type === "array" && !items) return "items: missing field.";
  if (type === "object" && properties && Object.keys(properties).length === 0) return "properties: should be non-empty for OBJECT type";
  return [...(items ? [items] : []), ...Object.values(properties ?? {}), ...(anyOf ?? [])].map(schemaProblem).find((problem) => problem !== null) ?? null;
}

/** Roles take turns; calls are signed and answered at once, as many as were made. */
function turnProblem(contents: NonNullable<GenerateBody["contents"]>): string | null {
  let open = 0;
  for (const [index, { role, parts = [] }] of contents.entries()) {
    if (role !== "user" && role !== "model") return "Please use a valid role: user, model.";
    if (role === contents[index - 1]?.role) return "Roles must alternate.";
    if (parts.length === 0 || parts.some((part) => part.text === "")) return "parts: must not be empty";
    const responses = parts.filter((part) => part.functionResponse);
    if (responses.length !== open) return "The number of function response parts must equal the number of function call parts.";
    if (responses.some((part) => typeof part.functionResponse!.response !== "object" || Array.isArray(part.functionResponse!.response))) return "Invalid value at 'response'.";
    const calls = parts.filter((part) => part.functionCall);
    if (calls[0] && !calls[0].thoughtSignature) return "Function call is missing a thought_signature in functionCall parts.";
    open = calls.length;
  }
  return null;
}

const textOfParts = (parts: Part[] = []) => parts.map(({ text = "" }) => text).join("");

function askedOf(model: string, { contents = [], systemInstruction, tools = [], generationConfig }: GenerateBody): Asked {
  const lastPerson = contents.findLastIndex(({ role, parts = [] }) => role === "user" && parts.some((part) => part.text !== undefined));
  const results = (parts: Part[] = []) => parts.flatMap(({ functionResponse }) => (functionResponse ? [{ name: functionResponse.name, result: functionResponse.response }] : []));
  return {
    model,
    system: textOfParts(systemInstruction?.parts),
    messages: contents.flatMap(({ role, parts = [] }) => {
      const told = results(parts).map(({ result }) => ({ role: "tool" as const, text: JSON.stringify(result) }));
      const text = textOfParts(parts);
      return told.length > 0 && !text ? told : [...told, { role: role === "model" ? ("assistant" as const) : ("user" as const), text }];
    }),
    lastText: textOfParts(contents[lastPerson]?.parts),
    tools: tools.flatMap((tool) => (tool.functionDeclarations ?? []).map(({ name }) => name)),
    results: contents.slice(lastPerson + 1).flatMap(({ parts }) => results(parts)),
    schema: generationConfig?.responseSchema ?? null,
  };
}

/** Sent whole, and signed on the first: arguments that aren't an object make the model's own parser fail. */
function bodyOf(answer: Answer): string[] {
  const calls = toolCallsOf(answer).filter(({ args }) => typeof args !== "string");
  return [
    ...wordsOf(textOf(answer)).map((text): Part => ({ text })),
    ...calls.map(({ name, args }, index): Part => ({ functionCall: { name, args: args as object }, ...(index === 0 && { thoughtSignature: `signed-${name}` }) })),
  ].map((part) => event({ candidates: [{ content: { role: "model", parts: [part] }, index: 0 }] }));
}

function endOf(answer: Answer): string[] {
  const { input, cachedInput, output } = tokensOf(answer);
  // A part of the output is thinking.
  const thoughts = Math.floor(output / 4);
  const usageMetadata = { promptTokenCount: input, cachedContentTokenCount: cachedInput, candidatesTokenCount: output - thoughts, thoughtsTokenCount: thoughts, totalTokenCount: input + output };
  if (answer.refusal !== undefined && !textOf(answer)) return [event({ promptFeedback: { blockReason: "PROHIBITED_CONTENT" }, usageMetadata })];
  const garbled = toolCallsOf(answer).some(({ args }) => typeof args === "string");
  const finishReason = answer.refusal !== undefined ? "SAFETY" : garbled ? "MALFORMED_FUNCTION_CALL" : answer.cutShort ? "MAX_TOKENS" : "STOP";
  return [event({ candidates: [{ content: { role: "model", parts: [] }, finishReason, index: 0 }], usageMetadata })];
}

const event = (chunk: object) => `data: ${JSON.stringify({ ...chunk, modelVersion: "emulated" })}\r\n\r\n`;
