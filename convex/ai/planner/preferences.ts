// What is planned for when nothing is said.
import type { Preferences } from "./types";

export const DEFAULT_PREFERENCES: Preferences = {
  interests: [],
  avoid: [],
  mustSee: [],
  diets: [],
  pace: "normal",
  easyDays: 0,
  notBefore: null,
  notAfter: null,
  budget: null,
  budgetStyle: "mid",
  children: false,
  stepFree: false,
  indoorOnly: false,
  cuisines: [],
};

/** Said over not said; lists are joined by the later one. */
export const withDefaults = (said: Partial<Preferences>): Preferences => ({ ...DEFAULT_PREFERENCES, ...said });
