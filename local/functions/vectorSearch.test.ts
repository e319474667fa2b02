// `ctx.vectorSearch` through a project's own functions, and the same programs on convex-test.
import fc from "fast-check";
import { convexTest } from "convex-test";
import { anyApi } from "convex/server";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import schema from "../fixtures/vectors/convex/schema";
import { makeEngine, type Caller, type TestDeployment } from "../testing/convexLocal";

const PROJECT = new URL("../fixtures/vectors", import.meta.url).pathname;
const modules = import.meta.glob(["../fixtures/vectors/convex/papers.ts", "../fixtures/vectors/convex/_generated/*.js"]);
const api = anyApi.papers!;
const paper = (title: string, embedding: number[], topic = "rail", year?: number) => ({ title, embedding, topic, about: year === undefined ? {} : { year } });

async function deployment(): Promise<TestDeployment> {
  const t = await makeEngine({}, PROJECT);
  onTestFinished(() => t.close());
  return t;
}

describe("a project's vector search", () => {
  it("finds what its mutations wrote, the moment they are answered", async () => {
    const t = await deployment();
    const id = await t.mutation(api.add!, paper("Night trains", [1, 0, 0]));
    await t.mutation(api.add!, paper("Ferries", [0, 1, 0], "sea", 1999));
    await expect(t.mutation(api.addInVain!, paper("Ghost", [1, 0, 0]))).rejects.toThrow("in vain");
    expect(await t.action(api.nearest!, { vector: [1, 0, 0] })).toEqual([
      { title: "Night trains", score: 1 },
      { title: "Ferries", score: 0 },
    ]);
    expect(await t.action(api.nearest!, { vector: [1, 0, 0], topics: ["sea", "air"] })).toEqual([{ title: "Ferries", score: 0 }]);
    expect(await t.action(api.nearest!, { vector: [1, 0, 0], year: null })).toEqual([{ title: "Night trains", score: 1 }]);
    await t.mutation(api.remove!, { id });
    expect(await t.action(api.nearest!, { vector: [1, 0, 0], limit: 1 })).toEqual([{ title: "Ferries", score: 0 }]);
  });

  it("tells the function what it asked wrongly", async () => {
    const t = await deployment();
    await expect(t.action(api.nearest!, { vector: [1, 0] })).rejects.toThrow("Expected a vector with dimensions 3, received 2.");
    await expect(t.action(api.nearest!, { vector: [1, 0, 0], limit: 1000 })).rejects.toThrow("Vector queries can fetch at most 256 results");
  });

  it("works in a component, on the component's own tables", async () => {
    const t = await deployment();
    await t.mutation(api.shelve!, { title: "Slow travel", embedding: [1, 0.2] });
    await t.mutation(api.shelve!, { title: "Atlas", embedding: [0, 1] });
    expect(await t.action(api.nearestOnShelf!, { vector: [0, 1] })).toEqual(["Atlas", "Slow travel"]);
    expect(await t.action(api.nearest!, { vector: [0, 1, 0] })).toEqual([]);
  });
});

const coordinate = fc.integer({ min: -2, max: 2 });
const vector = fc.tuple(coordinate, coordinate, coordinate);
const topic = fc.constantFrom("rail", "sea");
const step = fc.oneof(
  fc.record({ op: fc.constant("add" as const), args: fc.record({ title: fc.constantFrom("x", "y"), topic, embedding: vector, about: fc.record({ year: fc.integer({ min: 1, max: 2 }) }, { requiredKeys: [] }) }) }),
  fc.record({ op: fc.constant("move" as const), at: fc.nat(8), args: fc.record({ topic, embedding: vector }) }),
  fc.record({ op: fc.constant("remove" as const), at: fc.nat(8) }),
  fc.record({
    op: fc.constant("nearest" as const),
    args: fc.record({ vector, limit: fc.integer({ min: 1, max: 4 }), topics: fc.uniqueArray(topic, { minLength: 1 }) }, { requiredKeys: ["vector", "limit"] }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Runner = Pick<Caller, "mutation" | "action">;

async function run(engine: Runner, program: Step[]): Promise<unknown[]> {
  const ids: string[] = [];
  const seen: unknown[] = [];
  for (const current of program) {
    if (current.op === "add") ids.push(await engine.mutation(api.add!, current.args));
    else if (current.op === "nearest") seen.push(await engine.action(api.nearest!, current.args));
    else if (ids.length > 0) {
      const id = ids[current.at % ids.length]!;
      await engine.mutation(api[current.op]!, current.op === "move" ? { id, ...current.args } : { id });
      if (current.op === "remove") ids.splice(ids.indexOf(id), 1);
    }
  }
  return seen;
}

describe("this deployment and convex-test", () => {
  const opened: TestDeployment[] = [];
  afterAll(() => Promise.all(opened.map((engine) => engine.close())));

  it("find the same for random programs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20 }), async (program) => {
        const ours = await makeEngine({}, PROJECT);
        opened.push(ours);
        const theirs = convexTest(schema, modules) as unknown as Runner;
        expect(await run(ours, program)).toEqual(await run(theirs, program));
      }),
      { numRuns: 25 },
    );
  });
});
