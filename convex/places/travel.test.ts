import { describe, expect, it } from "vitest";
import type { City } from "./types";
import { estimateLeg, intercityLeg } from "./travel";

const kyoto = { slug: "kyoto", name: "Kyoto", lat: 35.0116, lng: 135.7681, links: [{ to: "osaka", mode: "train", minutes: 29, fare: 580, from: "Kyoto Station", arriveAt: "Osaka Station" }] } satisfies Partial<City>;
const osaka = { slug: "osaka", name: "Osaka", lat: 34.6937, lng: 135.5023 };
const paris = { slug: "paris", name: "Paris", lat: 48.8566, lng: 2.3522 };

describe("a way within a city", () => {
  it("is on foot when it is near, with the detour of streets", () => {
    const leg = estimateLeg({ lat: 35, lng: 135.76 }, { lat: 35.007, lng: 135.76 }, "bus");
    expect(leg.mode).toBe("walk");
    expect(leg.km).toBeCloseTo(1.01, 1);
    expect(leg.minutes).toBeGreaterThanOrEqual(12);
    expect(leg.minutes).toBeLessThanOrEqual(14);
  });

  it("is by the city's transit when that is quicker, waiting included", () => {
    const leg = estimateLeg({ lat: 35, lng: 135.76 }, { lat: 35.05, lng: 135.76 }, "metro");
    expect(leg.mode).toBe("metro");
    expect(leg.minutes).toBeGreaterThan(20);
    expect(leg.minutes).toBeLessThan(40);
  });

  it("takes no longer for a shorter distance by the same means", () => {
    const from = { lat: 35, lng: 135.76 };
    const minutes = [0.02, 0.04, 0.08, 0.2].map((step) => estimateLeg(from, { lat: 35 + step, lng: 135.76 }, "bus").minutes);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
  });

  it("is nothing to the same place", () => {
    expect(estimateLeg(kyoto, kyoto, "bus")).toEqual({ mode: "walk", minutes: 0, km: 0 });
  });
});

describe("a way between cities", () => {
  it("is the known link when there is one", () => {
    expect(intercityLeg(kyoto, osaka)).toMatchObject({ mode: "train", minutes: 29, fare: 580, from: "Kyoto Station", to: "Osaka Station", estimated: false });
  });

  it("is estimated by distance otherwise, and says so", () => {
    expect(intercityLeg(osaka, { slug: "kobe", name: "Kobe", lat: 34.6901, lng: 135.1955 })).toMatchObject({ mode: "train", fare: null, estimated: true });
    expect(intercityLeg(osaka, paris)).toMatchObject({ mode: "flight", estimated: true });
    expect(intercityLeg(osaka, paris).minutes).toBeGreaterThan(10 * 60);
  });
});
