import { ConvexError } from "convex/values";
import { makeFunctionReference } from "convex/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { isIdle, leftovers, sendKept, sendLeftovers, takeUpLeftovers, useOutbox } from "./outbox";

const edit = makeFunctionReference<"mutation", Record<string, unknown>>("trips/activities:update");

/** A device's storage whose keys are its own properties, as a browser's are. */
function storage(): Storage {
  const methods = {
    getItem: (key: string) => (box as Record<string, unknown>)[key] ?? null,
    setItem: (key: string, value: string) => Object.assign(box, { [key]: value }),
    removeItem: (key: string) => void delete (box as Record<string, unknown>)[key],
  };
  const box = Object.create(methods) as Storage;
  return box;
}

const clientThat = (mutation: (...args: unknown[]) => Promise<unknown>) => ({ mutation: vi.fn(mutation) }) as never as Parameters<typeof sendKept>[0] & { mutation: ReturnType<typeof vi.fn> };
const never = () => new Promise<never>(() => {});
const later = () => Date.now() + 1;

beforeEach(() => {
  vi.useRealTimers();
  vi.stubGlobal("localStorage", storage());
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
    expect(await sendLeftovers(next, "ada", later())).toEqual([]);
    expect(next.mutation.mock.calls.map(([, args]) => args)).toEqual([{ title: "one", editKey: names[0] }, { title: "two", editKey: names[1] }]);
    expect([leftovers("ada", later()), leftovers("ben", later()).length]).toEqual([[], 1]);
  });

  it("say what was refused, but not what had been done already", async () => {
    const answers = [{ code: "CONFLICT", message: "Done.", details: { done: true } }, { code: "RESOURCE_NOT_FOUND", message: "Gone." }];
    for (const title of ["one", "two"]) void sendKept(clientThat(never), "ada", edit, { title });
    const next = clientThat(() => Promise.reject(new ConvexError(answers.shift()!)));
    expect((await sendLeftovers(next, "ada", later())).map((error) => (error as ConvexError<{ message: string }>).data.message)).toEqual(["Gone."]);
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
    await sendLeftovers(next, "ada", loaded);
    await made;
    expect(next.mutation.mock.calls.map(([, args]) => (args as { title: string }).title)).toEqual(["left", "then", "last"]);
    expect(isIdle(useOutbox.getState())).toBe(true);
  });
});
