import type { ReactNode } from "react";
import { TripFrameContext, useFrameOf } from "./tripFrame";
import { TripContext, type TripView } from "./useItinerary";

/** Gives what is inside the trip: all of it to `useTrip`, what seldom changes to `useTripFrame`. */
export function TripProvider({ view, children }: { view: TripView; children: ReactNode }) {
  return (
    <TripContext value={view}>
      <TripFrameContext value={useFrameOf(view)}>{children}</TripFrameContext>
    </TripContext>
  );
}
