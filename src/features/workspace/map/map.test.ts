import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity, TripView } from "../useItinerary";
import { clustersOf, worldPoint } from "./clusters";
import { along, boundsAround, greatCircle, kmBetween, type LngLat } from "./geometry";
import { citySpots, takenBy, townsBox, townsWithRoom } from "./nameRoom";
import { boundsOf, journeys, pinName, pins, routes } from "./tripFeatures";

const HEATHROW: LngLat = [-0.45, 51.47];
const [TOKYO, HONOLULU, AUCKLAND]: [LngLat, LngLat, LngLat] = [[139.78, 35.55], [-157.92, 21.32], [174.79, -37.01]];
const lngLat = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));

describe("a great circle", () => {
  it("goes north of the line on the map, and straight over the date line", () => {
    expect(Math.max(...greatCircle(HEATHROW, TOKYO).map(([, lat]) => lat))).toBeGreaterThan(65);
    const overPacific = greatCircle(TOKYO, HONOLULU);
    expect(overPacific.at(-1)![0]).toBeCloseTo(202.08, 1);
    expect(along([HONOLULU, AUCKLAND])[1]![0]).toBeCloseTo(-185.21, 1);
  });

  it("has no jump, keeps its ends and its length", () => {
    fc.assert(
      fc.property(lngLat, lngLat, (from, to) => {
        fc.pre(kmBetween(from, to) < 19_000);
        const line = greatCircle(from, to);
        const steps = line.slice(1).map((point, index) => [line[index]!, point] as const);
        expect(steps.every(([a, b]) => Math.abs(b[0] - a[0]) <= 180)).toBe(true);
        expect(steps.reduce((sum, [a, b]) => sum + kmBetween(a, b), 0)).toBeCloseTo(kmBetween(from, to), 3);
        expect(kmBetween(line.at(-1)!, to)).toBeLessThan(0.001);
      }),
    );
  });
});

describe("the box around points", () => {
  it("is the narrow one over the Pacific, and has both ends of a long trip", () => {
    expect(boundsAround([TOKYO, HONOLULU])).toEqual([139.78, 21.32, expect.closeTo(202.08, 5), 35.55]);
    expect(boundsAround([HEATHROW, TOKYO])).toEqual([-0.45, 35.55, 139.78, 51.47]);
    expect(boundsAround([])).toBeNull();
    expect(boundsAround([TOKYO])).toEqual([139.78, 35.55, 139.78, 35.55]);
  });

  it("holds every point and never more than the world", () => {
    fc.assert(
      fc.property(fc.array(lngLat, { minLength: 1, maxLength: 12 }), (points) => {
        const [west, south, east, north] = boundsAround(points)!;
        expect(east - west).toBeLessThanOrEqual(360);
        for (const [lng, lat] of points) {
          const inside = [lng, lng + 360, lng - 360].some((at) => at >= west - 1e-9 && at <= east + 1e-9);
          expect(inside && lat >= south && lat <= north).toBe(true);
        }
      }),
    );
  });
});

describe("clusters", () => {
  it("hold each pin once, in the order of the plan, none too far from its first", () => {
    fc.assert(
      fc.property(fc.array(lngLat, { maxLength: 40 }), fc.integer({ min: 0, max: 17 }), (points, zoom) => {
        const all = points.map((point, index) => ({ lngLat: point, index }));
        const clusters = clustersOf(all, zoom, 36);
        expect(clusters.flatMap(({ pins: held }) => held.map(({ index }) => index)).sort((a, b) => a - b)).toEqual(all.map(({ index }) => index));
        const firsts = clusters.map(({ pins: held }) => held[0]!.index);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
        const size = 512 * 2 ** zoom;
        for (const { pins: held } of clusters) {
          const first = worldPoint(held[0]!.lngLat, zoom);
          for (const pin of held) {
            const { x, y } = worldPoint(pin.lngLat, zoom);
            const across = Math.abs(x - first.x);
            expect(Math.hypot(Math.min(across, size - across), y - first.y)).toBeLessThanOrEqual(36);
          }
        }
      }),
    );
  });

  it("come apart as one looks closer, and stay together where places are one", () => {
    const near: { lngLat: LngLat }[] = [{ lngLat: [135.75, 35] }, { lngLat: [135.76, 35] }];
    expect(clustersOf(near, 4, 36)).toHaveLength(1);
    expect(clustersOf(near, 14, 36)).toHaveLength(2);
    expect(clustersOf([near[0]!, near[0]!], 22, 36)).toHaveLength(1);
    expect(clustersOf([{ lngLat: [179.99, 0] }, { lngLat: [-179.99, 0] }], 5, 36)).toMatchObject([{ lngLat: [expect.closeTo(180, 5), 0] }]);
  });
});

let made = 0;
const activity = (fields: Partial<Activity>) => ({ _id: `a${++made}`, title: "Castle", type: "sightseeing", status: "planned", day: "2027-04-10", lat: 35, lng: 135.7, ...fields }) as Activity;
const day = (index: number, fields: Partial<TripView["days"][number]>) => ({ date: `2027-04-1${index}`, index, destinations: [], activities: [], hotels: [], checkOuts: [], ...fields });
const city = (name: string, [lng, lat]: LngLat) => ({ name, lng, lat }) as TripView["destinations"][number];
const ALL = { day: null, types: null };
const COLORS = { ofDay: (index: number) => `day ${index}`, between: "between" };

