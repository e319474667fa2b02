// While something with known hours is dragged: when it is closed, shaded on each day.
import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";
import { useTripFrame } from "../tripFrame";
import { closedSpans } from "./closedSpans";
import { topOf, useTimelineState } from "./timelineState";

export function ClosedHours({ date }: { date: string }) {
  const placeId = useTimelineState((state) => state.held?.activity.placeId ?? null);
  return placeId === null ? null : <Shades placeId={placeId} date={date} />;
}

function Shades({ placeId, date }: { placeId: string; date: string }) {
  const { trip } = useTripFrame();
  const place = useQuery(api.places.known.get, { tripId: trip._id, placeId });
  if (!place) return null;
  return closedSpans(place.week, date).map(({ from, to }) => (
    <div
      key={from}
      aria-hidden
      className="pointer-events-none absolute inset-x-0"
      style={{ top: topOf(from), height: topOf(to - from), background: "repeating-linear-gradient(-45deg, color-mix(in oklab, var(--color-ink) 9%, transparent) 0 4px, transparent 4px 9px)" }}
    />
  ));
}
