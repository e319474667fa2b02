import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apart, labelSpots, landIn, projectionFor, scaleOf } from "./mapGround";

const BOX = { x: 50, y: 100, width: 480, height: 150 };
const place = fc.record({ lat: fc.double({ min: -75, max: 75, noNaN: true }), lng: fc.double({ min: -180, max: 180, noNaN: true }) });

describe("a map of the book", () => {
  it("holds all its places", () => {
    fc.assert(
      fc.property(place, fc.array(fc.record({ lat: fc.double({ min: -4, max: 4, noNaN: true }), lng: fc.double({ min: -80, max: 80, noNaN: true }) }), { minLength: 1, maxLength: 8 }), (first, steps) => {
        // Over the date line too.
        const places = [first, ...steps.map(({ lat, lng }) => ({ lat: first.lat + lat, lng: ((first.lng + lng + 540) % 360) - 180 }))];
        for (const { x, y } of projectionFor(places, BOX).points) {
          expect(x).toBeGreaterThanOrEqual(BOX.x);
          expect(x).toBeLessThanOrEqual(BOX.x + BOX.width);
          expect(y).toBeGreaterThanOrEqual(BOX.y);
          expect(y).toBeLessThanOrEqual(BOX.y + BOX.height);
        }
      }),
    );
  });

  it("goes on over the date line, and has no coasts in a city, where they would be untrue", async () => {
    expect(projectionFor([{ lat: -17.7, lng: 177.4 }, { lat: -16.8, lng: -179.9 }], BOX).near(-179.9)).toBeCloseTo(180.1);
    expect(await landIn(BOX, projectionFor([{ lat: 35, lng: 135.7 }, { lat: 35.02, lng: 135.75 }], BOX))).toBeNull();
  });

  it("says a round distance that fits", () => {
    expect(scaleOf({ kmPerPoint: 0.1 }, 90)).toEqual({ km: 5, length: 50 });
    expect(scaleOf({ kmPerPoint: 3 }, 90).km).toBe(200);
    expect(scaleOf({ kmPerPoint: 0.005 }, 90).km).toBeCloseTo(0.2);
  });

  it("has names beside their pins where they hide no other, and within the map", () => {
    const [kyoto, tokyo] = labelSpots([{ x: 400, y: 200 }, { x: 425, y: 204 }], [30, 30], BOX);
    expect([kyoto!.x, tokyo!.x]).toEqual([400 - 9 - 30, 434]);
    expect(labelSpots([{ x: 520, y: 200 }], [60], BOX)[0]!.x + 60).toBeLessThanOrEqual(520);
  });

  it("leaves each pin in sight, and those alone where they are", () => {
    const points = apart([{ x: 0, y: 0 }, { x: 0, y: 0 }, { x: 5, y: 0 }, { x: 200, y: 0 }], 15);
    for (const [i, a] of points.entries()) for (const b of points.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(14);
    expect(points[3]).toEqual({ x: 200, y: 0 });
  });
});
