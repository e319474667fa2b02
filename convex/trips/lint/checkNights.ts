// Beds and cities: two for one night, none by the clock, arrivals at hours when nobody opens, days in no city.
import { addDays, daysBetween, eachDay, minutesOfDay } from "../../dates";
import { leadsTo } from "../../ai/planner/checker/journeys";
import { isTimed, together, type Item, type Subject } from "../../ai/planner/checker/subject";
import { cityWord } from "../../places/cityNames";
import { say } from "../../said";
import { problem, type Problem } from "./types";

/** So long before check-in one stands there with bags; nobody may be there after this hour; a night isn't over before this one. */
const LONG_BEFORE = 4 * 60;
const LATE = 22 * 60 + 30;
const MORNING = 5 * 60;
/** What takes less goes about in town. */
const JOURNEY = 45;

type Stay = Item & { day: string };
const nightsUntil = ({ day, endDay }: Stay) => (endDay && endDay > day ? endDay : addDays(day, 1));

export function nightProblems(subject: Subject): Problem[] {
  const stays = subject.items.filter((item): item is Stay => item.type === "hotel");
  return [...doubles(stays), ...arrivals(subject, stays), ...cityDates(subject)];
}

function doubles(stays: Stay[]): Problem[] {
  return stays.flatMap((later, index) =>
    stays.slice(0, index).flatMap((earlier) => {
      if (!together(earlier, later)) return [];
      const from = earlier.day > later.day ? earlier.day : later.day;
      const until = nightsUntil(earlier) < nightsUntil(later) ? nightsUntil(earlier) : nightsUntil(later);
      const nights = daysBetween(from, until);
      if (nights <= 0) return [];
      const values = { nights, day: { date: from }, first: earlier.title, second: later.title };
      const said = say("There are two places to sleep for {nights, plural, one {the night of {day}} other {# nights from {day}}}: {first} and {second}.", values);
      return [problem("twoBeds", { day: from, activityIds: [earlier.id, later.id] }, said)];
    }),
  );
}

/** When the last journey of the day comes in, for those who check in then. */
function arrivals({ items, trip }: Subject, stays: Stay[]): Problem[] {
  return stays.flatMap((stay) => {
    const city = trip.destinations.find(({ id }) => id === stay.destinationId) ?? trip.destinations.find(({ arrival, departure }) => arrival <= stay.day && stay.day < departure);
    if (!city) return [];
    const journeys = items.filter((item) => item.type === "transport" && item.lastDay === stay.day && isTimed(item) && item.ends! - item.begins! >= JOURNEY && together(item, stay) && leadsTo(item, city));
    const last = journeys.toSorted((a, b) => a.ends! - b.ends!).at(-1);
    if (!last) return [];
    const at = minutesOfDay(last.end!);
    const about = { day: stay.day, activityIds: [last.id, stay.id] };
    const values = { city: cityWord(city), time: { time: last.end! }, stay: stay.title };
    if (at < MORNING && last.day! < stay.day) {
      const before = addDays(stay.day, -1);
      if (stays.some((other) => other.day <= before && before < nightsUntil(other))) return [];
      return [problem("afterMidnight", about, say("You reach {city} at {time} on {day}, and {stay} begins only later that day: book it from the night before.", { ...values, day: { date: stay.day } }))];
    }
    if (at >= LATE) return [problem("lateArrival", about, say("You reach {city} at {time}: ask whether somebody lets you in at {stay}.", values))];
    if (!stay.start || minutesOfDay(stay.start) - at < LONG_BEFORE) return [];
    return [problem("earlyArrival", about, say("You reach {city} at {time}, and check-in at {stay} is from {from}: ask whether bags can wait there.", { ...values, from: { time: stay.start } }))];
  });
}

/** The cities follow one another without a hole: a night on the way is none, and one city within another's days is a trip out of it. */
function cityDates({ trip, items }: Subject): Problem[] {
  const { destinations, startDate, endDate } = trip;
  if (destinations.length === 0) return [];
  const sleepsOnTheWay = (night: string) => items.some((item) => item.type === "transport" && item.day! <= night && night < item.lastDay);
  const isOpen = (from: string, until: string) => eachDay(from, addDays(until, -1)).some((night) => !sleepsOnTheWay(night));
  const cities = destinations.toSorted((a, b) => (a.arrival < b.arrival ? -1 : a.arrival > b.arrival ? 1 : a.departure < b.departure ? -1 : 1));
  const found: Problem[] = [];
  let reached = startDate;
  let last = cities[0]!;
  for (const city of [...cities, null]) {
    const from = city?.arrival ?? endDate;
    if (from > reached && isOpen(reached, from)) {
      found.push(problem("cityGap", { day: reached, activityIds: [], subject: `${last.id}+${city?.id ?? "end"}` }, say("From {from} to {to} you are in no city.", { from: { date: reached }, to: { date: from } })));
    }
    if (city && city !== last && city.arrival < last.departure && city.departure > last.departure) {
      const values = { first: cityWord(last), departure: { date: last.departure }, second: cityWord(city), arrival: { date: city.arrival } };
      found.push(problem("cityOverlap", { day: city.arrival, activityIds: [], subject: `${last.id}+${city.id}` }, say("You are in {first} until {departure} and in {second} from {arrival}.", values)));
    }
    if (city && city.departure >= reached) {
      reached = city.departure;
      last = city;
    }
  }
  return found;
}
