import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packLanes } from "./packLanes";

const lanesOf = (spans: [number, number][]) => packLanes(spans.map(([from, to]) => ({ from, to }))).map(({ item, lane, lanes }) => [item.from, item.to, lane, lanes]);

describe("lanes", () => {
  it("stand alone where nothing overlaps, also when one ends as the next begins", () => {
    expect(lanesOf([[540, 600], [600, 660]])).toEqual([[540, 600, 0, 1], [600, 660, 0, 1]]);
  });

  it("are shared by what overlaps, and a lane that is free again is taken again", () => {
    expect(lanesOf([[540, 720], [600, 660], [660, 700], [800, 860]])).toEqual([
      [540, 720, 0, 2],
      [600, 660, 1, 2],
      [660, 700, 1, 2],
      [800, 860, 0, 1],
    ]);
  });

  it("never hold two at one time, and are as few as overlap at some moment", () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), (spans) => {
        const packed = packLanes(spans);
        expect(packed).toHaveLength(spans.length);
        for (const a of packed) {
          const meet = packed.filter((b) => b !== a && a.item.from < b.item.to && b.item.from < a.item.to);
          expect(meet.every((b) => b.lane !== a.lane && b.lanes === a.lanes)).toBe(true);
          expect(a.lane).toBeLessThan(a.lanes);
        }
        const most = Math.max(0, ...spans.map(({ from }) => spans.filter((other) => other.from <= from && from < other.to).length));
        expect(Math.max(0, ...packed.map(({ lanes }) => lanes))).toBe(most);
      }),
    );
  });
});
