// C1–C5: the clock, the calendar, the way and the door.
import { cityWord } from "../../../places/cityNames";
import { sightWord } from "../../../places/sightNames";
import { say } from "../../../said";
import type { Finding } from "../draftTypes";
import { dayNumber, isOpen, leastMinutes, minuteOf, windowsOn, type Spot } from "./clock";
import { finding, isDayTrip, isTimed, once, tracksOf, type Check, type Item } from "./subject";

/** C1: everything on a day of the trip, and in a city of that day. */
export const checkDates: Check = ({ trip, items, days }) => {
  const findings: Finding[] = [];
  for (const item of items) {
    if (dayNumber(item.day!) === null || item.day! < trip.startDate || item.day! > trip.endDate) {
      findings.push(finding("C1", "outside", "error", item.day, [item], say("{item} is on a day outside the trip.", { item: item.title })));
      continue;
    }
    if (item.type === "hotel" && item.endDay && item.endDay > trip.endDate && item.source === "ai") {
      findings.push(finding("C1", "stayTooLong", "error", item.day, [item], say("{item} goes on after the trip has ended.", { item: item.title })));
    }
    const here = days.find(({ date }) => date === item.day)?.here ?? [];
    if (item.destinationId !== null && here.length > 0 && !here.some(({ id }) => id === item.destinationId)) {
      const city = trip.destinations.find(({ id }) => id === item.destinationId);
      findings.push(finding("C1", "wrongCity", "error", item.day, [item], say("{item} is in {city}, where you aren't on {day}.", { item: item.title, city: city ? cityWord(city) : say("another city"), day: { date: item.day! } })));
    }
  }
  return findings;
};

/** C2: the start before the end, and long enough to be worth it. */
export const checkLengths: Check = ({ items }) =>
  items.flatMap((item) => {
    const unclear = [item.start, item.end].find((time) => time !== null && minuteOf(time) === null);
    if (unclear !== undefined) return [finding("C2", "badTime", "error", item.day, [item], say("“{time}” is no time of day for {item}.", { time: unclear!, item: item.title }))];
    if (!isTimed(item) || item.type === "transport") return [];
    if (item.to <= item.from) return [finding("C2", "backwards", "error", item.day, [item], say("{item} ends before it begins.", { item: item.title }))];
    const least = item.meal ? 30 : item.place && item.type === "sightseeing" ? item.place.visit[0] * 0.75 : 10;
    if (item.to - item.from >= least) return [];
    const said = say("{minutes, plural, one {# minute is} other {# minutes are}} short for {item}; {least, number} would be the least.", { minutes: item.to - item.from, item: item.title, least: Math.round(least) });
    return [finding("C2", "short", "warning", item.day, [item], said)];
  });

/** C3: nobody does two things at a time, by instants, so that a night on a train counts too. Beds stand aside. */
export const checkOverlaps: Check = ({ items, trip }) =>
  once(tracksOf(items.filter(({ day }) => day! >= trip.startDate && day! <= trip.endDate)).flatMap(overlaps));

function overlaps(track: Item[]): Finding[] {
  // What has no end takes no time as far as anybody knows, but can't begin while something else goes on.
  const timed = track.flatMap((item) => (item.type === "hotel" || item.begins === null ? [] : [{ item, begins: item.begins, ends: item.ends ?? item.begins }]));
  timed.sort((a, b) => a.begins - b.begins || b.ends - a.ends);
  const findings: Finding[] = [];
  for (const [index, { item: later, begins }] of timed.entries()) {
    const clash = timed.slice(0, index).find(({ ends }) => ends > begins)?.item;
    if (clash) findings.push(finding("C3", "overlap", "error", later.day, [clash, later], say("{first} and {second} overlap on {day}.", { first: clash.title, second: later.title, day: { date: later.day! } })));
  }
  return findings;
}

/** Getting up from the table or out of the door. */
const MARGIN = 5;

/** Where a known place is, whatever the item says; that is C6. */
const spotOf = ({ place, lat, lng }: Item): Spot | null => place ?? (lat !== null && lng !== null ? { lat, lng } : null);

/** C4: time to get from each to the next. */
export const checkWays: Check = ({ days }) => once(days.flatMap(({ date, items }) => tracksOf(items).flatMap((track) => ways(date, track))));

function ways(date: string, track: Item[]): Finding[] {
  const findings: Finding[] = [];
  let before: (Item & { from: number; to: number; spot: Spot }) | null = null;
  for (const item of track.filter(isTimed)) {
    const spot = spotOf(item);
    if (item.type === "transport" || spot === null || isDayTrip(item)) {
      before = null;
      continue;
    }
    if (before && before.to <= item.from) {
      const least = leastMinutes(before.spot, spot) + MARGIN;
      if (item.from - before.to < Math.floor(least)) {
        const values = { minutes: item.from - before.to, first: before.title, second: item.title, least: Math.ceil(least) };
        const said = say("{minutes, plural, one {# minute is} other {# minutes are}} too few to get from {first} to {second}; it takes about {least, number}.", values);
        findings.push(finding("C4", "way", "error", date, [before, item], said));
      }
    }
    before = { ...item, spot };
  }
  return findings;
}

/** C5: open during the whole visit, and let in early enough. */
export const checkOpening: Check = ({ items }) =>
  items.flatMap((item) => {
    const { place } = item;
    const day = dayNumber(item.day!);
    if (!place || !isTimed(item) || day === null || isOpen(place, day, item.from, item.to)) return [];
    const about = { place: sightWord(place), day: { date: item.day! } };
    const said =
      windowsOn(place, day).length === 0
        ? say("{place} is closed on {day}.", about)
        : say("{place} isn't open from {start} to {end} on {day}.", { ...about, start: { time: item.start! }, end: { time: item.end! } });
    return [finding("C5", "closed", "error", item.day, [item], said)];
  });
