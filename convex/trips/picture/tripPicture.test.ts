import { unzlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writePng } from "./png";
import { routeOf, type Stop } from "./route";
import { drawTrip, PICTURE_HEIGHT, PICTURE_WIDTH } from "./tripPicture";

const KYOTO = { lat: 35.01, lng: 135.77, day: 0 };
const OSAKA = { lat: 34.69, lng: 135.5, day: 2 };
const BOX = { left: 100, top: 100, right: 1100, bottom: 500 };
const spotsOf = (cities: Stop[], stops: Stop[] = []) => routeOf(cities, stops, BOX).spots;

describe("a written picture", () => {
  it("is a PNG whose pixels are the ones that were given", () => {
    const pixels = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9]);
    const png = writePng(2, 2, pixels);
    const view = new DataView(png.buffer);
    expect([...png.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([2, 2]);
    const length = view.getUint32(33);
    expect([...unzlibSync(png.subarray(41, 41 + length))]).toEqual([0, ...pixels.subarray(0, 6), 0, ...pixels.subarray(6)]);
    // The end's checksum is the same in every PNG.
    expect([...png.subarray(-4)]).toEqual([0xae, 0x42, 0x60, 0x82]);
  });
});

describe("the way on the picture", () => {
  it("fits into its box with north up, wherever on earth it is", () => {
    for (const cities of [[KYOTO, OSAKA], [{ lat: -17.7, lng: 178, day: 0 }, { lat: -13.8, lng: -171.8, day: 3 }], [{ lat: 78, lng: 15, day: 0 }, { lat: -77, lng: 166, day: 1 }]]) {
      const spots = spotsOf(cities);
      for (const { at: [x, y] } of spots) expect([x >= 99, x <= 1101, y >= 99, y <= 501]).toEqual([true, true, true, true]);
    }
    const [kyoto, osaka] = spotsOf([KYOTO, OSAKA]);
    expect([kyoto!.at[0] > osaka!.at[0], kyoto!.at[1] < osaka!.at[1]]).toEqual([true, true]);
  });

  it("crosses the date line the short way", () => {
    const [fiji, samoa] = spotsOf([{ lat: -17, lng: 179, day: 0 }, { lat: -17, lng: -179, day: 1 }]);
    expect(samoa!.at[0]).toBeGreaterThan(fiji!.at[0]);
  });

  it("joins what lies together, goes each way once, and leaves out what lies at home", () => {
    const around = [0, 0.0001, 0.0002].map((off) => ({ ...KYOTO, lat: KYOTO.lat + off }));
    const back = [{ ...OSAKA, day: 3 }, { ...KYOTO, day: 4 }, { ...OSAKA, day: 5 }];
    const frankfurt = { lat: 50, lng: 8.6, day: 6 };
    const { spots, legs, days } = routeOf([KYOTO, OSAKA], [...around, ...back, frankfurt], BOX);
    expect([spots.length, legs.map(({ day }) => day), days]).toEqual([2, [2], [0, 2, 3, 4, 5]]);
    expect(spotsOf([])).toEqual([]);
  });
});

describe("the picture of a trip", () => {
  it("is the same for the same trip, another for another, and small enough for messengers", () => {
    const sketch = { seed: "japan", cities: [KYOTO, OSAKA], stops: [] };
    const png = drawTrip(sketch);
    expect(new DataView(png.buffer).getUint32(16)).toBe(PICTURE_WIDTH);
    expect(new DataView(png.buffer).getUint32(20)).toBe(PICTURE_HEIGHT);
    expect(png.length).toBeLessThan(300_000);
    expect(Buffer.compare(drawTrip(sketch), png)).toBe(0);
    expect(Buffer.compare(drawTrip({ ...sketch, cities: [KYOTO] }), png)).not.toBe(0);
  });
});
