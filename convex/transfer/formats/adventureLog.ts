// AdventureLog's backup (github.com/seanmorley15/AdventureLog): data.json of its archive, as written by
// backend/server/adventures/views/import_export_view.py. Times there are instants with the zone beside them.
import { localAt } from "../../trips/days/clock";
import { isZone, zoneAt } from "../clocks";
import { inOrder, isWebLink, item, moneyOf, typeOf } from "../items";
import { firstLine, requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type Clock, type ReadItem, type ReadPlan, type World } from "../types";
import { say, sentence } from "../../said";
import { write, written } from "../../words/words";
import { dayOf, fieldsOf, instantOf, listOf, numberOf, parseJson, textOf, timeOf } from "./json";
import { requireRows } from "./jsonShape";

type Fields = Record<string, unknown>;
type When = { day: string | null; time: string | null };

const MODES = { plane: "flight", car: "car", train: "train", bus: "bus", boat: "ferry", bike: "bike", walking: "walk", other: "other" } as const;

export function readAdventureLog(text: string, world: World): ReadPlan {
  const file = fieldsOf(parseJson(text));
  const plan = emptyPlan();
  const collections = listOf(file.collections).map(fieldsOf);
  if (!("locations" in file) && !("adventures" in file)) throw new Unreadable(sentence("This JSON is no backup of AdventureLog."), firstLine(text));
  requireRows(text, file, ["collections", "locations", "adventures", "lodging", "transportation", "notes"], "AdventureLog");
  const only = collections.length === 1 ? collections[0]! : null;
  if (only) {
    const [startDate, endDate] = [dayOf(only.start_date), dayOf(only.end_date)];
    plan.header = { title: textOf(only.name).slice(0, 120), ...(textOf(only.description) && { description: textOf(only.description).slice(0, 2000) }), ...(startDate && endDate && { startDate, endDate }) };
  } else if (collections.length > 1) {
    plan.problems.push({ line: null, text: say("This backup holds {count, number} collections. Take out what belongs to other trips.", { count: collections.length }) });
  }
  const add = (read: ReadItem) => {
    requireRoomFor(plan.items, null);
    plan.items.push(read);
  };
  for (const location of listOf(file.locations ?? file.adventures).map(fieldsOf)) {
    const visits = listOf(location.visits).map(fieldsOf);
    for (const visit of visits.length > 0 ? visits : [{} as Fields]) {
      const [start, end] = [whenOf(visit.start_date, visit.timezone, location, world), whenOf(visit.end_date, visit.timezone, location, world)];
      add({ ...common(location), type: typeOf(`${textOf(location.category_name)} ${textOf(location.name)}`), ...point(location.latitude, location.longitude), day: start.day, start: start.time, end: end.day === start.day ? end.time : null, ...description(location.description, visit.notes) });
    }
  }
  for (const stay of listOf(file.lodging).map(fieldsOf)) {
    const [start, end] = [whenOf(stay.check_in, stay.timezone, stay, world), whenOf(stay.check_out, stay.timezone, stay, world)];
    const price = numberOf(stay.price);
    add({ ...common(stay), type: "hotel", ...point(stay.latitude, stay.longitude), day: start.day, ...(end.day && { endDay: end.day }), start: start.time, end: end.time, ...(textOf(stay.reservation_number) && { code: textOf(stay.reservation_number) }), ...(price && { cost: moneyOf(price, textOf(stay.price_currency) || "USD") }) });
  }
  for (const journey of listOf(file.transportation).map(fieldsOf)) {
    const origin = point(journey.origin_latitude, journey.origin_longitude);
    const arrival = point(journey.destination_latitude, journey.destination_longitude);
    const [start, end] = [whenOf(journey.date, journey.start_timezone, { latitude: origin.lat, longitude: origin.lng }, world), whenOf(journey.end_date, journey.end_timezone, { latitude: arrival.lat, longitude: arrival.lng }, world)];
    const station = (name: unknown, at: typeof origin, zone: unknown) => (textOf(name) ? { name: textOf(name), ...at, timeZone: isZone(textOf(zone) || "-") ? textOf(zone) : zoneAt(at) } : null);
    const kind = textOf(journey.type);
    const mode = Object.hasOwn(MODES, kind) ? MODES[kind as keyof typeof MODES] : "other";
    add({ ...common(journey), type: "transport", day: start.day, ...(end.day && end.day !== start.day && { endDay: end.day }), start: start.time, end: end.time, transport: { mode, ...(textOf(journey.flight_number) && { number: textOf(journey.flight_number) }), from: station(journey.from_location, origin, journey.start_timezone), to: station(journey.to_location, arrival, journey.end_timezone) } });
  }
  for (const note of listOf(file.notes).map(fieldsOf)) {
    const day = dayOf(note.date);
    const words = [textOf(note.content), ...listOf(note.links).map(textOf)].filter(Boolean).join("\n\n");
    if (day) plan.days.push({ day, title: "", notes: `${textOf(note.name)}\n\n${words}`.trim().slice(0, 5000) });
    else add(item({ title: textOf(note.name) || written(write("Note"), world.language), type: "other", ...(words && { description: words }) }));
  }
  return { ...plan, items: inOrder(plan.items) };
}

const point = (lat: unknown, lng: unknown) => ({ lat: numberOf(lat), lng: numberOf(lng) });

const description = (...parts: unknown[]): { description?: string } => {
  const words = parts.map(textOf).filter(Boolean).join("\n\n");
  return words ? { description: words } : {};
};

function common(row: Fields): ReadItem {
  const link = textOf(row.link);
  return item({ title: textOf(row.name), ...(textOf(row.location) && { address: textOf(row.location) }), ...(isWebLink(link) && { links: [{ url: link }] }), ...description(row.description) });
}

/** Midnight in UTC with no zone beside it is how a whole day is kept there. */
function whenOf(value: unknown, zone: unknown, at: Fields, clock: Clock): When {
  const day = dayOf(value);
  if (!day) return { day: null, time: null };
  const instant = instantOf(value);
  const named = textOf(zone);
  if (/T00:00:00/.test(textOf(value)) && !named) return { day, time: null };
  if (instant === null) return { day, time: timeOf(value) };
  const there = isZone(named || "-") ? named : (zoneAt(point(at.latitude, at.longitude)) ?? clock.zoneOn(day) ?? "UTC");
  return localAt(instant, there);
}
