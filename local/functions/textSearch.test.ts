// `withSearchIndex` through a project's own functions and live clients, and the same programs on convex-test.
import fc from "fast-check";
import { convexTest } from "convex-test";
import { anyApi } from "convex/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/vectors/convex/_generated/api";
import schema from "../fixtures/vectors/convex/schema";
import { makeEngine, type Caller, type TestDeployment } from "../testing/convexLocal";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";

const PROJECT = new URL("../fixtures/vectors", import.meta.url).pathname;
const modules = import.meta.glob(["../fixtures/vectors/convex/papers.ts", "../fixtures/vectors/convex/_generated/*.js"]);
const paper = (title: string, topic = "rail") => ({ title, topic, about: {}, embedding: [1, 0, 0] });

describe("a client that watches a search", () => {
  let server: FixtureDeployment;
  beforeAll(async () => {
    server = await FixtureDeployment.start({ projectDir: PROJECT });
  });
  afterAll(() => server.close());

  it("sees what comes to match, best first, and what doesn't any more", async () => {
    const client = server.client();
    const seen = watch(client, api.papers.search, { text: "night trai" });
    const id = await client.mutation(api.papers.add, paper("Trains of Europe by day and by night"));
    await client.mutation(api.papers.add, paper("Ferries"));
    await client.mutation(api.papers.add, paper("Night trains", "sleep"));
    expect(await seen.until((titles) => titles.length === 2)).toEqual(["Night trains", "Trains of Europe by day and by night"]);
    expect(await client.query(api.papers.search, { text: "night", topic: "sleep" })).toEqual(["Night trains"]);
    expect(await client.query(api.papers.best, { text: "ferr" })).toBe("Ferries");
    const gone = seen.values.length;
    await client.mutation(api.papers.remove, { id });
    await seen.until((titles) => titles.length === 1 && seen.values.length > gone);
    const pages = await client.query(api.papers.searchPages, { text: "trains ferries", paginationOpts: { numItems: 1, cursor: null } });
    expect(pages.page).toHaveLength(1);
    const rest = await client.query(api.papers.searchPages, { text: "trains ferries", paginationOpts: { numItems: 5, cursor: pages.continueCursor } });
    expect([...pages.page, ...rest.page].map(({ title }) => title).sort()).toEqual(["Ferries", "Night trains"]);
    expect(rest.isDone).toBe(true);
  });

  it("searches a component's tables through the component", async () => {
    const client = server.client();
    const seen = watch(client, api.papers.searchShelf, { text: "atl" });
    await seen.until((titles) => titles.length === 0);
    await client.mutation(api.papers.shelve, { title: "Atlas", embedding: [1, 0] });
    expect(await seen.until((titles) => titles.length === 1)).toEqual(["Atlas"]);
    expect(await client.query(api.papers.search, { text: "atlas" })).toEqual([]);
  });
});

/** Words of which none begins another: convex-test takes every word of a query for a beginning, Convex the last alone. */
const word = fc.constantFrom("night", "train", "ferry", "東京", "lisbon");
const title = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
const topic = fc.constantFrom("rail", "sea");
const step = fc.oneof(
  fc.record({ op: fc.constant("add" as const), title, topic }),
  fc.record({ op: fc.constant("remove" as const), at: fc.nat(8) }),
  fc.record({ op: fc.constant("move" as const), at: fc.nat(8), topic }),
  fc.record({
    op: fc.constant("search" as const),
    args: fc.record({ text: fc.tuple(title, fc.constantFrom("", " ni", " fer", " 東")).map(([words, beginning]) => words + beginning), topic }, { requiredKeys: ["text"] }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Runner = Pick<Caller, "mutation" | "query">;
const functions = anyApi.papers!;

/** What matches: convex-test doesn't rank. */
async function run(engine: Runner, program: Step[]): Promise<string[][]> {
  const ids: string[] = [];
  const seen: string[][] = [];
  for (const current of program) {
    if (current.op === "add") ids.push(await engine.mutation(functions.add!, paper(current.title, current.topic)));
    else if (current.op === "search") seen.push(((await engine.query(functions.search!, current.args)) as string[]).sort());
    else if (ids.length > 0) {
      const id = ids[current.at % ids.length]!;
      if (current.op === "remove") ids.splice(ids.indexOf(id), 1);
      await engine.mutation(functions[current.op]!, current.op === "move" ? { id, topic: current.topic, embedding: [0, 1, 0] } : { id });
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