describe("what is drawn", () => {
  const [castle, lunch, idea] = [activity({ status: "booked" }), activity({ title: "Lunch", type: "restaurant", status: "booked", lat: 35.01 }), activity({ title: "Garden", day: null })];
  const nowhere = activity({ title: "A thought", lat: null, lng: null });
  const hotel = activity({ title: "Inn", type: "hotel", endDay: "2027-04-12" });
  const station = (name: string, [lng, lat]: LngLat) => ({ name, lng, lat, timeZone: null });
  const flight = activity({ title: "NH 1", type: "transport", lat: null, lng: null, transport: { mode: "flight", from: station("Tokyo", TOKYO), to: station("Honolulu", HONOLULU) } });
  const view = {
    days: [day(0, { activities: [castle, nowhere, lunch], hotels: [hotel] }), day(1, { activities: [flight], hotels: [hotel] })],
    ideas: [idea],
    destinations: [city("Tokyo", TOKYO), city("Honolulu", HONOLULU), city("Auckland", AUCKLAND)],
    legs: [{ fromId: castle._id, toId: lunch._id, mode: "walk" as const, minutes: 9, km: 1, chosen: false }],
  };

  it("numbers stops as the list does, sleeps once, and has ideas last", () => {
    expect(pins(view, ALL).map(pinName)).toEqual(["Castle, stop 1 of day 1", "Lunch, stop 2 of day 1", "Inn, where you stay on day 1", "Garden, an idea"]);
    expect(pins(view, { ...ALL, day: "2027-04-11" }).map(pinName)).toEqual(["Inn, where you stay on day 2"]);
    expect(pins(view, { ...ALL, types: new Set(["restaurant"] as const) }).map(pinName)).toEqual(["Lunch, stop 2 of day 1"]);
  });

  it("is solid where it is settled, and says nothing twice of the way between cities", () => {
    const [shown, travelled] = [pins(view, ALL), journeys(view, ALL)];
    const drawn = routes(view, shown, travelled, ALL, COLORS).features.map(({ properties }) => properties);
    expect(drawn).toEqual([
      { color: "between", kind: "between", settled: false },
      { color: "day 1", kind: "journey", settled: false },
      { color: "day 0", kind: "leg", settled: true },
    ]);
    const food = { day: null, types: new Set(["restaurant"] as const) };
    expect(routes(view, pins(view, food), journeys(view, food), food, COLORS).features.filter(({ properties }) => properties.kind === "leg")).toEqual([]);
  });

  it("has no line to a destination that nobody knows the place of, and isn't moved by it", () => {
    const somewhere = { ...city("Somewhere", [0, 0]), unplaced: true };
    const others = { ...view, destinations: [...view.destinations, somewhere] };
    const drawn = (of: typeof view) => routes(of, pins(of, ALL), journeys(of, ALL), ALL, COLORS);
    expect(drawn(others)).toEqual(drawn(view));
    expect(boundsOf(others, [], [], ALL)).toEqual(boundsOf(view, [], [], ALL));
  });

  it("shows all of a long trip, and of a day its journey's ends", () => {
    const [west, , east] = boundsOf(view, pins(view, ALL), journeys(view, ALL), ALL)!;
    expect([west, east]).toEqual([135.7, expect.closeTo(202.08, 5)]);
    const second = { day: "2027-04-11", types: null };
    const flightDay = boundsOf(view, [], journeys(view, second), second)!;
    expect(flightDay[0]).toBe(139.78);
    expect(flightDay[2]).toBeCloseTo(202.08, 5);
  });
});

describe("names", () => {
  const [kyoto, osaka] = [city("Kyoto", [135.754, 35.021]), city("Osaka", [135.501, 34.694])];

  it("go to the side of a city where no pin stands", () => {
    const anchors = (pins: LngLat[]) => citySpots([kyoto, osaka], pins, 9).map(({ anchor }) => anchor);
    expect(anchors([])).toEqual(["bottom", "bottom"]);
    expect(anchors([[135.754, 35.07]])).toEqual(["top", "bottom"]);
    const [crowded] = citySpots([kyoto], [[135.754, 35.04], [135.754, 35], [135.785, 35.02], [135.72, 35.02]], 9);
    expect(crowded!.offset.some((pixels) => Math.abs(pixels) > 12)).toBe(true);
  });

  it("of towns stand where there is room, the largest first, and not twice", () => {
    const towns = [city("Osaka", [135.501, 34.694]), city("Uji", [135.8, 34.885]), city("Ogura", [135.801, 34.886]), city("Nara", [135.83, 34.69])];
    const taken = takenBy([kyoto, osaka], citySpots([kyoto, osaka], [], 9), [[135.83, 34.69]], 9);
    expect(townsWithRoom(towns, [kyoto, osaka], taken, 9).map(({ name }) => name)).toEqual(["Uji"]);
  });

  it("are asked for a box that holds the view, on the globe", () => {
    fc.assert(
      fc.property(fc.double({ min: -400, max: 400, noNaN: true }), fc.double({ min: 0.01, max: 300, noNaN: true }), fc.double({ min: -85, max: 80, noNaN: true }), (west, width, south) => {
        const box = townsBox({ west, south, east: west + width, north: south + 5 });
        expect([box.west, box.east].every((lng) => lng >= -180 && lng <= 180)).toBe(true);
        expect(box.south <= south + 1e-9 && box.north >= Math.min(90, south + 5) - 1e-9).toBe(true);
      }),
    );
  });
});
