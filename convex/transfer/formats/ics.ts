// iCalendar (RFC 5545), our own and anybody's: each event becomes an item at the local time of where it is. An event that can't be
// read is told with its line; the others are read. TripIt's calendars say in their words what an event is.
import ICAL from "ical.js";
import { addDays, daysBetween } from "../../dates";
import { airport, isAirport, stationNamed } from "../airports";
import { localAt } from "../../trips/days/clock";
import { isZone, zoneAt } from "../clocks";
import { inOrder, isPoint, item, leastSure, moneyOf, typeOf, untitled } from "../items";
import { requireRoomFor, requireShortLines } from "../lines";
import { tripIn, zoneOfTrip, type WholeDays } from "./icsTrip";
import { readMore } from "./extension";
import { dayOf, timeOf } from "./json";
import { windowsZone } from "./windowsZones";
import { emptyPlan, Unreadable, type Certainty, type Clock, type Problem, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import type { Language } from "../../words/languages";

type Block = { text: string; line: number };
type Component = InstanceType<typeof ICAL.Component>;
type Zones = Map<string, InstanceType<typeof ICAL.Timezone>>;
/** A day, or an instant, or a local time by a clock that nobody names. */
type Moment = { kind: "day"; day: string } | { kind: "instant"; at: number; zone: string | null } | { kind: "floating"; day: string; time: string };

const MAX_REPEATS = 31;
const RULE = /^FREQ=(DAILY|WEEKLY)(;(COUNT=\d{1,6}|UNTIL=[^;]*|INTERVAL=[1-9]\d?|WKST=(SU|MO|TU|WE|TH|FR|SA)|BYDAY=(SU|MO|TU|WE|TH|FR|SA)(,(SU|MO|TU|WE|TH|FR|SA))*))*$/i;

export function readIcs(text: string, world: World): ReadPlan {
  requireShortLines(text);
  const start = text.search(/^\uFEFF?\s*BEGIN:VCALENDAR/im);
  if (start === -1) throw new Unreadable(sentence("This isn't a calendar: it has no BEGIN:VCALENDAR."), 1);
  const plan = emptyPlan();
  const zones = zonesOf(blocks(text, "VTIMEZONE"));
  const events: { event: Component; line: number }[] = [];
  const left = (line: number) => plan.problems.push({ line, text: sentence("This event can't be read and was left out.") });
  const wholeDays: WholeDays[] = [];
  for (const { text: words, line } of blocks(text, "VEVENT")) {
    try {
      const event = new ICAL.Component(ICAL.parse(words) as unknown[]);
      wholeDays.push(...wholeDaysOf(event, line));
      events.push({ event, line });
    } catch {
      left(line);
    }
  }
  // A calendar of TripIt says where the trip goes, and by that what its clocks show.
  const there = zoneOfTrip(wholeDays);
  const kept = keptIn(text);
  const clocks: Clocks = { ...world, zoneOn: (day) => world.zoneOn(day) ?? there, keptIn: kept };
  const isCalledOff = events.length > 0 && (/^METHOD:\s*CANCEL\s*$/im.test(text) || events.every(({ event }) => isCancelled(event)));
  const moved = movedIn(events.map(({ event }) => event));
  for (const { event, line } of isCalledOff ? [] : events) {
    try {
      for (const read of eventItems(event, line, { zones, world: clocks, problems: plan.problems, moved })) {
        requireRoomFor(plan.items, line);
        plan.items.push(read);
      }
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      left(line);
    }
  }
  plan.problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const named = (names: string) => new RegExp(`^(?:${names})[^:\\r\\n]*:(.+)$`, "m").exec(unfolded(text))?.[1]?.trim();
  // Our own calendars' names say besides whose days they are.
  const title = named("X-CARAVAN-TITLE") ?? named("X-WR-CALNAME|NAME");
  if (title) plan.header.title = unescaped(title).slice(0, 120);
  if (plan.items.length === 0 && plan.problems.length > 0) throw new Unreadable(sentence("None of its events can be read."), plan.problems[0]!.line);
  if (plan.items.length === 0 && isCalledOff) throw new Unreadable(sentence("Everything in this calendar is cancelled, so nothing of it can be added."), events[0]!.line);
  if (plan.items.length === 0) throw new Unreadable(sentence("This calendar has no events."), 1);
  return tripIn({ ...plan, items: inOrder(plan.items) }, wholeDays);
}

/** Of more than one day, and neither a stay nor a journey. */
function wholeDaysOf(event: Component, line: number): WholeDays[] {
  const [start, end] = [moment(event, "dtstart", new Map()), moment(event, "dtend", new Map())];
  if (start?.kind !== "day" || end?.kind !== "day" || end.day <= addDays(start.day, 1) || event.hasProperty("rrule")) return [];
  const [title, location, notes] = [text(event, "summary"), text(event, "location"), text(event, "description")];
  const type = typeIn(event, title, notes);
  if (type === "hotel" || type === "transport" || isCancelled(event)) return [];
  return [{ line, title, location, startDate: start.day, endDate: addDays(end.day, -1), ofTripit: /tripit\.com/i.test(`${text(event, "uid")} ${notes}`) }];
}

/** Google's calendars show their UTC times by the clock of whoever keeps them; nobody need be there. */
function keptIn(text: string): string | null {
  const named = /^X-WR-TIMEZONE[^:\r\n]*:(.+)$/im.exec(unfolded(text.slice(0, text.search(/^BEGIN:VEVENT/im) >>> 0)))?.[1]?.trim() ?? "";
  const zone = zoneId(named) ?? windowsZone(named);
  return zone === "UTC" || zone?.startsWith("Etc/") ? null : zone;
}

const isCancelled = (event: Component): boolean => text(event, "status").toUpperCase() === "CANCELLED";

const unfolded = (text: string) => text.replace(/\r?\n[ \t]/g, "");
const unescaped = (text: string) => text.replace(/\\n/gi, "\n").replace(/\\([,;\\])/g, "$1");

function blocks(text: string, name: string): Block[] {
  const found: Block[] = [];
  let open: { from: number; lines: string[] } | null = null;
  for (const [index, line] of text.split(/\r?\n|\r/).entries()) {
    if (line.trim().toUpperCase() === `BEGIN:${name}`) {
      if (open) found.push({ text: `BEGIN:${name}`, line: open.from });
      open = { from: index + 1, lines: [] };
    }
    open?.lines.push(line);
    if (open && line.trim().toUpperCase() === `END:${name}`) {
      found.push({ text: open.lines.join("\r\n"), line: open.from });
      open = null;
    }
  }
  // Its end is missing: a file that was cut off.
  if (open) found.push({ text: `BEGIN:${name}`, line: open.from });
  return found;
}

function zonesOf(found: Block[]): Zones {
  const zones: Zones = new Map();
  for (const { text } of found) {
    try {
      const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
      const zone = new ICAL.Timezone(component);
      zones.set(zone.tzid, zone);
    } catch {
      // Events in a zone that can't be read are taken as local times.
    }
  }
  return zones;
}

/** `keptIn`: by which clock the calendar's own programme shows it; null where it doesn't say. */
type Clocks = World & { keptIn: string | null };
type Reading = { zones: Zones; world: Clocks; problems: Problem[]; /** Times of what repeats that have an event of their own: "UID 2027-04-11T09:00". */ moved: ReadonlySet<string> };

const timeKey = (event: Component, time: unknown) => `${text(event, "uid")} ${String(time).slice(0, 16)}`;

function movedIn(events: readonly Component[]): Set<string> {
  return new Set(events.flatMap((event) => (event.hasProperty("recurrence-id") ? [timeKey(event, event.getFirstPropertyValue("recurrence-id"))] : [])));
}

function* eventItems(event: Component, line: number, reading: Reading): Generator<ReadItem> {
  if (isCancelled(event) || event.hasProperty("x-caravan-part")) return;
  const start = moment(event, "dtstart", reading.zones);
  if (!start) throw new Error("no start");
  const first = oneItem(event, line, start, endOf(event, start, reading.zones), reading);
  if (event.hasProperty("recurrence-id") || !reading.moved.has(timeKey(event, event.getFirstPropertyValue("dtstart")))) yield first;
  const rule = event.getFirstPropertyValue("rrule");
  if (!rule || !first.day) return;
  // Other rules can name days that never come, or come in a million years, which the library looks for without end.
  if (!RULE.test(String(rule))) {
    reading.problems.push({ line, text: say("“{title}” repeats by a rule that isn't read here; its first time was taken.", { title: first.title }) });
    return;
  }
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: event.getFirstPropertyValue("dtstart") as InstanceType<typeof ICAL.Time> });
  expansion.next();
  for (let count = 1; count < MAX_REPEATS; count += 1) {
    const next = expansion.next();
    if (!next) return;
    if (reading.moved.has(timeKey(event, next))) continue;
    const shift = daysBetween(first.day, next.toString().slice(0, 10)) - daysBetween(first.day, (event.getFirstPropertyValue("dtstart") as InstanceType<typeof ICAL.Time>).toString().slice(0, 10));
    yield { ...first, day: addDays(first.day, shift), ...(first.endDay && { endDay: addDays(first.endDay, shift) }) };
  }
  reading.problems.push({ line, text: say("“{title}” repeats; its first {count, number} times were taken.", { title: first.title, count: MAX_REPEATS }) });
}

