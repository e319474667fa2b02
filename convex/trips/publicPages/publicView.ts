// What strangers may read of a trip: a new object made field by field from what the page is set to show, so that a field that is
// added to a table is on no page until it is named here. No booking codes, files, comments, votes or who pays, whatever the settings. Pure.
import { pick } from "convex-helpers";
import type { Doc } from "../../_generated/dataModel";
import { fnv1a } from "../../digest";

export type Shown = Doc<"publicPages">["shows"];
export type PublicSource = {
  trip: Pick<Doc<"trips">, "_id" | "title" | "description" | "startDate" | "endDate" | "openDates" | "travellers" | "type">;
  destinations: Doc<"destinations">[];
  activities: Doc<"activities">[];
  dayNotes: Pick<Doc<"dayNotes">, "day" | "title" | "notes">[];
  /** In full, as the group knows them. */
  names: string[];
  /** Where the trip's own cover is found. */
  coverUrl: string | null;
};
export type PublicTrip = ReturnType<typeof publicView>;

/** What a page shows until its owner says otherwise. */
export const SHOWN_AT_FIRST: Shown = { prices: false, notes: false, addresses: true, ideas: false, people: false, cover: false };

export function publicView({ trip, destinations, activities, dayNotes, names, coverUrl }: PublicSource, shows: Shown) {
  return {
    title: trip.title,
    description: shows.notes ? (trip.description ?? "") : "",
    startDate: trip.startDate,
    endDate: trip.endDate,
    openDates: trip.openDates ?? null,
    travellers: trip.travellers,
    type: trip.type,
    destinations: destinations.map(({ name, countryCode, lat, lng, unplaced, timeZone, arrival, departure }) => ({ name, countryCode, lat, lng, ...(unplaced && { unplaced }), timeZone, arrival, departure })),
    days: dayNotes.filter(({ title, notes }) => title || (shows.notes && notes)).map(({ day, title, notes }) => ({ day, title, notes: shows.notes ? notes : "" })),
    activities: activities.filter(({ day }) => day !== null || shows.ideas).map((activity) => publicActivity(activity, shows)),
    people: shows.people ? names.map(firstName) : null,
    coverUrl: shows.cover ? coverUrl : null,
    coverSeed: coverSeed(trip._id),
    shows,
  };
}

/** What the drawn cover is made from, as src/ui/landscape.ts has it: 32 bits, which don't lead back to the id. */
export const coverSeed = (id: string): number => fnv1a(id);

function publicActivity(activity: Doc<"activities">, shows: Shown) {
  const { title, type, day, endDay, start, end, meal, transport } = activity;
  const station = (end: { name: string; lat: number | null; lng: number | null } | null) => end && { name: end.name, ...(shows.addresses ? { lat: end.lat, lng: end.lng } : { lat: null, lng: null }) };
  return {
    title,
    type,
    day,
    endDay: endDay ?? null,
    start,
    end,
    meal: meal ?? null,
    lat: shows.addresses ? activity.lat : null,
    lng: shows.addresses ? activity.lng : null,
    address: shows.addresses ? (activity.address ?? "") : "",
    description: shows.notes ? (activity.description ?? "") : "",
    links: shows.notes ? (activity.links ?? []).map(({ url, label }) => ({ url, label: label ?? "" })) : [],
    cost: shows.prices && activity.cost ? { amount: activity.cost.amount, currency: activity.cost.currency } : null,
    transport: transport
      ? { mode: transport.mode, from: station(transport.from), to: station(transport.to), number: shows.notes ? [transport.carrier, transport.number].filter(Boolean).join(" ") : "" }
      : null,
  };
}

/** What a copy takes of a row whatever the page is set to show. By name, as above: a field that is new is in nobody's copy until it is here. */
const ALWAYS_COPIED = [
  ...(["title", "type", "destinationId", "day", "endDay", "start", "end", "meal", "locked", "legMode"] as const),
  ...(["_id", "_creationTime", "tripId", "order", "status", "source", "createdBy", "updatedBy", "updatedByAssistant", "updatedAt"] as const),
];

/** The row as far as it is shown, for whoever copies the page into a trip of their own. */
export function shownOf(row: Doc<"activities">, shows: Shown): Doc<"activities"> {
  const shown = publicActivity(row, shows);
  const station = (end: { name: string; lat: number | null; lng: number | null } | null) => end && { ...end, timeZone: null };
  const { transport } = row;
  return {
    ...pick(row, ALWAYS_COPIED),
    lat: shown.lat,
    lng: shown.lng,
    placeId: shows.addresses ? row.placeId : null,
    cost: shown.cost,
    ...(shown.description && { description: shown.description }),
    ...(shown.links.length > 0 && { links: shown.links }),
    ...(shown.address && { address: shown.address }),
    ...(transport && shown.transport && { transport: shows.notes && shows.addresses ? transport : { mode: transport.mode, from: station(shown.transport.from), to: station(shown.transport.to) } }),
  };
}

export const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? "";
