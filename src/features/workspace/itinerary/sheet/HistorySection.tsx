// What became of this item: who did what, and taking a step back. Asked for when it is opened.
import { useQuery } from "convex/react";
import { ChevronDown, Undo2 } from "lucide-react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import { t } from "../../../../i18n/t";
import { formatMoment } from "../../../../lib/moments";
import { Avatar } from "../../../../ui/Avatar";
import { cn } from "../../../../ui/cn";
import { IconButton } from "../../../../ui/IconButton";
import { LogoMark } from "../../../../ui/Logo";
import { Skeleton } from "../../../../ui/Skeleton";
import { useEdits } from "../../useEdits";
import { StepSentence, stepWords } from "../../people/history/StepSentence";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { fieldWords, notesBefore, type Step } from "./historyWords";

export function HistorySection({ activity }: { activity: Activity }) {
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h3>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="flex min-h-11 w-full items-center justify-between text-start text-sm font-medium">
          {t("History")}
          <ChevronDown className={cn("size-4 text-ink-faint transition-transform", open && "rotate-180")} aria-hidden />
        </button>
      </h3>
      {open && <Steps activityId={activity._id} />}
    </section>
  );
}

function Steps({ activityId }: { activityId: Activity["_id"] }) {
  const { trip } = useTripFrame();
  const history = useQuery(api.trips.history.ofActivity, { tripId: trip._id, activityId });
  if (!history) return <Skeleton className="h-16" />;
  return (
    <>
      <ol className="divide-y divide-line">{history.steps.map((step) => <StepItem key={step._id} step={step} />)}</ol>
      {history.more && <p className="pt-2 text-sm text-ink-soft">{t("What is older stands in the trip’s history.")}</p>}
    </>
  );
}

function StepItem({ step }: { step: Step }) {
  const { memberById, canEdit } = useTripFrame();
  const edits = useEdits();
  const member = memberById.get(step.actorId);
  const name = member?.name ?? t("Somebody who left");
  const changes = fieldWords(step.fields);
  const notes = notesBefore(step.fields);
  return (
    <li className="flex items-start gap-3 py-2.5">
      {step.byAssistant ? <LogoMark className="size-6 shrink-0" /> : <Avatar name={name} hue={member?.hue ?? 0} size="xs" decorative />}
      <div className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
        <p>
          <StepSentence step={step} person={member?.name ?? null} />
        </p>
        {changes.map((line) => <p key={line} className="text-ink-soft">{line}</p>)}
        {notes !== null && (
          <details className="text-ink-soft">
            <summary className="cursor-pointer font-medium text-accent pointer-coarse:py-2.5">{t("What they said before")}</summary>
            <p dir="auto" className="mt-1 rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap">{notes}</p>
          </details>
        )}
        <time className="block text-[0.8125rem] text-ink-faint" dateTime={new Date(step.at).toISOString()}>
          {step.others > 0 ? t("{when}, with {count, plural, one {# more change} other {# more changes}}", { when: formatMoment(step.at), count: step.others }) : formatMoment(step.at)}
        </time>
      </div>
      {canEdit && !step.undone && step.kind === "edit" && (
        <IconButton size="sm" label={t("Undo: {step}", { step: stepWords(step) })} onClick={() => void edits.undo(step.batchId)}><Undo2 className="rtl:-scale-x-100" /></IconButton>
      )}
    </li>
  );
}
