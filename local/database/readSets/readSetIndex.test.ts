// Whom a commit concerns: the same as comparing every read set with every key, and found without doing so.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Reads, Writes } from "./readSet";
import { IntervalReadSetIndex } from "./readSetIndex";

const key = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 });
/** A narrow range is one of keys that end in a letter. */
const readSet = fc.record({ points: fc.array(key, { maxLength: 3 }), ranges: fc.array(fc.tuple(key, key), { maxLength: 4 }), narrow: fc.array(fc.tuple(key, key, fc.constantFrom("a", "b")), { maxLength: 3 }) });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("add" as const), token: fc.nat(15), reads: readSet }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), token: fc.nat(15) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("write" as const), keys: fc.array(key, { maxLength: 5 }) }) },
);

describe("a read set index", () => {
  test("finds what comparing every read set with every key finds", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new IntervalReadSetIndex<number>();
        const model = new Map<number, { points: string[]; ranges: [string, string][]; narrow: [string, string, string][] }>();
        for (const each of steps) {
          if (each.kind === "add") {
            const reads = new Reads();
            each.reads.points.forEach((point) => reads.addPoint(point));
            each.reads.ranges.forEach(([start, end]) => reads.addRange(start, end));
            each.reads.narrow.forEach(([start, end, letter]) => reads.addNarrowRange({ start, end, concerns: (k) => k.endsWith(letter) }));
            index.add(each.token, reads);
            model.set(each.token, each.reads);
          } else if (each.kind === "delete") {
            index.delete(each.token);
            model.delete(each.token);
          } else {
            const expected = [...model]
              .filter(([, { points, ranges, narrow }]) =>
                each.keys.some(
                  (k) =>
                    points.includes(k) ||
                    ranges.some(([start, end]) => start <= k && k < end) ||
                    narrow.some(([start, end, letter]) => start <= k && k < end && k.endsWith(letter)),
                ),
              )
              .map(([token]) => token);
            expect([...index.touched(new Writes(new Set(each.keys)))].sort()).toEqual(expected.sort());
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("looks at few of many subscriptions", () => {
    const index = new IntervalReadSetIndex<number>();
    const name = (i: number) => `trip${String(i).padStart(6, "0")}`;
    for (let i = 0; i < 20_000; i++) {
      const reads = new Reads();
      reads.addRange(name(i), `${name(i)}\xff`);
      reads.addPoint(`point${i}`);
      index.add(i, reads);
    }
    const writes = Array.from({ length: 2000 }, (_, i) => new Writes(new Set([`${name(i * 10)}/a`, `point${i * 10 + 1}`])));
    const start = performance.now();
    for (let i = 0; i < writes.length; i++) expect(index.touched(writes[i]!).size).toBe(2);
    // A scan of all would take 40 million comparisons; generous, for a busy machine.
    expect(performance.now() - start).toBeLessThan(1000);
    for (let i = 0; i < 20_000; i++) index.delete(i);
    expect(index.touched(new Writes(new Set([`${name(10)}/a`]))).size).toBe(0);
  });
});
