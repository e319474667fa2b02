import { useQuery } from "convex/react";
import { ChevronDown } from "lucide-react";
import { useState, type ReactNode } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { rich, t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { formatMoment } from "../../lib/moments";
import { useTripFrame } from "../workspace/tripFrame";
import { STATUSES } from "./bookingWords";

/** What became of a booking, when and by whom; read when it is opened. */
export function BookingHistory({ bookingId }: { bookingId: Id<"bookings"> }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 text-sm font-medium text-ink-soft [&::-webkit-details-marker]:hidden">
        <ChevronDown className="size-4 transition group-open:rotate-180" aria-hidden />
        {t("History")}
      </summary>
      {open && <Events bookingId={bookingId} />}
    </details>
  );
}

const strong = (text: ReactNode) => <span className="font-medium">{text}</span>;

function Events({ bookingId }: { bookingId: Id<"bookings"> }) {
  const { trip, memberById } = useTripFrame();
  const events = useQuery(api.bookings.bookings.history, { tripId: trip._id, bookingId });
  if (!events) return null;
  if (events.length === 0) return <p className="text-sm text-ink-soft">{t("Nothing has been asked for yet.")}</p>;
  return (
    <ol className="space-y-2 border-s-2 border-line ps-4 text-sm">
      {events.map(({ _id, at, status, by, note }) => (
        <li key={_id}>
          {by
            ? rich("<b>{event}</b> by {person}", { b: strong, event: STATUSES[status].became, person: memberById.get(by)?.name ?? t("somebody who left") })
            : strong(STATUSES[status].became)}
          <span className="block text-ink-soft">{[formatMoment(at), told(note)].filter(Boolean).join(" · ")}</span>
        </li>
      ))}
    </ol>
  );
}
