import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProviderError, type GenerateEvent, type GenerateRequest, type Provider, type ProviderErrorKind } from "../providers/types";
import { afterFailures } from "./candidateQueue";
import { candidate, model } from "./candidates.testing";
import { NoModelLeft } from "./noModelLeft";
import { routedGenerate, type RoutedOptions } from "./routedGenerate";
import type { AttemptRecord } from "./schema";
import { VirtualClock } from "./virtualClock.testing";

/** What a call of a model does, in order: waits (ms), does something, sends an event, or fails. */
type Script = (number | (() => void) | GenerateEvent | ProviderError)[];

const text = (value: string): GenerateEvent => ({ type: "text", text: value });
const tool = (id: string): GenerateEvent => ({ type: "toolRequest", request: { id, name: "move", args: {} } });
const tokens = (input: number, output: number): GenerateEvent => ({ type: "tokens", tokens: { input, cachedInput: 0, output } });
const end = (reason: "stop" | "tools" | "length" = "stop"): GenerateEvent => ({ type: "end", reason });
const fault = (kind: ProviderErrorKind, retryAfterMs: number | null = null) => new ProviderError(kind, "As the test wants.", retryAfterMs);
const says = (words: string): Script => [100, text(words), tokens(100, 10), end()];

/** A model by its id, and the scripts of its calls one after the other (the last for the rest). */
type Cast = Record<string, Script[]>;

function stage(cast: Cast, options: Partial<RoutedOptions> = {}) {
  const clock = new VirtualClock();
  const records: AttemptRecord[] = [];
  const calls: { model: string; request: GenerateRequest; at: number; abortedAt?: number }[] = [];
  const provider: Provider = {
    name: "openai",
    verify: async () => undefined,
    embed: null,
    async *generate(request) {
      const scripts = Object.entries(cast).find(([id]) => id.endsWith(`/${request.model}`))![1];
      const call: (typeof calls)[number] = { model: request.model, request, at: clock.now() };
      request.signal.addEventListener("abort", () => (call.abortedAt = clock.now()));
      const script = scripts[Math.min(calls.filter((other) => other.model === request.model).length, scripts.length - 1)]!;
      calls.push(call);
      for (const step of script) {
        if (typeof step === "number") await clock.sleep(step);
        else if (typeof step === "function") step();
        else if (step instanceof ProviderError) throw step;
        else yield step;
      }
    },
  };
  const generate = routedGenerate({
    candidates: Object.keys(cast).map((id) => candidate(id)),
    providerOf: () => provider,
    claimProbe: async () => true,
    onAttempt: (record) => void records.push(record),
    deadlineAt: 60_000,
    signal: new AbortController().signal,
    clock,
    random: () => 0.5,
    ...options,
  });
  const request = { messages: [{ role: "user" as const, text: "Where shall we eat?" }], maxOutputTokens: 500 };
  async function collect(extra: Partial<GenerateRequest> = {}) {
    const events: GenerateEvent[] = [];
    let error: unknown = null;
    try {
      for await (const event of generate({ ...request, ...extra })) events.push(event);
    } catch (thrown) {
      error = thrown;
    }
    return { events, error, said: events.map((event) => (event.type === "text" ? event.text : "")).join(""), at: clock.now() };
  }
  return { clock, records, calls, generate, request, outcomes: () => records.map(({ model: id, outcome }) => `${id} ${outcome}`), run: (extra?: Partial<GenerateRequest>) => clock.run(collect(extra)) };
}

