// Values against validators: what passes in Convex passes here, and what doesn't is refused in the same words.
import { convexToJson, v, type JSONValue, type Value } from "convex/values";
import { describe, expect, test } from "vitest";
import { encodeId } from "../../values/ids";
import { argumentsError, returnsError, validateDocument, validateValue } from "./validation";

const userId = encodeId(10001, new Uint8Array(16).fill(1));
const tripId = encodeId(10002, new Uint8Array(16).fill(2));
const tableOf = (id: string) => ({ [userId]: "users", [tripId]: "trips" })[id] ?? null;

type AnyValidator = { json: JSONValue };
const json = (validator: unknown) => (validator as AnyValidator).json;
const problem = (validator: unknown, value: Value) => validateValue(json(validator), convexToJson(value), tableOf);

describe("validators accept what Convex accepts", () => {
  test.each<[unknown, Value]>([
    [v.any(), { anything: [1n, null] }],
    [v.null(), null],
    [v.number(), 1.5],
    [v.number(), NaN],
    [v.int64(), 5n],
    [v.boolean(), false],
    [v.string(), "東京"],
    [v.bytes(), new ArrayBuffer(2)],
    [v.literal("draft"), "draft"],
    [v.literal(7n), 7n],
    [v.id("users"), userId],
    [v.array(v.string()), ["a", "b"]],
    [v.record(v.string(), v.number()), { a: 1, b: 2 }],
    [v.record(v.id("users"), v.boolean()), { [userId]: true }],
    [v.union(v.string(), v.null()), null],
    [v.object({ a: v.optional(v.number()), b: v.string() }), { b: "x" }],
    [v.object({ nested: v.object({ list: v.array(v.union(v.literal("a"), v.literal("b"))) }) }), { nested: { list: ["b", "a"] } }],
  ])("%#", (validator, value) => {
    expect(problem(validator, value)).toBeNull();
  });

  test("but nothing beside what stands for an int64, a float or bytes", () => {
    const beside = (validator: unknown, special: string) => validateValue(json(validator), { [special]: "AQAAAAAAAAA=", b: 1 });
    for (const [validator, special] of [[v.int64(), "$integer"], [v.number(), "$float"], [v.bytes(), "$bytes"]] as const) expect(() => beside(validator, special)).toThrow("starts with a '$', which is reserved");
  });

  test("a validator of null accepts anything", () => {
    expect(validateValue(null, { a: 1 })).toBeNull();
  });
});

describe("a mismatch is worded as Convex words it", () => {
  test("a value of another type", () => {
    expect(problem(v.object({ days: v.array(v.number()) }), { days: [1, "two"] })).toBe(
      'Value does not match validator.\nPath: .days[1]\nValue: "two"\nValidator: v.float64()',
    );
    expect(problem(v.string(), 3)).toBe("Value does not match validator.\n\nValue: 3.0\nValidator: v.string()");
    expect(problem(v.number(), 3n)).toBe("Value does not match validator.\n\nValue: 3\nValidator: v.float64()");
  });

  test("a missing field", () => {
    expect(problem(v.object({ title: v.string(), notes: v.optional(v.string()) }), { notes: "n" })).toBe(
      "Object is missing the required field `title`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\n\n" +
        'Object: {notes: "n"}\nValidator: v.object({notes: v.optional(v.string()), title: v.string()})',
    );
  });

  test("a field too many", () => {
    expect(problem(v.object({ where: v.object({ lat: v.number() }) }), { where: { lat: 1, lng: 2 } })).toBe(
      "Object contains extra field `lng` that is not in the validator.\nPath: .where\nObject: {lat: 1.0, lng: 2.0}\nValidator: v.object({lat: v.float64()})",
    );
  });

  test("a union, a literal and a record", () => {
    expect(problem(v.union(v.string(), v.null()), true)).toBe("Value does not match validator.\n\nValue: true\nValidator: v.union(v.string(), v.null())");
    expect(problem(v.object({ status: v.literal("draft") }), { status: "done" })).toBe(
      '`"done"` does not match literal validator `v.literal("draft")`.Path: .status',
    );
    expect(problem(v.record(v.string(), v.number()), { a: "x" })).toBe('Value does not match validator.\nPath: .values()\nValue: "x"\nValidator: v.float64()');
  });

  test("an id of another table, and no id at all", () => {
    expect(problem(v.object({ owner: v.id("users") }), { owner: tripId })).toBe(
      `Found ID "${tripId}" from table \`trips\`, which does not match the table name in validator \`v.id("users")\`.Path: .owner`,
    );
    expect(problem(v.id("users"), "u1")).toBe('Value does not match validator.\n\nValue: "u1"\nValidator: v.id("users")');
    expect(validateValue(json(v.id("users")), tripId)).toBeNull();
  });

  test("arguments and returns say what they are", () => {
    expect(argumentsError(json(v.object({})), { a: 1 }, tableOf)).toMatch(/^ArgumentValidationError: Object contains extra field `a`/);
    expect(returnsError(json(v.null()), 1, tableOf)).toMatch(/^ReturnsValidationError: Value does not match validator\./);
    expect(argumentsError(null, { a: 1 })).toBeNull();
  });
});

test("a document is checked without its system fields and shown with them", () => {
  const validator = json(v.object({ name: v.string() }));
  expect(validateDocument(validator, { name: "x", _id: tripId, _creationTime: 1 })).toBeNull();
  expect(validateDocument(validator, { name: 1, _id: tripId, _creationTime: 1 })).toContain("Path: .name");
  expect(validateDocument(validator, { _id: tripId, _creationTime: 1 })).toContain(`Object: {_creationTime: 1.0, _id: "${tripId}"}`);
});

test("fields that objects inherit are neither fields nor values", () => {
  expect(problem(v.object({ toString: v.optional(v.string()) }), {})).toBeNull();
  expect(validateValue(json(v.object({})), JSON.parse('{"constructor":1}') as JSONValue)).toContain("extra field `constructor`");
});
