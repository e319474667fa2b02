import { CalendarCheck } from "lucide-react";
import { t } from "../../i18n/t";
import { dayLabel } from "../workspace/dayLabel";
import { useTripFrame } from "../workspace/tripFrame";
import { useWorkspace } from "../workspace/useWorkspace";
import type { KnownPlace } from "./placeWords";

/** Where it already stands in this trip: nobody adds it twice by accident. */
export function PlannedHere({ planned, onOpen }: { planned: KnownPlace["planned"]; onOpen: () => void }) {
  const { trip } = useTripFrame();
  const { openActivity } = useWorkspace();
  if (planned.length === 0) return null;
  return (
    <ul aria-label={t("In this plan")} className="space-y-1">
      {planned.map(({ activityId, day }) => (
        <li key={activityId}>
          <button
            type="button"
            onClick={() => {
              onOpen();
              openActivity(activityId);
            }}
            className="inline-flex min-h-11 items-center gap-2 text-[0.9375rem] font-medium text-ok underline-offset-4 hover:underline"
          >
            <CalendarCheck className="size-4.5" aria-hidden />
            {day === null ? t("Among this trip's ideas") : t("In this plan on {day}", { day: dayLabel(day, trip) })}
          </button>
        </li>
      ))}
    </ul>
  );
}
