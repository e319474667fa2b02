// Keys of random values: their bytes sort as Convex compares the values.
import fc from "fast-check";
import { compareValues, convexToJson, type JSONValue, type Value } from "convex/values";
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

  // Golden vectors: the same bytes for good, for indexes on disk are made of them.
  test.each<[string, Value | undefined, string]>([
    ["a missing field", undefined, "01"],
    ["null", null, "02"],
    ["the least int64", -(2n ** 63n), "030000000000000000"],
    ["an int64", 258n, "038000000000000102"],
    ["minus infinity", -Infinity, "04000fffffffffffff"],
    ["minus one", -1, "04400fffffffffffff"],
    ["minus zero", -0, "047fffffffffffffff"],
    ["zero", 0, "048000000000000000"],
    ["one and a half", 1.5, "04bff8000000000000"],
    ["not a number, after all others", NaN, "04fff8000000000000"],
    ["false", false, "05"],
    ["true", true, "06"],
    ["text, as UTF-8", "é\u{1F9ED}", "07c3a9f09fa7ad00"],
    ["a zero within a text", "a\0b", "076100ff6200"],
    ["bytes", new Uint8Array([0, 255]).buffer, "0800ffff00"],
    ["an array", [1n, "a"], "0903800000000000000107610000"],
    ["an object, its fields in order", { b: null, a: true }, "0a0761000607620002" + "00"],
  ])("of %s", (_what, golden, hex) => {
    expect(Buffer.from(encodeKey(golden), "latin1").toString("hex")).toBe(hex);
  });

  // As Convex's documentation and its client write them.
  test.each<[Value, JSONValue]>([
    [123n, { $integer: "ewAAAAAAAAA=" }],
    [-1n, { $integer: "//////////8=" }],
    [-0, { $float: "AAAAAAAAAIA=" }],
    [NaN, { $float: "AAAAAAAA+H8=" }],
    [Infinity, { $float: "AAAAAAAA8H8=" }],
    [-Infinity, { $float: "AAAAAAAA8P8=" }],
    [new Uint8Array([1, 2, 3]).buffer, { $bytes: "AQID" }],
  ])("of what JSON has no notation for (%#)", (golden, json) => {
    expect(convexToJson(golden)).toEqual(json);
    expect(encodeJsonKey(json)).toBe(encodeKey(golden));
  });
});
