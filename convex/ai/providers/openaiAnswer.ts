// The chunks of a streamed chat completion, as events.
import type { ChatCompletionChunk } from "openai/resources/chat/completions";
import type { CompletionUsage } from "openai/resources/completions";
import { failed } from "./failure";
import type { GenerateEvent, ProviderName, TokenCounts, ToolRequest } from "./types";

/** Throws ProviderError `refusal`, `malformed`, or `network` when the stream ends before the answer does. */
export async function* readAnswer(chunks: AsyncIterable<ChatCompletionChunk>, provider: ProviderName, onlyJson: boolean): AsyncGenerator<GenerateEvent> {
  const json = onlyJson ? jsonFilter() : (text: string) => text;
  const calls = new CallPieces();
  let finish: ChatCompletionChunk.Choice["finish_reason"] = null;
  let refused = false;
  let usage: CompletionUsage | null = null;
  for await (const chunk of chunks) {
    if (typeof chunk !== "object" || chunk === null) throw failed(provider, "malformed");
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    if (!choice) continue;
    const { content, refusal, tool_calls: pieces } = choice.delta ?? {};
    const text = content ? json(content) : "";
    if (text) yield { type: "text", text };
    refused ||= Boolean(refusal) || choice.finish_reason === "content_filter";
    for (const piece of pieces ?? []) calls.add(piece);
    finish = choice.finish_reason ?? finish;
  }
  if (usage) yield { type: "tokens", tokens: tokenCounts(usage) };
  if (refused) throw failed(provider, "refusal");
  if (finish === null) throw failed(provider, "network");
  const requests = calls.whole();
  // Cut off at its bound, an answer may end amid a call's arguments; that is its length, not a fault.
  if (requests.includes(null) && finish !== "length") throw failed(provider, "malformed");
  for (const request of requests) if (request) yield { type: "toolRequest", request };
  yield { type: "end", reason: finish === "length" ? "length" : requests.length > 0 ? "tools" : "stop" };
}

function tokenCounts(usage: CompletionUsage): TokenCounts {
  return {
    input: usage.prompt_tokens ?? 0,
    cachedInput: usage.prompt_tokens_details?.cached_tokens ?? 0,
    output: usage.completion_tokens ?? 0,
  };
}

/** Tool calls as they grow: name and id come first, arguments in pieces, those of several calls mixed. */
class CallPieces {
  private readonly calls: { index: number; id: string; name: string; args: string }[] = [];

  add({ index = 0, id, function: piece }: ChatCompletionChunk.Choice.Delta.ToolCall) {
    let call = this.calls.findLast((each) => each.index === index);
    // Some servers give every call the index 0: another id is another call.
    if (!call || (id && call.id && id !== call.id)) {
      call = { index, id: "", name: "", args: "" };
      this.calls.push(call);
    }
    call.id ||= id ?? "";
    call.name ||= piece?.name ?? "";
    call.args += piece?.arguments ?? "";
  }

  /** Null for one whose name or arguments can't be read. Servers number calls anew in each answer, so ids are ours. */
  whole(): (ToolRequest | null)[] {
    return this.calls.map(({ name, args }) => {
      const parsed = parseObject(args || "{}");
      return name && parsed ? { id: crypto.randomUUID(), name, args: parsed } : null;
    });
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Lets through the first JSON object of a streamed text, and nothing that a model says around it. */
export function jsonFilter(): (text: string) => string {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let over = false;
  const keeps = (character: string) => {
    if (over || (depth === 0 && character !== "{")) return false;
    if (quoted) {
      if (!escaped && character === '"') quoted = false;
      escaped = !escaped && character === "\\";
      return true;
    }
    if (character === '"') quoted = true;
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    over = depth === 0;
    return true;
  };
  return (text) => [...text].filter(keeps).join("");
}
