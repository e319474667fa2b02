// The trip as the workspace shows it: arranged by day.
import { createContext, use, useMemo, useState } from "react";
import { eachDay } from "../../lib/dates";
import type { Id } from "../../../convex/_generated/dataModel";
import { useOwnFirst } from "./ownEdits";
import { shareUnchanged } from "./shareUnchanged";
import { useLatestItinerary } from "./useLatestItinerary";
import type { Activity, Itinerary } from "./wholePlan";

export type { Activity, Itinerary };
export type Member = Itinerary["members"][number];
export type Destination = Itinerary["destinations"][number];
export type Leg = Itinerary["legs"][number];
export type HotelLeg = Itinerary["hotelLegs"][number];

export type Day = {
  date: string;
  /** 0 is the trip's first day; picks the day's colour. */
  index: number;
  /** Where one wakes up and where one goes to bed; the same city but on days of moving on. */
  destinations: Destination[];
  /** In order, without hotels. */
  activities: Activity[];
  /** Hotels that one sleeps in this night. */
  hotels: Activity[];
  /** Hotels that one leaves this day. */
  checkOuts: Activity[];
};

export type TripView = Itinerary & {
  days: Day[];
  ideas: Activity[];
  canEdit: boolean;
  /** The ways to each: one, or where people come from different places one for each of those. */
  legsTo: Map<Id<"activities">, Leg[]>;
  /** The longest of them. */
  legTo: Map<Id<"activities">, Leg>;
  memberById: Map<Id<"users">, Member>;
};

/** Remembers the last arrangement: what is the same in the next one stays the same object, and isn't drawn again. */
class Arrangements {
  private itinerary: Itinerary | undefined;
  private view: TripView | undefined;

  next(itinerary: Itinerary): TripView {
    const shared = shareUnchanged(this.itinerary, itinerary);
    if (this.view && shared === this.itinerary) return this.view;
    this.itinerary = shared;
    const view = arrange(shared);
    this.view = { ...view, days: shareUnchanged(this.view?.days, view.days), ideas: shareUnchanged(this.view?.ideas, view.ideas) };
    return this.view;
  }
}

/** Arranges what the server sent; pure, so that it can be tested without a screen. */
export function arrange(itinerary: Itinerary): TripView {
  const { trip, destinations, activities } = itinerary;
  const hotels = activities.filter((activity) => activity.type === "hotel" && activity.day !== null);
  const days = eachDay(trip.startDate, trip.endDate).map((date, index) => ({
    date,
    index,
    destinations: destinations.filter(({ arrival, departure }) => arrival <= date && date <= departure),
    activities: activities.filter((activity) => activity.day === date && activity.type !== "hotel"),
    hotels: hotels.filter(({ day, endDay }) => day! <= date && (endDay ? date < endDay : day === date)),
    checkOuts: hotels.filter(({ endDay }) => endDay === date),
  }));
  return {
    ...itinerary,
    days,
    ideas: activities.filter((activity) => activity.day === null),
    canEdit: itinerary.role !== "viewer",
    ...arrivals(itinerary.legs),
    memberById: new Map(itinerary.members.map((member) => [member.userId, member])),
  };
}

export function arrivals(legs: Leg[]): Pick<TripView, "legsTo" | "legTo"> {
  const legsTo: TripView["legsTo"] = new Map();
  for (const leg of legs) legsTo.set(leg.toId, [...(legsTo.get(leg.toId) ?? []), leg]);
  const longest = (ways: Leg[]) => ways.reduce((long, way) => (way.minutes > long.minutes ? way : long));
  return { legsTo, legTo: new Map([...legsTo].map(([id, ways]) => [id, longest(ways)])) };
}

/** undefined while loading. Throws the server's refusal, which the route's error page shows. */
export function useTripView(tripId: Id<"trips">): TripView | undefined {
  const latest = useLatestItinerary(tripId);
  // What others change is drawn between the frames, so that no press or drag waits for it.
  const drawn = useOwnFirst(latest);
  // Nothing is put off where there is nothing yet, or another trip's.
  const itinerary = latest && drawn?.trip._id === latest.trip._id ? drawn : latest;
  const [arrangements] = useState(() => new Arrangements());
  return useMemo(() => itinerary && arrangements.next(itinerary), [arrangements, itinerary]);
}

export const TripContext = createContext<TripView | null>(null);

/** The trip of the workspace around. */
export function useTrip(): TripView {
  const trip = use(TripContext);
  if (!trip) throw new Error("useTrip needs a TripContext around it.");
  return trip;
}
