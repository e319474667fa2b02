import fc from "fast-check";
import { compareValues, convexToJson, type Value } from "convex/values";
import { describe, expect, test } from "vitest";
import { encodeKey, encodeJsonKey, keyAfterPrefix, nextKey } from "./keys";

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.array(fc.constantFrom("\0", "\x01", "a", "b", "é", "日", "\u{1F9ED}", "\uFFFF"), { maxLength: 5 }).map((all) => all.join("")),
);
const fieldName = fc.constantFrom("a", "b", "aa", "B", "_x", "a b");
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant(null),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.oneof(fc.double(), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, -1, 1)),
    fc.boolean(),
    text,
    fc.uint8Array({ maxLength: 4 }).map((bytes) => new Uint8Array(bytes).buffer as ArrayBuffer),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fieldName, tie("value"), { maxKeys: 3 }),
  ),
})).value;
const valueOrMissing = fc.option(value, { nil: undefined, freq: 10 });

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const concat = (values: (Value | undefined)[]) => values.map(encodeKey).join("");

describe("encoded keys", () => {
  test("order as Convex orders the values", () => {
    fc.assert(
      fc.property(valueOrMissing, valueOrMissing, (a, b) => {
        expect(order(encodeKey(a), encodeKey(b))).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  test("concatenated, order as tuples of values", () => {
    const tuple = fc.tuple(valueOrMissing, valueOrMissing, valueOrMissing);
    fc.assert(
      fc.property(tuple, tuple, (a, b) => {
        const first = a.map((item, i) => Math.sign(compareValues(item, b[i]))).find((sign) => sign !== 0) ?? 0;
        expect(order(concat(a), concat(b))).toBe(first);
      }),
      { numRuns: 2000 },
    );
  });

  test("put the types in Convex's order", () => {
    const ascending: (Value | undefined)[] = [
      undefined, null, -(2n ** 63n), -1n, 0n, 1n, -Infinity, -1, -0, 0, 5e-324, 1, Infinity, NaN, false, true,
      "", "\0", "\0a", "a", "a\0", "ab", "é", "\uFFFF", "\u{1F9ED}", new ArrayBuffer(0), new ArrayBuffer(1), [], [null], [null, 1], ["a"],
      {}, { a: 1 }, { a: 1, b: 1 }, { b: 0 },
    ];
    const keys = ascending.map(encodeKey);
    expect([...keys].sort(order)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("bound what they should", () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const prefix = encodeKey(a);
        expect(prefix + encodeKey(b) < keyAfterPrefix(prefix)).toBe(true);
        expect(nextKey(prefix) > prefix).toBe(true);
        expect(nextKey(prefix) <= prefix + encodeKey(b)).toBe(true);
      }),
    );
  });

  test("are one character a byte, whichever form they come from", () => {
    fc.assert(
      fc.property(value, (a) => {
        const key = encodeKey(a);
        expect(Buffer.from(key, "latin1").toString("latin1")).toBe(key);
        expect(encodeJsonKey(JSON.parse(JSON.stringify(convexToJson(a))))).toBe(key);
      }),
    );
  });
});
