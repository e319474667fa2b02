// The plan as iCalendar (RFC 5545): a file, and what a subscribed calendar reads. Everything with a day is an event; stays and what
// has no time are whole days. The hours of a stay are short events beside its bar, as people know them from TripIt: a bar of whole
// days has none, and nobody opens it on the day to read its notes. Written from the rows alone, so that the same plan is the same
// bytes. No alarms.
import type { Doc } from "../../_generated/dataModel";
import { instantAt } from "../../bookings/timing";
import { addDays, daysBetween, minutesOfDay } from "../../dates";
import { wholeUnits } from "../../money/currencies";
import { localAt } from "../../trips/days/clock";
import { write, written, type Line, type Phrase } from "../../words/words";
import { endInstant } from "../clocks";
import { moreText } from "../formats/extension";
import { zonesOf, type Snapshot } from "../snapshot";
import { vtimezone } from "./vtimezone";

type Item = Doc<"activities">;
const MODES: Record<NonNullable<Item["transport"]>["mode"], Phrase> = {
  walk: write("On foot"),
  bike: write("Bike"),
  car: write("Car"),
  taxi: write("Taxi"),
  bus: write("Bus"),
  train: write("Train"),
  ferry: write("Ferry"),
  flight: write("Flight"),
  other: write("Journey"),
};

/** What has no end is drawn as long as this, as on our timeline: without one, calendars show a line without a height. */
const USUAL_MINUTES = 60;
/** Says that the end is only drawn, so that it doesn't come back as one. */
const NO_END = "X-CARAVAN-END:NONE";

/** What belongs to the event of the same item, so that neither comes back as something of its own. */
const PART = "X-CARAVAN-PART";
const SIDE_MINUTES = 30;

