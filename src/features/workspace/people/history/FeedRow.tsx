import { CalendarClock, GitCompareArrows, Undo2 } from "lucide-react";
import { displayLocale } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { Avatar } from "../../../../ui/Avatar";
import { IconButton } from "../../../../ui/IconButton";
import { LogoMark } from "../../../../ui/Logo";
import { useEdits } from "../../useEdits";
import { useTripFrame } from "../../tripFrame";
import { StepSentence, stepWords } from "./StepSentence";
import type { FeedEvent } from "./useFeed";

const clock = new Intl.DateTimeFormat(displayLocale, { timeStyle: "short" });

/** One step. `seenLine`: from here on down I have seen it all. */
export function FeedRow({ event, seenLine, onCompare }: { event: FeedEvent; seenLine: boolean; onCompare: () => void }) {
  const { memberById, canEdit } = useTripFrame();
  const edits = useEdits();
  const member = event.actorId === null ? undefined : memberById.get(event.actorId);
  const step = stepWords(event);
  return (
    <li>
      {seenLine && (
        <p className="flex items-center gap-3 pt-3 text-[0.8125rem] font-medium text-accent before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
          {t("Above: new since you last looked")}
        </p>
      )}
      <div className="flex items-start gap-3 py-2.5">
        <Sign event={event} />
        <p className="min-w-0 flex-1 text-[0.9375rem] [overflow-wrap:anywhere]">
          <StepSentence step={event} person={member?.name ?? null} />
          <time className="block text-[0.8125rem] text-ink-faint" dateTime={new Date(event.at).toISOString()}>{clock.format(event.at)}{event.undone && ` · ${t("undone")}`}</time>
        </p>
        <span className="-me-2 flex shrink-0">
          <IconButton size="sm" label={t("Compare now with before: {step}", { step })} onClick={onCompare}><GitCompareArrows /></IconButton>
          {canEdit && !event.undone && event.kind === "edit" && (
            <IconButton size="sm" label={t("Undo: {step}", { step })} onClick={() => void edits.undo(event.batchId)}><Undo2 /></IconButton>
          )}
        </span>
      </div>
    </li>
  );
}

/** Whose it was. */
function Sign({ event: { actorId, byAssistant } }: { event: FeedEvent }) {
  const { memberById } = useTripFrame();
  if (byAssistant) return <LogoMark className="size-8 shrink-0" />;
  if (actorId === null) return <span aria-hidden className="mt-0.5 grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft"><CalendarClock className="size-4.5" /></span>;
  const member = memberById.get(actorId);
  return <Avatar name={member?.name ?? t("Somebody who left")} hue={member?.hue ?? 0} decorative className="mt-0.5" />;
}
