// What no value may be, and no query may ask: refused where it comes in, goes out or is stored, in Convex's words. Through the HTTP
// API, which takes what no client library would send.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FixtureDeployment } from "../../testing/fixtureDeployment";

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start({ projectDir: new URL("../../fixtures/runtime", import.meta.url).pathname });
});
afterAll(() => server.close());

/** What a function gave, or why it didn't. `args`: JSON, as some of it can be written as nothing else. */
async function call(path: string, args: string | object): Promise<unknown> {
  const text = typeof args === "string" ? args : JSON.stringify(args);
  const response = await fetch(`${server.url}/api/function`, { method: "POST", headers: { "content-type": "application/json" }, body: `{"path":"${path}","args":${text},"format":"json"}` });
  const { value, errorMessage, message } = (await response.json()) as { value?: unknown; errorMessage?: string; message?: string };
  return errorMessage ?? message ?? value;
}

describe("arguments that only JSON can say", () => {
  it.each([
    ["typeOf", "1e400", "number out of range"],
    ["typeOf", "[-1e400]", "number out of range"],
    ["typeOf", '{"$float":"AAAA"}', "Float64 must be exactly eight bytes"],
    ["typeOf", '{"$float":"AAAAAAAA8D8="}', "Float64 1 should be encoded as a number"],
    ["typeOf", '{"$float":5}', "$float must be a string of base64"],
    ["typeOfInteger", '{"$integer":"AQ=="}', "Int64 must be exactly eight bytes"],
    ["typeOfInteger", '{"$integer":"not base64!"}', "$integer must be a string of base64"],
    ["typeOfInteger", '{"$integer":"AQAAAAAAAAA=","b":1}', "Field name $integer starts with '$', which is reserved."],
    ["typeOfBytes", '{"$bytes":"A"}', "$bytes must be a string of base64"],
    ["namesOf", '{"$commitTs":null}', "Field name $commitTs starts with '$', which is reserved."],
    ["namesOf", '{"__proto__":{"a":1},"b":2}', "Field name __proto__ is reserved."],
    ["namesOf", '"\\ud800"', "unexpected end of hex escape"],
  ])("are refused by %s: %s", async (name, value, why) => {
    expect(await call(`values:${name}`, `{"value":${value}}`)).toContain(`Invalid arguments for values.js:${name}: ${why}`);
  });

  it.each([
    ["typeOf", '{"$float":"AAAAAAAA8H8="}', "number"],
    ["typeOf", '{"$float":"AAAAAAAAAIA="}', "number"],
    ["typeOfInteger", '{"$integer":"AQAAAAAAAAA="}', "bigint"],
    ["typeOfBytes", '{"$bytes":"AQI="}', "object"],
    ["namesOf", '{"constructor":1,"proto":2}', ["constructor", "proto"]],
  ])("aren't what %s takes: %s", async (name, value, given) => {
    expect(await call(`values:${name}`, `{"value":${value}}`)).toEqual(given);
  });

  it("are no deeper, wider or longer than a value", async () => {
    const why = (value: unknown) => call("values:namesOf", { value });
    expect(await why(new Array(9000).fill(0))).toContain("Invalid arguments for values.js:namesOf: Array length is too long (9000 > maximum length 8192)");
    expect(await why(Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [i, 0])))).toContain("Object has too many fields (1500 > maximum number 1024)");
    expect(await why(JSON.parse("[".repeat(63) + "]".repeat(63)))).toContain("Value is too nested (nested 65 levels deep > maximum nesting 64)");
    expect(await why(JSON.parse("[".repeat(62) + "]".repeat(62)))).toEqual(["0"]);
  });
});

describe("a result", () => {
  it.each([
    ["long", "Array length is too long (9000 > maximum length 8192)"],
    ["wide", "Object has too many fields (1500 > maximum number 1024)"],
    ["deep", "Value is too nested (nested 70 levels deep > maximum nesting 64)"],
    ["bottomless", "Value is too nested (nested more than 1000 levels deep > maximum nesting 64)"],
    ["lowSurrogate", "lone leading surrogate in hex escape"],
    ["highSurrogate", "unexpected end of hex escape"],
    ["prototype", "Field name __proto__ is reserved."],
  ])("is refused when it is %s, and so are a nested call's arguments and a document", async (what, why) => {
    expect(await call("values:give", { what })).toContain(`Function values.js:give return value invalid: ${why}`);
    expect(await call("values:insertMade", { what })).toContain(what.endsWith("Surrogate") ? `Received invalid json: ${why}` : "Invalid argument `value` for `db.insert`: ");
    if (what !== "deep") expect(await call("values:passOn", { what })).toContain(`Invalid arguments for values.js:namesOf: ${why}`);
  });

  it.each(["asLongAsMayBe", "asWideAsMayBe", "asDeepAsMayBe", "manyThatAreFlat", "pair", "prototypeInText"])("may be %s", async (what) => {
    expect(await call("values:give", { what })).not.toContain("invalid");
  });
});

