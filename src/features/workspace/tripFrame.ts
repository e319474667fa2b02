// What of a trip seldom changes: for what is drawn many times over, which would else be drawn anew with every edit of anybody's.
import { createContext, use, useMemo } from "react";
import type { Member, TripView } from "./useItinerary";
import { useUnchanged } from "./useUnchanged";

type Parts = Pick<TripView, "role" | "canEdit" | "destinations" | "members" | "dayNotes" | "variants"> & {
  /** Of its days, in order. */
  dates: string[];
  trip: Omit<TripView["trip"], "revision">;
  /** What its costs add up in, and are meant in where nothing else is said. */
  currency: TripView["costs"]["currency"];
};
export type TripFrame = Parts & Pick<TripView, "memberById">;

export const TripFrameContext = createContext<TripFrame | null>(null);

/** The trip of the workspace around, but for its activities and what follows from them: those are `useTrip`'s. */
export function useTripFrame(): TripFrame {
  const frame = use(TripFrameContext);
  if (!frame) throw new Error("useTripFrame needs a TripProvider around it.");
  return frame;
}

/** The same object as long as it says the same. */
export function useFrameOf(view: TripView): TripFrame {
  const parts = useUnchanged(useMemo(() => partsOf(view), [view]));
  return useMemo(() => ({ ...parts, memberById: new Map<Member["userId"], Member>(parts.members.map((member) => [member.userId, member])) }), [parts]);
}

function partsOf({ trip: { revision: _revision, ...trip }, days, role, canEdit, destinations, members, dayNotes, variants, costs }: TripView): Parts {
  return { trip, dates: days.map(({ date }) => date), role, canEdit, destinations, members, dayNotes, variants, currency: costs.currency };
}
