// The colours of a trip's days. List, map and calendar ask here, so a day looks the same everywhere.

/** How many colours there are before they start again. */
export const DAY_COLOR_COUNT = 8;

const tokenName = (dayIndex: number) =>
  `--color-day-${(((dayIndex % DAY_COLOR_COUNT) + DAY_COLOR_COUNT) % DAY_COLOR_COUNT) + 1}`;

/** CSS colour of the trip's day, first day 0; follows the theme by itself: `style={{ color: dayColor(i) }}`. */
export function dayColor(dayIndex: number): string {
  return `var(${tokenName(dayIndex)})`;
}

/** CSS colour of text that lies on `dayColor`. */
export const onDayColor = "var(--color-on-day)";

/** The value behind a token in the current theme, for canvas and WebGL, which know no variables. */
export function tokenValue(token: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

/** Hex colour of the day in the current theme; ask again when the theme changes (`useTheme`). */
export function dayColorHex(dayIndex: number): string {
  return tokenValue(tokenName(dayIndex) as `--${string}`);
}
