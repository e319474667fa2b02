import { cached, displayLocale } from "../../../i18n/formats";

const UNITS = ["byte", "kilobyte", "megabyte"] as const;

const sizeFormat = cached((key: string) => {
  const [unit, digits] = key.split(" ");
  return new Intl.NumberFormat(displayLocale, { style: "unit", unit: unit!, unitDisplay: "short", maximumFractionDigits: Number(digits) });
});

/** Bytes for people: "18 kB", "3.4 MB". */
export function formatSize(bytes: number): string {
  const unit = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : 2;
  const value = bytes / 1000 ** unit;
  return sizeFormat(`${UNITS[unit]!} ${value < 10 && unit > 0 ? 1 : 0}`).format(value);
}