describe("an answer", () => {
  it("comes from the first candidate as it streams, and is recorded", async () => {
    const { run, records } = stage({ "openai/a": [[100, text("Try "), 50, text("Nishiki."), tokens(200, 40), end()]], "gemini/b": [says("never")] });
    const { events } = await run();
    expect(events).toEqual([text("Try "), text("Nishiki."), tokens(200, 40), end()]);
    expect(records).toEqual([
      { model: "openai/a", kind: "simple", keyOwner: "deployment", startedAt: 0, outcome: "ok", checked: false, retryAfterMs: null, tokens: { input: 200, cachedInput: 0, output: 40 }, costUsd: 0.0004, firstEventMs: 100, totalMs: 150 },
    ]);
  });

  it.each(["overloaded", "network", "rateLimit"] as const)("is asked of the same model once more after %s, then of the next", async (kind) => {
    const { run, outcomes, calls } = stage({ "openai/a": [[fault(kind)]], "gemini/b": [says("Here.")] });
    expect((await run()).said).toBe("Here.");
    expect(outcomes()).toEqual([`openai/a ${kind}`, `openai/a ${kind}`, "gemini/b ok"]);
    expect(calls.map(({ at }) => at)).toEqual([0, 200, 200]);
  });

  it.each(["stalled", "malformed", "badRequest"] as const)("is asked of the next model at once after %s", async (kind) => {
    const { run, outcomes } = stage({ "openai/a": [[fault(kind)]], "gemini/b": [says("Here.")] });
    expect((await run()).said).toBe("Here.");
    expect(outcomes()).toEqual([`openai/a ${kind}`, "gemini/b ok"]);
  });

  it("doesn't wait long for a model while there are others, but does for the last one", async () => {
    const busy = fault("rateLimit", 10_000);
    const others = stage({ "openai/a": [[busy], says("late")], "gemini/b": [says("soon")] });
    expect((await others.run()).said).toBe("soon");
    const alone = stage({ "openai/a": [[busy], says("late")] });
    expect(await alone.run()).toMatchObject({ said: "late", at: 10_300 });
  });

  it("that is empty or just stops is none", async () => {
    const { run, outcomes } = stage({ "openai/a": [[tokens(5, 0), end()]], "openai/b": [[tokens(5, 0)]], "gemini/c": [says("Here.")] });
    expect((await run()).said).toBe("Here.");
    expect(outcomes()).toEqual(["openai/a malformed", "openai/b malformed", "gemini/c ok"]);
  });

  it("isn't asked of siblings of a model whose key was refused, nor of smaller models when it was too long", async () => {
    const refused = stage({ "openai/a": [[fault("authentication")]], "openai/b": [says("no")], "gemini/c": [says("yes")] });
    await refused.run();
    expect(refused.outcomes()).toEqual(["openai/a authentication", "gemini/c ok"]);
    const long = stage({}, {});
    expect((await long.run()).error).toBeInstanceOf(NoModelLeft);
    const cast: Cast = { "openai/a": [[fault("contextLength")]], "openai/small": [says("no")], "gemini/large": [says("yes")] };
    const sized = stage(cast, { candidates: [candidate("openai/a"), candidate("openai/small"), candidate("gemini/large", { model: model("gemini/large", { contextTokens: 1e6 }) })] });
    await sized.run();
    expect(sized.outcomes()).toEqual(["openai/a contextLength", "gemini/large ok"]);
  });

  it.each(["authentication", "rateLimit", "overloaded", "network", "stalled"] as const)("goes on with the spare key when the person's own fails by %s, then to other models", async (kind) => {
    const own = [candidate("openai/a", { keyOwner: "person", spareKey: "deployment" }), candidate("gemini/b")];
    const cast: Cast = { "openai/a": [[fault(kind)], says("By the other key.")], "gemini/b": [says("never")] };
    const { run, records, clock } = stage(cast, { candidates: own });
    expect((await run()).said).toBe("By the other key.");
    expect(records.map(({ model: id, keyOwner, outcome }) => `${id} ${keyOwner} ${outcome}`)).toEqual([`openai/a person ${kind}`, "openai/a deployment ok"]);
    expect(clock.now()).toBe(100);
    const both = stage({ ...cast, "openai/a": [[fault("authentication")]], "gemini/b": [says("Here.")] }, { candidates: own });
    await both.run();
    expect(both.records.map(({ model: id, keyOwner }) => `${id} ${keyOwner}`)).toEqual(["openai/a person", "openai/a deployment", "gemini/b deployment"]);
  });

  it("takes no spare key for what isn't the key's fault", async () => {
    const own = [candidate("openai/a", { keyOwner: "person", spareKey: "deployment" }), candidate("openai/b", { keyOwner: "person", spareKey: "deployment" })];
    const { run, records } = stage({ "openai/a": [[fault("malformed")]], "openai/b": [says("Here.")] }, { candidates: own });
    expect((await run()).said).toBe("Here.");
    expect(records.map(({ keyOwner }) => keyOwner)).toEqual(["person", "person"]);
  });

  it("asks siblings of a model whose own key was refused by their spare key, in later requests too", async () => {
    const own = ["openai/a", "openai/b"].map((id) => candidate(id, { keyOwner: "person", spareKey: "deployment" }));
    const { run, records } = stage({ "openai/a": [[fault("authentication")], [fault("malformed")]], "openai/b": [says("Here.")] }, { candidates: own });
    await run();
    expect(records.map(({ model: id, keyOwner }) => `${id} ${keyOwner}`)).toEqual(["openai/a person", "openai/a deployment", "openai/b deployment"]);
    expect(afterFailures(own, records).map(({ keyOwner, spareKey }) => [keyOwner, spareKey])).toEqual([["deployment", null], ["deployment", null]]);
    expect(afterFailures(own, [{ model: "openai/a", keyOwner: "person", outcome: "rateLimit" }]).map(({ keyOwner }) => keyOwner)).toEqual(["deployment", "person"]);
    expect(afterFailures([candidate("openai/a")], [{ model: "openai/a", keyOwner: "deployment", outcome: "authentication" }])).toEqual([]);
    expect(afterFailures(own, [{ model: "openai/a", keyOwner: "person", outcome: "malformed" }])).toEqual(own);
  });

  it("is refused when two models refuse, or the only one", async () => {
    const twice = stage({ "openai/a": [[fault("refusal")]], "gemini/b": [[fault("refusal")]], "anthropic/c": [says("never")] });
    expect((await twice.run()).error).toMatchObject({ kind: "refusal" });
    expect(twice.calls).toHaveLength(2);
    expect((await stage({ "openai/a": [[fault("refusal")]] }).run()).error).toMatchObject({ kind: "refusal" });
    expect(await stage({ "openai/a": [[fault("refusal")]], "gemini/b": [says("Sure.")] }).run()).toMatchObject({ said: "Sure.", error: null });
  });

  it("is left to the built-in planner when all have failed", async () => {
    const { error } = await stage({ "openai/a": [[fault("stalled")]], "gemini/b": [[fault("malformed")]] }).run();
    expect(error).toBeInstanceOf(NoModelLeft);
    expect(error).toMatchObject({ reason: "failed", attempts: [{ model: "openai/a", outcome: "stalled" }, { model: "gemini/b", outcome: "malformed" }] });
  });

  it("waits for the claim of a model that rests, and passes it by when another request has it", async () => {
    const claimed: string[] = [];
    const cast: Cast = { "openai/a": [says("probe")], "gemini/b": [says("Here.")] };
    const { run } = stage(cast, {
      candidates: [candidate("openai/a", { probe: true }), candidate("gemini/b")],
      claimProbe: async (id) => claimed.push(id) > 1,
    });
    expect((await run()).said).toBe("Here.");
    expect(claimed).toEqual(["openai/a"]);
  });

  it("fails with the program's own errors, not another model", async () => {
    const { run } = stage({ "openai/a": [says("x")] }, { providerOf: () => { throw new TypeError("no such provider"); } });
    expect((await run()).error).toBeInstanceOf(TypeError);
  });
});

