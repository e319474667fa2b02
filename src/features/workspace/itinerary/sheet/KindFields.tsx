// What kind of thing it is, how far along it is, and whether it may be moved by itself.
import { LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { t } from "../../../../i18n/t";
import { Button } from "../../../../ui/Button";
import { ChoiceChips } from "../../../../ui/ChoiceChips";
import { bookingsOf } from "../../../bookings/bookingWords";
import { useTripBookings } from "../../../bookings/useBookings";
import { ACTIVITY_TYPES } from "../../activityTypes";
import type { Activity } from "../../useItinerary";
import { MEALS, STATUS_WORDS, statusesOf } from "./kinds";
import { useSet } from "./useSave";

const KINDS = Object.entries(ACTIVITY_TYPES).map(([value, { label, icon: Icon }]) => ({ value: value as Activity["type"], label, icon: <Icon aria-hidden /> }));

export function KindFields({ activity }: { activity: Activity }) {
  const set = useSet(activity);
  const bookings = useTripBookings();
  const isReserved = bookings !== undefined && bookingsOf(bookings, activity._id).current?.status === "confirmed";
  const { type, meal, status, day, locked } = activity;
  return (
    <div className="space-y-4">
      <ChoiceChips label={t("Kind")} labelHidden value={type} options={KINDS} onChange={(next) => set({ type: next })} />
      {type === "restaurant" && <ChoiceChips label={t("Meal")} value={meal ?? "none"} options={MEALS} onChange={(next) => set({ meal: next === "none" ? null : next })} />}
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <ChoiceChips label={t("Status")} value={status} options={statusesOf(activity, isReserved).map((value) => ({ value, label: STATUS_WORDS[value] }))} onChange={(next) => set({ status: next })} />
        {day !== null && (
          <Button look="secondary" size="sm" aria-pressed={locked ?? false} className="aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent" title={t("Locked, it keeps its day and time when days are put in order or the trip's dates move")} onClick={() => set({ locked: !locked })}>
            {locked ? <LockKeyhole aria-hidden /> : <LockKeyholeOpen aria-hidden />}
            {t("Lock day and time")}
          </Button>
        )}
      </div>
    </div>
  );
}
