import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceKm } from "../../places/distance";
import { bestOrder, MOST_EXACT, type Point, type Stop } from "./optimiseModel";

const NOWHERE = { morning: null, evening: null };
const pointOf = (place: Stop | Point): Point => ("point" in place ? place.point! : place);
const way = (from: Stop | Point, to: Stop | Point) => {
  const km = distanceKm(pointOf(from), pointOf(to));
  return { km, minutes: Math.ceil(km * 12) };
};
/** On a street of a town, so many hundred metres from its beginning. */
const at = (hundreds: number): Point => ({ lat: 48, lng: 11 + hundreds * 0.00134 });
const stop = (id: string, where: number | null, fields: Partial<Stop> = {}): Stop => ({ id, point: where === null ? null : at(where), start: null, lasts: 60, fixed: false, parts: false, windows: null, ...fields });
const best = (stops: Stop[], bed: { morning: Point | null; evening: Point | null } = NOWHERE) => bestOrder(stops, bed, way);

describe("the best order of a day", () => {
  it("walks a street from end to end, and says what that saves", () => {
    const { order, before, after } = best([stop("0", 0), stop("20", 20), stop("10", 10), stop("30", 30)]);
    expect(order).toEqual(["0", "10", "20", "30"]);
    expect(before.km).toBeCloseTo(5, 1);
    expect(after.km).toBeCloseTo(3, 1);
    expect(after.minutes).toBeLessThan(before.minutes);
  });

  it("begins and ends at the bed", () => {
    const bed = { morning: at(30), evening: at(30) };
    expect(best([stop("0", 0), stop("28", 28), stop("10", 10)], bed).order).not.toEqual(["0", "28", "10"]);
    expect(best([stop("28", 28), stop("10", 10), stop("0", 0)], { morning: at(30), evening: at(0) }).order).toEqual(["28", "10", "0"]);
  });

  it("leaves a good order and its times alone", () => {
    const { order, starts } = best([stop("a", 0, { start: 540 }), stop("b", 10, { start: 700 })]);
    expect(order).toEqual(["a", "b"]);
    expect(starts.size).toBe(0);
  });

  it("keeps what is fixed when it is, and gives the others the times between", () => {
    const day = [stop("far", 30, { start: 540 }), stop("near", 1, { start: 660 }), stop("show", 2, { start: 780, fixed: true }), stop("end", 31, { start: 900 })];
    const { order, starts } = best(day);
    expect(order.indexOf("show")).toBeGreaterThan(0);
    expect(starts.has("show")).toBe(false);
    const times = new Map([...starts, ["show", 780]]);
    for (const [index, id] of order.entries()) {
      const next = order[index + 1];
      if (next) expect(times.get(id)! + 60 + way(day.find((one) => one.id === id)!, day.find((one) => one.id === next)!).minutes).toBeLessThanOrEqual(times.get(next)!);
    }
  });

  it("visits while it is open: of two orders as short as each other, the one that the hours allow", () => {
    const day = (windows: Stop["windows"]) => [stop("middle", 10, { start: 540 }), stop("east", 20, { start: 660 }), stop("museum", 0, { start: 780, windows })];
    expect(best(day([{ open: 540, close: 600 }])).order).toEqual(["museum", "middle", "east"]);
    expect(best(day([{ open: 660, close: 840 }])).order).toEqual(["east", "middle", "museum"]);
    expect(best(day([])).order).toEqual(["middle", "east", "museum"]);
  });

  it("makes room where things overlap, as the old order would have needed too", () => {
    const { order } = best([stop("a", 0, { start: 540 }), stop("far", 40, { start: 560 }), stop("b", 2, { start: 620 })]);
    expect(order).toEqual(["a", "b", "far"]);
  });

  it("takes nothing to the other side of a journey", () => {
    const train = stop("train", null, { parts: true, fixed: true, start: 720, lasts: 60 });
    expect(best([stop("a", 0), stop("b", 30), train, stop("c", 1), stop("d", 29), stop("e", 2)]).order).toEqual(["a", "b", "train", expect.any(String), expect.any(String), expect.any(String)]);
    expect(best([stop("a", 0), stop("b", 30), train, stop("c", 1), stop("d", 29), stop("e", 2)]).order.slice(3)).toEqual(["c", "e", "d"]);
  });

  it("is never worse, keeps everything, and fixed ones stay, for few stops and many", () => {
    const one = fc.record({ where: fc.integer({ min: 0, max: 60 }), fixed: fc.boolean(), timed: fc.boolean(), opens: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: MOST_EXACT + 4 }), fc.boolean(), (specs, withBed) => {
        const stops = specs.map(({ where, fixed, timed, opens }, index) =>
          stop(String(index), where, { fixed: fixed && index % 3 === 0, start: timed ? 480 + index * 70 : null, lasts: 30, windows: opens === 0 ? [{ open: 540, close: 1000 }] : null }),
        );
        const { order, before, after, starts } = best(stops, withBed ? { morning: at(0), evening: at(0) } : NOWHERE);
        expect(after.minutes).toBeLessThanOrEqual(before.minutes);
        expect(order.toSorted()).toEqual(stops.map(({ id }) => id).toSorted());
        for (const [index, { id, fixed, start }] of stops.entries()) {
          if (!fixed) continue;
          expect(starts.has(id)).toBe(false);
          if (start === null) expect(order[index]).toBe(id);
        }
      }),
      { numRuns: 30 },
    );
  });
});
