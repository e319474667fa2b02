// Finding a place for this trip: by what one types, by what is near a day, and from one's own of earlier trips.
import { useState } from "react";
import { t } from "../../i18n/t";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Input";
import { dayLabel } from "../workspace/dayLabel";
import { useTrip } from "../workspace/useItinerary";
import { useWorkspace } from "../workspace/useWorkspace";
import NearbyDay from "./NearbyDay";
import { OwnPlaces } from "./OwnPlaces";
import { PlaceSearch } from "./PlaceSearch";
import type { Found } from "./placeWords";

export default function PlacesPanel() {
  const { trip, days } = useTrip();
  const { openDialog } = useWorkspace();
  const [day, setDay] = useState(days[0]?.date ?? "");
  const open = (place: Found) => openDialog({ kind: "place", place });
  return (
    <div className="space-y-8 pt-2">
      <PlaceSearch label={t("Find a place")} autoFocus onChoose={open} />
      <OwnPlaces onOpen={open} />
      {days.length > 0 && (
        <section aria-label={t("Nearby on a day")}>
          <Field label={t("What is nearby on")}>
            <Select value={day} onChange={(event) => setDay(event.target.value)}>
              {days.map(({ date }) => <option key={date} value={date}>{dayLabel(date, trip, "long")}</option>)}
            </Select>
          </Field>
          <div className="mt-3"><NearbyDay key={day} day={day} /></div>
        </section>
      )}
    </div>
  );
}
