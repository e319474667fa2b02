import { t } from "../../../../i18n/t";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";

const SOURCES = { ai: t("Suggested by the assistant"), person: t("Added by hand"), import: t("Imported") };

/** Where it comes from, in a line at the end. */
export function Provenance({ activity }: { activity: Activity }) {
  const { memberById } = useTripFrame();
  const person = memberById.get(activity.updatedBy)?.name;
  const changed = activity.updatedByAssistant ? t("Last changed by the assistant") : person ? t("Last changed by {person}", { person }) : t("Last changed by somebody who left");
  return <p className="text-sm text-ink-faint">{SOURCES[activity.source]} · {changed}</p>;
}
