import { BedDouble } from "lucide-react";
import { formatMoney } from "../../../lib/money";
import { formatNights } from "../../../lib/dates";
import type { Day } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";

/** Where one sleeps this night; the same bar under each night of a stay. */
export function LodgingBar({ day }: { day: Day }) {
  const { openActivity } = useWorkspace();
  if (day.hotels.length === 0 && day.checkOuts.length === 0) return null;
  return (
    <div className="mt-1 space-y-1">
      {day.checkOuts.map((hotel) => (
        <p key={hotel._id} className="flex items-center gap-2 px-3 text-[0.8125rem] text-ink-faint">
          <BedDouble className="size-3.5" aria-hidden />
          Check out of {hotel.title}
        </p>
      ))}
      {day.hotels.map((hotel) => (
        <button
          key={hotel._id}
          type="button"
          onClick={() => openActivity(hotel._id)}
          className="flex min-h-11 w-full items-center gap-3 rounded-lg bg-sunken px-3 py-2 text-left text-sm transition hover:bg-line/70"
        >
          <BedDouble className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-ink">{hotel.title}</span>
            {hotel.day === day.date && hotel.endDay && (
              <span className="block text-[0.8125rem] text-ink-soft">{formatNights(hotel.day, hotel.endDay)} from tonight</span>
            )}
          </span>
          {hotel.day === day.date && hotel.cost && <span className="shrink-0 text-ink-soft tabular-nums">{formatMoney(hotel.cost)}</span>}
        </button>
      ))}
    </div>
  );
}
