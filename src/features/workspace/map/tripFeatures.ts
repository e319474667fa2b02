// What the map draws of a trip: pins by day, ideas, the ways between them, journeys, and what it has to show of it all. Pure.
import type { FeatureCollection, LineString } from "geojson";
import { t } from "../../../i18n/t";
import { isHiredCar } from "../itinerary/journey";
import type { Activity, Destination, Leg } from "../useItinerary";
import { along, boundsAround, greatCircle, kmBetween, type Bounds, type LngLat } from "./geometry";

type End = { name: string; lat: number | null; lng: number | null };
/** What the map asks of an activity: public pages tell no more of theirs. */
export type MapActivity = Pick<Activity, "_id" | "title" | "type" | "status" | "day" | "lat" | "lng" | "endDay" | "start" | "end" | "address"> & {
  transport?: { mode: NonNullable<Activity["transport"]>["mode"]; from: End | null; to: End | null } | null;
};
type MapDay = { date: string; index: number; activities: readonly MapActivity[]; hotels: readonly MapActivity[] };
/** A trip as far as the map shows it. */
export type MapView = {
  days: readonly MapDay[];
  ideas: readonly MapActivity[];
  destinations: readonly Pick<Destination, "name" | "countryCode" | "lat" | "lng" | "unplaced">[];
  legs: readonly Pick<Leg, "fromId" | "toId">[];
};

type Placed = { activity: MapActivity; lngLat: LngLat };
/** `number` as in the list. */
export type Stop = Placed & { kind: "stop"; number: number; dayIndex: number };
export type Pin = Stop | (Placed & { kind: "stay"; number: null; dayIndex: number }) | (Placed & { kind: "idea"; number: null; dayIndex: null });
export type Shown = { day: string | null; /** null is all. */ types: ReadonlySet<Activity["type"]> | null };

const at = ({ lng, lat }: MapActivity): LngLat => [lng!, lat!];
const isPlaced = ({ lat, lng }: MapActivity) => lat !== null && lng !== null;

/** What one does on a day, numbered as in the list: transport has no number there. */
export function stopsOf({ activities, index: dayIndex }: MapDay): Stop[] {
  const placed = activities.filter((activity) => isPlaced(activity) && activity.type !== "transport");
  return placed.map((activity, index) => ({ kind: "stop", activity, number: index + 1, dayIndex, lngLat: at(activity) }));
}

/** Where one sleeps on a day. */
export function staysOf({ hotels, index: dayIndex }: MapDay): Pin[] {
  return hotels.filter(isPlaced).map((activity) => ({ kind: "stay", activity, number: null, dayIndex, lngLat: at(activity) }));
}

export function ideaPins(ideas: MapView["ideas"]): Pin[] {
  return ideas.filter(isPlaced).map((activity) => ({ kind: "idea", activity, number: null, dayIndex: null, lngLat: at(activity) }));
}

/** Day by day in the order of the plan, where one sleeps after what one does, ideas last; ideas only when all days are shown. */
export function pins({ days, ideas }: Pick<MapView, "days" | "ideas">, { day: only, types }: Shown): Pin[] {
  const wanted = ({ activity }: Pin) => types === null || types.has(activity.type);
  const ofDays = days
    .filter(({ date }) => only === null || date === only)
    // A stay of several nights has one pin, on its first day, unless another day is looked at.
    .flatMap((day): Pin[] => [...stopsOf(day), ...staysOf(day).filter(({ activity }) => only !== null || activity.day === day.date)]);
  return [...ofDays, ...(only === null ? ideaPins(ideas) : [])].filter(wanted);
}

/** What a pin is called: "Nijo Castle, stop 2 of day 1". */
export function pinName({ kind, activity: { title }, number, dayIndex }: Pin): string {
  switch (kind) {
    case "stop":
      return t("{item}, stop {number, number} of day {day, number}", { item: title, number, day: dayIndex + 1 });
    case "stay":
      return t("{item}, where you stay on day {day, number}", { item: title, day: dayIndex + 1 });
    case "idea":
      return t("{item}, an idea", { item: title });
  }
}

const MOST_NAMED = 3;

/** What pins that stand together are called: "5 stops together: Nijo Castle, stop 1 of day 1; … and 2 more". */
export function clusterName(together: readonly Pin[]): string {
  const named = { count: together.length, stops: together.slice(0, MOST_NAMED).map(pinName).join("; ") };
  const more = together.length - MOST_NAMED;
  if (more > 0) return t("{count, plural, one {# stop} other {# stops}} together: {stops} and {more, number} more", { ...named, more });
  return t("{count, plural, one {# stop} other {# stops}} together: {stops}", named);
}

