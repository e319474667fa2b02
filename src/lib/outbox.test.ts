import { ConvexError } from "convex/values";
import { makeFunctionReference } from "convex/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { leftovers, sendKept, sendLeftovers } from "./outbox";

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

beforeEach(() => void vi.stubGlobal("localStorage", storage()));

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
});