describe("an answer that breaks off", () => {
  it("is gone on with by the next model, which gets what was shown", async () => {
    const { run, calls, outcomes, records } = stage({ "openai/a": [[text("Kyoto is "), fault("network")]], "gemini/b": [[text("lovely."), tokens(120, 5), end()]] });
    const { said, events } = await run();
    expect(said).toBe("Kyoto is lovely.");
    expect(calls[1]!.request.messages).toEqual([
      { role: "user", text: "Where shall we eat?" },
      { role: "assistant", text: "Kyoto is " },
      { role: "user", text: expect.stringContaining("without repeating") },
    ]);
    expect(outcomes()).toEqual(["openai/a network", "gemini/b ok"]);
    // It was cut before it could say what it took: estimated, not free.
    expect(records[0]!.tokens.input).toBeGreaterThan(0);
    expect(events.at(-2)).toEqual({ type: "tokens", tokens: { input: records[0]!.tokens.input + 120, cachedInput: 0, output: records[0]!.tokens.output + 5 } });
  });

  it("ends there when tools were asked for: they are run once, and the next turn goes on", async () => {
    const { run, calls } = stage({ "openai/a": [[text("Moving it."), tool("t1"), tool("t1"), fault("network")]], "gemini/b": [[tool("t1"), end("tools")]] });
    const { events, error } = await run();
    expect(error).toBeNull();
    expect(events.map(({ type }) => type)).toEqual(["text", "toolRequest", "tokens", "end"]);
    expect(events.at(-1)).toEqual(end("tools"));
    expect(calls).toHaveLength(1);
  });

  it("is begun anew when one object was asked for, of which half is nothing", async () => {
    const { run, calls } = stage({ "openai/a": [[text('{"days": ['), fault("stalled")]], "gemini/b": [[text('{"days"'), text(": []}"), end()]] });
    const { events } = await run({ output: { name: "plan", schema: { type: "object", properties: {} } } });
    expect(events.filter(({ type }) => type === "text")).toEqual([text('{"days": []}')]);
    expect(calls[1]!.request.messages).toHaveLength(1);
  });
});

