// TripIt's trips as its API and its export give them, in JSON or XML: objects Air, Lodging, Rail, Car, Restaurant, Activity,
// Transport, Cruise and Note, one or several of each; times are local, with their zone. Its calendars are read by ics.ts.
import { airport, stationNamed } from "../airports";
import { isZone } from "../clocks";
import { inOrder, isWebLink, item, rentalCar } from "../items";
import { firstLine, requireRoomFor } from "../lines";
import { emptyPlan, Unreadable, type ReadItem, type ReadPlan, type World } from "../types";
import { sentence } from "../../said";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import { costOf } from "./csv";
import { dayOf, fieldsOf, listOf, numberOf, parseJson, textOf, timeOf } from "./json";
import { parseXml, type Element } from "./xml";

type Fields = Record<string, unknown>;
type Journey = NonNullable<ReadItem["transport"]>;

export function readTripit(text: string, { language }: World): ReadPlan {
  const root = /^\uFEFF?\s*</.test(text) ? plainOf(parseXml(text)) : fieldsOf(parseJson(text));
  const file = fieldsOf(root.Response ?? root);
  const plan = emptyPlan();
  const trip = fieldsOf(listOf(file.Trip)[0]);
  const [startDate, endDate] = [dayOf(trip.start_date), dayOf(trip.end_date)];
  plan.header = { ...(textOf(trip.display_name) && { title: textOf(trip.display_name).slice(0, 120) }), ...(startDate && endDate && { startDate, endDate }) };
  let known = listOf(file.Trip).length > 0;
  for (const [name, read] of Object.entries(OBJECTS)) {
    for (const object of listOf(file[name]).map(fieldsOf)) {
      known = true;
      for (const found of read(object, language)) {
        requireRoomFor(plan.items, null);
        plan.items.push(found);
      }
    }
  }
  if (!known) throw new Unreadable(sentence("This file has no trip of TripIt in it."), firstLine(text));
  return { ...plan, items: inOrder(plan.items) };
}

