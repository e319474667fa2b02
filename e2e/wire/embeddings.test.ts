// What is recalled for a request, all the way to the model that answers it: by a provider's embeddings where
// there is one, without them when it fails, and never with anything of anybody else's.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { api, internal } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { deployment, guest, signUp, trip, type Engine, type Person } from "../../convex/people.testing";
import type { Emulator, Recorded } from "../emulators/emulator";
import { startGeminiEmulator } from "../emulators/geminiEmulator";
import { startOpenaiEmulator } from "../emulators/openaiEmulator";
import { KEY, openaiForTests } from "./openai";

const EMBEDDING_MODEL = "openai/text-embedding-3-small";
const JAZZ = "Jazz cellars will always please Ada.";
const KARAOKE = "Karaoke bores everybody.";
/** Shares with JAZZ only words that the built-in embedding passes over. */
const IN_OTHER_WORDS = "Which clothes will always please my friends?";

const { provider } = await openaiForTests({ dimensions: 256 });

/** Somebody with a trip, who has said these things before. */
async function story(env: Record<string, string>, ...notes: string[]) {
  const t = await deployment(env);
  const ada = await guest(t, "Ada");
  await know(t, ada, ...notes);
  return { t, ada, tripId: await trip(ada) };
}

const know = (t: Engine, { userId }: Person, ...notes: string[]) =>
  t.mutation(internal.ai.memory.forRuns.remember, { userId, memories: notes.map((text) => ({ kind: "note" as const, value: text, text })), source: "stated" });

async function ask(who: Person, tripId: Id<"trips">, text: string) {
  const runId = await who.mutation(api.ai.thread.send, { tripId, text });
  return vi.waitFor(
    async () => {
      const { page } = await who.query(api.ai.thread.list, { tripId, paginationOpts: { numItems: 20, cursor: null } });
      const answer = page.find((message) => message.runId === runId && message.role === "assistant");
      expect(answer?.status).toBe("done");
      return answer!;
    },
    { timeout: 20_000, interval: 50 },
  );
}

const embedded = ({ requests }: Emulator) => requests.filter(({ path }) => path === "/v1/embeddings");
const texts = ({ body }: Recorded) => (body as { input: string[] }).input;
/** What the model was last told of the person. */
function recalled({ requests }: Emulator): string[] {
  const { lastText } = requests.findLast(({ asked }) => asked)!.asked!;
  return JSON.parse(/remembered of the person who asks:\n(.*)\n/.exec(lastText)![1]!) as string[];
}

const openai = () => ({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: provider.url });

describe("recall by a provider's embeddings", () => {
  it("finds what the request means, and embeds each memory once", async () => {
    const { ada, tripId } = await story(openai(), JAZZ, KARAOKE);
    await ask(ada, tripId, IN_OTHER_WORDS);
    expect(recalled(provider)).toEqual([JAZZ]);
    const second = "What else bores everybody among my friends?";
    await ask(ada, tripId, second);
    expect(recalled(provider)).toEqual([KARAOKE]);
    expect(embedded(provider).map(texts)).toEqual([[IN_OTHER_WORDS, JAZZ, KARAOKE], [second]]);
    expect(await ada.query(api.ai.usage.usage.byModel, {})).toContainEqual(expect.objectContaining({ model: EMBEDDING_MODEL, calls: 2 }));
  });

  it("forgets with the memory, and asks anew for one that was put right", async () => {
    const { t, ada, tripId } = await story(openai(), JAZZ);
    const [karaoke] = await know(t, ada, KARAOKE);
    await ask(ada, tripId, IN_OTHER_WORDS);
    await ada.mutation(api.ai.memory.memories.edit, { memoryId: karaoke!._id, value: "Opera is what they please" });
    await ask(ada, tripId, IN_OTHER_WORDS);
    expect(texts(embedded(provider)[1]!)).toEqual([IN_OTHER_WORDS, "Opera is what they please"]);
    await ada.mutation(api.ai.memory.memories.forgetAll, {});
    await ask(ada, tripId, IN_OTHER_WORDS);
    expect(recalled(provider)).toEqual([]);
    expect(embedded(provider)).toHaveLength(2);
  });

  it("sends nothing of anybody else's, no needs, and no key in a text", async () => {
    const { t, ada, tripId } = await story(openai(), JAZZ);
    const ben = await guest(t, "Ben");
    const { token } = await ada.mutation(api.trips.invites.create, { tripId, role: "editor" });
    await ben.mutation(api.trips.invites.accept, { token });
    await know(t, ben, "My locker code will always please thieves.");
    await t.mutation(internal.ai.memory.forRuns.remember, { userId: ada.userId, memories: [{ kind: "diet", value: "vegan", text: "I am vegan" }], source: "stated" });
    await ask(ada, tripId, IN_OTHER_WORDS);
    expect(embedded(provider).map(texts)).toEqual([[IN_OTHER_WORDS, JAZZ]]);
    const bodies = JSON.stringify(provider.requests.map(({ body }) => body));
    expect(bodies).not.toContain("locker code");
    expect(bodies).not.toContain(KEY);
  });

  it("asks with the person's own key where there is one", async () => {
    const t = await deployment({ ...openai(), AI_KEYS_SECRET: Buffer.alloc(32, 7).toString("base64") });
    const ada = await signUp(t, "Ada", "ada@example.com", "a long enough password");
    const own = "sk-own-abcdefghijklmnop1234";
    await ada.action(api.ai.keys.vault.save, { provider: "openai", key: own });
    await know(t, ada, JAZZ);
    await ask(ada, await trip(ada), IN_OTHER_WORDS);
    expect(embedded(provider).map(({ headers }) => headers.authorization)).toEqual([`Bearer ${own}`]);
  });

  it("asks nobody while memory is off, or where there is nothing to recall", async () => {
    const { t, ada, tripId } = await story(openai(), JAZZ);
    await ada.mutation(api.ai.memory.memories.setEnabled, { enabled: false });
    await ask(ada, tripId, IN_OTHER_WORDS);
    const ben = await guest(t, "Ben");
    await ask(ben, await trip(ben), IN_OTHER_WORDS);
    expect(embedded(provider)).toEqual([]);
  });
});

