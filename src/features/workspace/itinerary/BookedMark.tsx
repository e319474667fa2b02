import { Check, TicketCheck } from "lucide-react";
import { t } from "../../../i18n/t";
import type { Activity } from "../useItinerary";

const MARKS = { booked: { icon: TicketCheck, label: t("Booked") }, done: { icon: Check, label: t("Done", {}, "state") } } as const;

export function BookedMark({ activity: { status } }: { activity: Activity }) {
  if (status !== "booked" && status !== "done") return null;
  const { icon: Icon, label } = MARKS[status];
  return (
    <span className="inline-flex items-center gap-1 text-accent">
      <Icon className="size-3.5" aria-hidden />
      {label}
    </span>
  );
}
