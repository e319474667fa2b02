// The plans of a day side by side: what is in each, and one press that lets another hold.
import { t } from "../../../i18n/t";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import { dayLabel } from "../dayLabel";
import { useTripFrame } from "../tripFrame";
import { NewPlan } from "./NewPlan";
import { PlanColumn } from "./PlanColumn";
import { usePlans } from "./usePlans";

export function PlansDialog({ day, onClose }: { day: string | null; onClose: () => void }) {
  const { trip } = useTripFrame();
  return (
    <Dialog open={day !== null} onOpenChange={(open) => !open && onClose()} title={day ? t("Plans for {day}", { day: dayLabel(day, trip, "long") }) : ""} description={t("Keep another plan ready, for rain or for a change of mind. One of them is in use; stays and what is booked belong to all.")} size="lg">
      {day && <Plans day={day} />}
    </Dialog>
  );
}

function Plans({ day }: { day: string }) {
  const { canEdit } = useTripFrame();
  const { plans, busy, add, hold, rename, remove } = usePlans(day);
  if (!plans) return <Skeleton className="h-48" />;
  return (
    <div className="space-y-6">
      {plans.length > 0 && (
        <ul className="grid gap-4 sm:grid-cols-2">
          {plans.map((plan) => (
            <PlanColumn key={plan._id} plan={plan} busy={busy === plan._id} onHold={() => void hold(plan)} onRename={(name) => rename(plan, name)} onRemove={() => void remove(plan)} />
          ))}
        </ul>
      )}
      {canEdit && <NewPlan first={plans.length === 0} busy={busy === "add"} onAdd={(name, copy) => void add(name, copy)} />}
      {!canEdit && plans.length === 0 && <p className="text-ink-soft">{t("This day has one plan.")}</p>}
    </div>
  );
}
