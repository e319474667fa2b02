// What is missing or worth looking up: stops without a place, doors on holidays.
import { isDayTrip, type Subject } from "../../ai/planner/checker/subject";
import { holidayName } from "../../places/context/holidayNames";
import { holidaysIn } from "../../places/context/holidays";
import { say } from "../../said";
import { problem, type Problem } from "./types";

export const detailProblems = (subject: Subject, undated: boolean): Problem[] => [...withoutPlace(subject), ...(undated ? [] : onHolidays(subject))];

function withoutPlace({ days }: Subject): Problem[] {
  return days.flatMap(({ date, items }) => {
    const lost = items.filter(({ type, lat, placeId, address, meal }) => (type === "sightseeing" || (type === "restaurant" && !meal)) && lat === null && placeId === null && !address);
    if (lost.length === 0) return [];
    const said =
      lost.length === 1
        ? say("{item} has no place: it isn't on the map, and the way to it can't be reckoned.", { item: lost[0]!.title })
        : say("{count, number} items have no place: they aren't on the map, and the ways to them can't be reckoned.", { count: lost.length });
    return [problem("noPlace", { day: date, activityIds: lost.map(({ id }) => id), subject: date }, said)];
  });
}

/** Doors that open at all hours don't mind. */
const hasHours = (hours: { daily: string | null }) => hours.daily !== "00:00-24:00";

function onHolidays({ days, trip }: Subject): Problem[] {
  const countries = [...new Set(trip.destinations.map(({ countryCode }) => countryCode))];
  const holidays = countries.flatMap((country) => holidaysIn(country, trip.startDate, trip.endDate));
  return days.flatMap(({ date, items, here }) => {
    const holiday = holidays.find((one) => one.date === date && one.certain && here.some(({ countryCode }) => countryCode === one.country));
    const gated = items.filter((item) => item.place && !isDayTrip(item) && hasHours(item.place.hours) && item.type === "sightseeing");
    if (!holiday || gated.length === 0) return [];
    const count = gated.length;
    const places = count <= 2 ? gated.map(({ title }) => title) : say("{count, number} stops", { count });
    const said = say("{day} is {holiday}: look up whether {places} {count, plural, one {is} other {are}} open.", { day: { date }, holiday: holidayName(holiday.name), places, count });
    return [problem("holiday", { day: date, activityIds: gated.map(({ id }) => id), subject: date }, said)];
  });
}
