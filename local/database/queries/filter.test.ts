// Filters of every kind: what they let pass is what Convex's order of values lets pass.
import { compareValues, convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareJson, compileFilter } from "./filter";
import type { JSONObject } from "../types";

const document = convexToJson({ n: 4, big: 9n, text: "x", flag: true, nothing: null, deep: { er: [1] }, nan: NaN }) as JSONObject;
const holds = (expression: JSONValue) => compileFilter(expression)(document);
const field = (path: string): JSONValue => ({ $field: path });
const literal = (value: Value | undefined): JSONValue => ({ $literal: value === undefined ? { $undefined: null } : convexToJson(value) });

describe("filters", () => {
  test("compare fields and literals", () => {
    expect(holds({ $eq: [field("n"), literal(4)] })).toBe(true);
    expect(holds({ $neq: [field("deep.er"), literal([1])] })).toBe(false);
    expect(holds({ $gt: [field("big"), literal(8n)] })).toBe(true);
    expect(holds({ $lt: [field("n"), literal(4)] })).toBe(false);
    expect(holds({ $lte: [field("n"), literal(4)] })).toBe(true);
    expect(holds({ $gte: [field("text"), literal("a")] })).toBe(true);
  });

  test("see a missing field as undefined, below everything", () => {
    expect(holds({ $eq: [field("absent"), literal(undefined)] })).toBe(true);
    expect(holds({ $eq: [field("n.inside"), literal(undefined)] })).toBe(true);
    expect(holds({ $eq: [field("big.$integer"), literal(undefined)] })).toBe(true);
    expect(holds({ $lt: [field("absent"), literal(null)] })).toBe(true);
    expect(holds({ $eq: [field("nothing"), literal(undefined)] })).toBe(false);
  });

  test("calculate with floats and with int64s", () => {
    expect(holds({ $eq: [{ $add: [field("n"), literal(1.5)] }, literal(5.5)] })).toBe(true);
    expect(holds({ $eq: [{ $sub: [field("big"), literal(10n)] }, literal(-1n)] })).toBe(true);
    expect(holds({ $eq: [{ $mul: [field("n"), { $neg: literal(2) }] }, literal(-8)] })).toBe(true);
    expect(holds({ $eq: [{ $div: [field("big"), literal(2n)] }, literal(4n)] })).toBe(true);
    expect(holds({ $eq: [{ $mod: [field("n"), literal(3)] }, literal(1)] })).toBe(true);
    expect(holds({ $eq: [{ $div: [field("n"), literal(0)] }, literal(Infinity)] })).toBe(true);
    expect(() => holds({ $eq: [{ $add: [field("n"), literal(1n)] }, literal(1)] })).toThrow("int64 and a float64");
    expect(() => holds({ $neg: field("text") })).toThrow("Cannot negate");
  });

  test("combine, and take a bare field as a condition", () => {
    expect(holds({ $and: [field("flag"), { $not: { $eq: [field("n"), literal(5)] } }] })).toBe(true);
    expect(holds({ $or: [field("absent"), field("nothing")] })).toBe(false);
    expect(holds({ $and: [] })).toBe(true);
    expect(holds({ $or: [] })).toBe(false);
    expect(() => holds(field("text"))).toThrow("must be a boolean");
  });

  test("refuse what the client library cannot have written", () => {
    for (const wrong of [{}, { $eq: [1] }, { $exec: 1 }, null, { $and: 1 }] as JSONValue[]) expect(() => compileFilter(wrong)).toThrow("Malformed filter");
  });

  test("order values as Convex does", () => {
    const value = fc.oneof<fc.Arbitrary<Value>[]>(fc.double(), fc.bigInt({ min: -5n, max: 5n }), fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.double(), { maxLength: 2 }));
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [convexToJson(a), convexToJson(b)];
        expect(Math.sign(compareJson(x, y))).toBe(Math.sign(compareValues(jsonToConvex(x), jsonToConvex(y))));
      }),
      { numRuns: 1000 },
    );
  });
});
