import { CalendarCheck, CalendarPlus } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { DropdownMenu, type MenuItem } from "../../../ui/DropdownMenu";
import { dayLabel } from "../dayLabel";
import { useTrip } from "../useItinerary";
import type { PollOption } from "./usePolls";

/** Puts what was decided on a day, or says on which it stands, from where it may move to another. */
export function PlaceOption({ option, busy, onPlace }: { option: PollOption; busy: boolean; onPlace: (day: string) => void }) {
  const { days, trip } = useTrip();
  const { day } = option;
  return (
    <DropdownMenu
      trigger={
        <Button look={day ? "ghost" : "secondary"} size="sm" busy={busy}>
          {day ? <CalendarCheck aria-hidden className="text-accent" /> : <CalendarPlus aria-hidden />}
          {day ? t("In the plan: {day}", { day: dayLabel(day, trip) }) : t("Put into the plan")}
        </Button>
      }
      items={[
        { kind: "heading", label: option.text },
        ...days.map(({ date }): MenuItem => {
          const choice = { label: dayLabel(date, trip), onSelect: () => void (date !== day && onPlace(date)) };
          return day ? { kind: "one", checked: date === day, ...choice } : choice;
        }),
      ]}
      className="max-h-80 overflow-y-auto"
    />
  );
}
