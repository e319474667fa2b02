// A request in the words of OpenAI's chat completions.
import type { ChatCompletionCreateParamsStreaming, ChatCompletionMessageParam } from "openai/resources/chat/completions";
import type { Dialect } from "./openaiDialects";
import type { ChatMessage, GenerateRequest, JsonSchema } from "./types";

export function chatRequest(request: GenerateRequest, dialect: Dialect): ChatCompletionCreateParamsStreaming {
  const { model, output, tools = [], temperature } = request;
  return {
    model,
    stream: true,
    messages: [...chatMessages(request.messages), ...(output && dialect.output === "words" ? [askForJson(output.schema)] : [])],
    [dialect.bound]: request.maxOutputTokens,
    ...(dialect.asksForCounts && { stream_options: { include_usage: true } }),
    ...(temperature !== undefined && dialect.takesTemperature && { temperature }),
    ...(tools.length > 0 && { tools: tools.map((tool) => ({ type: "function", function: tool })) }),
    ...(output && dialect.output === "format" && {
      response_format: { type: "json_schema", json_schema: { ...output, strict: isClosed(output.schema) } },
    }),
  };
}

/** Tool calls are numbered anew: a conversation may hold another provider's ids, and Mistral takes only nine letters and digits. */
function chatMessages(messages: ChatMessage[]): ChatCompletionMessageParam[] {
  const numbers = new Map<string, string>();
  const numbered = (id: string) => {
    numbers.set(id, `call${String(numbers.size).padStart(5, "0")}`);
    return numbers.get(id)!;
  };
  return messages.map((message): ChatCompletionMessageParam => {
    switch (message.role) {
      case "system":
      case "user":
        return { role: message.role, content: message.text };
      case "tool":
        return { role: "tool", tool_call_id: numbers.get(message.requestId) ?? message.requestId, content: message.result };
      case "assistant": {
        const calls = (message.toolRequests ?? []).map(({ id, name, args }) => ({
          id: numbered(id),
          type: "function" as const,
          function: { name, arguments: JSON.stringify(args) },
        }));
        if (calls.length === 0) return { role: "assistant", content: message.text };
        return { role: "assistant", ...(message.text && { content: message.text }), tool_calls: calls };
      }
    }
  });
}

const askForJson = (schema: JsonSchema): ChatCompletionMessageParam => ({
  role: "system",
  content: `Answer with one JSON object and nothing else, no code fence. It matches this JSON Schema:\n${JSON.stringify(schema)}`,
});

/** Strict output is refused for a schema in which any object leaves a property open or optional. */
function isClosed(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isClosed);
  if (typeof schema !== "object" || schema === null) return true;
  const { type, properties, required, additionalProperties } = schema as Partial<JsonSchema>;
  if (type === "object") {
    const names = Object.keys(properties ?? {});
    if (additionalProperties !== false || !names.every((name) => required?.includes(name))) return false;
  }
  return Object.values(schema).every(isClosed);
}
