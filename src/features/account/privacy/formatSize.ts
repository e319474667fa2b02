import { displayLocale } from "../../../lib/dates";

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

/** Bytes for people: "18 kB", "3.4 MB". */
export function formatSize(bytes: number): string {
  const unit = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : 2;
  const value = bytes / 1000 ** unit;
  return new Intl.NumberFormat(displayLocale, { style: "unit", unit: UNITS[unit]!, unitDisplay: "short", maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 }).format(value);
}
