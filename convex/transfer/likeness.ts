// Which of a trip's items a thing from a file may be already: by name, place and time. Pure.
import { distanceKm } from "../places/distance";
import { searchKey } from "../places/searchKey";

export type Comparable = { title: string; day: string | null; start: string | null; lat: number | null; lng: number | null; type: string };

const SAME_KM = 0.15;
const ELSEWHERE_KM = 2;
/** From here on it is taken for the same. */
export const SAME = 0.75;

/** 0 to 1. The same name elsewhere, or on another day at another time, is less alike. */
export function likeness(a: Comparable, b: Comparable): number {
  const name = nameLikeness(a.title, b.title);
  const km = a.lat !== null && a.lng !== null && b.lat !== null && b.lng !== null ? distanceKm({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng }) : null;
  if (km !== null && km > ELSEWHERE_KM) return name * 0.5;
  const place = km === null ? 0 : km <= SAME_KM ? 0.25 : 0;
  const timed = a.day !== null && b.day !== null;
  const sameDay = timed && a.day === b.day;
  const time = !timed ? 0 : sameDay ? (a.start !== null && a.start === b.start ? 0.25 : 0.1) : -0.2;
  const kind = a.type === b.type ? 0 : -0.1;
  return Math.max(0, Math.min(1, name * 0.85 + place + time + kind));
}

/** The one it is most likely to be; null when it is none of them. */
export function twinOf<Row extends Comparable>(item: Comparable, rows: readonly Row[]): { row: Row; likeness: number } | null {
  let best: { row: Row; likeness: number } | null = null;
  for (const row of rows) {
    const alike = likeness(item, row);
    if (alike >= SAME && alike > (best?.likeness ?? 0)) best = { row, likeness: alike };
  }
  return best;
}

/** Of the words that the shorter of two names has, the share that the longer has too. */
function nameLikeness(a: string, b: string): number {
  const [left, right] = [searchKey(a), searchKey(b)];
  if (left === right) return 1;
  const [few, many] = [wordsOf(left), wordsOf(right)].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (few.length === 0) return 0;
  const shared = few.filter((word) => many.includes(word)).length;
  // One common word of many is chance.
  return (shared / few.length) * (0.6 + (0.4 * shared) / many.length);
}

const SMALL = new Set(["the", "a", "of", "at", "in", "to", "and", "de", "la", "le", "el", "der", "die", "das", "visit"]);
const wordsOf = (key: string): string[] => [...new Set(key.split(" "))].filter((word) => word !== "" && !SMALL.has(word));
