// The plan as one, put together from the parts in which it is subscribed to. Pure.
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type PlanFrame = FunctionReturnType<typeof api.trips.itinerary.frame>;
export type PlanDay = FunctionReturnType<typeof api.trips.itinerary.day>;
/** Activities in itinerary order: ideas first, then by day and order. */
export type Itinerary = Omit<PlanFrame, "activityDays"> & PlanDay;
export type Activity = Itinerary["activities"][number];

/** `days`: of the frame's `activityDays`, in their order; undefined while one of them is missing. */
export function wholePlan({ activityDays: _days, ...frame }: PlanFrame, days: (PlanDay | undefined)[]): Itinerary | undefined {
  if (!areThere(days)) return undefined;
  return {
    ...frame,
    activities: days.flatMap(({ activities }) => activities),
    legs: days.flatMap(({ legs }) => legs),
    hotelLegs: days.flatMap(({ hotelLegs }) => hotelLegs),
  };
}

const areThere = (days: (PlanDay | undefined)[]): days is PlanDay[] => !days.includes(undefined);
