// The ways of each day by themselves, so that a day is drawn again only when its own change.
import { createContext, use, useMemo } from "react";
import type { Activity, HotelLeg, Leg, TripView } from "../../useItinerary";
import { useUnchanged } from "../../useUnchanged";

export type WaysOfDay = {
  /** To each of its activities. */
  legs: Leg[];
  /** To and from where one sleeps, with its name and who sleeps there, where that isn't everybody. */
  hotelLegs: (HotelLeg & { hotel: string; guests: Activity["participants"] })[];
};

export function waysByDay({ days, activities, legs, hotelLegs }: Pick<TripView, "days" | "activities" | "legs" | "hotelLegs">): Record<string, WaysOfDay> {
  const byId = new Map(activities.map((row) => [row._id, row]));
  const ways: Record<string, WaysOfDay> = Object.fromEntries(days.map(({ date }) => [date, { legs: [], hotelLegs: [] }]));
  for (const leg of legs) ways[byId.get(leg.toId)?.day ?? ""]?.legs.push(leg);
  for (const leg of hotelLegs) {
    const hotel = byId.get(leg.hotelId);
    if (hotel) ways[leg.day]?.hotelLegs.push({ ...leg, hotel: hotel.title, guests: hotel.participants });
  }
  return ways;
}

export function useWaysByDay(view: TripView): Record<string, WaysOfDay> {
  return useUnchanged(useMemo(() => waysByDay(view), [view]));
}

type WaysTo = Pick<TripView, "legsTo" | "legTo"> & Pick<WaysOfDay, "hotelLegs">;
export const DayWays = createContext<WaysTo>({ legsTo: new Map(), legTo: new Map(), hotelLegs: [] });

/** Of the day around; the ideas have none. */
export const useDayWays = (): WaysTo => use(DayWays);
