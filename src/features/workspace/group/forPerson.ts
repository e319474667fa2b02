import type { Id } from "../../../../convex/_generated/dataModel";
import { arrivals, type Activity, type TripView } from "../useItinerary";

export const takesPart = ({ participants }: Pick<Activity, "participants">, userId: Id<"users">): boolean => !participants || participants.includes(userId);

/** The trip with that alone in which one person takes part; ideas are everybody's. */
export function forPerson(view: TripView, userId: Id<"users">): TripView {
  const theirs = (row: Activity) => takesPart(row, userId);
  const legs = view.legs.filter(({ people }) => !people || people.includes(userId));
  return {
    ...view,
    legs,
    ...arrivals(legs),
    activities: view.activities.filter((row) => row.day === null || theirs(row)),
    days: view.days.map((day) => ({ ...day, activities: day.activities.filter(theirs), hotels: day.hotels.filter(theirs), checkOuts: day.checkOuts.filter(theirs) })),
  };
}
