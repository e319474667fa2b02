// One line of the day: when, what, where. Pressing it opens the item.
import { BedDouble, CarTaxiFront, LogOut } from "lucide-react";
import { useState } from "react";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { IconButton } from "../../../ui/IconButton";
import { ActivityIcon } from "../ActivityIcon";
import { BookedMark } from "../itinerary/BookedMark";
import type { Activity } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { clockWords } from "./clockWords";
import { DriverCard } from "./DriverCard";
import type { NowView, Timed } from "./nowOf";

const lineClass = "flex min-h-14 w-full items-center gap-3 rounded-md px-1 py-2 text-start transition hover:bg-ink/4";

export function TimedLine({ timed: { activity, startsAt, endsAt, zones }, now, until }: { timed: Timed; now: NowView; until?: boolean }) {
  const { openActivity } = useWorkspace();
  return (
    <li className="border-b border-line last:border-0">
      <button type="button" className={lineClass} onClick={() => openActivity(activity._id)}>
        <span className="w-20 shrink-0 text-ink-soft tabular-nums">{until ? t("to {time}", { time: clockWords(endsAt, zones.to, now.timeZone) }) : clockWords(startsAt, zones.from, now.timeZone)}</span>
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block font-medium [overflow-wrap:anywhere]">{activity.title}</span>
          {activity.address && <span dir="auto" className="block truncate text-sm text-ink-soft">{activity.address}</span>}
        </span>
        <BookedMark activity={activity} />
        <ActivityIcon activity={activity} className="size-4.5 shrink-0 text-ink-faint" />
      </button>
    </li>
  );
}

export function UntimedLine({ activity }: { activity: Activity }) {
  const { openActivity } = useWorkspace();
  return (
    <li className="border-b border-line last:border-0">
      <button type="button" className={lineClass} onClick={() => openActivity(activity._id)}>
        <span dir="auto" className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{activity.title}</span>
        <ActivityIcon activity={activity} className="size-4.5 shrink-0 text-ink-faint" />
      </button>
    </li>
  );
}

const checkOutWords = ({ end }: Activity) => (end ? t("Check out by {time}", { time: formatTime(end) }) : t("Check out"));

/** Where one sleeps, from which day on, or what one leaves this morning. */
export function StayLine({ hotel, day, leaves }: { hotel: Activity; day: string; leaves?: boolean }) {
  const { openActivity } = useWorkspace();
  const [driver, setDriver] = useState(false);
  const Icon = leaves ? LogOut : BedDouble;
  const when = leaves ? checkOutWords(hotel) : hotel.start && hotel.day === day ? t("Check in from {time}", { time: formatTime(hotel.start) }) : (hotel.address ?? "");
  return (
    <li className="flex items-center border-b border-line last:border-0">
      <button type="button" className={lineClass} onClick={() => openActivity(hotel._id)}>
        <Icon className="size-5 shrink-0 text-ink-faint" aria-hidden />
        <span className="min-w-0 flex-1">
          <span dir="auto" className="block font-medium [overflow-wrap:anywhere]">{hotel.title}</span>
          {when && <span className="block text-sm text-ink-soft">{when}</span>}
        </span>
      </button>
      {!leaves && <IconButton label={t("Show {place} to a driver", { place: hotel.title })} onClick={() => setDriver(true)}><CarTaxiFront /></IconButton>}
      {driver && <DriverCard activity={hotel} onClose={() => setDriver(false)} />}
    </li>
  );
}
