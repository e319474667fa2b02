// Where names have room on the map, beside the pins and beside each other. Pure.
import { worldPoint } from "./clusters";
import { wrap, type LngLat } from "./geometry";

export type Box = { west: number; south: number; east: number; north: number };
type Named = { name: string; lat: number; lng: number };
type Rect = { left: number; top: number; right: number; bottom: number };

const PIN_PX = 20;
const TOWN = { letter: 6.2, height: 18 };
const CITY = { letter: 8.6, height: 24 };

/** The box that is asked for: a little more than is in view, in steps, so that moving the map a little asks nothing new. */
export function townsBox({ west, south, east, north }: Box): Box {
  const step = Math.max(1 / 8, 2 ** Math.floor(Math.log2((east - west) / 3)));
  const [down, up] = [(value: number) => Math.floor(value / step) * step, (value: number) => Math.ceil(value / step) * step];
  const latitude = (value: number) => Math.max(-90, Math.min(90, value));
  const all = up(east) - down(west) >= 360;
  return { west: all ? -180 : wrap(down(west)), east: all ? 180 : wrap(up(east)), south: latitude(down(south)), north: latitude(up(north)) };
}

const around = ({ x, y }: { x: number; y: number }, half: number): Rect => ({ left: x - half, top: y - half, right: x + half, bottom: y + half });
const meet = (a: Rect, b: Rect) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** `anchor` as MapLibre has it: the side of the name that is at the place; `offset` in pixels from there. */
export type Spot = { anchor: "bottom" | "top" | "left" | "right"; offset: [x: number, y: number] };

/** Above, below, right, left; close by first, then where a crowd of pins ends. */
const SPOTS: Spot[] = [12, 32, 54].flatMap((away): Spot[] => [
  { anchor: "bottom", offset: [0, -away] },
  { anchor: "top", offset: [0, away] },
  { anchor: "left", offset: [away, 0] },
  { anchor: "right", offset: [-away, 0] },
]);

function cityRect({ name, lng, lat }: Named, { anchor, offset }: Spot, zoom: number): Rect {
  const { x, y } = worldPoint([lng, lat], zoom);
  const [width, height] = [name.length * CITY.letter, CITY.height];
  const left = x + offset[0] - (anchor === "left" ? 0 : anchor === "right" ? width : width / 2);
  const top = y + offset[1] - (anchor === "top" ? 0 : anchor === "bottom" ? height : height / 2);
  return { left, top, right: left + width, bottom: top + height };
}

const pinRects = (pins: readonly LngLat[], zoom: number) => pins.map((lngLat) => around(worldPoint(lngLat, zoom), PIN_PX));

/** Beside each city, where its name covers the fewest pins and other cities. */
export function citySpots(cities: readonly Named[], pins: readonly LngLat[], zoom: number): Spot[] {
  const used = pinRects(pins, zoom);
  return cities.map((city) => {
    const covered = (spot: Spot) => used.filter((rect) => meet(rect, cityRect(city, spot, zoom))).length;
    const best = SPOTS.reduce((least, spot) => (covered(spot) < covered(least) ? spot : least));
    used.push(cityRect(city, best, zoom));
    return best;
  });
}

/** Where the names of the trip's cities lie, and its pins: nothing else may. */
export const takenBy = (cities: readonly Named[], spots: readonly Spot[], pins: readonly LngLat[], zoom: number): Rect[] => [
  ...pinRects(pins, zoom),
  ...cities.map((city, index) => cityRect(city, spots[index]!, zoom)),
];

/** Each town that lies on nothing before it, in the order given: the largest first; not those that are the trip's own. */
export function townsWithRoom<Town extends Named>(towns: readonly Town[], cities: readonly Named[], taken: readonly Rect[], zoom: number): Town[] {
  const used = [...taken];
  return towns.filter(({ name, lng, lat }) => {
    if (cities.some((city) => city.name === name)) return false;
    const { x, y } = worldPoint([lng, lat], zoom);
    const rect = { left: x - 6, right: x + 12 + name.length * TOWN.letter, top: y - TOWN.height / 2, bottom: y + TOWN.height / 2 };
    const isFree = !used.some((other) => meet(other, rect));
    if (isFree) used.push(rect);
    return isFree;
  });
}