describe("a checked answer", () => {
  const cast: Cast = { "openai/cheap": [[tool("bad"), end("tools")]], "gemini/strong": [[text("Better:"), tool("good"), end("tools")]] };

  it("is asked of the next model when it isn't good enough, and nothing of the first is seen", async () => {
    const { run, records } = stage(cast, { accepts: ({ toolRequests }) => toolRequests[0]?.id === "good" });
    expect((await run()).events.slice(0, 2)).toEqual([text("Better:"), tool("good")]);
    expect(records.map(({ outcome, checked }) => [outcome, checked])).toEqual([["rejected", true], ["ok", true]]);
  });

  it("is passed on as it is when no model does better, for the caller to repair", async () => {
    const { run, outcomes } = stage(cast, { accepts: async () => false });
    expect((await run()).events.map(({ type }) => type)).toEqual(["text", "toolRequest", "tokens", "end"]);
    expect(outcomes()).toEqual(["openai/cheap rejected", "gemini/strong rejected"]);
    for (const kind of ["stalled", "refusal"] as const) {
      const failing = stage({ ...cast, "gemini/strong": [[fault(kind)]] }, { accepts: () => false });
      expect(await failing.run()).toMatchObject({ error: null, events: [tool("bad"), { type: "tokens" }, end("tools")] });
    }
    const late = stage({ ...cast, "gemini/strong": [[1e9, end()]] }, { accepts: () => false, deadlineAt: 5000 });
    expect(await late.run()).toMatchObject({ at: 5000, error: null, events: [tool("bad"), { type: "tokens" }, end("tools")] });
  });

  it("isn't passed on after a cancel", async () => {
    const stop = new AbortController();
    const { clock, run } = stage({ ...cast, "gemini/strong": [[1e9, end()]] }, { accepts: () => false, signal: stop.signal });
    void clock.sleep(700).then(() => stop.abort());
    expect(await run()).toMatchObject({ events: [], error: { kind: "cancelled" } });
  });
});

