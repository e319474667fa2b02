// The same random programs on convex-test and on this deployment must give the same answers. A longer run than CI's:
// DIFFERENTIAL_RUNS=3000 npx vitest run --project engine local/functions/differential.test.ts (DIFFERENTIAL_SEED repeats one).
import fc from "fast-check";
import { convexTest } from "convex-test";
import { anyApi } from "convex/server";
import { ConvexError, type Value } from "convex/values";
import { afterEach, describe, expect, it } from "vitest";
import { insertsOf, MISSING, type Question, type Step } from "../fixtures/answers/convex/answers";
import answersSchema from "../fixtures/answers/convex/schema";
import filesSchema from "../fixtures/files/convex/schema";
import { makeEngine, type Caller, type TestDeployment } from "../testing/convexLocal";

const runs = Number(process.env.DIFFERENTIAL_RUNS ?? 0);
const seed = process.env.DIFFERENTIAL_SEED;
const parameters = (usual: number) => ({ numRuns: runs || usual, ...(seed !== undefined && { seed: Number(seed) }) });

const project = (name: string) => new URL(`../fixtures/${name}`, import.meta.url).pathname;
const answersModules = import.meta.glob(["../fixtures/answers/convex/answers.ts", "../fixtures/answers/convex/_generated/*.js"]);
const fileModules = import.meta.glob(["../fixtures/files/convex/pictures.ts", "../fixtures/files/convex/_generated/*.js"]);
const api = anyApi.answers!;

// Where convex-test is known to answer otherwise than Convex does, programs keep away from it: it checks no document but against its
// schema (size, depth, reserved names), finds words by white space, in the order of their creation, and only where every row has a text,
// has no limits on transactions, and tells ids that it never made from ids that were deleted.

// Values of every type, few enough that programs find their own again.
const scalar: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(
  null, true, false, 0, -0, 1, 1.5, -2, 1e300, Infinity, -Infinity, NaN, 0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), "", "a", "ab", "A", "é", "東京", "\u{1F9ED}", "\uFFFF", "a\0",
  new ArrayBuffer(0), new Uint8Array([1, 255]).buffer,
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof({ maxDepth: 2, withCrossShrink: true }, { weight: 6, arbitrary: scalar }, fc.array(tie("value"), { maxLength: 2 }), fc.dictionary(fc.constantFrom("a", "b", "a b"), tie("value"), { maxKeys: 2 })),
})).value;
const asked = fc.oneof({ weight: 5, arbitrary: value }, fc.constant<Value>(MISSING));

const group = fc.constantFrom("one", "two");
const rank = fc.constantFrom<Value[]>(0, 1, 2, -1, null, 1n);
const words = fc.array(fc.constantFrom("night", "train", "Trail", "ferry", "to", "東京"), { maxLength: 4 }).map((all) => all.join(" "));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const thing = fc.record({ group, value, rank, inner: fc.oneof(fc.record({ a: value }), value), text: words }, { requiredKeys: ["group", "text"] });
const strict = fc.oneof(
  fc.record({ kind: fc.constant("count"), count: fc.constantFrom<Value[]>(1n, -5n) }),
  fc.record({ kind: fc.constant("list"), list: fc.array(fc.constantFrom("x", null), { maxLength: 2 }), note: fc.constant("n") }, { requiredKeys: ["kind", "list"] }),
  // None of these matches the schema.
  fc.record({ kind: fc.constantFrom("count", "list", "other"), count: value, list: value }, { requiredKeys: ["kind"] }),
);

/** Ids are named by the order of insertion, for each engine has its own. */
const at = fc.nat(12);
const table = fc.constantFrom("things" as const, "strict" as const);
const change = fc.record({ value: fc.oneof(value, fc.constant(undefined)), rank: fc.oneof(rank, fc.constant(undefined)), inner: value }, { requiredKeys: [] });
type Op = { do: "insert"; table: "things" | "strict"; fields: object } | { do: "patch" | "replace"; at: number; table?: "things" | "strict"; fields: object } | { do: "delete"; at: number; table?: "things" | "strict" } | { do: "nest"; steps: Op[]; fail: boolean } | { do: "fail" };
const op: fc.Arbitrary<Op> = fc.letrec<{ op: Op }>((tie) => ({
  op: fc.oneof(
    { maxDepth: 2 },
    { weight: 8, arbitrary: fc.record({ do: fc.constant("insert" as const), table: fc.constant("things" as const), fields: thing }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("insert" as const), table: fc.constant("strict" as const), fields: strict }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("patch" as const), at, table: optional(table), fields: change }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("replace" as const), at, table: optional(table), fields: fc.oneof(thing, strict) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), at, table: optional(table) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("nest" as const), steps: fc.array(tie("op"), { maxLength: 3 }), fail: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant({ do: "fail" as const }) },
  ),
})).op;

