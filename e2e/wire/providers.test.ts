// The real clients of both protocols against servers that speak them: what is sent, what is read
// back, and that every way to fail is told by its kind and says nothing of keys or people.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { geminiProvider } from "../../convex/ai/providers/gemini";
import { openaiProvider } from "../../convex/ai/providers/openai";
import type { ChatMessage, Provider, ProviderErrorKind } from "../../convex/ai/providers/types";
import type { Emulator, Reply } from "../emulators/emulator";
import { startGeminiEmulator } from "../emulators/geminiEmulator";
import { startOpenaiEmulator } from "../emulators/openaiEmulator";
import { ADD_ACTIVITY, ask, expectFailure, hear, KEY, LIST_DAYS, SCHEMA, SECRET_WISH } from "./hearing";

// Before any client is made: they hold on to the console that they find.
const printed = vi.spyOn(console, "error");

const PROTOCOLS = [
  {
    name: "OpenAI's",
    start: () => startOpenaiEmulator({ key: KEY }),
    provider: (baseUrl: string, options: { apiKey?: string; stallMs?: number } = {}): Provider =>
      openaiProvider({ name: "openai", apiKey: KEY, baseUrl, embeddingModel: "an-embedding-model", ...options }),
    keySent: (emulator: Emulator) => emulator.requests[0]?.headers.authorization === `Bearer ${KEY}`,
  },
  {
    name: "Gemini's",
    start: () => startGeminiEmulator({ key: KEY }),
    provider: (baseUrl: string, options: { apiKey?: string; stallMs?: number } = {}): Provider =>
      geminiProvider({ apiKey: KEY, baseUrl, embeddingModel: "an-embedding-model", ...options }),
    keySent: (emulator: Emulator) => emulator.requests[0]?.headers["x-goog-api-key"] === KEY,
  },
];

const quoting = `Bad request: "${SECRET_WISH}" with key ${KEY}`;

/** What a provider does, and the kind that it is told as. */
const FAILURES: { what: string; reply: Reply; kind: ProviderErrorKind; retryAfterMs?: number; heard?: string }[] = [
  { what: "400", reply: { status: 400, message: quoting }, kind: "badRequest" },
  { what: "404", reply: { status: 404, message: quoting }, kind: "badRequest" },
  { what: "401", reply: { status: 401, message: quoting }, kind: "authentication" },
  { what: "403", reply: { status: 403, message: quoting }, kind: "authentication" },
  { what: "429", reply: { status: 429, message: quoting }, kind: "rateLimit" },
  { what: "429 with seconds to wait", reply: { status: 429, retryAfter: 2, message: quoting }, kind: "rateLimit", retryAfterMs: 2000 },
  { what: "429 with milliseconds to wait", reply: { status: 429, retryAfterMs: 350 }, kind: "rateLimit", retryAfterMs: 350 },
  { what: "500", reply: { status: 500, message: quoting }, kind: "overloaded" },
  { what: "503", reply: { status: 503, message: quoting }, kind: "overloaded" },
  { what: "529", reply: { status: 529, message: quoting }, kind: "overloaded" },
  { what: "a conversation that is too long", reply: { contextTooLong: true }, kind: "contextLength" },
  { what: "a refusal", reply: { refusal: `I won't plan ${SECRET_WISH}.` }, kind: "refusal" },
  { what: "a refusal after some words", reply: { text: "Let me see.", refusal: "No." }, kind: "refusal", heard: "Let me see." },
  { what: "an event that isn't JSON", reply: { text: `Ana, `, then: "malformed" }, kind: "malformed", heard: "Ana, " },
  { what: "arguments that aren't JSON", reply: { toolCall: { name: "add_activity", args: '{"place": "Ana' } }, kind: "malformed" },
  { what: "an error in mid-stream", reply: { text: "On day one, ", then: "error" }, kind: "overloaded", heard: "On day one, " },
  { what: "a connection that is cut in mid-stream", reply: { text: "On day one, ", then: "cut" }, kind: "network", heard: "On day one, " },
  { what: "a stream that closes before the answer ends", reply: { text: "On day one, ", then: "close" }, kind: "network", heard: "On day one, " },
  { what: "a stream that stalls", reply: { text: "On day one, ", then: "stall" }, kind: "stalled", heard: "On day one, " },
];