describe("hedging", () => {
  const slow = (words: string): Script => [9000, text(words), tokens(100, 10), end()];

  it("starts the next model beside one that says nothing; the first to stream wins, the other is stopped and paid for", async () => {
    const { run, outcomes, records, calls } = stage({ "openai/a": [slow("late")], "gemini/b": [says("soon")] }, { hedgeAfterMs: 2000 });
    expect(await run()).toMatchObject({ said: "soon", at: 2100 });
    expect(outcomes()).toEqual(["openai/a hedgedOut", "gemini/b ok"]);
    expect(records[0]).toMatchObject({ firstEventMs: null, totalMs: 2100 });
    expect(records[0]!.costUsd).toBeGreaterThan(0);
    expect(calls[0]!.abortedAt).toBe(2100);
  });

  it("leaves the first the winner when it is faster after all", async () => {
    const { run, outcomes } = stage({ "openai/a": [[2500, text("first"), end()]], "gemini/b": [slow("second")] }, { hedgeAfterMs: 2000 });
    expect((await run()).said).toBe("first");
    expect(outcomes()).toEqual(["gemini/b hedgedOut", "openai/a ok"]);
  });

  it("isn't used when the first streams in time", async () => {
    const { run, calls } = stage({ "openai/a": [[100, text("a"), 9000, text("b"), end()]], "gemini/b": [says("no")] }, { hedgeAfterMs: 2000 });
    expect((await run()).said).toBe("ab");
    expect(calls).toHaveLength(1);
  });

  it("goes on with the other when one of the two fails", async () => {
    const { run, outcomes } = stage({ "openai/a": [[2500, fault("overloaded")]], "gemini/b": [slow("b")] }, { hedgeAfterMs: 2000 });
    expect((await run()).said).toBe("b");
    expect(outcomes()).toEqual(["openai/a overloaded", "gemini/b ok"]);
  });
});

describe("cancel and deadline", () => {
  /** Says a word and then nothing, whatever the signal. */
  const hanging: Script = [text("Well, "), 1e9, end()];

  it("stops at once, with a provider that doesn't mind the signal too, and keeps what was said", async () => {
    const stop = new AbortController();
    const { clock, run, outcomes, calls } = stage({ "openai/a": [hanging], "gemini/b": [says("no")] }, { signal: stop.signal });
    void clock.sleep(1234).then(() => stop.abort());
    expect(await run()).toMatchObject({ said: "Well, ", error: { kind: "cancelled" }, at: 1234 });
    expect(outcomes()).toEqual(["openai/a cancelled"]);
    expect(calls).toMatchObject([{ abortedAt: 1234 }]);
  });

  it("starts nothing when it was cancelled before", async () => {
    const { run, calls } = stage({ "openai/a": [says("no")] }, { signal: AbortSignal.abort() });
    expect((await run()).error).toMatchObject({ kind: "cancelled" });
    expect(calls).toEqual([]);
  });

  it("records a call once, though it ends in the moment of the cancel", async () => {
    for (let turns = 0; turns < 20; turns++) {
      const stop = new AbortController();
      const cancelSoon = async () => {
        for (let turn = 0; turn < turns; turn++) await null;
        stop.abort();
      };
      const { run, records } = stage({ "openai/a": [[text("Well."), () => void cancelSoon(), end()]] }, { signal: stop.signal });
      await run();
      expect(records).toHaveLength(1);
    }
  });

  it("stops while it waits to retry", async () => {
    const stop = new AbortController();
    const { clock, run } = stage({ "openai/a": [[fault("rateLimit", 30_000)]] }, { signal: stop.signal });
    void clock.sleep(500).then(() => stop.abort());
    expect(await run()).toMatchObject({ error: { kind: "cancelled" }, at: 500 });
  });

  it("passes on a provider's own `cancelled`", async () => {
    const { run, calls } = stage({ "openai/a": [[fault("cancelled")]], "gemini/b": [says("no")] });
    expect((await run()).error).toMatchObject({ kind: "cancelled" });
    expect(calls).toHaveLength(1);
  });

  it("gives up at the deadline; who never said a word has stalled", async () => {
    const silent = stage({ "openai/a": [[1e9, end()]], "gemini/b": [says("no")] }, { deadlineAt: 8000 });
    expect(await silent.run()).toMatchObject({ at: 8000, error: { reason: "deadline", attempts: [{ model: "openai/a", outcome: "stalled" }] } });
    const talking = stage({ "openai/a": [hanging] }, { deadlineAt: 8000 });
    expect(await talking.run()).toMatchObject({ said: "Well, ", error: { reason: "deadline" } });
    expect(talking.outcomes()).toEqual(["openai/a cancelled"]);
    const late = stage({ "openai/a": [says("no")] }, { deadlineAt: 0 });
    expect(await late.run()).toMatchObject({ error: { reason: "deadline", attempts: [] } });
  });

  it("stops the call of a reader who leaves in the middle", async () => {
    const { clock, generate, request, outcomes, calls } = stage({ "openai/a": [hanging] });
    await clock.run((async () => {
      for await (const event of generate(request)) if (event.type === "text") break;
    })());
    expect(outcomes()).toEqual(["openai/a cancelled"]);
    expect(calls[0]!.abortedAt).toBe(0);
  });

  it("waits for the records, and doesn't hide that one couldn't be kept", async () => {
    const kept: string[] = [];
    const clockOf: { clock?: VirtualClock } = {};
    const staged = stage({ "openai/a": [says("Here.")] }, { onAttempt: async ({ outcome }) => { await clockOf.clock!.sleep(30); kept.push(outcome); } });
    clockOf.clock = staged.clock;
    expect(await staged.run()).toMatchObject({ at: 130, error: null });
    expect(kept).toEqual(["ok"]);
    const failing = await stage({ "openai/a": [says("Here.")] }, { onAttempt: () => Promise.reject(new Error("no database")) }).run();
    expect(failing).toMatchObject({ said: "Here.", error: { message: "no database" } });
  });
});

