// Journeys by the clocks of both ends, and times that a clock there doesn't show.
import { kilometres, type Spot } from "../../ai/planner/checker/clock";
import { leadsTo, zonesOf } from "../../ai/planner/checker/journeys";
import type { Item, Subject } from "../../ai/planner/checker/subject";
import { say, type Phrase } from "../../said";
import { minutesTaken, occurrences } from "../days/clock";
import { problem, type Problem } from "./types";

const DAY = 24 * 60;
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
        const said =
          minutes === 0
            ? say("{item} arrives as it leaves, by the clocks of both ends. Is it the right day?", { item: item.title })
            : say("{item} arrives {duration} before it leaves, by the clocks of both ends. Is it the right day?", { item: item.title, duration: spoken(-minutes) });
        found.push(problem("landsBefore", about, said));
      } else if (minutes !== null && isFlight(item) && hasDayTooMany(item, minutes, trip)) {
        found.push(problem("tooSlow", about, say("{item} would take {duration}. Is it the right day of arrival?", { item: item.title, duration: spoken(minutes) })));
      }
      if (clockUnknown(item, trip)) found.push(problem("noZone", about, say("It isn't known by which clock {item} arrives at {station}.", { item: item.title, station: item.transport!.to!.name })));
    }
    const told = [[item.day, item.start, zones.from], [item.lastDay, item.end, zones.to]] as const;
    for (const [day, time, zone] of item.type === "hotel" ? [] : told) {
      if (day === null || time === null || item.from === null || time >= SMALL_HOURS) continue;
      const times = occurrences(day, time, zone);
      const values = { day: { date: day }, time: { time }, item: item.title };
      if (times === "never") found.push(problem("noSuchTime", about, say("Clocks are put forward on {day}, and there is no {time} that night: {item} needs another time.", values)));
      else if (times === "twice" && item.type === "transport") found.push(problem("timeTwice", about, say("Clocks are put back on {day}, and {time} comes twice: look up which is meant for {item}.", values)));
    }
    return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
  });
}

/** It could have come a day sooner; where it isn't known how far one flies, nothing takes longer than a day. */
function hasDayTooMany(item: Item, minutes: number, { destinations }: Subject["trip"]): boolean {
  const at = (station: { lat: number | null; lng: number | null } | null | undefined): Spot | null => (station && station.lat !== null && station.lng !== null ? { lat: station.lat, lng: station.lng } : null);
  const from = at(item.transport?.from) ?? destinations.find(({ id }) => id === item.destinationId);
  const to = at(item.transport?.to) ?? destinations.find((city) => city.id !== item.destinationId && leadsTo(item, city));
  return minutes > DAY && (from && to ? minutes - DAY >= (kilometres(from, to) / KM_AN_HOUR) * 60 : true);
}

/** It flies to a place of which neither zone nor spot is said, and that is no city of the trip. */
function clockUnknown(item: Item, { destinations }: Subject["trip"]): boolean {
  const to = item.transport?.to;
  return isFlight(item) && Boolean(to) && to!.timeZone === null && to!.lat === null && item.end !== null && !destinations.some((city) => leadsTo(item, city));
}

/** "50 minutes", "2 h 15 min", "3 days". */
function spoken(minutes: number): Phrase {
  if (minutes >= 48 * 60) return say("{days, plural, one {# day} other {# days}}", { days: Math.round(minutes / 1440) });
  if (minutes < 100) return say("{minutes, plural, one {# minute} other {# minutes}}", { minutes });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? say("{hours, plural, one {# hour} other {# hours}}", { hours }) : say("{hours, number} h {minutes, number} min", { hours, minutes: minutes % 60 });
}