describe("a document", () => {
  it.each(["insert", "replace", "patch"])("that %s is given must be an object", async (method) => {
    for (const value of [["a", "b"], "xy", 5, null, true, { $integer: "AQAAAAAAAAA=" }]) {
      expect(await call("values:write", { method, value })).toContain(`Uncaught Error: Invalid argument \`value\` for \`db.${method}\`: Value must be an Object`);
    }
    expect(await call("values:write", { method, value: {} })).toEqual({ _id: expect.any(String) as string, _creationTime: expect.any(Number) as number });
  });

  it("has as many fields as an object, its system fields among them", async () => {
    const insert = (count: number) => call("values:insertFields", { count });
    expect(await insert(1025)).toContain("Uncaught Error: Invalid argument `value` for `db.insert`: Object has too many fields (1025 > maximum number 1024)");
    expect(await insert(1024)).toContain("Uncaught Error: Object has too many fields (1025 > maximum number 1024)");
    expect(await insert(1022)).toBeNull();
  });
});

describe("a query", () => {
  it.each([
    [5, "integer `5`"],
    [1.5, "floating point `1.5`"],
    [null, "null"],
    [true, "boolean `true`"],
    [["a"], "sequence"],
    [{ a: 1 }, "map"],
  ])("doesn't search for %j", async (text, named) => {
    expect(await call("values:search", { text })).toContain(`Invalid argument \`query\` for \`queryStream\`: invalid type: ${named}, expected a string`);
    expect(await call("values:searchPage", { text })).toContain(`Invalid argument \`query\` for \`queryPage\`: invalid type: ${named}, expected a string`);
  });

  it.each([
    ["up", 'expected "asc" or "desc"'],
    ["DESC", 'expected "asc" or "desc"'],
    [5, "invalid type: integer `5`, expected a string"],
    [["asc"], "invalid type: sequence, expected a string"],
  ])("has no order %j", async (order, why) => {
    expect(await call("values:ordered", { order })).toContain(`Uncaught Error: Invalid argument \`query\` for \`queryStream\`: ${why}`);
    expect(await call("values:orderedPage", { order })).toContain(`Uncaught Error: Invalid argument \`query\` for \`queryPage\`: ${why}`);
  });

  it.each(["asc", "desc", null])("may have the order %j", async (order) => {
    expect(await call("values:ordered", { order })).toEqual(expect.any(Number));
  });

  it.each([
    [{ numItems: 0 }, "Must request at least 1 document while paginating"],
    [{ numItems: 0.5 }, "Invalid arguments for `queryPage`: invalid type: floating point `0.5`, expected usize"],
    [{ numItems: 32_001 }, "Requested too many items: 32001"],
    [{ numItems: 1, maximumRowsRead: 0 }, "maximumRowsRead and maximumBytesRead must be greater than 0"],
  ])("has no page of %j", async (options, why) => {
    expect(await call("runtime:onePage", { paginationOpts: { cursor: null, ...options } })).toContain(`Uncaught Error: ${why}`);
  });

  it("compares an index's fields in whatever order", async () => {
    for (const b of [1, 2]) await call("values:write", { method: "insert", value: { a: 7, b } });
    const ranged = (...clauses: [string, string, unknown][]) => call("values:ranged", { clauses });
    expect(await ranged(["eq", "b", 1], ["eq", "a", 7])).toBe(1);
    expect(await ranged(["gt", "b", 1], ["eq", "a", 7])).toBe(1);
    expect(await ranged(["lte", "b", 2], ["eq", "a", 7], ["gte", "b", 1])).toBe(2);
    expect(await ranged(["eq", "_creationTime", 0], ["eq", "b", 1], ["eq", "a", 7])).toBe(0);
  });

  const order = (used: string, wrong: string) =>
    `Tried to query index things.by_a_b but the query didn't use the index fields in order.\nIndex fields: ["a", "b", "_creationTime"]\nQuery fields: ${used}\nFirst incorrect field: "${wrong}"\nFor more information see https://docs.convex.dev/using/indexes.`;
  it.each<[[string, string, unknown][], string]>([
    [[["eq", "b", 1]], order('["b"]', "b")],
    [[["lt", "b", 1]], order('["b"]', "b")],
    [[["eq", "_creationTime", 1], ["eq", "a", 1]], order('["a", "_creationTime"]', "_creationTime")],
    [[["gt", "a", 1], ["eq", "b", 1]], order('["b", "a"]', "b")],
    [[["eq", "c", 1]], 'The index range included a comparison with "c", but things.by_a_b with fields ["a", "b", "_creationTime"] doesn\'t index this field. For more information see https://docs.convex.dev/using/indexes.'],
    [[["eq", "a", 1], ["lt", "c", 1]], 'The index range included a comparison with "c"'],
    [[["eq", "a", 1], ["eq", "a", 2]], 'Already defined equality bound in index range. Can\'t add "a" == 1.0.'],
    [[["gt", "a", 1], ["gte", "a", { $integer: "AgAAAAAAAAA=" }]], 'Already defined lower bound in index range. Can\'t add "a" >= 2.'],
    [[["lt", "a", 1], ["lte", "a", "x"]], 'Already defined upper bound in index range. Can\'t add "a" <= "x".'],
    [[["eq", "a", 1], ["lt", "a", 2]], 'Already defined inequality bound in index range. Can\'t add "a" == 1.0.'],
    [[["gt", "a", 1], ["lt", "b", 2]], 'Upper and lower bounds in `range` can only be applied to a single index field. This query against index things.by_a_b attempted to set a range bound on both "a" and "b". Consider using `filter` instead. See https://docs.convex.dev/using/indexes for more info.'],
  ])("compares no others: %j", async (clauses, why) => {
    expect(await call("values:ranged", { clauses })).toContain(`Uncaught Error: ${why}`);
  });
});
