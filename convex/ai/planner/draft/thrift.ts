// How hard a plan saves. The first level is what was asked; each next one gives up a little more,
// first what one misses least.
export type Thrift = {
  roomBandsDown: 0 | 1 | 2;
  cheapestArea: boolean;
  /** Worth given up for a dollar of admission, and of a meal. */
  admission: number;
  meal: number;
  freeOnly: boolean;
};

const MEAL_BY_STYLE = { budget: 1.2, mid: 0.5, high: 0.05 } as const;

export function thriftLevels(style: keyof typeof MEAL_BY_STYLE): Thrift[] {
  const meal = MEAL_BY_STYLE[style];
  const asked = { roomBandsDown: 0, cheapestArea: false, admission: style === "budget" ? 0.8 : 0.2, meal, freeOnly: false } as const;
  return [
    asked,
    { ...asked, admission: 1, meal: meal + 1 },
    { ...asked, roomBandsDown: 1, admission: 1, meal: meal + 1 },
    { roomBandsDown: 2, cheapestArea: true, admission: 2, meal: meal + 3, freeOnly: false },
    { roomBandsDown: 2, cheapestArea: true, admission: 4, meal: meal + 12, freeOnly: true },
  ];
}
