import { Trash2 } from "lucide-react";
import { useState } from "react";
import { rich, t } from "../../../i18n/t";
import { formatMoment } from "../../../lib/moments";
import { Button } from "../../../ui/Button";
import { ConfirmDialog } from "../../../ui/Dialog";
import { IconButton } from "../../../ui/IconButton";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { PlaceOption } from "./PlaceOption";
import { PollChoice } from "./PollChoice";
import { leading } from "./pollWords";
import type { Poll, PollOption, usePolls } from "./usePolls";

type PollCardProps = { poll: Poll; actions: Omit<ReturnType<typeof usePolls>, "polls"> };

export function PollCard({ poll, actions }: PollCardProps) {
  const { role, canEdit, memberById, members } = useTripFrame();
  const { myId } = useWorkspace();
  const isOpen = poll.closedAt === null;
  const mayManage = poll.createdBy === myId || role === "owner";
  const answered = new Set(poll.options.flatMap(({ voters }) => voters)).size;
  const choose = (optionId: string) => {
    const without = poll.mine.filter((id) => id !== optionId);
    const chosen = poll.mine.includes(optionId) ? without : poll.multiple ? [...without, optionId] : [optionId];
    actions.answer(poll, chosen);
  };
  const deadline = isOpen ? poll.deadline : null;
  const winners = isOpen ? [] : leading(poll.options);
  const busy = actions.busy === poll._id;
  const place = (option: PollOption) => <PlaceOption option={option} busy={busy} onPlace={(day) => actions.place(poll, option, day)} />;
  const [removing, setRemoving] = useState(false);
  return (
    <li className="rounded-lg border border-line p-4" aria-label={poll.question}>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h4 dir="auto" className="title text-lg [overflow-wrap:anywhere]">{poll.question}</h4>
          <p className="text-sm text-ink-faint">
            {t("{person} asks", { person: memberById.get(poll.createdBy)?.name ?? t("Somebody who left") })}
            {poll.multiple && isOpen && ` · ${t("choose as many as you like")}`}
            {deadline !== null && <> · {rich("until <time>{when}</time>", { when: formatMoment(deadline), time: (text) => <time dateTime={new Date(deadline).toISOString()}>{text}</time> })}</>}
          </p>
        </div>
        {mayManage && <IconButton size="sm" label={t("Remove the poll: {question}", { question: poll.question })} onClick={() => (answered > 0 ? setRemoving(true) : actions.remove(poll))}><Trash2 /></IconButton>}
      </div>
      <ul className="mt-3 space-y-2">
        {poll.options.map((option) => (
          <PollChoice key={option.id} option={option} chosen={poll.mine.includes(option.id)} several={poll.multiple} open={isOpen} of={members.length} onChoose={() => choose(option.id)} />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink-soft tabular-nums">{t("{answered, number} of {people, number} have answered", { answered, people: members.length })}</p>
        {winners.length === 1 && canEdit && place(winners[0]!)}
        {mayManage && <Button look="ghost" size="sm" busy={busy} onClick={() => actions.setOpen(poll, !isOpen)}>{t(isOpen ? "End the poll" : "Open again")}</Button>}
      </div>
      {winners.length > 1 && (
        <>
          <p className="mt-2 text-sm text-ink-soft">{t(canEdit ? "It is a tie: you decide what is put into the plan." : "It is a tie.")}</p>
          {canEdit && (
            <ul className="mt-1 space-y-1">
              {winners.map((option) => (
                <li key={option.id} className="flex items-center gap-3">
                  <span dir="auto" className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]">{option.text}</span>
                  {place(option)}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t("Remove this poll?")}
        description={t("{answered, plural, one {One answer goes} other {# answers go}} with it, for everybody. What was put into the plan stays there.", { answered })}
        confirmLabel={t("Remove the poll")}
        busy={busy}
        onConfirm={() => actions.remove(poll)}
      />
    </li>
  );
}
