// Where services differ behind one protocol: what Mistral, Anthropic and local servers want of OpenAI's,
// and the signatures that Gemini wants back.
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { geminiProvider } from "../../convex/ai/providers/gemini";
import { openaiProvider } from "../../convex/ai/providers/openai";
import type { ChatMessage, ProviderError } from "../../convex/ai/providers/types";
import type { Emulator } from "../emulators/emulator";
import { startGeminiEmulator } from "../emulators/geminiEmulator";
import { startOpenaiEmulator } from "../emulators/openaiEmulator";
import { ADD_ACTIVITY, ask, expectFailure, hear, KEY, LIST_DAYS, SCHEMA } from "./hearing";

describe("services that speak OpenAI's protocol with an accent", () => {
  const started: Emulator[] = [];
  afterAll(() => Promise.all(started.map((emulator) => emulator.close())));
  const begin = async (options: Parameters<typeof startOpenaiEmulator>[0]) => {
    const emulator = await startOpenaiEmulator(options);
    started.push(emulator);
    return emulator;
  };

  it("keeps Mistral's rules: no asking for counts, its own bound, short ids", async () => {
    const emulator = await begin({ key: KEY, service: "mistral" });
    const provider = openaiProvider({ name: "mistral", apiKey: KEY, baseUrl: emulator.url });
    emulator.next({ toolCall: { name: "list_days", args: {} } }, { text: "Two." });
    const first = await hear(provider, ask({ tools: [LIST_DAYS] }));
    const messages: ChatMessage[] = [
      ...ask().messages,
      { role: "assistant", text: "", toolRequests: first.requests },
      { role: "tool", requestId: first.requests[0]!.id, name: "list_days", result: "[1,2]" },
    ];
    const second = await hear(provider, ask({ messages, tools: [LIST_DAYS] }));
    expect(second).toMatchObject({ error: null, text: "Two.", tokens: { input: 100, output: 20 } });
    expect(provider.embed).toBeNull();
  });

  it("asks Anthropic for JSON in words, and drops what is said around it", async () => {
    const emulator = await begin({ key: KEY, service: "anthropic" });
    const provider = openaiProvider({ name: "anthropic", apiKey: KEY, baseUrl: `${emulator.url}/` });
    emulator.next({ text: 'Here you are: ```json\n{"title": "A \\"brace\\" } day", "nights": {"n": 2}} ``` Enjoy {it}!' });
    const { text, error } = await hear(provider, ask({ output: { name: "plan", schema: SCHEMA } }));
    expect(error).toBeNull();
    expect(JSON.parse(text)).toEqual({ title: 'A "brace" } day', nights: { n: 2 } });
    expect(emulator.requests[0]!.asked).toMatchObject({ schema: null, system: expect.stringContaining('"nights"') as string });
    await expect(provider.verify(new AbortController().signal)).resolves.toBeUndefined();
  });

  it("tells what Anthropic says of a long conversation", async () => {
    const emulator = await begin({ key: KEY, service: "anthropic" });
    emulator.next({ contextTooLong: true });
    const provider = openaiProvider({ name: "anthropic", apiKey: KEY, baseUrl: emulator.url });
    expectFailure((await hear(provider, ask())).error, "contextLength");
  });

  it("reaches a local server without a key, with a temperature", async () => {
    const emulator = await begin({ service: "lenient" });
    const provider = openaiProvider({ name: "ollama", apiKey: "", baseUrl: emulator.url, embeddingModel: "local" });
    expect((await hear(provider, ask({ temperature: 0.2 }))).text).toBe("OK.");
    expect(emulator.requests[0]!.body).toMatchObject({ temperature: 0.2, max_tokens: 500 });
    expect((await provider.embed!(["Lisbon"], new AbortController().signal)).vectors).toHaveLength(1);
  });

  it("tells calls apart that a local server puts under one index, and that they are calls", async () => {
    const emulator = await begin({ service: "lenient" });
    const calls = [{ name: "list_days", args: {} }, { name: "add_activity", args: { place: "Alfama" } }];
    emulator.next({ toolCalls: calls });
    const { requests, end } = await hear(openaiProvider({ name: "ollama", apiKey: "", baseUrl: emulator.url }), ask({ tools: [ADD_ACTIVITY, LIST_DAYS] }));
    expect(requests.map(({ name, args }) => ({ name, args }))).toEqual(calls);
    expect(end).toEqual({ type: "end", reason: "tools" });
  });

  it("leaves out a call that the answer's bound cut in two", async () => {
    const emulator = await begin({ service: "openai" });
    const provider = openaiProvider({ name: "openai", apiKey: KEY, baseUrl: emulator.url });
    emulator.next({ toolCalls: [{ name: "list_days", args: {} }, { name: "add_activity", args: '{"place": "Al' }], cutShort: true });
    const { requests, end, error } = await hear(provider, ask({ tools: [ADD_ACTIVITY, LIST_DAYS] }));
    expect(error).toBeNull();
    expect(requests.map(({ name }) => name)).toEqual(["list_days"]);
    expect(end).toEqual({ type: "end", reason: "length" });
  });

  it("sends OpenAI's account to nobody else", async () => {
    vi.stubEnv("OPENAI_ORG_ID", "org-of-the-deployment");
    vi.stubEnv("OPENAI_PROJECT_ID", "project-of-the-deployment");
    onTestFinished(() => void vi.unstubAllEnvs());
    const emulator = await begin({ service: "lenient" });
    await hear(openaiProvider({ name: "compatible", apiKey: KEY, baseUrl: emulator.url }), ask());
    expect(JSON.stringify(emulator.requests[0]!.headers)).not.toContain("of-the-deployment\"");
    expect(Object.keys(emulator.requests[0]!.headers)).not.toContain("openai-organization");
  });

  it("waits until a date that the service gives, and takes a spent account for a refused key", async () => {
    const emulator = await begin({ key: KEY });
    const provider = openaiProvider({ name: "openai", apiKey: KEY, baseUrl: emulator.url });
    emulator.next({ status: 429, retryAfter: new Date(Date.now() + 90_000).toUTCString() }, { status: 429, code: "insufficient_quota" });
    const { error } = await hear(provider, ask());
    expect((error as ProviderError).retryAfterMs).toBeGreaterThan(80_000);
    expect((error as ProviderError).retryAfterMs).toBeLessThanOrEqual(90_000);
    expectFailure((await hear(provider, ask())).error, "authentication");
  });
});

describe("Gemini's signatures", () => {
  it("go back with the calls that they came with", async () => {
    const emulator = await startGeminiEmulator({ key: KEY });
    onTestFinished(() => emulator.close());
    const provider = geminiProvider({ apiKey: KEY, baseUrl: emulator.url });
    emulator.next({ toolCall: { name: "list_days", args: {} } });
    const { requests } = await hear(provider, ask({ tools: [LIST_DAYS] }));
    const messages: ChatMessage[] = [
      ...ask().messages,
      { role: "assistant", text: "", toolRequests: requests },
      { role: "tool", requestId: requests[0]!.id, name: "list_days", result: "[1,2]" },
    ];
    expect((await hear(provider, ask({ messages, tools: [LIST_DAYS] }))).text).toBe("OK.");
    expect(JSON.stringify(emulator.requests[1]!.body)).toContain('"thoughtSignature":"signed-list_days"');
  });
});
