// Lengths of ways as this device was told or else as the reader's region counts them; lengths of time, and sizes of files.
import { cached, displayLocale } from "./formats";
import { region } from "./language";

export const LENGTHS = ["kilometres", "miles"] as const;
export type Lengths = (typeof LENGTHS)[number];

const KEY = "caravan-lengths";

/** A browser's region is often not where somebody lives: what they chose goes before. null: nothing was. */
export const chosenLengths: Lengths | null = (() => {
  try {
    const kept = localStorage.getItem(KEY);
    return LENGTHS.find((one) => one === kept) ?? null;
  } catch {
    return null;
  }
})();

export const usualLengths: Lengths = region !== null && ["US", "GB", "LR", "MM"].includes(region) ? "miles" : "kilometres";
export const USES_MILES = (chosenLengths ?? usualLengths) === "miles";

/** Counts in `lengths` from now on; null follows the region again. As with the language the page is loaded anew. */
export function changeLengths(lengths: Lengths | null): void {
  if (lengths === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, lengths);
  window.location.reload();
}

const KM_A_MILE = 1.609344;
const METRES_A_YARD = 0.9144;

const unitFormat = cached((key: string) => {
  const [unit, digits] = key.split(" ");
  return new Intl.NumberFormat(displayLocale, { style: "unit", unit: unit!, unitDisplay: "short", maximumFractionDigits: Number(digits) });
});
const inUnit = (value: number, unit: string, digits = 0) => unitFormat(`${unit} ${digits}`).format(value);

/** `450 m`, `1.2 km`, `34 km`; `490 yd`, `0.7 mi` where people count in miles. */
export function formatDistance(km: number): string {
  const [long, each, short, metres] = USES_MILES ? (["mile", KM_A_MILE, "yard", METRES_A_YARD] as const) : (["kilometer", 1, "meter", 1] as const);
  const length = km / each;
  if (length < (USES_MILES ? 0.5 : 1)) return inUnit(Math.round((km * 1000) / metres / 10) * 10, short);
  return inUnit(length, long, length < 10 ? 1 : 0);
}

/** `45 min`, `1 hr 20 min`; minutes are rounded. */
export function formatDuration(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return inUnit(rest, "minute");
  return rest === 0 ? inUnit(hours, "hour") : `${inUnit(hours, "hour")} ${inUnit(rest, "minute")}`;
}

const BYTES = ["byte", "kilobyte", "megabyte"] as const;

/** `18 kB`, `3.4 MB`: in thousands, as limits are said. */
export function formatSize(bytes: number): string {
  // What would round up to a thousand of one unit is one of the next.
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2;
  const value = bytes / 1000 ** step;
  return inUnit(value, BYTES[step]!, value < 9.95 && step > 0 ? 1 : 0);
}
