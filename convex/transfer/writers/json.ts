// The plan as our own file: everything that can come back. formats/caravan.ts reads it.
import type { Doc } from "../../_generated/dataModel";
import { activityFields } from "../../trips/schema";
import { FILE_VERSION, type CaravanFile } from "../formats/caravan";
import type { ImportItem } from "../schema";
import type { Snapshot } from "../snapshot";

export function writeJson(snapshot: Snapshot): string {
  const { trip, cities, days, variants } = snapshot;
  const file: CaravanFile = {
    caravan: FILE_VERSION,
    trip: {
      title: trip.title,
      description: trip.description ?? "",
      startDate: trip.startDate,
      endDate: trip.endDate,
      openDates: trip.openDates ?? null,
      travellers: trip.travellers,
      budget: trip.budget,
      type: trip.type,
    },
    destinations: cities.map(({ name, countryCode, lat, lng, timeZone, geonameId, unplaced, arrival, departure }) => ({ name, countryCode, lat, lng, timeZone, ...(geonameId !== null && { geonameId }), ...(unplaced && { unplaced }), arrival, departure })),
    days,
    variants: variants.map(({ day, name, holds }) => ({ day, name, holds })),
    items: [...snapshot.items, ...snapshot.parked].map((row) => itemOf(row, snapshot)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const FIELDS = Object.keys(activityFields).filter((name) => name !== "destinationId");

function itemOf(row: Doc<"activities">, { cities, variants, codes }: Snapshot): ImportItem {
  const said = Object.fromEntries(FIELDS.flatMap((name) => (name in row ? [[name, row[name as keyof typeof row]]] : []))) as Omit<ImportItem, "status">;
  const city = cities.findIndex(({ _id }) => _id === row.destinationId);
  const variant = row.parkedIn ? variants.findIndex(({ _id }) => _id === row.parkedIn) : -1;
  const code = codes.get(row._id);
  return { ...said, status: row.status, city: city === -1 ? null : city, ...(variant !== -1 && { variant }), ...(code && { code }) };
}