describe("whatever the models do", () => {
  const step = fc.oneof(
    fc.integer({ min: 1, max: 4000 }),
    fc.constantFrom<GenerateEvent>(text("a"), text("b"), tool("t1"), tool("t2"), tokens(10, 5), end()),
    fc.constantFrom<ProviderErrorKind>("rateLimit", "overloaded", "network", "stalled", "malformed", "refusal", "authentication", "contextLength").map((kind) => fault(kind)),
  );
  const script = fc.array(step, { maxLength: 6 });
  const cast = fc.tuple(script, script, script).map(([a, b, c]): Cast => ({ "openai/a": [a], "gemini/b": [b], "anthropic/c": [c] }));

  it("no tool request is emitted twice, the end comes once and last, every call is recorded, and time is kept", async () => {
    await fc.assert(
      fc.asyncProperty(cast, fc.option(fc.integer({ min: 1, max: 3000 })), async (drawn, hedgeAfterMs) => {
        const { run, records, calls } = stage(drawn, { hedgeAfterMs, deadlineAt: 9000 });
        const { events, error, at } = await run();
        const requested = events.flatMap((event) => (event.type === "toolRequest" ? [event.request.id] : []));
        expect(new Set(requested).size).toBe(requested.length);
        expect(events.filter(({ type }) => type === "end")).toHaveLength(error === null ? 1 : 0);
        if (error === null) expect(events.at(-1)!.type).toBe("end");
        else expect(error instanceof NoModelLeft || (error instanceof ProviderError && error.kind === "refusal")).toBe(true);
        expect(records).toHaveLength(calls.length);
        expect(calls.length).toBeLessThanOrEqual(6);
        expect(records.filter(({ outcome }) => outcome === "ok").length).toBeLessThanOrEqual(1);
        expect(at).toBeLessThanOrEqual(9000);
      }),
      { numRuns: 300 },
    );
  });
});
