// The plan among the answers that an optimistic update sees: read as one, and written back part by part, so that only what differs is new.
import type { OptimisticLocalStore } from "convex/browser";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { Activity } from "./useItinerary";
import { wholePlan, type Itinerary } from "./wholePlan";

const { frame, day } = api.trips.itinerary;

/** Nothing happens where the plan isn't there yet. */
export function changePlan(store: OptimisticLocalStore, tripId: Id<"trips">, change: (plan: Itinerary) => Itinerary): void {
  const framed = store.getQuery(frame, { tripId });
  const plan = framed && wholePlan(framed, framed.activityDays.map((date) => store.getQuery(day, { tripId, day: date })));
  if (!plan) return;
  const { activities, legs: _legs, hotelLegs: _hotelLegs, ...rest } = change(plan);
  const before = byDay(plan.activities);
  const after = byDay(activities);
  store.setQuery(frame, { tripId }, { ...rest, activityDays: [...after.keys()] });
  for (const date of new Set([...before.keys(), ...after.keys()])) {
    const rows = after.get(date) ?? [];
    if (sameRows(before.get(date), rows)) continue;
    // Ways stay what they were until the server has found new ones.
    store.setQuery(day, { tripId, day: date }, { legs: [], hotelLegs: [], ...store.getQuery(day, { tripId, day: date }), activities: rows });
  }
}

function byDay(rows: Activity[]): Map<string | null, Activity[]> {
  const days = new Map<string | null, Activity[]>();
  for (const row of rows) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return days;
}

const sameRows = (some: Activity[] | undefined, others: Activity[]) => some?.length === others.length && some.every((row, index) => row === others[index]);
