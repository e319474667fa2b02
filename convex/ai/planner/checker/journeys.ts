// How the checker reads a journey: by whose clocks it leaves and arrives, on which days, and to which city it leads.
import { namesOfCity } from "../../../places/cityNames";
import { endDayOf, type Zones } from "../../../trips/days/clock";
import { escaped } from "../understand/spelling";
import type { ActivityState, DestinationState, TripState } from "../../types";

type Way = Pick<ActivityState, "title" | "address" | "transport">;

/** What the journey says of itself. */
const said = ({ title, address, transport }: Way) => [title, address, transport?.from?.name, transport?.to?.name].filter(Boolean).join(" · ");

/** In whichever language; what readers of others call it as a word of its own, as "from" has Rom in it. */
function names(text: string, city: DestinationState): boolean {
  const [own = "", ...others] = namesOfCity(city);
  return text.toLowerCase().includes(own.toLowerCase()) || others.some((name) => new RegExp(`(?<!\\p{L})${escaped(name)}s?(?!\\p{L})`, "iu").test(text));
}

/** Beside its name: an airport or a station near it. Two degrees are some 200 km. */
const isBy = ({ lat, lng }: { lat: number | null; lng: number | null }, city: DestinationState) => !city.unplaced && lat !== null && lng !== null && Math.abs(lat - city.lat) < 1 && Math.abs(lng - city.lng) < 1.5;

/** It says that it goes to the city. */
export function leadsTo(way: Way, to: DestinationState): boolean {
  const station = way.transport?.to;
  if (station) return isBy(station, to) || names(station.name, to);
  return names(said(way), to);
}

/** It says that it goes from the one city to the other, not just about in one of them. */
export function connects(way: Way, from: DestinationState, to: DestinationState): boolean {
  const station = way.transport?.from;
  const leaves = station ? isBy(station, from) || names(station.name, from) : names(said(way), from);
  return leaves && leadsTo(way, to);
}

/** The clocks at both ends, as far as they are known: another one at the end only where the journey says that it leads there. */
export function zonesOf(item: ActivityState, { destinations }: Pick<TripState, "destinations">): Zones | null {
  const { day, endDay, transport, destinationId } = item;
  const here = destinations.filter(({ arrival, departure }) => day !== null && arrival <= day && day <= departure);
  const home = destinations.find(({ id }) => id === destinationId) ?? (item.type === "transport" ? here[0] : here.at(-1)) ?? destinations[0];
  if (item.type !== "transport") return home ? { from: home.timeZone, to: home.timeZone } : null;
  const from = transport?.from?.timeZone ?? (transport?.from ? destinations.find((city) => isBy(transport.from!, city)) : home)?.timeZone ?? home?.timeZone;
  const arrives = endDay ?? day;
  const goals = destinations.filter((city) => city !== home && leadsTo(item, city));
  const goal = goals.find(({ arrival, departure }) => arrives !== null && arrival <= arrives && arrives <= departure) ?? goals[0];
  const to = transport?.to?.timeZone ?? goal?.timeZone ?? from;
  return from && to ? { from, to } : null;
}

/** The calendar day of arrival; the day itself for what is no journey. */
export function arrivalDay(item: ActivityState, trip: Pick<TripState, "destinations">): string | null {
  if (item.type !== "transport" || item.day === null) return item.day;
  const zones = zonesOf(item, trip);
  return zones ? endDayOf(item, zones) : (item.endDay ?? item.day);
}
