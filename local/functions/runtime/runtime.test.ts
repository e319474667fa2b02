// What functions are given by the runtime, and what it refuses, as Convex's own does: seen through the HTTP API, which says what
// a function printed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FixtureDeployment } from "../../testing/fixtureDeployment";

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start({ projectDir: new URL("../../fixtures/runtime", import.meta.url).pathname });
});
afterAll(() => server.close());

type Answer = { status: "success" | "error"; value?: never; errorMessage?: string; logLines: string[] };

async function call(kind: "query" | "mutation" | "action", name: string, args: object = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/api/${kind}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ path: name.includes(":") ? name : `runtime:${name}`, args, format: "json" }) });
  return (await response.json()) as Answer;
}
const value = async (...asked: Parameters<typeof call>): Promise<unknown> => {
  const { value: given, errorMessage } = await call(...asked);
  if (errorMessage !== undefined) throw new Error(errorMessage);
  return given;
};
const printed = async (what: string) => (await call("query", "print", { what })).logLines;

describe("time and chance", () => {
  it("stand still in a query, and Dates are Dates", async () => {
    expect(await value("query", "times")).toEqual({ stood: true, isDate: true, parsed: "2026-02-03T04:05:06.000Z", called: "string" });
  });

  it("are a mutation's own, nested queries included; what it makes is made then", async () => {
    const { own, nested, created } = (await value("mutation", "timesInMutation")) as { own: number; nested: number; created: number };
    expect(nested).toBe(own);
    expect(Math.abs(created - own)).toBeLessThan(1000);
  });

  it("differ from run to run", async () => {
    const [first, second] = (await Promise.all([1, 2].map((run) => value("query", "chances", { run })))) as [number[], number[]];
    expect(first).not.toEqual(second);
    expect(new Set(first).size).toBe(20);
    expect(first.every((chance) => chance >= 0 && chance < 1)).toBe(true);
  });
});

describe("in queries and mutations", () => {
  it.each([
    ["fetch", "fetch()"],
    ["setTimeout", "setTimeout"],
    ["setInterval", "setInterval"],
    ["generateKey", "cryptographic randomness"],
  ])("%s is refused", async (what, called) => {
    const sentence = `Can't use ${called} in queries and mutations. Please consider using an action. See https://docs.convex.dev/functions/actions for more details.`;
    const { status, errorMessage, value: given } = await call("query", "tryIt", { what });
    expect(status === "success" ? given : errorMessage).toContain(sentence);
    // fetch rejects, as it does anywhere; timers throw.
    expect(status).toBe(what.startsWith("set") ? "error" : "success");
  });

  it("a promise that can't resolve is an error", async () => {
    expect((await call("query", "hang")).errorMessage).toContain("Returned promise will never resolve");
  });
});

describe("code made of strings", () => {
  const makers = ["newFunction", "calledFunction", "ofGlobalThis", "extended", "direct", "indirect"];

  it.each(makers.flatMap((what) => [["query", what], ["action", what]] as ["query" | "action", string][]))("is refused in a %s without Node: %s", async (kind, what) => {
    const { errorMessage } = await call(kind, `strings:in${kind === "query" ? "Query" : "Action"}`, { what });
    expect(errorMessage).toContain("Uncaught EvalError: Code generation from strings disallowed for this context\n");
  });

  it("is run in Node's actions, and as their module is loaded", async () => {
    expect(await value("action", "stringsOfNode:sum", { numbers: [1, 2, 3] })).toBe(8);
  });

  it("is no matter of what isn't a string, nor of what functions are", async () => {
    expect(await value("query", "strings:inQuery", { what: "evaluatedValue" })).toBe(1);
    expect(await value("query", "strings:inQuery", { what: "isFunction" })).toBe(true);
  });
});

describe("the process's own globals", () => {
  it("aren't written by a name that nobody has declared", async () => {
    expect((await call("query", "strings:inQuery", { what: "undeclared" })).errorMessage).toContain("Uncaught ReferenceError: undeclared is not defined");
    expect(globalThis).not.toHaveProperty("undeclared");
  });

  it("aren't what a function is called on, nor its caller's to be had by a stack", async () => {
    expect(await value("query", "strings:inQuery", { what: "self" })).toBe("undefined");
    expect(await value("query", "strings:inQuery", { what: "callers" })).toEqual(["undefinedundefined"]);
  });
});