const INDEXES: [string, string[]][] = [["by_creation_time", []], ["by_group", ["group"]], ["by_value", ["value"]], ["by_group_value", ["group", "value"]], ["by_group_rank_value", ["group", "rank", "value"]], ["by_inner", ["inner.a"]]];
const bound = <T extends string>(...ops: T[]) => optional(fc.record({ op: fc.constantFrom(...ops), value: asked }));
const range = fc.constantFrom(...INDEXES).chain(([index, fields]) =>
  fc.record({ equal: fc.array(fc.oneof(group, rank, asked), { maxLength: fields.length }), low: bound("gt", "gte"), high: bound("lt", "lte"), wrong: fc.boolean() }).map(({ equal, low, high, wrong }) => {
    const field = fields[equal.length];
    const all = [low, high].filter((each) => each !== undefined);
    // Now and then a field that isn't next in the index: both refuse it.
    const bounds = field !== undefined && all.length > 0 ? { field: wrong && equal.length % 2 === 1 ? "text" : field, all } : undefined;
    return { index, equal: equal.map((each, i) => [fields[i]!, each] as [string, unknown]), bounds };
  }),
);
const filter = optional(
  fc.oneof(
    fc.record({ op: fc.constantFrom("eq" as const, "neq" as const, "not" as const, "add" as const), field: fc.constantFrom("value", "rank", "inner.a", "group"), value: asked }),
    fc.record({ op: fc.constantFrom("lt" as const, "gte" as const, "and" as const, "or" as const), field: fc.constant("key"), value: fc.nat(8) }),
  ),
);
const order = optional(fc.constantFrom("asc" as const, "desc" as const));
const finish = fc.oneof(
  fc.record({ how: fc.constantFrom("collect" as const, "first" as const, "unique" as const) }),
  fc.record({ how: fc.constant("take" as const), count: fc.constantFrom(0, 1, 2, 5) }),
);
const question: fc.Arbitrary<Question> = fc.record({ table: fc.constant("things" as const), range: optional(range), order, filter, finish }).map(({ range: within, ...rest }) => ({ ...rest, ...within }));
/** One word at a time, all of what is found: how words are told apart and ranked is Convex's own. */
const search: fc.Arbitrary<Question> = fc.record({ table: fc.constant("things" as const), search: fc.record({ text: fc.constantFrom("night", "tra", "train", "fer", "NIGHT", "none"), group: optional(group) }), finish: fc.constant({ how: "collect" as const }) });

const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant("write" as const), ops: fc.array(op, { minLength: 1, maxLength: 5 }) }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant("ask" as const), question }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("pages" as const), question, sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("search" as const), question: search }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom("all" as const, "each" as const, "scheduled" as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("later" as const), inMs: fc.constantFrom(3_600_000, 7_200_000) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("cancel" as const), at }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
type Runner = Pick<Caller, "query" | "mutation">;

/** What kind of error it is, whoever words it. */
const KINDS: [string, RegExp][] = [
  ["is gone", /non-?existent doc/i],
  ["doesn't match", /Validator|does not match the schema|Object is missing|extra field/i],
  ["is of another table", /expected to be an Id<|expected ID in table/],
  ["isn't unique", /unique\(\)/],
  ["no such range", /Incorrect field used|clause on|IndexRange|index range|`withIndex`/i],
];

function kindOf(error: unknown): unknown[] {
  if (error instanceof ConvexError) return ["threw", error.data];
  const message = String((error as Error).message);
  return ["threw", KINDS.find(([, words]) => words.test(message))?.[0] ?? `another error: ${message}`];
}

