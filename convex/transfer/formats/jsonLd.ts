// Reservations that a mail carries for machines: schema.org in JSON-LD, as airlines, hotels and railways send it
// (https://schema.org/Reservation and its kinds). Pure.
import { airport, stationNamed } from "../airports";
import { localAt } from "../../trips/days/clock";
import { zoneAt } from "../clocks";
import { item, moneyOf, rentalCar } from "../items";
import type { Clock, ReadItem, World } from "../types";
import type { Language } from "../../words/languages";
import { write, written } from "../../words/words";
import { partsBetween } from "./between";
import { dayOf, fieldsOf, instantOf, listOf, numberOf, textOf, timeOf } from "./json";
import { asCancelled } from "./words/cancelled";

type Fields = Record<string, unknown>;
type Station = NonNullable<ReadItem["transport"]>["from"];

const MAX_SCRIPTS = 50;
const MAX_DEPTH = 6;

export function jsonLdItems(html: string, world: World): ReadItem[] {
  const scripts = partsBetween(html, "<script", "</script>").filter(({ inner }) => inner.slice(0, 200).includes("application/ld+json"));
  return scripts.slice(0, MAX_SCRIPTS).flatMap(({ inner }) => {
    try {
      return nodesOf(JSON.parse(inner.slice(inner.indexOf(">") + 1)), 0).flatMap((node) => statedItem(node, world) ?? []);
    } catch {
      return [];
    }
  });
}

function nodesOf(value: unknown, depth: number): Fields[] {
  if (depth > MAX_DEPTH) return [];
  return listOf(value).flatMap((entry) => {
    const node = fieldsOf(entry);
    return [node, ...nodesOf(node["@graph"], depth + 1), ...nodesOf(node.subReservation, depth + 1)];
  });
}

