// Whether a plan works: checks C1–C14, independent of the code that made it.
//   C1 dates · C2 lengths · C3 overlaps · C4 ways · C5 opening hours · C6 real places · C7 duplicates
//   C8 money · C9 meals · C10 load and rest · C11 beds and arrivals · C12 wishes · C13 variety · C14 rain
import type { TripState } from "../../types";
import type { Cities, Finding, Forecast } from "../draftTypes";
import type { Preferences } from "../types";
import { checkBeds, checkLoad, checkMeals, checkMoney } from "./checkPeople";
import { checkDuplicates, checkGrounding, checkRain, checkVariety } from "./checkPlaces";
import { checkDates, checkLengths, checkOpening, checkOverlaps, checkWays } from "./checkTimes";
import { checkWishes } from "./checkWishes";
import { subjectOf, type Check, type Subject } from "./subject";

const CHECKS: Check[] = [
  checkDates, checkLengths, checkOverlaps, checkWays, checkOpening, checkGrounding, checkDuplicates,
  checkMoney, checkMeals, checkLoad, checkBeds, checkWishes, checkVariety, checkRain,
];

/**
 * What is wrong with the trip as it stands, errors first; empty for a clean plan. C12 needs
 * preferences, C14 a forecast; items on the list of ideas are not looked at.
 */
export const checkPlan = (trip: TripState, cities: Cities, preferences: Preferences | null = null, forecast: Forecast | null = null): Finding[] =>
  checkSubject(subjectOf(trip, cities, preferences, forecast));

/** The same of a trip that has been read already. */
export function checkSubject(subject: Subject): Finding[] {
  const findings = CHECKS.flatMap((check) => check(subject));
  return [...findings.filter(({ severity }) => severity === "error"), ...findings.filter(({ severity }) => severity === "warning")];
}
