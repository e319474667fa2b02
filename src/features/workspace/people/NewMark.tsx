import { t } from "../../../i18n/t";
import type { Activity } from "../useItinerary";
import { useNews } from "./news";

/** On a row that somebody else has changed since I last looked. */
export function NewMark({ activity }: { activity: Activity }) {
  const isNew = useNews((state) => state.changed.has(activity._id));
  if (!isNew) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-[0.8125rem] font-medium text-accent">
      <span aria-hidden className="size-2 rounded-full bg-accent" />
      {t("new to you")}
    </span>
  );
}