it.each(["query", "action"] as const)("the web's interfaces are there in a %s", async (kind) => {
  expect(await value(kind, kind === "query" ? "webInQuery" : "webInAction")).toEqual({
    digest: [0xba, 0x78, 0x16],
    clone: [0, true],
    url: ["https://example.com/a?b=c", "a=1"],
    request: ["hello", "z"],
    response: { a: 1 },
    blob: "abc",
    base64: "aGk=",
    uuid: true,
    bytes: 4,
  });
});

it.each(["looseInQuery", "looseInAction"])("requests and responses may be what they may be in Convex: %s", async (name) => {
  expect(await value(name === "looseInQuery" ? "query" : "action", name)).toEqual({
    stream: "streamed",
    statuses: [205, 204, 204],
    redirect: [302, "/there", "1"],
    json: [201, "application/json"],
    instances: [true, 200],
  });
});

it.each(["measuredInQuery", "measuredInAction"])("performance is the call's own: %s", async (name) => {
  const isQuery = name === "measuredInQuery";
  for (const _ of [1, 2]) {
    const { sinceEpoch, duration, ...rest } = (await value(isQuery ? "query" : "action", name)) as { sinceEpoch: number; duration: number };
    expect(rest).toEqual({ name: "spun", entries: 2, json: "object", nodes: "function" });
    expect(Math.abs(sinceEpoch - Date.now())).toBeLessThan(10_000);
    if (isQuery) expect(duration).toBe(0);
    else expect(duration).toBeGreaterThanOrEqual(0);
  }
});

it("the way to the database is taken from nobody by another call", async () => {
  expect(await value("query", "breakConvex")).toBe(false);
  expect(await value("query", "names")).toEqual(expect.any(Array));
});

