// Keys in words: whatever is encoded can be read again, whole or with a bound behind it.
import { describe, expect, it } from "vitest";
import { convexToJson, type Value } from "convex/values";
import { AFTER_ALL, encodeJsonKey, nextKey } from "./keys";
import { keyTexts } from "./keyText";

const VALUES: [Value, string][] = [
  [null, "null"],
  [true, "true"],
  [-1.5, "-1.5"],
  [-0, "-0"],
  [42n, "42n"],
  [-1n, "-1n"],
  ["a\0b", '"a\\u0000b"'],
  ["", '""'],
  [new Uint8Array([0, 255]).buffer, "bytes(2)"],
  [["x", 1], '["x", 1]'],
  [{ a: 1, b: [null] }, '{"a": 1, "b": [null]}'],
];
const keyOf = (value: Value) => encodeJsonKey(convexToJson(value));

describe("the values of a key", () => {
  it.each(VALUES)("%s", (value, text) => {
    expect(keyTexts(keyOf(value))).toEqual({ values: [text], rest: "" });
    expect(keyTexts(keyOf("before") + keyOf(value) + AFTER_ALL)).toEqual({ values: ['"before"', text], rest: AFTER_ALL });
    expect(keyTexts(nextKey(keyOf(value)))).toEqual({ values: [text], rest: "\0" });
  });
});
