// Where one sleeps: the same bar under each night of a stay, and in the morning of the day one leaves.
import { BedDouble, LogOut } from "lucide-react";
import { t } from "../../../i18n/t";
import { daysBetween, formatTime } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import type { Activity, Day } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";

/** Stays that end this day, at its top. */
export function CheckOuts({ day }: { day: Day }) {
  const { openActivity } = useWorkspace();
  return day.checkOuts.map((hotel) => (
    <button
      key={hotel._id}
      type="button"
      onClick={() => openActivity(hotel._id)}
      className="mt-2 flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 text-start text-[0.8125rem] text-ink-soft transition hover:bg-ink/5 pointer-coarse:min-h-11"
    >
      <LogOut className="size-3.5 shrink-0 text-ink-faint rtl:-scale-x-100" aria-hidden />
      <span className="min-w-0 truncate">
        {hotel.end ? t("Check out of {stay} by {time}", { stay: hotel.title, time: formatTime(hotel.end) }) : t("Check out of {stay}", { stay: hotel.title })}
      </span>
    </button>
  ));
}

/** This night's stays; two of them are both shown. */
export function LodgingBar({ day }: { day: Day }) {
  const { openActivity } = useWorkspace();
  if (day.hotels.length === 0) return null;
  return (
    <div className="mt-1 space-y-1">
      {day.hotels.map((hotel) => (
        <button
          key={hotel._id}
          type="button"
          onClick={() => openActivity(hotel._id)}
          className="flex min-h-11 w-full items-center gap-3 rounded-lg bg-sunken px-3 py-2 text-start text-sm transition hover:bg-line/70"
        >
          <BedDouble className="size-4.5 shrink-0 text-ink-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate font-medium text-ink">{hotel.title}</span>
            <span className="block text-[0.8125rem] text-ink-soft">{nightWords(hotel, day.date)}</span>
          </span>
          {hotel.day === day.date && hotel.cost && <span className="shrink-0 text-ink-soft tabular-nums">{formatMoney(hotel.cost)}</span>}
        </button>
      ))}
      {day.hotels.length > 1 && <p className="px-3 text-[0.8125rem] text-ink-soft">{t("{count, plural, one {# place} other {# places}} to sleep for this night", { count: day.hotels.length })}</p>}
    </div>
  );
}

function nightWords({ day, endDay, start }: Pick<Activity, "day" | "endDay" | "start">, date: string): string {
  const nights = day && endDay ? daysBetween(day, endDay) : 1;
  const arriving = day === date;
  const time = arriving && start ? formatTime(start) : null;
  if (nights <= 1) return time ? t("One night, check in from {time}", { time }) : t("One night");
  if (!arriving) return t("Night {night, number} of {nights, number}", { night: daysBetween(day!, date) + 1, nights });
  return time ? t("{nights, plural, one {# night} other {# nights}} from tonight, check in from {time}", { nights, time }) : t("{nights, plural, one {# night} other {# nights}} from tonight", { nights });
}