/** A program's run on one engine: what it saw. */
class Run {
  private readonly ids: string[] = [];
  private readonly things = new Set<string>();
  private readonly jobs: string[] = [];
  private key = 0;

  constructor(private readonly engine: Runner) {}

  async whole(program: Act[]): Promise<unknown[]> {
    const seen: unknown[] = [];
    for (const current of program) seen.push(await this.perform(current).catch(kindOf));
    return [...seen, await this.engine.query(api.all!, { table: "things" }), await this.engine.query(api.all!, { table: "strict" })];
  }

  private async perform(current: Act): Promise<unknown> {
    const { engine } = this;
    switch (current.act) {
      case "write": {
        const steps = this.steps(current.ops);
        const inserted = (await engine.mutation(api.write!, { steps })) as (string | null)[];
        insertsOf(steps).forEach(({ table: into }, i) => {
          const id = inserted[i];
          if (!id) return;
          this.ids.push(id);
          if (into === "things") this.things.add(id);
        });
        return inserted.map((id) => id !== null);
      }
      case "ask":
        return engine.query(api.read!, { question: current.question });
      case "search":
        return ((await engine.query(api.read!, { question: current.question })) as number[]).sort((a, b) => a - b);
      case "pages":
        return this.pages(current.question, current.sizes);
      case "all":
        return engine.query(api.all!, { table: "strict" });
      case "each":
        return engine.query(api.each!, { ids: this.ids });
      case "later":
        this.jobs.push(await engine.mutation(api.later!, { key: this.key++, inMs: current.inMs }));
        return "scheduled";
      case "cancel": {
        const id = this.jobs[current.at % Math.max(1, this.jobs.length)];
        return id === undefined ? "nothing" : engine.mutation(api.cancel!, { id });
      }
      case "scheduled":
        return engine.query(api.scheduled!, {});
    }
  }

  private async pages(asks: Question, sizes: number[]): Promise<unknown> {
    const pages: unknown[] = [];
    for (let cursor: string | null = null, i = 0; ; i++) {
      const finished: Question = { ...asks, finish: { how: "page", size: sizes[i % sizes.length]!, cursor } };
      const page = (await this.engine.query(api.read!, { question: finished })) as { keys: number[]; isDone: boolean; cursor: string };
      // Convex learns of the end from an empty page where the last rows filled theirs; convex-test looks ahead.
      if (page.keys.length > 0 || !page.isDone) pages.push(page.keys);
      if (page.isDone) return pages;
      cursor = page.cursor;
    }
  }

  private steps(ops: Op[]): Step[] {
    return ops.flatMap((each): Step[] => {
      if (each.do === "fail") return [each];
      if (each.do === "insert") return [{ ...each, fields: { ...each.fields, key: this.key++ } }];
      if (each.do === "nest") return [{ ...each, steps: this.steps(each.steps) }];
      const { at: nth, ...rest } = each;
      const id = this.ids[nth % Math.max(1, this.ids.length)];
      if (id === undefined) return [];
      return [rest.do === "delete" ? { ...rest, id } : { ...rest, id, fields: rest.do === "replace" ? { ...(this.things.has(id) && { text: "" }), ...rest.fields, key: this.key++ } : { ...rest.fields } }];
    });
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
  let opened: TestDeployment | null = null;
  const fresh = async (name: string) => {
    await opened?.close();
    return (opened = await makeEngine({}, project(name)));
  };
  afterEach(async () => {
    await opened?.close();
    opened = null;
  });

  it(
    "answer random programs alike",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 20 }), async (program) => {
          const theirs = new Run(convexTest(answersSchema, answersModules) as unknown as Runner);
          expect(await new Run(await fresh("answers")).whole(program)).toEqual(await theirs.whole(program));
        }),
        parameters(45),
      );
    },
    3_600_000,
  );

  it(
    "keep files alike",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fileStep, { minLength: 3, maxLength: 15 }), async (program) => {
          const theirs = convexTest(filesSchema, fileModules) as unknown as Caller;
          expect(await runFiles(await fresh("files"), program)).toEqual(await runFiles(theirs, program));
        }),
        parameters(15),
      );
    },
    3_600_000,
  );
});
