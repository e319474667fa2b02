// The library with its shortcuts writes, refuses and reads what it does without them.
import { build } from "esbuild";
import { convexToJson, type Value } from "convex/values";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { libraryShortcuts, restOfStream } from "./libraryShortcuts";

let bundled: string;
let shortened: typeof convexToJson;
beforeAll(async () => {
  const contents = 'export { convexToJson } from "convex/values"; export { queryGeneric } from "convex/server";';
  const { outputFiles } = await build({ stdin: { contents, resolveDir: import.meta.dirname }, bundle: true, write: false, format: "cjs", platform: "node", plugins: [libraryShortcuts], logLevel: "silent" });
  bundled = outputFiles[0]!.text;
  const module = { exports: {} as { convexToJson: typeof convexToJson } };
  new Function("module", "exports", bundled)(module, module.exports);
  shortened = module.exports.convexToJson;
});

const field = fc.oneof(fc.constantFrom("a", "b", "_id", "$float", "10", "9", "é", "", "a b"), fc.string({ maxLength: 3 }));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string({ maxLength: 4 }),
    fc.double(),
    fc.constantFrom<unknown>(null, true, undefined, -0, Number.NaN, 5n, 2n ** 70n, new ArrayBuffer(2), new Date(0), new Set([1]), () => 1, Symbol("s")),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(field, tie("value")), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

function outcome(toJson: typeof convexToJson, given: unknown): unknown {
  try {
    return { text: JSON.stringify(toJson(given as Value)) };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

describe("the library with its shortcuts", () => {
  it("really has them", () => {
    expect(bundled).toContain("isPlainJson(value)) return value");
    expect(bundled).toContain("local/queryStreamRest");
  });

  it("writes every value as the library does, and refuses what it refuses", () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(outcome(shortened, given)).toEqual(outcome(convexToJson, given));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("the rest of a stream", () => {
  const rest = (rows: string[]) => JSON.parse(restOfStream(() => rows.shift() ?? null)) as unknown;
  it("is all of its rows, with a word on whether they stand for themselves", () => {
    expect(rest([])).toEqual({ rows: [], isPlain: true });
    expect(rest(['{"a":"$5"}', '{"b":1}'])).toEqual({ rows: [{ a: "$5" }, { b: 1 }], isPlain: false });
    expect(rest(['{"a":"5 $"}'])).toEqual({ rows: [{ a: "5 $" }], isPlain: true });
    expect(rest(['{"a":{"$integer":"AAAAAAAAAAA="}}'])).toMatchObject({ isPlain: false });
  });
});
