import type { Itinerary } from "../useItinerary";

export type TripType = Itinerary["trip"]["type"];
export type TripStatus = Itinerary["trip"]["status"];

export const TRIP_TYPES: Record<TripType, string> = { leisure: "Holiday", business: "Work", adventure: "Adventure", cultural: "Culture" };

export const TRIP_STATUS: Record<TripStatus, { label: string; means: string }> = {
  draft: { label: "Draft", means: "Still being put together." },
  planned: { label: "Planned", means: "Settled. It begins by itself at midnight where you begin." },
  active: { label: "Under way", means: "You are travelling. It ends by itself after the last day." },
  completed: { label: "Over", means: "Safely back. Give it later dates to travel it again." },
  cancelled: { label: "Cancelled", means: "It isn’t going to be. Everything in it stays." },
};
