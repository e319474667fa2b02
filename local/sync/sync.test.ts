// The sync protocol as the official client sees it.
import { anyApi } from "convex/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start();
});
afterAll(() => server.close());

describe("two clients on one query", () => {
  it("see each other's mutations as they happen", async () => {
    const [ann, ben] = [server.client(), server.client()];
    const seen = watch(ben, api.notes.list, { channel: "live" });
    await seen.until((bodies) => bodies.length === 0);
    expect(await ann.mutation(api.notes.add, { channel: "live", body: "hello" })).toBe(1);
    expect(await seen.until((bodies) => bodies.length === 1)).toEqual(["hello"]);
    await ben.mutation(api.notes.remove, { channel: "live", body: "hello" });
    expect(seen.values.at(-1)).toEqual([]);
  });

  it("are not told of what they didn't read", async () => {
    const [ann, ben] = [server.client(), server.client()];
    const seen = watch(ben, api.notes.list, { channel: "quiet" });
    await seen.until((bodies) => bodies.length === 0);
    await ann.mutation(api.notes.add, { channel: "elsewhere", body: "x" });
    await ann.mutation(api.notes.add, { channel: "quiet", body: "mine" });
    await seen.until((bodies) => bodies.length === 1);
    expect(seen.values).toEqual([[], ["mine"]]);
  });

  it("never see two queries at different times", async () => {
    const [ann, ben] = [server.client(), server.client()];
    const pairs: unknown[][] = [];
    const one = watch(ben, api.notes.list, { channel: "pair" });
    const two = watch(ben, api.notes.listFor, { channel: "pair", flag: "none" });
    await Promise.all([one.until(() => true), two.until(() => true)]);
    ben.client.addOnTransitionHandler(() => {
      pairs.push([ben.client.localQueryResult("notes:list", { channel: "pair" }), ben.client.localQueryResult("notes:listFor", { channel: "pair", flag: "none" })]);
    });
    await Promise.all(Array.from({ length: 30 }, (_, i) => ann.mutation(api.notes.add, { channel: "pair", body: `n${i}` })));
    await one.until((bodies) => bodies.length === 30);
    await two.until((bodies) => bodies.length === 30);
    expect(pairs.length).toBeGreaterThan(0);
    for (const [first, second] of pairs) expect(first).toEqual(second);
  });
});

describe("a mutation", () => {
  it("settles its optimistic update without a flicker", async () => {
    const client = server.client();
    const seen = watch(client, api.notes.list, { channel: "optimistic" });
    await seen.until((bodies) => bodies.length === 0);
    await client.mutation(
      api.notes.add,
      { channel: "optimistic", body: "now" },
      {
        optimisticUpdate: (store, { channel, body }) => {
          store.setQuery(api.notes.list, { channel }, [...(store.getQuery(api.notes.list, { channel }) ?? []), body]);
        },
      },
    );
    const shown = seen.values.map((bodies) => bodies.join());
    expect(shown.filter((text, i) => text !== shown[i - 1])).toEqual(["", "now"]);
  });

  it("runs after the ones before it, and answers in their order", async () => {
    const client = server.client();
    const done: number[] = [];
    const counts = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        client.mutation(api.notes.add, { channel: "ordered", body: `n${i}` }).then((count) => {
          done.push(i);
          return count;
        }),
      ),
    );
    expect(counts).toEqual(counts.map((_, i) => i + 1));
    expect(done).toEqual(counts.map((_, i) => i));
  });

  it("is answered though it touches nothing that its client reads, and other rounds are under way", async () => {
    const writers = Array.from({ length: 8 }, () => server.client());
    const watched = watch(server.client(), api.notes.list, { channel: "busy-0" });
    const sent = writers.flatMap((client, w) =>
      Array.from({ length: 25 }, (_, i) => client.mutation(api.notes.add, { channel: `busy-${w % 4}`, body: `${w}-${i}` })),
    );
    expect(await Promise.all(sent)).toHaveLength(200);
    expect(await watched.until((bodies) => bodies.length === 50)).toHaveLength(50);
  });

  it("that throws a ConvexError gives its data, and leaves nothing", async () => {
    const client = server.client();
    const refused = client.mutation(api.notes.remove, { channel: "none", body: "x" });
    await expect(refused).rejects.toMatchObject({ data: { code: "NO_NOTE", body: "x" } });
  });

  it("of wrong arguments, or of a function that isn't there, fails with a reason", async () => {
    const client = server.client();
    await expect(client.mutation(api.notes.add, { channel: 5 } as never)).rejects.toThrow(/ArgumentValidationError/);
    await expect(client.mutation(anyApi.notes!.nothing!, {})).rejects.toThrow(/Could not find public function/);
    await expect(client.query(anyApi.notes!.hidden!, {})).rejects.toThrow(/Could not find public function/);
  });
});

describe("a query that throws", () => {
  it("tells its subscribers, and the others go on", async () => {
    const client = server.client();
    const fine = watch(client, api.notes.list, { channel: "beside" });
    await expect(watch(client, api.notes.broken, {}).until(() => false)).rejects.toThrow(/broken on purpose/);
    await client.mutation(api.notes.add, { channel: "beside", body: "still here" });
    expect(await fine.until((bodies) => bodies.length === 1)).toEqual(["still here"]);
  });
});

describe("an action", () => {
  it("runs beside others and calls internal functions", async () => {
    const client = server.client();
    expect(await Promise.all([1, 2, 3].map(() => client.action(api.notes.callHidden, {})))).toEqual(["inside", "inside", "inside"]);
  });
});
