import { t } from "../../../i18n/t";
import { notify } from "../../../ui/toast";
import { Field } from "../../../ui/Field";
import { Select } from "../../../ui/Input";
import { SavedText } from "../../../ui/SavedText";
import { useTripFrame } from "../tripFrame";
import { useEdits } from "../useEdits";
import { TRIP_TYPES, type TripType } from "./tripWords";

/** Name, description and kind. */
export function AboutFields() {
  const { trip, canEdit } = useTripFrame();
  const { saveTrip: save } = useEdits();
  if (!canEdit) return trip.description ? <p dir="auto" className="whitespace-pre-wrap text-ink-soft">{trip.description}</p> : null;
  return (
    <>
      <SavedText label={t("Name")} value={trip.title} maxLength={120} onSave={(title) => save({ title })} />
      <SavedText label={t("Description")} multiline value={trip.description} maxLength={2000} placeholder={t("What this trip is about")} onSave={(description) => save({ description })} />
      <Field label={t("Kind")}>
        <Select value={trip.type} onChange={(event) => void save({ type: event.target.value as TripType }).then((refusal) => refusal && notify.info(refusal))}>
          {Object.entries(TRIP_TYPES).map(([type, label]) => <option key={type} value={type}>{label}</option>)}
        </Select>
      </Field>
    </>
  );
}
