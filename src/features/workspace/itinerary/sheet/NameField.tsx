import { Field } from "../../../../ui/Field";
import type { Activity } from "../../useItinerary";
import { SavedText } from "./SavedText";
import { useSave } from "./useSave";

export function NameField({ activity }: { activity: Activity }) {
  const save = useSave(activity);
  return (
    <Field label="Name" required>
      <SavedText value={activity.title} maxLength={200} onSave={(title) => title.trim() && save({ title })} />
    </Field>
  );
}