describe("the console", () => {
  it("tells no secrets of the environment, and asks objects how they are shown", async () => {
    expect(await printed("environment")).toEqual(["[LOG] [process.env] inspected"]);
  });

  it("shows values as the real runtime does", async () => {
    expect(await printed("values")).toEqual([
      "[LOG] 'it\\'s' 1 -0 2n null undefined true [ 'a', [ 1 ] ] {\n  a: 1,\n  'b c': {\n    d: []\n  }\n} [Error: no] 0",
    ]);
    expect(await printed("classes")).toEqual([
      "[WARN] Point {\n  x: 1\n} Map (1) {\n  'k' => {\n    v: 1\n  }\n} Set (1) {\n  1\n} [Function (anonymous)] Symbol(s) [Object: null prototype] {}",
    ]);
    expect(await printed("deep")).toEqual([
      "[ERROR] {\n  a: {\n    b: {\n      c: {\n        d: {\n          e: [Object]\n        }\n      }\n    }\n  },\n  self: [Circular]\n}",
    ]);
    expect(await printed("levels")).toEqual(["[DEBUG] 'd'", "[INFO] 'i'", "[ERROR] 'e'"]);
  });

  it("has timers by the real clock", async () => {
    expect(await printed("timers")).toEqual(["[WARN] Timer 'default' already exists", "[WARN] Timer 'other' does not exist", expect.stringMatching(/^\[INFO\] default: \d+ms$/), "[WARN] Timer 'default' does not exist"]);
  });

  it("has the methods of Node's that libraries call, and counts by the call", async () => {
    const table = expect.stringMatching(/^\[LOG\] ┌─.*\n│ 0 +│ 1 +│\n.*┘$/s);
    const lines = ["[LOG] a group", table, "[LOG] default: 1", "[LOG] default: 2", "[WARN] Assertion failed: said {\n  a: 1\n}"];
    expect(await printed("node")).toEqual(lines);
    expect(await printed("node")).toEqual(lines);
  });

  it("cuts what is too long, and leaves out what is too much", async () => {
    const [long] = await printed("long");
    expect(long).toMatch(/^\[LOG\] 'é+ \(truncated due to length\)$/);
    expect(Buffer.byteLength(long!)).toBeLessThanOrEqual(32_768 + "[LOG] ".length);
    const many = await printed("many");
    expect(many).toHaveLength(256);
    expect(many.slice(-2)).toEqual(["[LOG] 254", "[ERROR] Log overflow (maximum 256). Remaining log lines omitted."]);
  });
});

describe("what nobody awaits", () => {
  it("is done before a mutation's end", async () => {
    await value("mutation", "leave", { name: "left" });
    expect(await value("query", "names")).toEqual(expect.arrayContaining(["left patched", "left nested"]));
  });

  it.each([
    [1, "[WARN] 1 unawaited operation: [action]."],
    [2, "[WARN] 2 unawaited operations: [action]."],
  ])("is warned of in an action (%i)", async (count, warning) => {
    const { logLines } = await call("action", "leaveInAction", { count });
    expect(logLines).toEqual([`${warning} Async operations should be awaited or they might not run. See https://docs.convex.dev/functions/actions#dangling-promises for more information.`]);
  });
});

describe("what an action leaves", () => {
  const left = (name: string) => [expect.stringContaining(`[WARN] 1 unawaited operation: [${name}].`)];

  it("ends with it: an interval", async () => {
    expect((await call("action", "tick")).logLines).toEqual(left("setInterval"));
    expect(await value("action", "ticksLater")).toBe(0);
  });

  it("ends with it: a timeout, of which it is warned unless it took it back", async () => {
    expect((await call("action", "leaveTimer")).logLines).toEqual(left("setTimeout"));
    expect(await value("action", "firedLater")).toBe(0);
  });
});

describe("what is the whole process's", () => {
  it("is as it was once a function that set it is over: Error's own", async () => {
    const { limit } = (await value("query", "stack")) as { limit: number };
    expect(await value("query", "setError")).toBe("mine");
    const after = (await value("query", "stack")) as { limit: number; stack: string };
    expect(after.limit).toBe(limit);
    expect(after.stack).toMatch(/^Error: said\n {4}at handler \(/);
  });

  it("doesn't wait for other threads", async () => {
    expect(await value("query", "threads")).toEqual([2, "object", "TypeError: Atomics.wait cannot be called in this context"]);
  });
});

describe("a function's pages", () => {
  it("are of one query", async () => {
    await expect(value("query", "twoPages")).rejects.toThrow("This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.");
  });

  it("leave nested ones alone", async () => {
    await value("mutation", "add", { name: "paged" });
    const [first, second] = (await value("query", "nestedPage", { paginationOpts: { numItems: 1, cursor: null } })) as string[][];
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
  });
});

describe("what is too large, or not what was declared", () => {
  const MiB = 1024 * 1024;

  it("is refused as a result", async () => {
    await expect(value("query", "give", { bytes: 17 * MiB })).rejects.toThrow("Function runtime.js:give return value is too large (actual: 17.00 MiB, limit: 16 MiB)");
    expect(await value("query", "give", { bytes: MiB })).toHaveLength(MiB);
  });

  it("is refused by validators", async () => {
    await expect(value("query", "length", { text: 1 })).rejects.toThrow("ArgumentValidationError: Value does not match validator.\nPath: .text\nValue: 1.0\nValidator: v.string()");
    await expect(value("query", "wrongReturn")).rejects.toThrow("ReturnsValidationError: Value does not match validator.\nPath: .a\nValue: 1.0\nValidator: v.string()");
  });
});

describe("a call that can't be", () => {
  it.each([
    ["query", "add", "Trying to execute runtime.js:add as Query, but it is defined as Mutation."],
    ["mutation", "leaveInAction", "Trying to execute runtime.js:leaveInAction as Mutation, but it is defined as Action."],
    ["query", "nothing", "Could not find public function for 'runtime:nothing'. Did you forget to run `npx convex dev` or `npx convex deploy`?"],
    ["action", "slow", "Could not find public function for 'runtime:slow'."],
    ["query", "length", "ArgumentValidationError: Object is missing the required field `text`."],
  ] as const)("as %s of %s is told without a stack of anybody's", async (kind, name, sentence) => {
    const { errorMessage } = await call(kind, name);
    expect(errorMessage).toMatch(/^\[Request ID: \w+\] Server Error\n/);
    expect(errorMessage!.split("\n").slice(1).join("\n").startsWith(sentence)).toBe(true);
  });

  it("within another function is an error of that one", async () => {
    const { errorMessage } = await call("mutation", "take", { bytes: 17 * 1024 * 1024 });
    expect(errorMessage).toContain("Server Error\nUncaught Error: Arguments for runtime.js:length are too large (actual: 17.00 MiB, limit: 16 MiB)");
  });
});

it("the deployment's own tables are written by nobody, whichever way", async () => {
  await expect(value("mutation", "forge")).rejects.toThrow("System tables (prefixed with `_`) are read-only.");
});

describe("a schedule", () => {
  it.each([
    [6 * 366 * 86_400_000, "is more than 5 years in the future"],
    [-6 * 366 * 86_400_000, "is more than 5 years in the past"],
  ])("refuses times that are years away (%i ms)", async (away, words) => {
    await expect(value("mutation", "schedule", { at: Date.now() + away })).rejects.toThrow(words);
  });

  it("names such a time to the nanosecond", async () => {
    await expect(value("mutation", "schedule", { at: 32_503_680_000_500 })).rejects.toThrow("Uncaught Error: UnixTimestamp(32503680000.5s) is more than 5 years in the future");
    await expect(value("mutation", "schedule", { at: 0 })).rejects.toThrow("Uncaught Error: UnixTimestamp(0s) is more than 5 years in the past");
  });

  const MIB = 1024 * 1024;
  const TOO_NESTED = "Invalid arguments for runtime.js:slow: Value is too nested (nested 65 levels deep > maximum nesting 64)";
  const TOO_LARGE = `Too large total size of the arguments of scheduled functions from this mutation (limit: ${16 * MIB} bytes)`;
  it.each([
    ["scheduleNested", 62, 63, TOO_NESTED],
    ["scheduleLong", 15 * MIB, 17 * MIB, TOO_LARGE],
  ])("takes arguments as large and deep as any, and no larger: %s", async (name, most, more, words) => {
    for (const kind of ["mutation", "action"] as const) {
      const path = kind === "action" ? `${name}InAction` : name;
      expect(await value(kind, path, { amount: most })).toEqual(expect.any(String));
      await expect(value(kind, path, { amount: more })).rejects.toThrow(`Uncaught Error: ${words}`);
    }
  });

  it.each([
    [800, []],
    [801, ["[WARN] Many functions scheduled by this mutation (actual: 801, limit: 1000)."]],
  ])("warns of a limit that is near (%i)", async (count, lines) => {
    expect((await call("mutation", "scheduleMany", { count })).logLines).toEqual(lines);
  });

  it("that is refused counts for nothing", async () => {
    expect(await value("mutation", "scheduleAfterRefusals")).toBe(0);
  });

  it("refuses functions that aren't there", async () => {
    await expect(value("mutation", "scheduleNothing", { name: "nowhere:fn" })).rejects.toThrow("Attempted to schedule function at nonexistent path: nowhere.js");
    await expect(value("mutation", "scheduleNothing", { name: "runtime:nothing" })).rejects.toThrow("Attempted to schedule function, but no exported function nothing found in the file: runtime.js. Did you forget to export it?");
  });
});

describe("what is thrown", () => {
  it.each([
    ["text", "Uncaught a string"],
    ["nothing", "Uncaught undefined"],
    ["empty", "Uncaught Error"],
    ["range", "Uncaught RangeError: too far"],
    ["object", "Uncaught #<Object>"],
  ])("is named as V8 names it: %s", async (what, named) => {
    expect((await call("query", "thrown:what", { what })).errorMessage).toMatch(new RegExp(`Server Error\\n${named}\\n( {4}at |$)`));
  });

  it.each(["circularData", "textData", "secretData"])("has data for the caller only if it is a ConvexError: %s", async (what) => {
    const answer = await call("query", "thrown:what", { what });
    expect(answer.status).toBe("error");
    expect(answer).not.toHaveProperty("errorData");
  });
});
