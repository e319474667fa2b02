import { Check } from "lucide-react";
import { t } from "../../i18n/t";
import type { TripCardData } from "./tripTypes";

/** How far the plan is: days with something in them, and what is booked. */
export function TripProgress({ trip: { days, plannedDays, booked } }: { trip: TripCardData }) {
  const words =
    plannedDays === 0
      ? t("{days, plural, one {# day} other {# days}} to plan", { days })
      : plannedDays >= days
        ? t("Every day planned")
        : t("{planned, number} of {days, plural, one {# day} other {# days}} planned", { planned: plannedDays, days });
  return (
    <span className="flex items-center gap-2.5">
      <span className="h-1 w-16 shrink-0 overflow-hidden rounded-full bg-sunken" aria-hidden>
        <span className="block h-full rounded-full bg-accent" style={{ width: `${Math.min(100, (plannedDays / days) * 100)}%` }} />
      </span>
      <span>
        {words}
        {booked > 0 && <> · <Check className="inline size-3.5 align-[-0.15em] text-ok" aria-hidden /> {t("{count, number} booked", { count: booked })}</>}
      </span>
    </span>
  );
}