describe("recall by Gemini's embeddings", () => {
  const MUSIC = "Jazz will always please.";
  /** Near enough for a model whose unrelated texts lie nearer to each other than OpenAI's. */
  const REQUEST = "What will always please my friends?";
  const embeddedTexts = ({ requests }: Emulator) =>
    requests
      .filter(({ path }) => path.endsWith("/gemini-embedding-001:batchEmbedContents"))
      .map(({ body }) => (body as { requests: { content: { parts: { text: string }[] } }[] }).requests.map(({ content }) => content.parts.map(({ text }) => text).join("")));

  async function geminiStory(...notes: string[]) {
    const gemini = await startGeminiEmulator({ key: KEY, dimensions: 256 });
    onTestFinished(() => gemini.close());
    return { gemini, ...(await story({ GEMINI_API_KEY: KEY, GEMINI_BASE_URL: gemini.url }, ...notes)) };
  }

  it("finds what the request means, embeds each memory once, and counts it", async () => {
    const { gemini, ada, tripId } = await geminiStory(MUSIC, KARAOKE);
    await ask(ada, tripId, REQUEST);
    expect(recalled(gemini)).toEqual([MUSIC]);
    await ask(ada, tripId, "What else bores everybody of us?");
    expect(recalled(gemini)).not.toContain(MUSIC);
    expect(embeddedTexts(gemini)).toEqual([[REQUEST, MUSIC, KARAOKE], ["What else bores everybody of us?"]]);
    expect(await ada.query(api.ai.usage.usage.byModel, {})).toContainEqual(expect.objectContaining({ model: "gemini/gemini-embedding-001", calls: 2 }));
  });

  it("keeps its vectors apart from another model's", async () => {
    const { gemini, t, ada, tripId } = await geminiStory(MUSIC);
    await ask(ada, tripId, REQUEST);
    expect(await t.query(internal.ai.memory.providerVectors.missing, { userId: ada.userId, model: "gemini/gemini-embedding-001" })).toEqual({ memories: [], isAll: true });
    expect(await t.query(internal.ai.memory.providerVectors.missing, { userId: ada.userId, model: EMBEDDING_MODEL })).toMatchObject({ memories: [{ text: MUSIC }] });
    expect(embeddedTexts(gemini)).toHaveLength(1);
  });
});

describe("recall when the provider of embeddings", () => {
  const servers: Record<string, () => Promise<{ url: string; close(): Promise<void> }>> = {
    "refuses the key": () => startOpenaiEmulator({ key: "another" }),
    "sends vectors that are too short": () => startOpenaiEmulator({ dimensions: 64 }),
    "says nothing": silentServer,
  };

  it.each(Object.entries(servers))("%s, goes by the built-in ones", async (_what, start) => {
    const broken = await start();
    // Another provider answers, so that what it is told can be seen.
    const answering = await startOpenaiEmulator({ service: "lenient" });
    onTestFinished(async () => void (await Promise.all([broken.close(), answering.close()])));
    const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: broken.url, AI_COMPATIBLE_BASE_URL: answering.url, AI_COMPATIBLE_MODELS: "a-model", AI_MODELS: "compatible/a-model" };
    const { ada, tripId } = await story(env, JAZZ, KARAOKE);
    const answer = await ask(ada, tripId, "Which jazz records do my friends know?");
    expect(answer.answer?.model).toBe("compatible/a-model");
    expect(recalled(answering)).toEqual([JAZZ]);
    expect(embedded(answering)).toEqual([]);
    expect(await ada.query(api.ai.usage.usage.byModel, {})).toContainEqual(expect.objectContaining({ model: EMBEDDING_MODEL, calls: 1 }));
  });
});

/** Takes every request and never answers. */
async function silentServer() {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
