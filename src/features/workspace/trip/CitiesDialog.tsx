// The trip's cities: others, fewer, in another order, for other nights. One step of undo.
import { useMutation } from "convex/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { countryName } from "../../../i18n/countryName";
import { t } from "../../../i18n/t";
import { daysBetween } from "../../../lib/dates";
import { errorSentence } from "../../../lib/errors";
import { newEditKey } from "../../../lib/outbox";
import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { CitySearch } from "../../trips/CitySearch";
import { withCity, withNights, type TripDraft } from "../../trips/newTrip";
import { StopList } from "../../trips/StopList";
import { useEditingEnds } from "../people/useEditingEnds";
import { useEdits } from "../useEdits";
import { useTrip, type TripView } from "../useItinerary";

export function CitiesDialog({ onClose }: { onClose: () => void }) {
  const view = useTrip();
  const { offerUndo } = useEdits();
  const arrange = useMutation(api.trips.cities.arrange);
  const [draft, setDraft] = useState(() => draftOf(view));
  const [first] = useState(draft);
  useEditingEnds(onClose, draft === first ? "" : draft.stops.map(stopWords).join("\n"));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const known = new Set<string>(view.destinations.map(({ _id }) => _id));

  const save = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const editKey = newEditKey();
      await arrange({
        tripId: view.trip._id,
        editKey,
        cities: draft.stops.map(({ key, name, countryCode, lat, lng, timeZone, geonameId, unplaced, nights }) =>
          known.has(key) ? { nights, destinationId: key as Id<"destinations"> } : { nights, city: { name, countryCode, lat, lng, timeZone, ...(geonameId !== null && { geonameId }), ...(unplaced && { unplaced }) } },
        ),
      });
      offerUndo(t("The cities are changed."), editKey);
      onClose();
    } catch (error) {
      setRefusal(errorSentence(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Cities")}
      description={t("Items stay on their days, whatever becomes of the cities.")}
      footer={
        <>
          {refusal && <p role="alert" className="w-full rounded-md bg-danger-soft px-4 py-2.5 text-danger">{refusal}</p>}
          <Button look="ghost" onClick={onClose}>{t("Cancel")}</Button>
          <Button busy={busy} disabled={draft.stops.length === 0} onClick={() => void save()}>{t("Save cities")}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <StopList draft={draft} onChange={setDraft} />
        <Field label={t(draft.stops.length ? "Add another city" : "City")} error={draft.stops.length ? null : t("A trip needs at least one city.")}>
          <CitySearch onPick={(city) => setDraft(withCity(draft, city))} placeholder={t("And then?")} />
        </Field>
      </div>
    </Dialog>
  );
}

const stopWords = ({ name, nights }: TripDraft["stops"][number]) => `${name} · ${t("{nights, plural, one {# night} other {# nights}}", { nights })}`;

function draftOf({ trip, destinations }: TripView): TripDraft {
  return withNights({
    title: trip.title,
    stops: destinations.map(({ _id, name, countryCode, lat, lng, timeZone, geonameId, unplaced, arrival, departure }) => ({
      key: _id, name, countryCode, lat, lng, timeZone, geonameId, unplaced, country: countryName(countryCode), nights: daysBetween(arrival, departure),
    })),
    dates: { start: trip.startDate, end: trip.endDate },
    open: trip.openDates ? { days: daysBetween(trip.startDate, trip.endDate) + 1, month: trip.openDates.month } : null,
    travellers: trip.travellers,
    budget: "",
    currency: "EUR",
    nightsChosen: true,
  });
}
