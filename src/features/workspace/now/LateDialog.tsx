// "We're late": by how much, what that moves, what waits for nobody; then one press, and one step of undo.
import { useMutation, useQuery } from "convex/react";
import { ArrowRight, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { formatDuration } from "../../../i18n/measures";
import { t } from "../../../i18n/t";
import { formatTime, formatTimes } from "../../../lib/dates";
import { newEditKey } from "../../../lib/outbox";
import { useBusy } from "../../../lib/useBusy";
import { Button } from "../../../ui/Button";
import { ChipButton } from "../../../ui/Chip";
import { Dialog } from "../../../ui/Dialog";
import { Field } from "../../../ui/Field";
import { Input } from "../../../ui/Input";
import { useEditingEnds } from "../people/useEditingEnds";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";

const USUAL = [15, 30, 45, 60, 90];
const STAYS = { booked: t("stays: is booked"), locked: t("stays: is locked"), departs: t("stays: leaves when it leaves"), midnight: t("stays: would begin after the trip’s last midnight") } as const;

export function LateDialog({ day, from, onClose }: { day: string; from: string; onClose: () => void }) {
  const { trip } = useTripFrame();
  const edits = useEdits();
  useEditingEnds(onClose);
  const [minutes, setMinutes] = useState(30);
  // What has begun while the question is open is still asked about.
  const [after] = useState(from);
  const late = { tripId: trip._id, day, after, minutes };
  const valid = Number.isInteger(minutes) && minutes >= 1 && minutes <= 720;
  const shown = useQuery(api.trips.now.previewLate, valid ? late : "skip");
  const shift = useMutation(api.trips.now.shift);
  const { busy, run } = useBusy<"shift">();

  const apply = () =>
    run("shift", async () => {
      const editKey = newEditKey();
      await shift({ ...late, editKey });
      edits.offerUndo(t("The rest of the day is {minutes, plural, one {# minute} other {# minutes}} later", { minutes }), editKey);
      onClose();
    });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("How late are you?")}
      description={t("Everything that is left of the day moves, but for what doesn't wait.")}
      footer={
        <Button className="w-full" busy={busy === "shift"} disabled={!valid || !shown || shown.moves.length === 0} onClick={() => void apply()}>
          {t(
            shown
              ? "Move {count, plural, one {# item} other {# items}} by {minutes, plural, one {# minute} other {# minutes}}"
              : "Move the day by {minutes, plural, one {# minute} other {# minutes}}",
            { count: shown?.moves.length, minutes: valid ? minutes : 0 },
          )}
        </Button>
      }
    >
      <div role="group" aria-label={t("Minutes")} className="flex flex-wrap gap-2">
        {USUAL.map((value) => <ChipButton key={value} aria-pressed={minutes === value} onClick={() => setMinutes(value)}>{formatDuration(value)}</ChipButton>)}
      </div>
      <Field label={t("Or so many minutes")} className="mt-4 max-w-44" error={valid ? null : t("Between 1 and 720 minutes.")}>
        <Input type="number" inputMode="numeric" min={1} max={720} value={minutes || ""} onChange={(event) => setMinutes(Number(event.target.value))} />
      </Field>
      {shown && (
        <div aria-live="polite" className="mt-5 space-y-4">
          {shown.conflicts.map(({ activityId, title, start, afterTitle, minutes: missing }) => (
            <p key={activityId} className="flex gap-2.5 rounded-lg bg-warn-soft px-3.5 py-2.5 text-[0.9375rem] text-warn">
              <TriangleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
              <span>
                {t("{minutes, plural, one {# minute} other {# minutes}} too few between {before} and {after} at {time}. Shorten one, or leave one out.", {
                  minutes: missing,
                  before: afterTitle,
                  after: title,
                  time: formatTime(start),
                })}
              </span>
            </p>
          ))}
          {shown.moves.length === 0 && <p className="text-ink-soft">{t("Nothing that is left of this day can be moved.")}</p>}
          <ul>
            {shown.moves.map(({ activityId, title, start, newStart, nextDay }) => (
              <li key={activityId} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5">
                <span dir="auto" className="min-w-0 flex-1 truncate font-medium">{title}</span>
                <span className="flex shrink-0 items-center gap-1.5 text-ink-soft tabular-nums"><s>{formatTime(start)}</s><ArrowRight className="size-3.5 rtl:-scale-x-100" aria-label={t("to", {}, "change")} /><b className="font-semibold text-ink">{formatTimes({ start: newStart, end: null }, nextDay ? 1 : 0)}</b></span>
              </li>
            ))}
            {shown.stays.map(({ activityId, title, start, why }) => (
              <li key={activityId} className="flex min-h-11 items-center gap-3 border-b border-line py-1.5 text-ink-soft">
                <span className="min-w-0 flex-1"><span dir="auto" className="block truncate">{title}</span><span className="block text-sm text-ink-faint">{STAYS[why]}</span></span>
                <span className="shrink-0 tabular-nums">{formatTime(start)}</span>
              </li>
            ))}
          </ul>
          {shown.onTimeFrom && <p className="text-ink-soft">{t("You reach {item} at {time} in time. From there on the day is as planned.", { item: shown.onTimeFrom.title, time: formatTime(shown.onTimeFrom.start) })}</p>}
        </div>
      )}
    </Dialog>
  );
}
