// What a value's text says of it must be what a look at all of it says.
import fc from "fast-check";
import type { JSONValue } from "convex/values";
import { describe, expect, it } from "vitest";
import { checkedCopy, valueProblem } from "./valueLimits";

function byLooking(value: JSONValue): string | null {
  try {
    checkedCopy(value);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const tricky = fc.string({ unit: fc.constantFrom('"', "\\", "[", "]", "{", "}", ",", "a", "é", "東", "😀"), maxLength: 100 });
/** Inside so many arrays or objects, each with something before and after. */
const around = fc.record({ levels: fc.integer({ min: 58, max: 68 }), isArray: fc.boolean(), beside: tricky });
const wrapped = ({ levels, isArray, beside }: { levels: number; isArray: boolean; beside: string }, inner: JSONValue) => {
  let value = inner;
  for (let i = 0; i < levels; i++) value = isArray ? [beside, value, []] : { a: beside, b: value, c: {} };
  return value;
};
const flat = fc.oneof(
  tricky,
  fc.array(fc.dictionary(tricky.map((name) => `f${name}`), tricky, { maxKeys: 4 }), { maxLength: 80 }),
  fc.integer({ min: 8190, max: 8195 }).map((length) => new Array<JSONValue>(length).fill([])),
  fc.integer({ min: 1022, max: 1027 }).map((count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, {}]))),
) as fc.Arbitrary<JSONValue>;

describe("a value's text", () => {
  it("says what is too long, wide or deep", () => {
    fc.assert(
      fc.property(flat, fc.option(around, { nil: null }), (value, outside) => {
        const whole = outside === null ? value : wrapped(outside, value);
        expect(valueProblem(JSON.stringify(whole))).toBe(byLooking(whole));
      }),
      { numRuns: 300 },
    );
  });

  it("says whether a surrogate is alone", () => {
    const text = fc.string({ unit: fc.constantFrom("\ud83d", "\ude00", "\\", "\\ud83d", "u", '"', "a"), maxLength: 12 });
    fc.assert(
      fc.property(text, (value) => {
        expect(valueProblem(JSON.stringify([value])) === null).toBe((value as string & { isWellFormed(): boolean }).isWellFormed());
      }),
      { numRuns: 2000 },
    );
  });
});