const kindOf = (node: Fields) => textOf(listOf(node["@type"])[0]).replace(/^.*\//, "");

function statedItem(node: Fields, world: World): ReadItem | null {
  const read = reservationItem(node, world);
  return read && /cancell?ed/i.test(textOf(node.reservationStatus)) ? asCancelled(read) : read;
}

function reservationItem(node: Fields, world: World): ReadItem | null {
  const { language } = world;
  const about = fieldsOf(node.reservationFor);
  const code = textOf(node.reservationNumber ?? node.reservationId);
  const price = fieldsOf(node.priceSpecification);
  const amount = numberOf(node.totalPrice ?? price.price);
  const shared = {
    certainty: "sure" as const,
    ...(code && { code }),
    ...(amount !== null && { cost: moneyOf(amount, textOf(node.priceCurrency ?? price.priceCurrency)) }),
  };
  switch (kindOf(node)) {
    case "FlightReservation": {
      const airline = fieldsOf(about.airline ?? about.provider ?? about.seller);
      const number = [textOf(airline.iataCode), textOf(about.flightNumber)].filter(Boolean).join(" ").replace(/^(\w{2}) \1\s?/, "$1 ");
      const [from, to] = [airportOf(about.departureAirport, language), airportOf(about.arrivalAirport, language)];
      return item({ ...shared, ...journeyTimes(about, "departureTime", "arrivalTime", from, to, world), title: `${number || written(write("Flight"), language)} ${shortOf(about.departureAirport)} → ${shortOf(about.arrivalAirport)}`, type: "transport", transport: { mode: "flight", ...(textOf(airline.name) && { carrier: textOf(airline.name) }), ...(number && { number }), from, to } });
    }
    case "TrainReservation":
    case "BusReservation":
    case "BoatReservation": {
      const rail = kindOf(node) === "TrainReservation";
      const side = (name: string): Station => placeStation(about[`${name}Station`] ?? about[`${name}BusStop`] ?? about[`${name}BoatTerminal`], language);
      const [from, to] = [side("departure"), side("arrival")];
      const number = textOf(about.trainNumber ?? about.busNumber);
      const carrier = textOf(fieldsOf(about.provider).name);
      return item({ ...shared, ...journeyTimes(about, "departureTime", "arrivalTime", from, to, world), title: `${from?.name || textOf(about.trainName) || written(write("Journey"), language)} → ${to?.name ?? "?"}`, type: "transport", transport: { mode: rail ? "train" : kindOf(node) === "BusReservation" ? "bus" : "ferry", ...(carrier && { carrier }), ...(number && { number }), from, to } });
    }
    case "LodgingReservation": {
      const [start, end] = [local(node.checkinTime ?? node.checkinDate, about, world), local(node.checkoutTime ?? node.checkoutDate, about, world)];
      return item({ ...shared, ...placeOf(about), title: textOf(about.name) || written(write("Stay"), language), type: "hotel", day: start.day, start: start.time, end: end.time, ...(end.day && { endDay: end.day }) });
    }
    case "FoodEstablishmentReservation": {
      const start = local(node.startTime, about, world);
      return item({ ...shared, ...placeOf(about), title: textOf(about.name) || written(write("Restaurant"), language), type: "restaurant", day: start.day, start: start.time });
    }
    case "EventReservation": {
      const location = fieldsOf(about.location);
      const [start, end] = [local(about.startDate, location, world), local(about.endDate, location, world)];
      return item({ ...shared, ...placeOf(location), title: textOf(about.name) || written(write("Event"), language), day: start.day, start: start.time, end: end.day === start.day ? end.time : null });
    }
    case "RentalCarReservation": {
      const [from, to] = [placeStation(node.pickupLocation, language), placeStation(node.dropoffLocation, language)];
      const company = textOf(fieldsOf(about.rentalCompany ?? node.provider).name);
      return item({ ...shared, ...journeyTimes(node, "pickupTime", "dropoffTime", from, to, world), title: rentalCar(company, language), type: "transport", transport: { mode: "car", ...(company && { carrier: company }), from, to } });
    }
    default:
      return null;
  }
}

function airportOf(value: unknown, language: Language): Station {
  const port = fieldsOf(value);
  const code = textOf(port.iataCode).toUpperCase();
  return code ? airport(code, language, textOf(port.name)) : textOf(port.name) ? stationNamed(textOf(port.name), language, { flies: true }) : null;
}

const shortOf = (value: unknown) => textOf(fieldsOf(value).iataCode) || textOf(fieldsOf(value).name) || "?";

function placeStation(value: unknown, language: Language): Station {
  const place = fieldsOf(value);
  const name = textOf(place.name) || addressOf(place);
  if (!name) return null;
  const { lat = null, lng = null } = placeOf(place);
  const known = stationNamed(name, language);
  return { ...known, lat: lat ?? known.lat, lng: lng ?? known.lng, timeZone: zoneAt({ lat, lng }) ?? known.timeZone };
}

function addressOf(place: Fields): string {
  if (typeof place.address === "string") return place.address.trim();
  const address = fieldsOf(place.address);
  return [address.streetAddress, address.postalCode, address.addressLocality, address.addressRegion, fieldsOf(address.addressCountry).name ?? address.addressCountry].map(textOf).filter(Boolean).join(", ");
}

function placeOf(place: Fields): Pick<ReadItem, "lat" | "lng"> & { address?: string } {
  const geo = fieldsOf(place.geo);
  const address = addressOf(place);
  return { lat: numberOf(geo.latitude), lng: numberOf(geo.longitude), ...(address && { address }) };
}

/** A text with an offset shows the local time as it stands; one in UTC is turned by the place's clock. */
function shownAt(value: unknown, zone: string | null): { day: string | null; time: string | null } {
  const text = textOf(value);
  const instant = instantOf(text);
  if (instant !== null && /Z$|[+-]00:?00$/.test(text) && zone) return localAt(instant, zone);
  return { day: dayOf(text), time: timeOf(text) };
}

function local(value: unknown, place: Fields, clock: Clock) {
  const { lat, lng } = placeOf(place);
  const day = dayOf(value);
  return shownAt(value, zoneAt({ lat, lng }) ?? (day && clock.zoneOn(day)));
}

function journeyTimes(about: Fields, departure: string, arrival: string, from: Station, to: Station, clock: Clock) {
  const day = dayOf(about[departure]);
  const start = shownAt(about[departure], from?.timeZone ?? (day && clock.zoneOn(day)));
  const end = shownAt(about[arrival], to?.timeZone ?? (day && clock.zoneOn(day)));
  return { day: start.day, start: start.time, end: end.time, ...(end.day && end.day !== start.day && { endDay: end.day }) };
}
