// A day in a shorter order, before one takes it: what that saves, and what would come when.
import { ArrowRight, LockKeyhole } from "lucide-react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { Dialog } from "../../../ui/Dialog";
import { Skeleton } from "../../../ui/Skeleton";
import { dayLabel } from "../dayLabel";
import { useEditingEnds } from "../people/useEditingEnds";
import { useTrip, type Activity } from "../useItinerary";
import { savedWords, wayWords } from "./optimiseWords";
import { useOptimise } from "./useOptimise";

type Row = { activity: Activity; start: string | null; fixed: boolean };

export function OptimiseDialog({ day, onClose }: { day: string; onClose: () => void }) {
  const trip = useTrip();
  const { shown, busy, apply } = useOptimise(day);
  useEditingEnds(onClose);
  const byId = new Map(trip.activities.map((activity) => [activity._id, activity]));
  const before = (trip.days.find(({ date }) => date === day)?.activities ?? []).map((activity): Row => ({ activity, start: activity.start, fixed: shown?.rows.find(({ activityId }) => activityId === activity._id)?.fixed ?? false }));
  const after = (shown?.rows ?? []).flatMap(({ activityId, start, fixed }): Row[] => {
    const activity = byId.get(activityId);
    return activity ? [{ activity, start, fixed }] : [];
  });
  const saved = shown && savedWords(shown.before, shown.after);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={shown?.better ? t("{saved} less on the way", { saved }) : t("A shorter order")}
      description={t(
        shown?.fromHotel
          ? "{day}, from where you sleep and back. What is booked, locked or done keeps its time; places are visited while they are open."
          : "{day}. What is booked, locked or done keeps its time; places are visited while they are open.",
        { day: dayLabel(day, trip.trip, "long") },
      )}
      footer={
        <div className="flex justify-end gap-3">
          <Button look="secondary" onClick={onClose}>{t(shown && !shown.better ? "Close" : "Keep order")}</Button>
          {shown?.better && <Button busy={busy} onClick={() => void apply(saved!, onClose)}>{t("Apply")}</Button>}
        </div>
      }
    >
      {!shown && <div role="status" aria-label={t("Looking for a shorter order")} className="space-y-3"><Skeleton className="h-8" /><Skeleton className="h-40" /></div>}
      {shown && !shown.better && <p className="text-[1.0625rem]">{shown.before.minutes === 0 ? t("There are too few places with an address on this day to put in order.") : t("Nothing shorter keeps to the opening hours and to what is fixed: it stays at {way} on the way.", { way: wayWords(shown.before) })}</p>}
      {shown?.better && (
        <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          <Order title={t("As it is")} way={wayWords(shown.before)} rows={before} className="hidden sm:block" />
          <Order title={t("Shorter")} way={wayWords(shown.after)} rows={after} was={before} />
        </div>
      )}
    </Dialog>
  );
}

function Order({ title, way, rows, was, className }: { title: string; way: string; rows: Row[]; was?: Row[]; className?: string }) {
  return (
    <section className={className}>
      <h3 className="flex items-baseline justify-between gap-3 border-b border-line pb-2"><span className="title text-lg">{title}</span><span className="text-sm text-ink-soft tabular-nums">{way}</span></h3>
      <ol>
        {rows.map(({ activity, start, fixed }, index) => {
          const moved = was !== undefined && was[index]?.activity._id !== activity._id;
          const retimed = was !== undefined && start !== activity.start;
          return (
            <li key={activity._id} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5 last:border-0">
              <span className={cn("w-5 shrink-0 text-end text-sm tabular-nums", moved ? "font-semibold text-accent" : "text-ink-faint")}>{formatNumber(index + 1)}</span>
              <span dir="auto" className={cn("min-w-0 flex-1 [overflow-wrap:anywhere]", moved && "font-medium")}>{activity.title}</span>
              {fixed && <LockKeyhole role="img" aria-label={t("Stays", {}, "fixed")} className="size-3.5 shrink-0 text-ink-faint" />}
              {start && (
                <span className="flex shrink-0 items-center gap-1 text-sm text-ink-soft tabular-nums">
                  {retimed && activity.start && <span className="inline-flex items-center gap-1 sm:hidden"><s>{formatTime(activity.start)}</s><ArrowRight className="size-3 rtl:-scale-x-100" aria-label={t("to", {}, "change")} /></span>}
                  <span className={retimed ? "font-medium text-ink" : undefined}>{formatTime(start)}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
