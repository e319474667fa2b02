// Finding a place for this trip: by what one types, by what is near a day, and from one's own of earlier trips.
import { useQuery } from "convex/react";
import { History } from "lucide-react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Input";
import { dayLabel } from "../workspace/dayLabel";
import { useTrip } from "../workspace/useItinerary";
import { useWorkspace } from "../workspace/useWorkspace";
import { FoundRow } from "./FoundRow";
import NearbyDay from "./NearbyDay";
import { PlaceSearch } from "./PlaceSearch";
import { asRead, type Found } from "./placeWords";

const OWN_SHOWN = 12;

export default function PlacesPanel() {
  const { trip, days } = useTrip();
  const { openDialog } = useWorkspace();
  const [day, setDay] = useState(days[0]?.date ?? "");
  const own = useQuery(api.places.ownPlaces.list, { limit: OWN_SHOWN })?.map(asRead);
  const open = (place: Found) => openDialog({ kind: "place", place });
  return (
    <div className="space-y-8 pt-2">
      <PlaceSearch label={t("Find a place")} autoFocus onChoose={open} />
      {own && own.length > 0 && (
        <section aria-labelledby="own-places">
          <h3 id="own-places" className="title flex items-center gap-2 text-lg"><History className="size-4.5 text-accent" aria-hidden />{t("Your places")}</h3>
          <p className="mt-0.5 text-sm text-ink-faint">{t("What you have put into plans, here and in other trips. Only you see this.")}</p>
          <ul className="-mx-3 mt-2">
            {own.map((place) => (
              <li key={place.id}>
                <button type="button" onClick={() => open(place)} className="flex min-h-13 w-full items-center gap-3 rounded-md px-3 py-2 hover:bg-ink/7"><FoundRow place={place} /></button>
              </li>
            ))}
          </ul>
        </section>
      )}
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
