import { CalendarClock, GitCompareArrows, Undo2, UsersRound } from "lucide-react";
import { memo, type ReactNode } from "react";
import { displayLocale } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { Avatar } from "../../../../ui/Avatar";
import { IconButton } from "../../../../ui/IconButton";
import { LogoMark } from "../../../../ui/Logo";
import { useEdits } from "../../useEdits";
import { useTripFrame } from "../../tripFrame";
import { PeopleSentence, StepSentence, stepWords } from "./StepSentence";
import type { PeopleEvent, StepEvent } from "./useFeed";

const clock = new Intl.DateTimeFormat(displayLocale, { timeStyle: "short" });

/** One step of the plan. `seenLine`: from here on down I have seen it all. */
export const StepRow = memo(function StepRow({ event, seenLine, onCompare }: { event: StepEvent; seenLine: boolean; onCompare: (event: StepEvent) => void }) {
  const { memberById, canEdit } = useTripFrame();
  const edits = useEdits();
  const member = event.actorId === null ? undefined : memberById.get(event.actorId);
  const step = stepWords(event);
  return (
    <Row at={event.at} seenLine={seenLine} sign={<StepSign event={event} />} sentence={<StepSentence step={event} person={member?.name ?? null} />} undone={event.undone}>
      <IconButton size="sm" label={t("Compare now with before: {step}", { step })} onClick={() => onCompare(event)}><GitCompareArrows /></IconButton>
      {canEdit && !event.undone && event.kind === "edit" && (
        <IconButton size="sm" label={t("Undo: {step}", { step })} onClick={() => void edits.undo(event.batchId)}><Undo2 /></IconButton>
      )}
    </Row>
  );
});

/** Somebody came, went, or shared the trip: nothing to undo, nothing to compare. */
export const PeopleRow = memo(function PeopleRow({ event, seenLine }: { event: PeopleEvent; seenLine: boolean }) {
  const { actor } = event;
  const sign = actor ? <Avatar name={actor.name ?? t("Somebody who left")} hue={actor.hue} decorative className="mt-0.5" /> : <NobodysSign icon={<UsersRound className="size-4.5" />} />;
  return <Row at={event.at} seenLine={seenLine} sign={sign} sentence={<PeopleSentence event={event} />} />;
});

type RowProps = { at: number; seenLine: boolean; sign: ReactNode; sentence: ReactNode; undone?: boolean; children?: ReactNode };

function Row({ at, seenLine, sign, sentence, undone = false, children }: RowProps) {
  return (
    <li>
      {seenLine && (
        <p className="flex items-center gap-3 pt-3 text-[0.8125rem] font-medium text-accent before:h-px before:flex-1 before:bg-accent/40 after:h-px after:flex-1 after:bg-accent/40">
          {t("Above: new since you last looked")}
        </p>
      )}
      <div className="flex items-start gap-3 py-2.5">
        {sign}
        <p className="min-w-0 flex-1 text-[0.9375rem] [overflow-wrap:anywhere]">
          {sentence}
          <time className="block text-[0.8125rem] text-ink-faint" dateTime={new Date(at).toISOString()}>{clock.format(at)}{undone && ` · ${t("undone")}`}</time>
        </p>
        {children && <span className="-me-2 flex shrink-0">{children}</span>}
      </div>
    </li>
  );
}

/** Whose it was. */
function StepSign({ event: { actorId, byAssistant } }: { event: StepEvent }) {
  const { memberById } = useTripFrame();
  if (byAssistant) return <LogoMark className="size-8 shrink-0" />;
  if (actorId === null) return <NobodysSign icon={<CalendarClock className="size-4.5" />} />;
  const member = memberById.get(actorId);
  return <Avatar name={member?.name ?? t("Somebody who left")} hue={member?.hue ?? 0} decorative className="mt-0.5" />;
}

const NobodysSign = ({ icon }: { icon: ReactNode }) => (
  <span aria-hidden className="mt-0.5 grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-ink-soft">{icon}</span>
);
