import { ConvexError } from "convex/values";
import { makeFunctionReference } from "convex/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { deviceStorage } from "./storage.testing";
import { textsIn } from "./unsaved";
import { isIdle, isMadeHere, leftovers, newEditKey, sendKept, sendLeftovers, takeUpLeftovers, useOutbox } from "./outbox";

const edit = makeFunctionReference<"mutation", Record<string, unknown>>("trips/activities:update");

const clientThat = (mutation: (...args: unknown[]) => Promise<unknown>) => ({ mutation: vi.fn(mutation) }) as never as Parameters<typeof sendKept>[0] & { mutation: ReturnType<typeof vi.fn> };
/** Answers when it is told to. */
function clientInHand() {
  const asked: { args: Record<string, unknown>; answer: (value: unknown) => void; refuse: (error: unknown) => void }[] = [];
  const client = clientThat((_edit, args) => new Promise((answer, refuse) => asked.push({ args: args as Record<string, unknown>, answer, refuse })));
  return { client, asked };
}
const adding = makeFunctionReference<"mutation", Record<string, unknown>>("trips/activities:addMany");
const copying = makeFunctionReference<"mutation", Record<string, unknown>>("trips/activities:duplicate");
/** What `sendLeftovers` told of. */
async function refusals(send: typeof sendLeftovers, ...given: [Parameters<typeof sendKept>[0], string, number]): Promise<unknown[]> {
  const told: unknown[] = [];
  await send(...given, (error) => told.push(error));
  return told;
}
const settled = () => new Promise((resolve) => setTimeout(resolve));
const never = () => new Promise<never>(() => {});
const later = () => Date.now() + 1;

beforeEach(() => {
  vi.useRealTimers();
  vi.stubGlobal("localStorage", deviceStorage());
  useOutbox.setState({ left: [], own: [] });
});

describe("edits on their way", () => {
  it("are kept until they are answered, well or not", async () => {
    const refused = clientThat(() => Promise.reject(new ConvexError({ code: "CONFLICT", message: "No." })));
    await expect(sendKept(refused, "ada", edit, { title: "A" })).rejects.toThrow();
    await sendKept(clientThat(() => Promise.resolve(null)), "ada", edit, { title: "B" });
    expect(leftovers("ada", later())).toEqual([]);
    void sendKept(clientThat(never), "ada", edit, { title: "C" });
    expect(leftovers("ada", later()).map(({ args }) => args)).toEqual([{ title: "C", editKey: expect.any(String) }]);
  });

  it("are sent by the next page under the same name, in their order, and to nobody else's account", async () => {
    for (const title of ["one", "two"]) void sendKept(clientThat(never), "ada", edit, { title });
    void sendKept(clientThat(never), "ben", edit, { title: "Ben's" });
    const names = leftovers("ada", later()).map(({ editKey }) => editKey);
    const next = clientThat(() => Promise.resolve(null));
    expect(await refusals(sendLeftovers, next, "ada", later())).toEqual([]);
    expect(next.mutation.mock.calls.map(([, args]) => args)).toEqual([{ title: "one", editKey: names[0] }, { title: "two", editKey: names[1] }]);
    expect([leftovers("ada", later()), leftovers("ben", later()).length]).toEqual([[], 1]);
  });

  it("say what was refused, and go on", async () => {
    for (const title of ["one", "two"]) void sendKept(clientThat(never), "ada", edit, { title });
    const answers = [Promise.reject(new ConvexError({ code: "RESOURCE_NOT_FOUND", message: "Gone." })), Promise.resolve(null)];
    const next = clientThat(() => answers.shift()!);
    expect((await refusals(sendLeftovers, next, "ada", later())).map((error) => (error as ConvexError<{ message: string }>).data.message)).toEqual(["Gone."]);
  });

  it("wait for their person to sign in again where the session has ended, with what was made of them, in their order", async () => {
    const ended = new ConvexError({ code: "AUTHENTICATION_ERROR", message: "Sign in, or continue as a guest, to do this." });
    const { client, asked } = clientInHand();
    const said = vi.fn();
    const added = sendKept(client, "ada", adding, { activities: [{ title: "Castle" }] });
    const { editKey } = leftovers("ada", later())[0]!;
    const renamed = sendKept(client, "ada", edit, { activityId: `pending:${editKey}:0`, title: "Nijo" });
    for (const sent of [added, renamed]) sent.then(said, said);
    asked[0]!.refuse(ended);
    await settled();
    expect([said.mock.calls.length, leftovers("ada", later()).length, useOutbox.getState().left.length]).toEqual([0, 2, 2]);
    // On the same page as on the next one; a session that ends once more is no answer either.
    const opened = Date.now() - 60_000;
    takeUpLeftovers("ben", opened);
    expect(useOutbox.getState().left).toEqual([]);
    const next = clientInHand();
    void sendLeftovers(next.client, "ada", later(), said);
    next.asked[0]!.refuse(ended);
    await settled();
    void sendLeftovers(next.client, "ada", later(), said);
    next.asked[1]!.answer(["k1"]);
    await settled();
    next.asked[2]!.answer(null);
    await settled();
    expect(next.asked.map(({ args }) => args["activities"] ?? args["activityId"])).toEqual([[{ title: "Castle" }], [{ title: "Castle" }], "k1"]);
    expect([said.mock.calls, leftovers("ada", later()), isIdle(useOutbox.getState())]).toEqual([[], [], true]);
  });

  it("are sent on the same page once their person has signed in again there", async () => {
    const opened = Date.now() - 60_000;
    void sendKept(clientThat(() => Promise.reject(new ConvexError({ code: "AUTHENTICATION_ERROR", message: "No." }))), "ada", edit, { title: "A" });
    await settled();
    const next = clientThat(() => Promise.resolve(null));
    expect(await refusals(sendLeftovers, next, "ada", opened)).toEqual([]);
    expect([next.mutation.mock.calls.length, leftovers("ada", later()), isIdle(useOutbox.getState())]).toEqual([1, [], true]);
  });

  it("are known as made here, and not on another page of the same person", async () => {
    void sendKept(clientThat(never), "ada", edit, { title: "A" });
    const { editKey } = leftovers("ada", later())[0]!;
    vi.resetModules();
    const page = await import("./outbox");
    expect([isMadeHere(editKey), page.isMadeHere(editKey)]).toEqual([true, false]);
  });

  it("keep their order where two are made in one moment", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 5000 });
    const titles = Array.from({ length: 12 }, (_, index) => `${index}`);
    for (const title of titles) void sendKept(clientThat(never), "ada", edit, { title });
    expect(leftovers("ada", later()).map(({ args }) => (args as { title: string }).title)).toEqual(titles);
  });

  it("don't overtake what a page before this one left", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1000 });
    void sendKept(clientThat(never), "ada", edit, { title: "left" });
    vi.setSystemTime(3000);
    const loaded = 2000;
    useOutbox.setState({ own: [] });
    takeUpLeftovers("ada", loaded);
    const next = clientThat(() => Promise.resolve(null));
    const made = Promise.all(["then", "last"].map((title) => sendKept(next, "ada", edit, { title })));
    expect(next.mutation).not.toHaveBeenCalled();
    expect(useOutbox.getState().left.map(({ args }) => (args as { title: string }).title)).toEqual(["left", "then", "last"]);
    await refusals(sendLeftovers, next, "ada", loaded);
    await made;
    expect(next.mutation.mock.calls.map(([, args]) => (args as { title: string }).title)).toEqual(["left", "then", "last"]);
    expect(isIdle(useOutbox.getState())).toBe(true);
  });
});

