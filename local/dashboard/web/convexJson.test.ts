// Values as people write them: whatever is shown can be written back, and is the same.
import { describe, expect, it } from "vitest";
import { convexToJson, jsonToConvex, type Value } from "convex/values";
import { parsedJson, shownJson } from "./convexJson";

const shown = (value: Value) => JSON.parse(shownJson(convexToJson(value))) as unknown;
const read = (text: string) => jsonToConvex(parsedJson(text));

describe("what JSON has no word for", () => {
  it.each<[Value, unknown]>([
    [42n, { $integer: "42" }],
    [-(2n ** 63n), { $integer: "-9223372036854775808" }],
    [Number.NaN, { $float: "NaN" }],
    [-Infinity, { $float: "-Infinity" }],
    [-0, { $float: "-0" }],
    [{ list: [1n, "x"] }, { list: [{ $integer: "1" }, "x"] }],
  ])("%s", (value, text) => {
    expect(shown(value)).toEqual(text);
    expect(read(JSON.stringify(text))).toEqual(value);
  });

  it("is bytes in base64", () => {
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    expect(shown(bytes)).toEqual({ $bytes: "AQID" });
    expect(new Uint8Array(read('{"$bytes": "AQID"}') as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 3]));
  });
});

it("base64 of an integer is taken too, and digits that are too many are not", () => {
  expect(read('{"$integer": "KgAAAAAAAAA="}')).toBe(42n);
  expect(() => read('{"$integer": "9223372036854775808"}')).toThrow("9223372036854775808 is too large for a 64-bit integer.");
});

it("what isn't JSON says so", () => {
  expect(() => parsedJson("{")).toThrow(SyntaxError);
});
