// The trip that a file would make, as the form for new trips knows it: its cities with their nights, its dates where it has any. Pure.
import { daysBetween, isDate } from "../../lib/dates";
import { withNights, type Stop, type TripDraft } from "../trips/newTrip";
import type { Preview } from "./transferWords";

export function draftOf({ header, cities }: Preview, currency: string): TripDraft {
  const dates = { start: header.startDate ?? "", end: header.endDate ?? "" };
  const stops = cities.map((city, index): Stop => {
    const { name, countryCode, lat, lng, timeZone, unplaced, arrival, departure } = city;
    const nights = isDate(arrival) && isDate(departure) ? Math.max(0, daysBetween(arrival, departure)) : 0;
    return { key: `${index} ${name}`, name, country: "", countryCode, lat, lng, timeZone, geonameId: city.geonameId ?? null, unplaced, nights };
  });
  return withNights({ title: header.title ?? "", stops, dates, open: null, travellers: header.travellers ?? 2, budget: "", currency, nightsChosen: stops.length > 0 && dates.start !== "" });
}

/** What the file says of the new trip and the form doesn't; of its cities too, where none came or went. */
export function toldBesides({ description, budget, travellers, type, openDates, destinations }: Preview["header"], draft: TripDraft) {
  return {
    ...(destinations && draft.stops.length === destinations.length && { destinations }),
    ...(description && { description }),
    ...(budget && { budget }),
    ...(type && { type }),
    ...(openDates && { openDates }),
    ...(travellers !== undefined && { travellers }),
  };
}

/** With the dates of what is chosen, where the file itself names none. */
export function onDatesOf({ items, spanned }: Preview, chosen: ReadonlySet<number>, draft: TripDraft): TripDraft {
  const days = items.filter((_, index) => chosen.has(index)).flatMap(({ day, endDay }) => [day, endDay]).filter((day) => typeof day === "string").sort();
  const [start, end] = [days[0], days.at(-1)];
  return spanned && start && end ? withNights({ ...draft, dates: { start, end } }) : draft;
}