describe("edits of rows that the server hasn't named yet", () => {
  const ROWS = { activities: [{ title: "One" }, { title: "Two" }] };
  const rename = (title: string) => ({ set: { title } });
  let [key, other] = ["", ""];
  beforeEach(() => ([key, other] = [newEditKey(), newEditKey()]));
  const row = (index: number, of = key) => `pending:${of}:${index}`;
  const sentArgs = (asked: { args: Record<string, unknown> }[]) => asked.map(({ args: { editKey: _key, ...args } }) => args);

  it("wait for the name, and what is made after them waits behind", async () => {
    const { client, asked } = clientInHand();
    const added = sendKept(client, "ada", adding, ROWS, { editKey: key });
    const edits = Promise.all([sendKept(client, "ada", edit, { activityId: row(1), ...rename("Second") }), sendKept(client, "ada", edit, { activityId: "k9", ...rename("Nine") })]);
    expect(sentArgs(asked)).toEqual([ROWS]);
    expect(leftovers("ada", later())).toHaveLength(3);
    asked[0]!.answer(["k1", "k2"]);
    expect(await added).toEqual(["k1", "k2"]);
    expect(sentArgs(asked).slice(1)).toEqual([{ activityId: "k2", ...rename("Second") }, { activityId: "k9", ...rename("Nine") }]);
    asked.slice(1).forEach(({ answer }) => answer(null));
    await edits;
    expect([isIdle(useOutbox.getState()), leftovers("ada", later())]).toEqual([true, []]);
    // Whoever still has the row in hand under the name that it had may use that.
    void sendKept(client, "ada", edit, { activityId: row(0), ...rename("First") });
    expect(sentArgs(asked).at(-1)).toEqual({ activityId: "k1", ...rename("First") });
  });

  it("are kept with the server's name as soon as that is known", async () => {
    const { client, asked } = clientInHand();
    void sendKept(client, "ada", adding, ROWS, { editKey: key });
    void sendKept(client, "ada", edit, { activityId: row(0), afterId: row(1) });
    asked[0]!.answer(["k1", "k2"]);
    await settled();
    expect(leftovers("ada", later()).map(({ args }) => args)).toEqual([{ activityId: "k1", afterId: "k2", editKey: expect.any(String) }]);
  });

  it("go with the row where that is refused, which is said by one refusal; a selection goes on without it", async () => {
    const { client, asked } = clientInHand();
    const results = [
      sendKept(client, "ada", adding, ROWS, { editKey: key }),
      sendKept(client, "ada", edit, { activityId: row(0), ...rename("First") }),
      sendKept(client, "ada", copying, { activityIds: [row(1)] }, { editKey: other }),
      sendKept(client, "ada", edit, { activityId: row(0, other), ...rename("Copy") }),
      sendKept(client, "ada", edit, { activityIds: [row(0), "k9"], afterId: row(1) }),
    ];
    const ends = Promise.allSettled(results);
    const refusal = new ConvexError({ code: "CONFLICT", message: "The trip is full." });
    asked[0]!.refuse(refusal);
    await settled();
    expect(sentArgs(asked).slice(1)).toEqual([{ activityIds: ["k9"], afterId: null }]);
    asked[1]!.answer(null);
    expect((await ends).map((end) => (end.status === "rejected" ? end.reason === refusal : end.value))).toEqual([true, true, true, true, null]);
    expect([isIdle(useOutbox.getState()), leftovers("ada", later())]).toEqual([true, []]);
    await expect(sendKept(client, "ada", edit, { activityId: row(1) })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
  });

  it("don't go to another row where a selection was copied in part", async () => {
    const { client, asked } = clientInHand();
    void sendKept(client, "ada", copying, { activityIds: ["k1", "gone", "k2"] }, { editKey: key });
    const edited = sendKept(client, "ada", edit, { activityId: row(1), ...rename("Copy") });
    asked[0]!.answer(["k3", "k4"]);
    await expect(edited).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    expect(asked).toHaveLength(1);
  });

  it("hold nothing up where nothing is on its way that adds the row", async () => {
    const { client, asked } = clientInHand();
    await expect(sendKept(client, "ada", edit, { activityId: row(0) })).rejects.toMatchObject({ data: { code: "RESOURCE_NOT_FOUND" } });
    void sendKept(client, "ada", edit, { activityId: "k1" });
    expect(sentArgs(asked)).toEqual([{ activityId: "k1" }]);
  });

  it("are sent for nobody else who signs in meanwhile, and kept for who made them", async () => {
    const { client, asked } = clientInHand();
    void sendKept(client, "ada", adding, ROWS, { editKey: key });
    void sendKept(client, "ada", edit, { activityId: row(0) });
    expect(await refusals(sendLeftovers, client, "ben", 0)).toEqual([]);
    asked[0]!.answer(["k1", "k2"]);
    await settled();
    expect(asked).toHaveLength(1);
    expect(leftovers("ada", later()).map(({ args }) => args)).toEqual([{ activityId: "k1", editKey: expect.any(String) }]);
  });

  it("find it where an earlier page had added it, and never had the answer", async () => {
    void sendKept(clientThat(never), "ada", adding, ROWS, { editKey: key });
    void sendKept(clientThat(never), "ada", edit, { activityIds: [row(1), row(0)] });
    const { client, asked } = clientInHand();
    // The page is another: what the one before had in hand is gone.
    vi.resetModules();
    const page = await import("./outbox");
    const sent = refusals(page.sendLeftovers, client, "ada", later());
    asked[0]!.answer(["k1", "k2"]);
    await settled();
    expect(sentArgs(asked).at(-1)).toEqual({ activityIds: ["k2", "k1"] });
    asked[1]!.answer(null);
    expect(await sent).toEqual([]);
  });

  it("are told of, with what was written, where an earlier page had made them of a row that comes to nothing", async () => {
    void sendKept(clientThat(never), "ada", adding, ROWS, { editKey: key });
    void sendKept(clientThat(never), "ada", edit, { activityId: row(0), set: { description: "Ring twice" } });
    vi.resetModules();
    const page = await import("./outbox");
    const told: unknown[] = [];
    const full = new ConvexError({ code: "CONFLICT", message: "The trip is full." });
    await page.sendLeftovers(clientThat(() => Promise.reject(full)), "ada", later(), (error, refused) => told.push([error, textsIn(page.argsOf(refused))]));
    expect(told).toEqual([[full, ["Ring twice"]], [full, []]]);
  });

  it("are said to be of nothing where what adds the row isn't kept any more", async () => {
    void sendKept(clientThat(never), "ada", adding, ROWS, { editKey: key });
    void sendKept(clientThat(never), "ada", edit, { activityId: row(0) });
    localStorage.removeItem(`caravan-edit:${key}`);
    vi.resetModules();
    const page = await import("./outbox");
    const client = clientThat(never);
    expect(await refusals(page.sendLeftovers, client, "ada", later())).toMatchObject([{ data: { code: "RESOURCE_NOT_FOUND" } }]);
    expect([client.mutation.mock.calls, page.leftovers("ada", later())]).toEqual([[], []]);
  });
});