export type Journey = { activity: MapActivity; dayIndex: number | null; from: string; to: string; line: LngLat[] };

/** Transport whose both ends are known: flights by the great circle. Nobody drives from where they get a hired car to where they give it back. */
export function journeys({ days }: Pick<MapView, "days">, { day: only, types }: Shown): Journey[] {
  if (types !== null && !types.has("transport")) return [];
  return days
    .filter(({ date }) => only === null || date === only)
    .flatMap(({ index, activities }) => activities.flatMap((activity) => journeyOf(activity, index) ?? []));
}

function journeyOf(activity: MapActivity, dayIndex: number): Journey | null {
  const { from, to, mode } = activity.transport ?? {};
  if (isHiredCar(activity) || !from || !to || from.lat === null || from.lng === null || to.lat === null || to.lng === null) return null;
  const ends: [LngLat, LngLat] = [[from.lng, from.lat], [to.lng, to.lat]];
  return { activity, dayIndex, from: from.name, to: to.name, line: mode === "flight" ? greatCircle(...ends) : along(ends) };
}

/** `settled`: booked or done, and so drawn solid. `between`: only the order of the cities. */
export type RouteProperties = { color: string; kind: "leg" | "journey" | "between"; settled: boolean };

const isSettled = ({ status }: MapActivity) => status === "booked" || status === "done";
/** A journey from about here to about there is the way between the two cities. */
const SAME_CITY_KM = 80;

/** The way between neighbours of a day that are both shown, journeys, and else from city to city. */
export function routes(
  view: MapView,
  shown: readonly Pin[],
  travelled: readonly Journey[],
  { day }: Shown,
  color: { ofDay: (dayIndex: number) => string; between: string },
): FeatureCollection<LineString, RouteProperties> {
  const pinOf = new Map(shown.map((pin) => [pin.activity._id, pin]));
  const legs = view.legs.flatMap(({ fromId, toId }) => {
    const [from, to] = [pinOf.get(fromId), pinOf.get(toId)];
    if (!from || !to || to.dayIndex === null) return [];
    return [line(along([from.lngLat, to.lngLat]), { color: color.ofDay(to.dayIndex), kind: "leg", settled: isSettled(from.activity) && isSettled(to.activity) })];
  });
  const ways = travelled.map((journey) => line(journey.line, { color: color.ofDay(journey.dayIndex ?? 0), kind: "journey", settled: isSettled(journey.activity) }));
  const cities = day === null ? citiesIn(view.destinations) : [];
  const between = cities.slice(1).flatMap((to, index) => {
    const from = cities[index]!;
    const isTravelled = travelled.some((journey) => kmBetween(journey.line[0]!, from) < SAME_CITY_KM && kmBetween(journey.line.at(-1)!, to) < SAME_CITY_KM);
    return isTravelled ? [] : [line(greatCircle(from, to), { color: color.between, kind: "between", settled: false })];
  });
  return { type: "FeatureCollection", features: [...between, ...ways, ...legs] };
}

const line = (coordinates: LngLat[], properties: RouteProperties) => ({ type: "Feature" as const, properties, geometry: { type: "LineString" as const, coordinates } });

/** Those of which somebody knows where they are. */
export const placedCities = <City extends { unplaced?: boolean }>(destinations: readonly City[]): City[] => destinations.filter(({ unplaced }) => !unplaced);
const citiesIn = (destinations: MapView["destinations"]): LngLat[] => placedCities(destinations).map(({ lng, lat }) => [lng, lat]);

/** Around everything shown; of all days the cities too, so that the ends of a long trip are in view. */
export function boundsOf({ destinations }: Pick<MapView, "destinations">, shown: readonly Pin[], travelled: readonly Journey[], { day }: Shown): Bounds | null {
  const stops = shown.filter(({ kind }) => kind !== "idea").map(({ lngLat }) => lngLat);
  const ends = day === null ? [] : travelled.flatMap(({ line: way }) => [way[0]!, way.at(-1)!]);
  const cities = citiesIn(destinations);
  const points = [...stops, ...ends, ...(day === null ? cities : [])];
  return boundsAround(points.length > 0 ? points : shown.length > 0 ? shown.map(({ lngLat }) => lngLat) : cities);
}
