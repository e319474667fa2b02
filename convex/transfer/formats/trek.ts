// A trip out of TREK (github.com/liketrek/TREK): what its summary and its offline bundle answer, whose rows are those of
// server/src/types.ts and server/src/services/tripService.ts (getTripSummary), and the places of a list's file.
import { airport, stationNamed } from "../airports";
import { item, moneyOf, typeOf } from "../items";
import { firstLine, requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type ReadItem, type ReadPlan, type World } from "../types";
import type { Language } from "../../words/languages";
import { sentence } from "../../said";
import { dayOf, fieldsOf, listOf, numberOf, parseJson, textOf, timeOf } from "./json";
import { requireRows } from "./jsonShape";

type Fields = Record<string, unknown>;

export function readTrek(text: string, { language }: World): ReadPlan {
  const file = fieldsOf(parseJson(text));
  const trip = fieldsOf(file.trip);
  requireRows(text, file, ["days", "places", "accommodations", "reservations"], "TREK");
  const plan = emptyPlan();
  const title = textOf(trip.title ?? file.name);
  if (title) plan.header.title = title.slice(0, 120);
  const [startDate, endDate] = [dayOf(trip.start_date), dayOf(trip.end_date)];
  if (startDate && endDate) Object.assign(plan.header, { startDate, endDate });
  const currency = textOf(trip.currency) || "EUR";
  const places = new Map(listOf(file.places).map((place) => [textOf(fieldsOf(place).id), fieldsOf(place)]));
  const days = new Map(listOf(file.days).map((day) => [textOf(fieldsOf(day).id), fieldsOf(day)]));
  const dateOf = (id: unknown) => dayOf(days.get(textOf(id))?.date);
  const placed = new Set<string>();
  const add = (read: ReadItem) => {
    requireRoomFor(plan.items, null);
    plan.items.push(read);
  };

  for (const day of days.values()) {
    const date = dayOf(day.date);
    const notes = [textOf(day.notes), ...listOf(day.notes_items ?? (Array.isArray(day.notes) ? day.notes : [])).map((note) => textOf(fieldsOf(note).text))].filter(Boolean).join("\n\n");
    if (date && (textOf(day.title) || notes)) plan.days.push({ day: date, title: textOf(day.title).slice(0, 120), notes: notes.slice(0, 5000) });
    const assignments = listOf(day.assignments).map(fieldsOf).sort((a, b) => (numberOf(a.order_index) ?? 0) - (numberOf(b.order_index) ?? 0));
    for (const assignment of assignments) {
      const place = { ...places.get(textOf(assignment.place_id)), ...assignment, ...fieldsOf(assignment.place) };
      placed.add(textOf(assignment.place_id ?? fieldsOf(assignment.place).id));
      add({ ...placeItem(place, currency), day: date, start: timeOf(assignment.assignment_time ?? place.place_time), end: timeOf(assignment.assignment_end_time ?? place.end_time), ...words(assignment.notes, place.description, place.notes) });
    }
  }
  for (const stay of listOf(file.accommodations).map(fieldsOf)) {
    const place = { ...places.get(textOf(stay.place_id)), ...stay, ...fieldsOf(stay.place) };
    placed.add(textOf(stay.place_id));
    const endDay = dateOf(stay.end_day_id);
    add({ ...placeItem(place, currency), type: "hotel", day: dateOf(stay.start_day_id), ...(endDay && { endDay }), start: timeOf(stay.check_in), end: timeOf(stay.check_out), ...words(stay.notes), ...(textOf(stay.confirmation) && { code: textOf(stay.confirmation) }) });
  }
  // A stay's reservation says again what the stay says.
  for (const booking of listOf(file.reservations).map(fieldsOf).filter(({ accommodation_id }) => textOf(accommodation_id) === "")) add(reservation(booking, dateOf, language));
  for (const [id, place] of places) if (!placed.has(id)) add(placeItem(place, currency));
  if (plan.items.length === 0 && days.size === 0) throw new Unreadable(sentence("This JSON has no trip of TREK in it."), firstLine(text));
  return plan;
}

const words = (...parts: unknown[]): { description?: string } => {
  const description = [...new Set(parts.map(textOf).filter(Boolean))].join("\n\n");
  return description ? { description } : {};
};

function placeItem(place: Fields, currency: string): ReadItem {
  const title = textOf(place.name ?? place.place_name ?? place.title);
  const category = textOf(fieldsOf(place.category).name ?? place.category_name ?? place.category);
  const address = textOf(place.address ?? place.place_address);
  const price = numberOf(place.price);
  const url = textOf(place.website);
  return item({
    title,
    type: typeOf(`${category} ${title}`),
    lat: numberOf(place.lat ?? place.place_lat),
    lng: numberOf(place.lng ?? place.place_lng),
    ...(address && { address }),
    ...(price && { cost: moneyOf(price, textOf(place.currency ?? place.place_currency) || currency) }),
    ...(url && { links: [{ url }] }),
    ...words(place.description, place.notes),
  });
}

const MODES = { flight: "flight", train: "train", bus: "bus", ferry: "ferry", car: "car", taxi: "taxi", cruise: "ferry", bicycle: "bike" } as const;

function reservation(booking: Fields, dateOf: (id: unknown) => string | null, language: Language): ReadItem {
  const kind = textOf(booking.type).toLowerCase();
  const mode = Object.hasOwn(MODES, kind) ? MODES[kind as keyof typeof MODES] : null;
  const ends = listOf(booking.endpoints).map(fieldsOf);
  const [from, to] = [ends.find(({ role }) => role === "from"), ends.findLast(({ role }) => role === "to")];
  const endDay = dayOf(to?.local_date ?? booking.reservation_end_time) ?? dateOf(booking.end_day_id);
  const day = dayOf(from?.local_date ?? booking.reservation_time) ?? dateOf(booking.day_id);
  const station = (end: Fields | undefined) => {
    if (!end) return null;
    const code = textOf(end.code);
    const known = code ? airport(code, language, textOf(end.name)) : stationNamed(textOf(end.name), language, { flies: mode === "flight" });
    return { ...known, lat: numberOf(end.lat) ?? known.lat, lng: numberOf(end.lng) ?? known.lng, timeZone: textOf(end.timezone) || known.timeZone };
  };
  return item({
    title: textOf(booking.title),
    type: mode ? "transport" : kind === "hotel" ? "hotel" : kind === "restaurant" ? "restaurant" : typeOf(`${kind} ${textOf(booking.title)}`),
    day,
    ...(endDay && endDay !== day && (mode || kind === "hotel") && { endDay }),
    start: timeOf(from?.local_time ?? booking.reservation_time),
    end: timeOf(to?.local_time ?? booking.reservation_end_time),
    ...(textOf(booking.location) && { address: textOf(booking.location) }),
    ...words(booking.notes),
    ...(textOf(booking.confirmation_number) && { code: textOf(booking.confirmation_number) }),
    ...(mode && { transport: { mode, from: station(from), to: station(to) } }),
  });
}
