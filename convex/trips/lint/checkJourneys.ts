// Journeys by the clocks of both ends, and times that a clock there doesn't show.
import { kilometres, type Spot } from "../../ai/planner/checker/clock";
import { leadsTo, zonesOf } from "../../ai/planner/checker/journeys";
import { dayName, type Item, type Subject } from "../../ai/planner/checker/subject";
import { minutesTaken, occurrences } from "../clock";
import { problem, type Problem } from "./types";

const DAY = 24 * 60;
/** Minutes; where it isn't known how far one flies, what takes longer has the wrong day. */
const LONGEST_FLIGHT = 30 * 60;
/** Faster than any aeroplane gets anywhere from door to door. */
const KM_AN_HOUR = 900;
/** Clocks are changed before this hour. */
const SMALL_HOURS = "04:00";

export const isFlight = ({ transport, title }: Pick<Item, "transport" | "title">) => (transport ? transport.mode === "flight" : /\b(flight|fly)\b/i.test(title));

export function journeyProblems({ items, trip }: Subject): Problem[] {
  return items.flatMap((item) => {
    const about = { day: item.day, activityIds: [item.id] };
    const zones = zonesOf(item, trip);
    if (!zones) return [];
    const found: Problem[] = [];
    if (item.type === "transport") {
      const minutes = item.endDay ? minutesTaken(item, zones) : null;
      if (minutes !== null && minutes <= 0) {
        found.push(problem("landsBefore", about, `${item.title} arrives ${minutes === 0 ? "as" : `${spoken(-minutes)} before`} it leaves, by the clocks of both ends. Is it the right day?`));
      } else if (minutes !== null && isFlight(item) && hasDayTooMany(item, minutes, trip)) {
        found.push(problem("tooSlow", about, `${item.title} would take ${spoken(minutes)}. Is it the right day of arrival?`));
      }
      if (clockUnknown(item, trip)) found.push(problem("noZone", about, `It isn't known by which clock ${item.title} arrives at ${item.transport!.to!.name}.`));
    }
    const said = [[item.day, item.start, zones.from], [item.lastDay, item.end, zones.to]] as const;
    for (const [day, time, zone] of item.type === "hotel" ? [] : said) {
      if (day === null || time === null || item.from === null || time >= SMALL_HOURS) continue;
      const times = occurrences(day, time, zone);
      if (times === "never") found.push(problem("noSuchTime", about, `Clocks are put forward on ${dayName(day)}, and there is no ${time} that night: ${item.title} needs another time.`));
      else if (times === "twice" && item.type === "transport") found.push(problem("timeTwice", about, `Clocks are put back on ${dayName(day)}, and ${time} comes twice: look up which is meant for ${item.title}.`));
    }
    return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
  });
}

/** It could have come a day sooner. */
function hasDayTooMany(item: Item, minutes: number, { destinations }: Subject["trip"]): boolean {
  const at = (station: { lat: number | null; lng: number | null } | null | undefined): Spot | null => (station && station.lat !== null && station.lng !== null ? { lat: station.lat, lng: station.lng } : null);
  const from = at(item.transport?.from) ?? destinations.find(({ id }) => id === item.destinationId);
  const to = at(item.transport?.to) ?? destinations.find((city) => city.id !== item.destinationId && leadsTo(item, city));
  return minutes > DAY && (from && to ? minutes - DAY >= (kilometres(from, to) / KM_AN_HOUR) * 60 : minutes > LONGEST_FLIGHT);
}

/** It flies to a place of which neither zone nor spot is said, and that is no city of the trip. */
function clockUnknown(item: Item, { destinations }: Subject["trip"]): boolean {
  const to = item.transport?.to;
  return isFlight(item) && Boolean(to) && to!.timeZone === null && to!.lat === null && item.end !== null && !destinations.some((city) => leadsTo(item, city));
}

/** "50 minutes", "2 h 15 min", "3 days". */
function spoken(minutes: number): string {
  if (minutes >= 48 * 60) return `${Math.round(minutes / 1440)} days`;
  if (minutes < 100) return `${minutes} minutes`;
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
