import { Field } from "../../../../ui/Field";
import type { Activity } from "../../useItinerary";
import { SavedText } from "./SavedText";
import { useSave } from "./useSave";

export function WhereField({ activity }: { activity: Activity }) {
  const save = useSave(activity);
  return (
    <Field label="Where" optional>
      <SavedText value={activity.address ?? ""} maxLength={300} onSave={(address) => save({ address })} />
    </Field>
  );
}
