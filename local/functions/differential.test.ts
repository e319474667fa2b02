// The same random programs on convex-test and on this deployment must give the same answers.
import fc from "fast-check";
import { convexTest } from "convex-test";
import { anyApi } from "convex/server";
import { afterAll, describe, expect, it } from "vitest";
import schema from "../fixtures/basic/convex/schema";
import filesSchema from "../fixtures/files/convex/schema";
import { makeEngine, type Caller } from "../testing/convexLocal";

const PROJECT = new URL("../fixtures/basic", import.meta.url).pathname;
const FILES_PROJECT = new URL("../fixtures/files", import.meta.url).pathname;
const fileModules = import.meta.glob(["../fixtures/files/convex/pictures.ts", "../fixtures/files/convex/_generated/*.js"]);
const modules = import.meta.glob(["../fixtures/basic/convex/messages.ts", "../fixtures/basic/convex/_generated/*.js"]);
const api = anyApi.messages!;

const channel = fc.constantFrom("a", "b");
const rank = fc.integer({ min: -2, max: 3 });
const body = fc.constantFrom("x", "y", "東京");
const range = fc.record(
  { channel, order: fc.constantFrom("asc", "desc"), from: rank, to: rank, take: fc.integer({ min: 0, max: 4 }), only: body },
  { requiredKeys: ["channel", "order"] },
);
const step = fc.oneof(
  fc.record({ op: fc.constant("send" as const), args: fc.record({ channel, body, rank }) }),
  fc.record({ op: fc.constant("edit" as const), at: fc.nat(8), args: fc.record({ body, rank }, { requiredKeys: [] }) }),
  fc.record({ op: fc.constant("remove" as const), at: fc.nat(8) }),
  fc.record({ op: fc.constant("survive" as const), args: fc.record({ channel, rank }) }),
  fc.record({ op: fc.constant("refuse" as const), args: fc.record({ channel }) }),
  fc.record({ op: fc.constant("list" as const), args: fc.record({ range }) }),
  fc.record({ op: fc.constant("pages" as const), size: fc.integer({ min: 1, max: 3 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Row = { body: string; rank: number; channel: string };
type Runner = Pick<Caller, "query" | "mutation">;

const bare = (rows: Row[]) => rows.map(({ channel, body, rank }) => [channel, body, rank]);

async function run(engine: Runner, program: Step[]): Promise<unknown[]> {
  const ids: string[] = [];
  const seen: unknown[] = [];
  for (const current of program) seen.push(await perform(engine, current, ids).catch((error: { data?: unknown }) => ["threw", error.data ?? "an error"]));
  return seen;
}

async function perform(engine: Runner, current: Step, ids: string[]): Promise<unknown> {
  switch (current.op) {
    case "send":
      ids.push(await engine.mutation(api.send!, current.args));
      return "sent";
    case "edit":
    case "remove": {
      const id = ids[current.at % Math.max(1, ids.length)];
      if (id === undefined) return "nothing";
      return engine.mutation(api[current.op]!, current.op === "edit" ? { id, ...current.args } : { id });
    }
    case "survive":
    case "refuse":
      return engine.mutation(api[current.op]!, current.args);
    case "list":
      return bare(await engine.query(api.list!, current.args));
    case "pages": {
      const rows: Row[] = [];
      let cursor: string | null = null;
      for (;;) {
        const page: { page: Row[]; isDone: boolean; continueCursor: string } = await engine.query(api.page!, { paginationOpts: { numItems: current.size, cursor } });
        rows.push(...page.page);
        if (page.isDone) return bare(rows);
        cursor = page.continueCursor;
      }
    }
  }
}

const fileStep = fc.oneof(
  fc.record({ op: fc.constant("store" as const), text: fc.constantFrom("", "one", "東京"), type: fc.constantFrom("text/plain", "image/png") }),
  fc.record({ op: fc.constantFrom("read" as const, "remove" as const, "removeInVain" as const, "removeByAction" as const), at: fc.nat(4) }),
  fc.record({ op: fc.constant("all" as const) }),
);
type FileStep = typeof fileStep extends fc.Arbitrary<infer T> ? T : never;

/** A file is named by when it was stored: ids differ. */
async function runFiles(engine: Pick<Caller, "query" | "mutation" | "action">, program: FileStep[]): Promise<unknown[]> {
  const { pictures } = anyApi;
  const files: string[] = [];
  const perform = async (current: FileStep): Promise<unknown> => {
    switch (current.op) {
      case "store":
        files.push(await engine.action(pictures!.store!, { text: current.text, type: current.type }));
        return "stored";
      case "all": {
        const rows = (await engine.query(pictures!.all!, {})) as { _id: string; sha256: string; size: number }[];
        return rows.map(({ _id, ...rest }) => ({ ...rest, nth: files.indexOf(_id) }));
      }
      default: {
        const file = files[current.at % Math.max(1, files.length)];
        if (file === undefined) return "nothing";
        if (current.op === "read") return engine.action(pictures!.read!, { file });
        await (current.op === "removeByAction" ? engine.action(pictures!.removeByAction!, { file }) : engine.mutation(pictures![current.op]!, { file }));
        return (await engine.query(pictures!.url!, { file })) === null;
      }
    }
  };
  const seen: unknown[] = [];
  for (const current of program) seen.push(await perform(current).catch(() => "threw"));
  return seen;
}

describe("this deployment and convex-test", () => {
  const opened: Promise<Awaited<ReturnType<typeof makeEngine>>>[] = [];
  afterAll(async () => {
    for (const engine of opened) await (await engine).close();
  });

  it("answer random programs alike", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (program) => {
        const ours = makeEngine({ TEST_JWKS: "data:application/json,{}" }, PROJECT);
        opened.push(ours);
        const theirs = convexTest(schema, modules) as unknown as Runner;
        expect(await run(await ours, program)).toEqual(await run(theirs, program));
      }),
      { numRuns: 40 },
    );
  });

  it("keep files alike", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fileStep, { minLength: 3, maxLength: 15 }), async (program) => {
        const ours = makeEngine({}, FILES_PROJECT);
        opened.push(ours);
        const theirs = convexTest(filesSchema, fileModules) as unknown as Caller;
        expect(await runFiles(await ours, program)).toEqual(await runFiles(theirs, program));
      }),
      { numRuns: 25 },
    );
  });
});
