// A trip as it would be after some edits, without a database: for reckoning, checking and tests.
import type { ActivityState, TripEdit, TripState } from "../../types";

/** New activities get ids of their own ("new:1"); the order is by day and time, hotels last. */
export function applyEdits(trip: TripState, edits: TripEdit[]): TripState {
  let count = trip.activities.reduce((most, { id }) => (id.startsWith("new:") ? Math.max(most, Number(id.slice(4))) : most), 0);
  let activities = trip.activities.slice();
  for (const edit of edits) {
    switch (edit.op) {
      case "add":
        activities.push({ ...edit.activity, id: `new:${++count}`, source: "ai" });
        break;
      case "update":
        activities = activities.map((activity) => (activity.id === edit.id ? { ...activity, ...edit.set } : activity));
        break;
      case "remove":
        activities = activities.filter(({ id }) => id !== edit.id);
        break;
    }
  }
  return { ...trip, activities: activities.sort(byTime) };
}

const byTime = (a: ActivityState, b: ActivityState) =>
  compare(a.day ?? "", b.day ?? "") || Number(a.type === "hotel") - Number(b.type === "hotel") || compare(a.start ?? "99", b.start ?? "99");

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
