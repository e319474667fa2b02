// When people eat where: meals begin within these hours. By country, for the countries where the usual
// hours differ from the common ones.
import type { Meal } from "../draftTypes";

/** Minutes after midnight for the beginning; `minutes` is the time at the table. */
export type MealHours = Record<Meal, { from: number; until: number; minutes: number }>;

const at = (hours: number, minutes = 0) => hours * 60 + minutes;

const hours = (lunch: [number, number], dinner: [number, number]): MealHours => ({
  breakfast: { from: at(7, 30), until: at(10), minutes: 40 },
  lunch: { from: lunch[0], until: lunch[1], minutes: 60 },
  dinner: { from: dinner[0], until: dinner[1], minutes: 75 },
});

const COMMON = hours([at(11, 30), at(14)], [at(18), at(20, 30)]);
const LATE = hours([at(12, 30), at(14, 30)], [at(19, 30), at(21, 30)]);
const LATEST = hours([at(13, 30), at(15, 30)], [at(20, 30), at(22)]);
const NOON = hours([at(12), at(14)], [at(19), at(21)]);

const BY_COUNTRY: Record<string, MealHours> = {
  ES: LATEST, AR: hours([at(12, 30), at(14, 30)], [at(20, 30), at(22)]),
  IT: LATE, PT: LATE, GR: hours([at(13), at(15)], [at(20), at(22)]), BR: LATE, CL: LATE, UY: LATE, TR: LATE, CY: LATE, MT: LATE,
  FR: NOON, BE: NOON, CH: NOON, MA: LATE, EG: LATE, HR: NOON, MX: hours([at(13), at(15)], [at(19, 30), at(21, 30)]),
};

export const mealHours = (countryCode: string): MealHours => BY_COUNTRY[countryCode] ?? COMMON;
