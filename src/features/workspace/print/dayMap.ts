// A day's stops as the drawing of a small map. Pure.
import { layOutPreview, type Drawing } from "../assistant/layOutPreview";
import type { Activity } from "../useItinerary";

type Row = Pick<Activity, "title" | "type" | "lat" | "lng">;

/** Null where fewer than two stops have a place: there is no way to draw. */
export function drawDay({ activities, hotels, index }: { activities: readonly Row[]; hotels: readonly Row[]; index: number }): Drawing | null {
  const placed = activities.flatMap(({ title, type, lat, lng }) => (lat === null || lng === null || type === "transport" ? [] : [{ name: title, lat, lng }]));
  if (placed.length < 2) return null;
  const beds = hotels.flatMap(({ title, lat, lng }) => (lat === null || lng === null ? [] : [{ name: title, lat, lng, dayIndex: index, mark: null }]));
  const stops = placed.map((place, at) => ({ ...place, dayIndex: index, mark: String(at + 1) }));
  return layOutPreview({ points: [...beds, ...stops], routes: [{ dayIndex: index, points: placed }], day: null, places: [], description: "" });
}

/** The number of each stop that has one on the map, in the order of the day. */
export function numbersOf(activities: Pick<Activity, "_id" | "type" | "lat">[]): Map<string, number> {
  const placed = activities.filter(({ type, lat }) => lat !== null && type !== "transport");
  return new Map(placed.map(({ _id }, index) => [_id, index + 1]));
}
