// The small map's drawing: points of the earth on a sheet of so many units, true to scale and north up. Pure.
import { t } from "../../../i18n/t";
import type { Preview, PreviewPoint } from "./previewOf";

export const SHEET = { width: 320, height: 136, margin: 24 };
/** A single place isn't shown closer than this, km from side to side. */
const LEAST_KM = 0.6;
const KM_PER_DEGREE = 111.32;
const MOST_SCALE = 76;
/** With more pins numbers would lie on each other. */
const MOST_NUMBERED = 12;

type Place = { x: number; y: number };
export type Drawing = {
  pins: (PreviewPoint & Place)[];
  routes: { dayIndex: number; path: string }[];
  /** So long a line on the sheet is so far on the ground. */
  scale: { length: number; words: string };
  /** Pins are large enough to hold their mark. */
  numbered: boolean;
};

export function layOutPreview({ points, routes }: Preview): Drawing {
  const all = [...points, ...routes.flatMap((route) => route.points)];
  const [south, north] = [Math.min(...all.map(({ lat }) => lat)), Math.max(...all.map(({ lat }) => lat))];
  const [west, east] = [Math.min(...all.map(({ lng }) => lng)), Math.max(...all.map(({ lng }) => lng))];
  const middle = { lat: (south + north) / 2, lng: (west + east) / 2 };
  const kmEast = KM_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180);
  const [across, up] = [(east - west) * kmEast, (north - south) * KM_PER_DEGREE];
  const perKm = Math.min((SHEET.width - 2 * SHEET.margin) / Math.max(across, LEAST_KM), (SHEET.height - 2 * SHEET.margin) / Math.max(up, LEAST_KM / 2));
  const on = ({ lat, lng }: { lat: number; lng: number }): Place => ({
    x: rounded(SHEET.width / 2 + (lng - middle.lng) * kmEast * perKm),
    y: rounded(SHEET.height / 2 - (lat - middle.lat) * KM_PER_DEGREE * perKm),
  });
  return {
    pins: points.map((point) => ({ ...point, ...on(point) })),
    routes: routes.filter((route) => route.points.length > 1).map((route) => ({ dayIndex: route.dayIndex, path: `M${route.points.map(on).map(({ x, y }) => `${x} ${y}`).join("L")}` })),
    scale: scaleOf(perKm),
    numbered: points.filter(({ mark }) => mark !== null).length <= MOST_NUMBERED,
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** The longest round distance that fits: 50, 100, 200, 500 m, 1, 2, 5 km… */
function scaleOf(perKm: number): Drawing["scale"] {
  const most = MOST_SCALE / perKm;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = [5, 2, 1].map((step) => step * power).find((step) => step <= most)!;
  return { length: rounded(km * perKm), words: km < 1 ? t("{length, number} m", { length: Math.round(km * 1000) }) : t("{length, number} km", { length: Math.round(km) }) };
}
