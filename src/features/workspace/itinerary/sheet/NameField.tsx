import { t } from "../../../../i18n/t";
import { SavedText } from "../../../../ui/SavedText";
import type { Activity } from "../../useItinerary";
import { useSave } from "./useSave";

/** The item's name, as large as a title and written in place. */
export function NameField({ activity }: { activity: Activity }) {
  const save = useSave(activity);
  return (
    <SavedText
      label={t("Name")}
      labelHidden
      value={activity.title}
      maxLength={200}
      wraps
      read={(text) => (text.trim() === "" ? { problem: t("Give it a name.") } : { value: text })}
      onSave={(title) => save({ title })}
      controlClassName="title -mx-3 min-h-0 w-[calc(100%+1.5rem)] resize-none leading-snug max-w-none border-transparent bg-transparent px-3 py-1 text-2xl hover:border-line-strong/70"
    />
  );
}