/** Undated trips have no events: their dates only stand in. */
export function writeIcs(snapshot: Snapshot): string {
  const { trip, cities } = snapshot;
  const items = trip.openDates ? [] : snapshot.items.filter(({ day }) => day !== null);
  const clocked = items.filter((item) => isTimed(item) || sidesOf(item).length > 0);
  const zones = new Set(clocked.flatMap((item) => Object.values(zonesOf(item, cities))));
  // A calendar has to have one component at least, also while its plan is empty.
  if (items.length === 0) zones.add(cities[0]?.timeZone ?? "Etc/UTC");
  const years = [trip.startDate, trip.endDate, ...items.map(({ endDay }) => endDay ?? trip.endDate)].map((day) => Number(day.slice(0, 4)));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Caravan//Trip//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...property("X-WR-CALNAME", calendarName(snapshot)),
    ...property("NAME", calendarName(snapshot)),
    ...(snapshot.whose === "mine" ? property("X-CARAVAN-TITLE;VALUE=TEXT", trip.title) : []),
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...[...zones].sort().filter((zone) => zone !== "UTC").flatMap((zone) => vtimezone(zone, Math.min(...years), Math.max(...years))),
    ...items.flatMap((item) => [...event(item, snapshot), ...sidesOf(item).flatMap((side) => sideEvent(item, side, snapshot))]),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** Whoever subscribes to both of a trip's calendars tells them apart by it. */
const calendarName = ({ trip: { title }, whose, language }: Snapshot): string => (whose === "mine" ? written(write("{trip}: my days", { trip: title }), language) : title);

const isTimed = ({ type, start }: Item) => type !== "hotel" && start !== null;

const property = (name: string, text: string | undefined | null) => (text ? [`${name}:${escaped(text)}`] : []);

/** What every event says: whose it is, and how far it has come. */
function head({ _id, _creationTime, updatedAt }: Item, part = ""): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${_id}${part}@caravan`,
    `DTSTAMP:${utc(updatedAt)}`,
    `LAST-MODIFIED:${utc(updatedAt)}`,
    // Grows with every change, which is all that a calendar asks of it.
    `SEQUENCE:${Math.max(0, Math.floor((updatedAt - _creationTime) / 1000))}`,
  ];
}

function where(item: Item): string[] {
  const place = item.address || (item.transport?.from ? item.transport.from.name : "");
  return [...property("LOCATION", place), ...(item.lat !== null && item.lng !== null ? [`GEO:${item.lat};${item.lng}`] : [])];
}

const statusOf = ({ status }: Item) => `STATUS:${status === "booked" || status === "done" ? "CONFIRMED" : "TENTATIVE"}`;

function event(item: Item, snapshot: Snapshot): string[] {
  const code = snapshot.codes.get(item._id);
  return [
    ...head(item),
    ...when(item, snapshot),
    ...property("SUMMARY", item.title),
    ...where(item),
    ...property("DESCRIPTION", description(item, snapshot, code)),
    ...property("X-CARAVAN-MORE;VALUE=TEXT", moreText(item, ["cost"])),
    ...(item.type === "hotel" && item.start ? [`X-CARAVAN-START:${item.start}`] : []),
    ...(item.type === "hotel" && item.end ? [`X-CARAVAN-FINISH:${item.end}`] : []),
    ...property("X-CARAVAN-NOTES;VALUE=TEXT", item.description),
    ...(item.cost ? [`X-CARAVAN-COST:${wholeUnits(item.cost)} ${item.cost.currency}`] : []),
    ...property("X-CARAVAN-CODE;VALUE=TEXT", code),
    ...(item.links?.[0] ? [`URL:${item.links[0].url.replace(/[\r\n]/g, "")}`] : []),
    `CATEGORIES:${item.type}`,
    statusOf(item),
    // A whole day in a calendar, or a car that is kept for days, mustn't make somebody busy for all of it.
    `TRANSP:${isTimed(item) && daysHired(item) === 0 ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

type Side = { part: "check-in" | "check-out"; day: string; time: string; words: Phrase };

/** When one may come to a stay and when one has to have left, as far as the plan says it. */
function sidesOf({ type, day, endDay, start, end }: Item): Side[] {
  if (type !== "hotel" || !day) return [];
  return [
    ...(start ? [{ part: "check-in" as const, day, time: start, words: write("Check-in {time}", { time: start }) }] : []),
    ...(end ? [{ part: "check-out" as const, day: endDay && endDay > day ? endDay : addDays(day, 1), time: end, words: write("Check-out {time}", { time: end }) }] : []),
  ];
}

function sideEvent(item: Item, { part, day, time, words }: Side, { cities, codes, language }: Snapshot): string[] {
  const zones = zonesOf(item, cities);
  const zone = part === "check-in" ? zones.start : zones.end;
  const at = instantAt(day, time, zone);
  const code = codes.get(item._id);
  return [
    ...head(item, `-${part}`),
    moment("DTSTART", at, zone),
    moment("DTEND", at + SIDE_MINUTES * 60_000, zone),
    ...property("SUMMARY", `${written(words, language)}: ${item.title}`),
    ...where(item),
    ...property("DESCRIPTION", code && written(write("Confirmation code: {code}", { code }), language)),
    `${PART}:${part.toUpperCase()}`,
    "CATEGORIES:hotel",
    statusOf(item),
    // The hour from which, or by which: nobody is busy for it.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function when(item: Item, { cities }: Snapshot): string[] {
  const day = item.day!;
  const zones = zonesOf(item, cities);
  if (!isTimed(item)) {
    const last = item.endDay && item.endDay > day ? item.endDay : null;
    // The day of check-out isn't a night; a journey's last day is one of it.
    const until = item.type === "hotel" ? (last ?? addDays(day, 1)) : addDays(last ?? day, 1);
    return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(until)}`];
  }
  const start = { day, time: item.start!, zone: zones.start };
  const startsAt = instantAt(day, item.start!, zones.start);
  const from = moment("DTSTART", startsAt, zones.start);
  const endsAt = item.end ? endInstant(start, { day: item.endDay ?? null, time: item.end, zone: zones.end }) : startsAt;
  if (endsAt > startsAt) return [from, moment("DTEND", endsAt, zones.end)];
  return [from, moment("DTEND", startsAt + USUAL_MINUTES * 60_000, zones.start), NO_END];
}

function moment(name: string, instant: number, zone: string): string {
  const { day, time } = localAt(instant, zone);
  const shown = `${compact(day)}T${time.replace(":", "")}00`;
  return zone === "UTC" ? `${name}:${shown}Z` : `${name};TZID=${zone}:${shown}`;
}

function description(item: Item, { names, language }: Snapshot, code: string | undefined): string {
  const { transport } = item;
  const inWords = (line: Line) => written(line, language);
  const journey = transport && [inWords(MODES[transport.mode]), transport.carrier, transport.number].filter(Boolean).join(" ");
  const days = daysHired(item);
  const route = days > 0 ? hiredWords(item, days).map(inWords).join(", ") : transport?.from && transport.to ? `${transport.from.name} – ${transport.to.name}` : "";
  const stay = item.type === "hotel" ? [item.start && inWords(write("Check-in {time}", { time: item.start })), item.end && inWords(write("Check-out {time}", { time: item.end }))].filter(Boolean).join(", ") : "";
  const people = item.participants ? inWords(write("With {people}", { people: item.participants.map((userId) => names.get(userId) ?? inWords(write("somebody who left"))).join(", ") })) : "";
  const links = (item.links ?? []).map(({ url }) => url).join("\n");
  return [[journey, route].filter(Boolean).join(", "), stay, code && inWords(write("Confirmation code: {code}", { code })), people, item.description, links].filter(Boolean).join("\n\n");
}

/** As the checker has it: nobody drives through the night and on. */
const LONGEST_DRIVE = 16 * 60;

/** For how many days a car is kept, which nobody drives from where one gets it to where one gives it back; 0 for any other way. */
function daysHired({ transport, day, endDay, start, end }: Item): number {
  if (transport?.mode !== "car" || !day || !endDay || endDay <= day) return 0;
  const days = daysBetween(day, endDay);
  return !start || !end || days * 24 * 60 + minutesOfDay(end) - minutesOfDay(start) > LONGEST_DRIVE ? days : 0;
}

/** In the words of src/…/itinerary/journey.ts: "picked up at Faro (FAO), given back at Lisbon after 4 days, 10:00". */
function hiredWords({ transport, end }: Item, days: number): Line[] {
  const [from, to] = [transport?.from?.name, transport?.to?.name];
  const back = to ? write("given back at {place} after {days, plural, one {# day} other {# days}}", { place: to, days }) : write("given back after {days, plural, one {# day} other {# days}}", { days });
  return [...(from ? [write("picked up at {place}", { place: from })] : []), back, ...(end ? [end] : [])];
}

const compact = (day: string) => day.replaceAll("-", "");
const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

// eslint-disable-next-line no-control-regex
const escaped = (text: string) => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

const encoder = new TextEncoder();

/** At most 75 octets a line (RFC 5545, 3.1), no letter cut in two. */
function folded(line: string): string {
  if (encoder.encode(line).length <= 75) return line;
  const parts: string[] = [];
  let [part, size] = ["", 0];
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    // What is continued begins with a space.
    if (size + octets > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      [part, size] = ["", 0];
    }
    part += letter;
    size += octets;
  }
  return [...parts, part].join("\r\n ");
}
