// Where somebody is, in words.
import { formatDate } from "../../../lib/dates";
import type { TripView } from "../useItinerary";
import { allViews, viewEntry } from "../views";
import type { Where } from "./here";

/** "at Nishiki Market", "on Sat 10 Apr", "in the map"; "here" for who has only just come. */
export function whereWords({ trip, days, activities }: Pick<TripView, "trip" | "days" | "activities">, where: Where | null): string {
  if (!where) return "here";
  const item = activities.find(({ _id }) => _id === where.activityId);
  if (item) return where.field ? `writing in ${item.title}` : `at ${item.title}`;
  const day = days.find(({ date }) => date === where.day);
  if (where.view === "plan" && day) return `on ${trip.openDates ? `day ${day.index + 1}` : formatDate(day.date)}`;
  const view = allViews.find((each) => each === where.view);
  return view ? `in ${viewEntry(view).label}` : "here";
}
