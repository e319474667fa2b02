import { Field } from "../../../../ui/Field";
import type { Activity } from "../../useItinerary";
import { SavedText } from "./SavedText";
import { useSave } from "./useSave";

export function NotesField({ activity }: { activity: Activity }) {
  const save = useSave(activity);
  return (
    <Field label="Notes" optional>
      <SavedText multiline value={activity.description ?? ""} maxLength={5000} onSave={(description) => save({ description })} />
    </Field>
  );
}
