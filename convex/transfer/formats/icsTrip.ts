// What a calendar of one trip says of the trip itself, as TripIt's do: one event of all its days is its name, its dates and its city, and
// one event to check in and another to check out are a stay. Pure.
import { addDays, daysBetween } from "../../dates";
import { searchGazetteer } from "../../places/gazetteer";
import { inOrder, leastSure } from "../items";
import type { PlanHeader, ReadItem, ReadPlan } from "../types";

/** An event of whole days, from its first to its last. */
export type WholeDays = { line: number; title: string; location: string; startDate: string; endDate: string; ofTripit: boolean };

const FEWEST_WITHIN = 2;
/** Names of calendars that name no trip. */
const NO_TITLE = /^(?:tripit|calendar|kalender|home|work)\b/i;

export function tripIn(plan: ReadPlan, wholeDays: readonly WholeDays[]): ReadPlan {
  const frame = frameIn(plan.items, wholeDays);
  const items = inOrder(withStays(frame ? plan.items.filter(({ line }) => line !== frame.line) : plan.items));
  const { title, ...rest } = plan.header;
  const named = title !== undefined && !NO_TITLE.test(title) ? { title } : {};
  if (!frame) return { ...plan, items, header: { ...rest, ...named } };
  const { startDate, endDate, location } = frame;
  const isPlaced = items.some(({ type, lat }) => type !== "transport" && lat !== null);
  return { ...plan, items, header: { ...rest, title: frame.title.slice(0, 120), startDate, endDate, ...(!isPlaced && cityIn(location, startDate, endDate)) } };
}

/** TripIt's own, or the longest if all else lies within it, give or take a day of travel. */
function frameIn(items: readonly ReadItem[], wholeDays: readonly WholeDays[]): WholeDays | null {
  const longest = [...wholeDays].sort((a, b) => Number(b.ofTripit) - Number(a.ofTripit) || daysBetween(b.startDate, b.endDate) - daysBetween(a.startDate, a.endDate))[0];
  if (!longest || longest.title === "") return null;
  // A calendar of several trips is none.
  if (wholeDays.filter(({ ofTripit }) => ofTripit).length > 1) return null;
  const others = items.filter(({ line, day }) => line !== longest.line && day !== null);
  const isWithin = ({ day }: ReadItem) => day! >= addDays(longest.startDate, -1) && day! <= addDays(longest.endDate, 1);
  return (longest.ofTripit && others.length > 0) || (others.length >= FEWEST_WITHIN && others.every(isWithin)) ? longest : null;
}

/** Of the city that TripIt says the trip goes to. */
export function zoneOfTrip(wholeDays: readonly WholeDays[]): string | null {
  const trips = wholeDays.filter(({ ofTripit }) => ofTripit);
  return trips.length === 1 ? (cityIn(trips[0]!.location, "", "").destinations?.[0]?.timeZone ?? null) : null;
}

function cityIn(location: string, arrival: string, departure: string): Pick<PlanHeader, "destinations"> {
  const found = searchGazetteer(location, 1)[0];
  if (!found || location.trim() === "") return {};
  const { geonameId, name, countryCode, lat, lng, timeZone } = found;
  return { destinations: [{ geonameId, name, countryCode, lat, lng, timeZone, arrival, departure }] };
}

/** TripIt's "Check-in: Granvia", and ours once another calendar has had it: "Check-in 15:00: Granvia". */
const SIDE = /^check[- ]?(in|out)\s*:?\s+(?:\d{1,2}:\d{2}:\s+)?(\S.*)$/i;

function withStays(items: readonly ReadItem[]): ReadItem[] {
  const sides = items.flatMap((read) => {
    const [, side, name] = SIDE.exec(read.title) ?? [];
    return side && name && read.day ? [{ read, isIn: side.toLowerCase() === "in", name: name.trim() }] : [];
  });
  const stays = new Map<ReadItem, ReadItem | null>();
  for (const { read, name } of sides.filter(({ isIn }) => isIn)) {
    const out = sides.find((other) => !other.isIn && !stays.has(other.read) && other.name.toLowerCase() === name.toLowerCase() && other.read.day! > read.day!)?.read;
    if (!out) continue;
    const { code = out.code, address = out.address } = read;
    const { endDay: _endDay, ...first } = read;
    stays.set(out, null);
    stays.set(read, { ...first, title: name, type: "hotel", endDay: out.day!, end: out.start, lat: read.lat ?? out.lat, lng: read.lng ?? out.lng, ...(code && { code }), ...(address && { address }), certainty: leastSure(read.certainty, out.certainty) });
  }
  const merged = items.flatMap((read) => (stays.has(read) ? (stays.get(read) ?? []) : [read]));
  // The bar of the same nights says nothing that its two hours don't.
  const timed = new Set([...stays.values()].flatMap((stay) => (stay ? [nightsOf(stay)] : [])));
  return merged.filter((read) => read.type !== "hotel" || read.start !== null || read.end !== null || !timed.has(nightsOf(read)));
}

const nightsOf = ({ title, day, endDay }: ReadItem): string => [title.toLowerCase(), day, endDay].join("|");
