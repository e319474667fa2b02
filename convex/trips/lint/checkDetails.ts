// What is missing or worth looking up: stops without a place, doors on holidays.
import { dayName, isDayTrip, type Subject } from "../../ai/planner/checker/subject";
import { holidaysIn } from "../../places/context/holidays";
import { problem, type Problem } from "./types";

export const detailProblems = (subject: Subject, undated: boolean): Problem[] => [...withoutPlace(subject), ...(undated ? [] : onHolidays(subject))];

function withoutPlace({ days }: Subject): Problem[] {
  return days.flatMap(({ date, items }) => {
    const lost = items.filter(({ type, lat, placeId, address, meal }) => (type === "sightseeing" || (type === "restaurant" && !meal)) && lat === null && placeId === null && !address);
    if (lost.length === 0) return [];
    const sentence =
      lost.length === 1
        ? `${lost[0]!.title} has no place: it isn't on the map, and the way to it can't be reckoned.`
        : `${lost.length} items have no place: they aren't on the map, and the ways to them can't be reckoned.`;
    return [problem("noPlace", { day: date, activityIds: lost.map(({ id }) => id), subject: date }, sentence)];
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
    const names = gated.length <= 2 ? gated.map(({ title }) => title).join(" and ") : `${gated.length} stops`;
    return [problem("holiday", { day: date, activityIds: gated.map(({ id }) => id), subject: date }, `${dayName(date)} is ${holiday.name}: look up whether ${names} ${gated.length === 1 ? "is" : "are"} open.`)];
  });
}
