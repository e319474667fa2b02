// What the map draws of a trip: pins by day, the route of each day, the way between cities.
import type { FeatureCollection, LineString } from "geojson";
import type { Activity, TripView } from "../useItinerary";

export type Pin = { activity: Activity; number: number; dayIndex: number; lngLat: [number, number] };

/** Numbered as in the list: 1, 2, 3 within each day; transport and hotels have no number there. */
export function pins(view: Pick<TripView, "days">, onlyDay: string | null): Pin[] {
  return view.days
    .filter((day) => onlyDay === null || day.date === onlyDay)
    .flatMap((day) =>
      day.activities
        .filter(({ lat, type }) => lat !== null && type !== "transport")
        .map((activity, index) => ({
          activity,
          number: index + 1,
          dayIndex: day.index,
          lngLat: [activity.lng!, activity.lat!] as [number, number],
        })),
    );
}

type RouteProperties = { color: string; between: boolean };

/** One line a day through its pins, and one through the cities. `colorOf` gives a day's colour. */
export function routes(
  view: TripView,
  all: Pin[],
  colorOf: (dayIndex: number) => string,
  betweenColor: string,
): FeatureCollection<LineString, RouteProperties> {
  const line = (coordinates: [number, number][], properties: RouteProperties) => ({
    type: "Feature" as const,
    properties,
    geometry: { type: "LineString" as const, coordinates },
  });
  const byDay = Map.groupBy(all, (pin) => pin.dayIndex);
  const daily = [...byDay]
    .filter(([, pinsOfDay]) => pinsOfDay.length > 1)
    .map(([dayIndex, pinsOfDay]) => line(pinsOfDay.map((pin) => pin.lngLat), { color: colorOf(dayIndex), between: false }));
  const cities = view.destinations.map(({ lng, lat }) => [lng, lat] as [number, number]);
  const between = cities.length > 1 ? [line(cities, { color: betweenColor, between: true })] : [];
  return { type: "FeatureCollection", features: [...between, ...daily] };
}

/** West, south, east, north around everything shown; the cities when there are no pins. */
export function boundsOf(view: TripView, all: Pin[]): [number, number, number, number] | null {
  return boundsAround(all.length > 0 ? all.map((pin) => pin.lngLat) : view.destinations.map(({ lng, lat }) => [lng, lat]));
}

/** West, south, east, north; null around nothing. */
export function boundsAround(points: [lng: number, lat: number][]): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
