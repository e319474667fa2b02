// Figures and times in words.
const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];
const STEP = 1024;
const number = new Intl.NumberFormat("en");
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 });
const dateTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const SPANS = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
  { unit: "second", ms: 1000 },
] as const;

export const count = (value: number) => number.format(value);
export const plural = (value: number, noun: string) => `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

export function bytes(value: number): string {
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export function milliseconds(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return value >= 100 ? `${Math.round(value)} ms` : value >= 10 ? `${value.toFixed(1)} ms` : `${value.toFixed(2)} ms`;
}

export const timeOfDay = (at: number) => clock.format(at);
export const moment = (at: number) => dateTime.format(at);

/** "in 5 minutes", "2 hours ago". */
export function fromNow(at: number, now = Date.now()): string {
  const span = SPANS.find(({ ms }) => Math.abs(at - now) >= ms) ?? SPANS[SPANS.length - 1]!;
  return relative.format(Math.round((at - now) / span.ms), span.unit);
}

export function duration(ms: number): string {
  const span = SPANS.find((one) => ms >= one.ms) ?? SPANS[SPANS.length - 1]!;
  return plural(Math.floor(ms / span.ms), span.unit);
}

export const componentName = (component: string) => (component === "" ? "App" : component);
/** "workpool/pool:run" for what belongs to a component. */
export const fullPath = (component: string | null, path: string) => (component ? `${component} › ${path}` : path);
