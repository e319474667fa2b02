// The two things one does with a place one has found: keep it as an idea, or give it a day.
import { CalendarPlus, Lightbulb } from "lucide-react";
import { t } from "../../i18n/t";
import { Button } from "../../ui/Button";
import { dayColor } from "../../ui/dayColors";
import { DropdownMenu } from "../../ui/DropdownMenu";
import { useBusy } from "../../lib/useBusy";
import { dayLabel } from "../workspace/dayLabel";
import { useTrip } from "../workspace/useItinerary";
import { useAddPlace } from "./useAddPlace";
import type { Found } from "./placeWords";

/** `day`: added there by one press; any other from the list. */
export function AddPlace({ place, day, onAdded }: { place: Found; day?: string | null; onAdded?: () => void }) {
  const { trip, canEdit, days } = useTrip();
  const addPlace = useAddPlace();
  const { busy, run } = useBusy<"add">();
  if (!canEdit) return null;
  const add = (to: string | null) => void run("add", async () => {
    if (await addPlace(place, to)) onAdded?.();
  });
  const toDay = (
    <Button busy={busy !== null} className="grow" {...(day && { onClick: () => add(day) })}>
      <CalendarPlus aria-hidden />
      {day ? t("Add to {day}", { day: dayLabel(day, trip) }) : t("Add to a day")}
    </Button>
  );
  return (
    <div className="flex flex-wrap gap-2.5">
      {day ? toDay : (
        <DropdownMenu
          align="start"
          className="max-h-80 overflow-y-auto"
          trigger={toDay}
          items={days.map(({ date, index }) => ({ label: dayLabel(date, trip), icon: <span className="size-3 rounded-full" style={{ background: dayColor(index) }} aria-hidden />, onSelect: () => add(date) }))}
        />
      )}
      <Button look="secondary" disabled={busy !== null} className="grow" onClick={() => add(null)}>
        <Lightbulb aria-hidden />
        {t("Save to ideas")}
      </Button>
    </div>
  );
}