/** An element as the JSON of the same API has it. */
function plainOf(element: Element): Fields {
  const fields = new Map<string, unknown[]>();
  for (const child of element.children) {
    const plain = child.children.length > 0 ? plainOf(child) : child.text;
    fields.set(child.name, [...(fields.get(child.name) ?? []), plain]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

const moment = (value: unknown) => {
  const at = fieldsOf(value);
  const zone = textOf(at.timezone);
  return { day: dayOf(at.date), time: timeOf(at.time), zone: zone && isZone(zone) ? zone : null };
};

const segments = (object: Fields): Fields[] => listOf(object.Segment).map(fieldsOf);

/** What every object has: name, code, price, notes, address. */
function common(object: Fields, fallback: string): ReadItem {
  const address = fieldsOf(object.Address);
  const url = textOf(object.supplier_url) || textOf(object.url);
  const code = textOf(object.supplier_conf_num) || textOf(object.booking_site_conf_num);
  const place = textOf(address.address);
  const notes = textOf(object.notes);
  return item({
    title: textOf(object.display_name) || textOf(object.supplier_name) || fallback,
    lat: numberOf(address.latitude),
    lng: numberOf(address.longitude),
    cost: costOf(textOf(object.total_cost), ""),
    ...(place && { address: place }),
    ...(code && { code }),
    ...(notes && { description: notes }),
    ...(isWebLink(url) && { links: [{ url }] }),
  });
}

function journey(object: Fields, segment: Fields, title: string, transport: Journey, address?: Fields): ReadItem {
  const [start, end] = [moment(segment.StartDateTime), moment(segment.EndDateTime)];
  const station = (at: Journey["from"], zone: string | null) => at && { ...at, timeZone: zone ?? at.timeZone };
  return {
    ...common({ ...object, display_name: title, Address: address }, title),
    type: "transport",
    day: start.day,
    start: start.time,
    end: end.time,
    ...(end.day && end.day !== start.day && { endDay: end.day }),
    transport: { ...transport, from: station(transport.from, start.zone), to: station(transport.to, end.zone) },
  };
}

function flights(object: Fields, language: Language): ReadItem[] {
  return segments(object).map((segment) => {
    const [fromCode, toCode] = [textOf(segment.start_airport_code), textOf(segment.end_airport_code)];
    const number = [textOf(segment.marketing_airline_code), textOf(segment.marketing_flight_number)].filter(Boolean).join(" ");
    const carrier = textOf(segment.marketing_airline);
    const point = (side: string) => ({ lat: numberOf(segment[`${side}_airport_latitude`]), lng: numberOf(segment[`${side}_airport_longitude`]) });
    const end = (code: string, side: string) => {
      const found = airport(code, language, textOf(segment[`${side}_city_name`]));
      const at = point(side);
      return code ? { ...found, lat: at.lat ?? found.lat, lng: at.lng ?? found.lng } : null;
    };
    const title = [number || carrier || written(write("Flight"), language), fromCode && toCode ? `${fromCode} → ${toCode}` : ""].filter(Boolean).join(" ");
    return journey(object, segment, title, { mode: "flight", ...(carrier && { carrier }), ...(number && { number }), from: end(fromCode, "start"), to: end(toCode, "end") });
  });
}

const named = (name: unknown, language: Language) => (textOf(name) ? stationNamed(textOf(name), language) : null);

function trains(object: Fields, language: Language): ReadItem[] {
  return segments(object).map((segment) => {
    const [from, to] = [textOf(segment.start_station_name), textOf(segment.end_station_name)];
    const carrier = textOf(segment.carrier_name);
    const number = textOf(segment.train_number);
    const code = textOf(segment.confirmation_num);
    return { ...journey(object, segment, `${from || written(write("Train"), language)} → ${to || "?"}`, { mode: "train", ...(carrier && { carrier }), ...(number && { number }), from: named(from, language), to: named(to, language) }), ...(code && { code }) };
  });
}

function transfers(object: Fields, language: Language): ReadItem[] {
  return segments(object).map((segment) => {
    const [from, to] = [textOf(segment.start_location_name), textOf(segment.end_location_name)];
    const mode = /F/i.test(textOf(segment.detail_type_code)) ? "ferry" : "other";
    return journey(object, segment, from && to ? `${from} → ${to}` : textOf(object.display_name) || written(write("Transfer"), language), { mode, from: named(from, language), to: named(to, language) });
  });
}

function lodging(object: Fields, language: Language): ReadItem[] {
  const [start, end] = [moment(object.StartDateTime), moment(object.EndDateTime)];
  return [{ ...common(object, written(write("Stay"), language)), type: "hotel", day: start.day, start: start.time, end: end.time, ...(end.day && { endDay: end.day }) }];
}

function rental(object: Fields, language: Language): ReadItem[] {
  const [from, to] = [textOf(object.start_location_name), textOf(object.end_location_name)];
  const company = textOf(object.supplier_name);
  return [journey(object, object, rentalCar(company, language), { mode: "car", ...(company && { carrier: company }), from: named(from, language), to: named(to || from, language) }, fieldsOf(object.StartLocationAddress))];
}

function restaurant(object: Fields, language: Language): ReadItem[] {
  const { day, time } = moment(object.DateTime);
  return [{ ...common(object, written(write("Restaurant"), language)), type: "restaurant", day, start: time }];
}

function activity(object: Fields, language: Language): ReadItem[] {
  const { day, time } = moment(object.StartDateTime);
  const end = moment(object.EndDateTime);
  return [{ ...common({ ...object, display_name: textOf(object.display_name) || textOf(object.location_name) }, written(write("Activity"), language)), day, start: time, end: timeOf(object.end_time) ?? (end.day === day ? end.time : null) }];
}

function note(object: Fields, language: Language): ReadItem[] {
  const { day, time } = moment(object.DateTime);
  const text = textOf(object.text);
  return [{ ...common(object, written(write("Note"), language)), type: "other", day, start: time, ...(text && { description: text }) }];
}

const OBJECTS: Record<string, (object: Fields, language: Language) => ReadItem[]> = {
  AirObject: flights, LodgingObject: lodging, RailObject: trains, CarObject: rental, RestaurantObject: restaurant,
  ActivityObject: activity, TransportObject: transfers, CruiseObject: transfers, NoteObject: note,
};
