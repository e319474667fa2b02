import { Check } from "lucide-react";
import { formatDays } from "../../lib/tripDates";
import type { TripCardData } from "./tripTypes";

/** How far the plan is: days with something in them, and what is booked. */
export function TripProgress({ trip: { days, plannedDays, booked } }: { trip: TripCardData }) {
  const words = plannedDays === 0 ? `${formatDays(days)} to plan` : plannedDays >= days ? "Every day planned" : `${plannedDays} of ${formatDays(days)} planned`;
  return (
    <span className="flex items-center gap-2.5">
      <span className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.min(100, (plannedDays / days) * 100)}%` }} />
      </span>
      <span>
        {words}
        {booked > 0 && <> · <Check className="inline size-3.5 align-[-0.15em] text-ok" aria-hidden /> {booked} booked</>}
      </span>
    </span>
  );
}
