import { Trash2 } from "lucide-react";
import { rich, t } from "../../../i18n/t";
import { formatMoment } from "../../../lib/moments";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { PlaceOption } from "./PlaceOption";
import { PollChoice } from "./PollChoice";
import { leading } from "./pollWords";
import type { Poll, usePolls } from "./usePolls";

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
  const winner = isOpen ? null : leading(poll.options);
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
        {mayManage && <IconButton size="sm" label={t("Remove the poll: {question}", { question: poll.question })} onClick={() => actions.remove(poll)}><Trash2 /></IconButton>}
      </div>
      <ul className="mt-3 space-y-2">
        {poll.options.map((option) => (
          <PollChoice key={option.id} option={option} chosen={poll.mine.includes(option.id)} several={poll.multiple} open={isOpen} of={members.length} onChoose={() => choose(option.id)} />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink-soft tabular-nums">{t("{answered, number} of {people, number} have answered", { answered, people: members.length })}</p>
        {winner && canEdit && <PlaceOption option={winner} busy={actions.busy === poll._id} onPlace={(day) => actions.place(poll, winner, day)} />}
        {mayManage && <Button look="ghost" size="sm" busy={actions.busy === poll._id} onClick={() => actions.setOpen(poll, !isOpen)}>{t(isOpen ? "End the poll" : "Open again")}</Button>}
      </div>
    </li>
  );
}
