import type { TripEdit, TripState } from "../../types";

/** The trip as it will be; added activities get ids that only this turn knows. */
export function applyEdits(trip: TripState, edits: TripEdit[]): TripState {
  let activities = [...trip.activities];
  for (const edit of edits) {
    switch (edit.op) {
      case "add":
        activities.push({ ...edit.activity, id: `new-${activities.length}-${edit.activity.title}`, source: "ai" });
        break;
      case "update":
        activities = activities.map((activity) => (activity.id === edit.id ? { ...activity, ...edit.set } : activity));
        break;
      case "remove":
        activities = activities.filter((activity) => activity.id !== edit.id);
        break;
    }
  }
  return { ...trip, activities };
}