describe.each(PROTOCOLS)("$name protocol", ({ start, provider: open, keySent }) => {
  let emulator: Emulator;
  let provider: Provider;
  /** For what stalls: long enough for a busy machine, short enough to wait for. */
  let hasty: Provider;
  beforeAll(async () => {
    emulator = await start();
    provider = open(emulator.url);
    hasty = open(emulator.url, { stallMs: 600 });
  });
  afterEach(() => emulator.reset());
  afterAll(() => emulator.close());

  it("streams text as it comes, then the token counts", async () => {
    emulator.next({ text: "Pastéis de nata, 🍮 twice.", tokens: { input: 80, cachedInput: 30, output: 9 } });
    const { text, events, tokens, end, error } = await hear(provider, ask());
    expect(error).toBeNull();
    expect(text).toBe("Pastéis de nata, 🍮 twice.");
    expect(events.filter(({ type }) => type === "text").length).toBeGreaterThan(2);
    expect(tokens).toEqual({ input: 80, cachedInput: 30, output: 9 });
    expect(end).toEqual({ type: "end", reason: "stop" });
    expect(keySent(emulator)).toBe(true);
    expect(emulator.requests[0]!.asked).toMatchObject({ model: "a-model", system: "You plan trips.", lastText: SECRET_WISH });
  });

  it("hands over tool calls whole, however their pieces come", async () => {
    const calls = [
      { name: "add_activity", args: { place: "Mosteiro dos Jerónimos", start: "09:30" } },
      { name: "add_activity", args: { place: "Time Out Market", day: 2 } },
      { name: "list_days", args: {} },
    ];
    emulator.next({ text: "Gladly. ", toolCalls: calls });
    const { text, requests, end } = await hear(provider, ask({ tools: [ADD_ACTIVITY, LIST_DAYS] }));
    expect(text).toBe("Gladly. ");
    expect(requests.map(({ name, args }) => ({ name, args }))).toEqual(calls);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(3);
    expect(end).toEqual({ type: "end", reason: "tools" });
    expect(emulator.requests[0]!.asked!.tools).toEqual(["add_activity", "list_days"]);
  });

  it("carries a conversation with tool results, also of calls that another model made", async () => {
    emulator.script(({ results }) =>
      results.length === 0
        ? { toolCalls: [{ name: "list_days", args: {} }, { name: "add_activity", args: { place: "Alfama" } }] }
        : { text: `Heard ${results.map(({ name }) => name).join(" and ")}.` },
    );
    const elsewhere: ChatMessage[] = [
      { role: "system", text: "You plan trips." },
      { role: "user", text: "Start." },
      { role: "assistant", text: "", toolRequests: [{ id: "toolu_01-another/provider", name: "list_days", args: {} }] },
      { role: "tool", requestId: "toolu_01-another/provider", name: "list_days", result: "[1,2]" },
      { role: "assistant", text: "Two days." },
      { role: "user", text: "Alfama first." },
    ];
    const first = await hear(provider, ask({ messages: elsewhere, tools: [ADD_ACTIVITY, LIST_DAYS] }));
    const [days, added] = first.requests;
    const second = await hear(
      provider,
      ask({
        messages: [
          ...elsewhere,
          { role: "assistant", text: first.text, toolRequests: first.requests },
          { role: "tool", requestId: days!.id, name: days!.name, result: "[1,2]" },
          { role: "tool", requestId: added!.id, name: added!.name, result: '{"ok":true}' },
        ],
        tools: [ADD_ACTIVITY, LIST_DAYS],
      }),
    );
    expect(second.error).toBeNull();
    expect(second.text).toBe("Heard list_days and add_activity.");
  });

  it("asks for an object of a shape and gets it as text", async () => {
    const plan = { title: "Lisbon", nights: 3, mood: "calm", note: null };
    emulator.next({ structured: plan });
    const { text, error } = await hear(provider, ask({ output: { name: "plan", schema: SCHEMA } }));
    expect(error).toBeNull();
    expect(JSON.parse(text)).toEqual(plan);
    expect(emulator.requests[0]!.asked!.schema).toMatchObject({ type: "object", required: ["title", "nights", "mood", "note"] });
  });

  it("says when an answer ended at its bound", async () => {
    emulator.next({ text: "On day one we", cutShort: true });
    expect((await hear(provider, ask())).end).toEqual({ type: "end", reason: "length" });
  });

  it.each(FAILURES)("tells $what as $kind", async ({ reply, kind, retryAfterMs, heard = "" }) => {
    emulator.next(reply);
    const { error, text } = await hear(kind === "stalled" ? hasty : provider, ask({ tools: [ADD_ACTIVITY] }));
    expectFailure(error, kind, retryAfterMs);
    expect(text).toBe(heard);
    expect(emulator.requests).toHaveLength(1);
    expect(printed).not.toHaveBeenCalled();
  });

  it("closes the connection of a stream that stalls", async () => {
    emulator.next({ text: "On day one, ", then: "stall" });
    await hear(hasty, ask());
    await vi.waitFor(() => expect(emulator.hungUp).toBe(1));
  });

  it("tells a provider that never begins as stalled", async () => {
    let begin = (_reply: Reply) => {};
    emulator.script(() => new Promise((resolve) => (begin = resolve)));
    expectFailure((await hear(hasty, ask())).error, "stalled");
    begin({ text: "Too late." });
  });

  it("stops at once when the caller does, and closes the connection", async () => {
    const caller = new AbortController();
    emulator.next({ text: "One two three", then: "stall" });
    const heard: string[] = [];
    const listening = (async () => {
      for await (const event of provider.generate(ask({ signal: caller.signal }))) {
        if (event.type === "text") heard.push(event.text);
        if (heard.length === 3) caller.abort();
      }
    })();
    expectFailure(await listening.catch((error: unknown) => error), "cancelled");
    expect(heard.join("")).toBe("One two three");
    await vi.waitFor(() => expect(emulator.hungUp).toBe(1));
  });

  it("closes the connection when nobody listens any more", async () => {
    emulator.next({ text: "One two three", then: "stall" });
    for await (const event of provider.generate(ask())) {
      expect(event.type).toBe("text");
      break;
    }
    await vi.waitFor(() => expect(emulator.hungUp).toBe(1));
  });

  it("sends nothing once the caller has stopped", async () => {
    expectFailure((await hear(provider, ask({ signal: AbortSignal.abort() }))).error, "cancelled");
    expect(emulator.requests).toEqual([]);
  });

  it("tells an address where nobody answers as a broken network", async () => {
    const gone = await start();
    await gone.close();
    expectFailure((await hear(open(gone.url), ask())).error, "network");
  });

  it("verifies a key, and refuses a wrong one without repeating it", async () => {
    const { signal } = new AbortController();
    await expect(provider.verify(signal)).resolves.toBeUndefined();
    const wrong = open(emulator.url, { apiKey: `${KEY}-mistyped` });
    expectFailure(await wrong.verify(signal).catch((error: unknown) => error), "authentication");
    expectFailure((await hear(wrong, ask())).error, "authentication");
    expectFailure(await wrong.embed!(["Lisbon"], signal).catch((error: unknown) => error), "authentication");
  });

  it("gives texts unit vectors, in their order, with what they cost", async () => {
    const { vectors, tokens } = await provider.embed!(["a quiet museum", "a quiet museum please", "surf"], new AbortController().signal);
    const cosine = (a: number[], b: number[]) => a.reduce((sum, each, index) => sum + each * b[index]!, 0);
    expect(vectors.map((vector) => cosine(vector, vector))).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 6)));
    expect(cosine(vectors[0]!, vectors[1]!)).toBeGreaterThan(0.8);
    expect(cosine(vectors[0]!, vectors[2]!)).toBeLessThan(0.2);
    expect(tokens).toBeGreaterThan(0);
  });

  it("stops embedding when the caller does", async () => {
    const stopped = provider.embed!(["Lisbon"], AbortSignal.abort());
    expectFailure(await stopped.catch((error: unknown) => error), "cancelled");
  });
});
