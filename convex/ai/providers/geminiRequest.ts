// A request in the words of Gemini's generateContent. The wire's own types: the client's lack signatures.
import { geminiSchema } from "./geminiSchema";
import type { ChatMessage, GenerateRequest, ToolDefinition } from "./types";

export type GeminiPart = {
  text?: string;
  /** Of a part of text: the model's thinking, not its answer. */
  thought?: boolean;
  thoughtSignature?: string;
  functionCall?: { id?: string; name: string; args?: Record<string, unknown> };
  functionResponse?: { name: string; response: object };
};
export type GeminiContent = { role: "user" | "model"; parts: GeminiPart[] };

/** What Gemini 3 takes for the signature of a call that it didn't make itself; without one it refuses. */
const NO_SIGNATURE = "skip_thought_signature_validator";

export function geminiRequest({ messages, tools = [], output, maxOutputTokens, temperature }: GenerateRequest) {
  const system = messages.flatMap((message) => (message.role === "system" ? [{ text: message.text }] : []));
  return {
    contents: geminiContents(messages),
    ...(system.length > 0 && { systemInstruction: { role: "system", parts: system } }),
    ...(tools.length > 0 && { tools: [{ functionDeclarations: tools.map(declaration) }] }),
    generationConfig: {
      maxOutputTokens,
      ...(temperature !== undefined && { temperature }),
      ...(output && { responseMimeType: "application/json", responseSchema: geminiSchema(output.schema) }),
    },
  };
}

/** An object without properties is refused; a tool without parameters has none. */
const declaration = ({ name, description, parameters }: ToolDefinition) => ({
  name,
  description,
  ...(Object.keys(parameters.properties).length > 0 && { parameters: geminiSchema(parameters) }),
});

/** Roles take turns: what one says in a row is one content. */
function geminiContents(messages: ChatMessage[]): GeminiContent[] {
  const contents: GeminiContent[] = [];
  for (const message of messages) {
    if (message.role === "system") continue;
    const role = message.role === "assistant" ? "model" : "user";
    const parts = partsOf(message);
    const last = contents.at(-1);
    if (last?.role === role) last.parts.push(...parts);
    else if (parts.length > 0) contents.push({ role, parts });
  }
  return contents;
}

function partsOf(message: ChatMessage): GeminiPart[] {
  if (message.role === "tool") return [{ functionResponse: { name: message.name, response: asObject(message.result) } }];
  const parts: GeminiPart[] = message.text ? [{ text: message.text }] : [];
  if (message.role !== "assistant") return parts;
  const requests = message.toolRequests ?? [];
  const signed = requests.some(({ signature }) => signature);
  // Of calls made side by side only the first bears a signature.
  requests.forEach(({ name, args, signature }, index) => {
    const thoughtSignature = signature ?? (index === 0 && !signed ? NO_SIGNATURE : undefined);
    parts.push({ functionCall: { name, args }, ...(thoughtSignature && { thoughtSignature }) });
  });
  return parts;
}

/** A result has to be an object: anything else is put into one. */
function asObject(result: string): object {
  try {
    const value: unknown = JSON.parse(result);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : { result: value };
  } catch {
    return { result };
  }
}