function oneItem(event: Component, line: number, start: Moment, end: Moment | null, { world, problems }: Reading): ReadItem {
  const title = text(event, "summary");
  const notes = text(event, "description");
  const location = text(event, "location");
  const point = geo(event);
  const type = typeIn(event, `${title} ${location}`, notes);
  // Of our own events nothing has to be made out: they say it, and their clocks are the plan's.
  const own = readMore(text(event, "x-caravan-more"));
  const { day: _day, endDay: _endDay, address: _address, transport: _transport, cost: _cost, code: _code, ...ours } = own ?? {};
  const journey = own ? (own.transport ?? null) : type === "transport" ? journeyIn({ title, notes, location }, world.language) : null;
  const there = zoneAt(point);
  const from = localOf(start, (own && zoneNamed(start)) ?? journey?.from?.timeZone ?? there, world);
  const to = end && localOf(end, (own && zoneNamed(end)) ?? journey?.to?.timeZone ?? (type === "transport" ? zoneNamed(end) : null) ?? there ?? from.zone, world);
  if (from.certainty === "unsure") problems.push({ line, text: say("“{title}” names no place and no zone: {time} was taken as it stands. Look at its time.", { title, time: from.time === null ? "?" : { time: from.time } }) });
  const lastDay = to && start.kind === "day" ? addDays(to.day, -1) : to?.day;
  const stays = type === "hotel" && start.kind === "day" && to ? to.day : lastDay;
  const hours = { start: timeOf(text(event, "x-caravan-start")), end: timeOf(text(event, "x-caravan-finish")) };
  const url = text(event, "url");
  const price = text(event, "x-caravan-cost").split(" ");
  const code = text(event, "x-caravan-code") || /(?:confirmation|booking|reservation)\s*(?:#|no\.?|number|code)?\s*:\s*([A-Z0-9]{5,12})\b/i.exec(notes)?.[1] || "";
  const address = own ? own.address : location;
  // Somebody has moved it since.
  const lasts = own && own.day === from.day ? own.endDay : stays;
  return item({
    title: title || location || untitled(world.language),
    description: own ? (ownNotes(event) ?? "") : notes,
    type,
    line,
    day: from.day,
    start: from.time,
    end: type === "hotel" ? null : (to?.time ?? null),
    ...(type === "hotel" && start.kind !== "day" && to?.time && { end: to.time }),
    ...(type === "hotel" && start.kind === "day" && hours),
    ...(lasts && lasts !== from.day && (own || type === "hotel" || type === "transport") && { endDay: lasts }),
    lat: point.lat,
    lng: point.lng,
    ...(address && { address }),
    ...(journey && { transport: journey }),
    ...(url && { links: [{ url }] }),
    ...ours,
    ...(price.length === 2 && { cost: moneyOf(Number(price[0]), price[1]!) }),
    ...(code && { code }),
    certainty: leastSure(from.certainty, text(event, "categories") ? "sure" : type === "sightseeing" ? "sure" : "likely"),
  });
}

const text = (event: Component, name: string): string => {
  const value: unknown = event.getFirstPropertyValue(name);
  return value === null || value === undefined ? "" : String(value).trim();
};

/** What we wrote into the description besides the notes isn't taken back as notes. */
const ownNotes = (event: Component): string | null => (event.hasProperty("x-caravan-notes") ? text(event, "x-caravan-notes") : null);

function geo(event: Component): { lat: number | null; lng: number | null } {
  const value: unknown = event.getFirstPropertyValue("geo");
  const [lat, lng] = Array.isArray(value) ? value.map(Number) : String(value ?? "").split(";").map(Number);
  if (lat !== undefined && lng !== undefined && isPoint(lat, lng)) return { lat, lng };
  // Apple's calendars say it in a property of their own.
  const apple = /^geo:(-?[\d.]+),(-?[\d.]+)/.exec(text(event, "x-apple-structured-location"));
  const there = apple ? { lat: Number(apple[1]), lng: Number(apple[2]) } : null;
  return there && isPoint(there.lat, there.lng) ? there : { lat: null, lng: null };
}

function moment(event: Component, name: string, zones: Zones): Moment | null {
  const property = event.getFirstProperty(name);
  const value: unknown = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return null;
  // As it stands in the file: the library rolls a 13th month over into the next year.
  const [, day = "", time = ""] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(String((property.toJSON() as unknown[])[3])) ?? [];
  if (dayOf(day) === null || (time !== "" && timeOf(time) === null)) throw new Error("no date");
  if (value.isDate) return { kind: "day", day };
  const tzid = String(property.getFirstParameter("tzid") ?? "");
  if (!tzid && String(property.toICALString()).trim().endsWith("Z")) return { kind: "instant", at: Date.parse(`${day}T${time}:00Z`), zone: null };
  const named = zoneId(tzid);
  if (named) return { kind: "instant", at: instantIn(day, time, named), zone: named };
  const described = zones.get(tzid);
  // Outlook describes its zones too, and names each as Windows does.
  const outlooks = described && !tzid.endsWith(" Standard Time") ? null : windowsZone(tzid);
  if (outlooks) return { kind: "instant", at: instantIn(day, time, outlooks), zone: outlooks };
  if (!described) return { kind: "floating", day, time };
  const there = ICAL.Time.fromData({ year: value.year, month: value.month, day: value.day, hour: value.hour, minute: value.minute, second: 0, isDate: false }, described);
  return { kind: "instant", at: there.toUnixTime() * 1000, zone: null };
}

/** "/freeassociation.sourceforge.net/Europe/Berlin" is Europe/Berlin. */
function zoneId(tzid: string): string | null {
  if (tzid === "") return null;
  const last = /([A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(tzid)?.[1];
  return [tzid, last].find((zone) => zone && isZone(zone)) ?? null;
}

function instantIn(day: string, time: string, zone: string): number {
  const shown = Date.parse(`${day}T${time}:00Z`);
  let at = shown;
  for (let step = 0; step < 2; step += 1) {
    const local = localAt(at, zone);
    at += shown - Date.parse(`${local.day}T${local.time}:00Z`);
  }
  return at;
}

function endOf(event: Component, start: Moment, zones: Zones): Moment | null {
  // Ours, and only as long as calendars draw it.
  if (text(event, "x-caravan-end") === "NONE") return null;
  const end = moment(event, "dtend", zones);
  if (end) return end;
  const duration: unknown = event.getFirstPropertyValue("duration");
  if (!(duration instanceof ICAL.Duration)) return null;
  const seconds = duration.toSeconds();
  switch (start.kind) {
    case "day":
      return { kind: "day", day: addDays(start.day, Math.max(1, Math.round(seconds / 86_400))) };
    case "instant":
      return { ...start, at: start.at + seconds * 1000 };
    case "floating": {
      const at = new Date(Date.parse(`${start.day}T${start.time}:00Z`) + seconds * 1000).toISOString();
      return { kind: "floating", day: at.slice(0, 10), time: at.slice(11, 16) };
    }
  }
}

type Shown = { day: string; time: string | null; zone: string | null; certainty: Certainty };

const zoneNamed = (moment: Moment): string | null => (moment.kind === "instant" ? moment.zone : null);

/** By the clock of where it is; else the trip's of that day; else its own; else its calendar's. */
function localOf(moment: Moment, there: string | null, clock: Clock & Pick<Clocks, "keptIn">): Shown {
  if (moment.kind === "day") return { day: moment.day, time: null, zone: there, certainty: "sure" };
  if (moment.kind === "floating") return { day: moment.day, time: moment.time, zone: there, certainty: "sure" };
  const day = localAt(moment.at, moment.zone ?? "UTC").day;
  const zone = there ?? clock.zoneOn(day) ?? moment.zone;
  const { day: shownDay, time } = localAt(moment.at, zone ?? clock.keptIn ?? "UTC");
  return { day: shownDay, time, zone: zone ?? clock.keptIn, certainty: zone !== null ? "sure" : clock.keptIn ? "likely" : "unsure" };
}

const OWN_TYPES = ["sightseeing", "restaurant", "hotel", "transport", "other"] as const;

function typeIn(event: Component, title: string, notes: string): ReadItem["type"] {
  const category = text(event, "categories").toLowerCase();
  const own = OWN_TYPES.find((type) => type === category);
  if (own) return own;
  const marker = /^\s*\[(Flight|Rail|Lodging|Car Rental|Restaurant|Ground Transportation|Cruise|Ferry|Activity|Meeting|Directions|Note)\]/im.exec(notes)?.[1];
  if (marker) return typeOf(marker);
  if (/^(check[- ]?in|check[- ]?out|stay at|hotel)\b/i.test(title)) return "hotel";
  return ROUTE.test(title) && /\b[A-Z]{2}\s?\d{2,4}\b/.test(title) ? "transport" : typeOf(title);
}

const ROUTE = /\b([A-Z]{3})\s*(?:to|-|–|→|->)\s*([A-Z]{3})\b/;

function journeyIn({ title, notes, location }: Record<"title" | "notes" | "location", string>, language: Language): NonNullable<ReadItem["transport"]> {
  const codes = ROUTE.exec(title) ?? ROUTE.exec(notes);
  const number = /\b([A-Z][A-Z0-9]|[0-9][A-Z])\s?(\d{1,4})\b/.exec(title);
  const flies = codes ? isAirport(codes[1]!) || isAirport(codes[2]!) || number !== null : /flight|airport|✈/i.test(`${title} ${notes}`);
  const named = /^(?:.*:\s*)?(.+?)\s*(?:→|->|–>)\s*(.+)$/.exec(title);
  const mode = flies ? "flight" : /\b(train|rail|shinkansen|ice|tgv|eurostar)\b/i.test(`${title} ${notes}`) ? "train" : /\bbus\b|coach/i.test(title) ? "bus" : /ferry|cruise|boat/i.test(title) ? "ferry" : /car rental|drive|rental car/i.test(`${title} ${notes}`) ? "car" : /taxi|transfer/i.test(title) ? "taxi" : "other";
  return {
    mode,
    ...(number && flies && { number: `${number[1]} ${number[2]}` }),
    from: codes ? airport(codes[1]!, language) : named ? stationNamed(named[1]!, language, { flies }) : location ? stationNamed(location.slice(0, 120), language) : null,
    to: codes ? airport(codes[2]!, language) : named ? stationNamed(named[2]!, language, { flies }) : null,
  };
}
