import { CalendarPlus } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { DropdownMenu } from "../../../ui/DropdownMenu";
import { dayLabel } from "../dayLabel";
import { useTrip } from "../useItinerary";
import type { PollOption } from "./usePolls";

/** Puts what was decided on a day. */
export function PlaceOption({ option, busy, onPlace }: { option: PollOption; busy: boolean; onPlace: (day: string) => void }) {
  const { days, trip } = useTrip();
  return (
    <DropdownMenu
      trigger={<Button look="secondary" size="sm" busy={busy}><CalendarPlus aria-hidden />{t("Put into the plan")}</Button>}
      items={[{ kind: "heading", label: option.text }, ...days.map(({ date }) => ({ label: dayLabel(date, trip), onSelect: () => onPlace(date) }))]}
      className="max-h-80 overflow-y-auto"
    />
  );
}
