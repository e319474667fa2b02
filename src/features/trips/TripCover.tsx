import { asReached } from "../../lib/asReached";
import { Landscape } from "../../ui/Landscape";
import { cn } from "../../ui/cn";

export type TripCoverProps = { trip: { _id: string; coverUrl: string | null; destinations: readonly { countryCode: string }[] }; className?: string };

/** The group's own picture, or a landscape drawn for where the trip goes. Decoration: it says nothing to screen readers. */
export function TripCover({ trip, className }: TripCoverProps) {
  if (trip.coverUrl) return <img src={asReached(trip.coverUrl)} alt="" loading="lazy" className={cn("object-cover", className)} />;
  return <Landscape seed={trip._id} countryCodes={trip.destinations.map(({ countryCode }) => countryCode)} className={className} />;
}
