import { Trash2 } from "lucide-react";
import { formatMoment } from "../../../lib/moments";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { PlaceOption } from "./PlaceOption";
import { PollChoice } from "./PollChoice";
import { leading } from "./pollWords";
import type { Poll, usePolls } from "./usePolls";

type PollCardProps = { poll: Poll; actions: Omit<ReturnType<typeof usePolls>, "polls"> };

export function PollCard({ poll, actions }: PollCardProps) {
  const { role, canEdit, memberById, members } = useTrip();
  const { myId } = useWorkspace();
  const isOpen = poll.closedAt === null;
  const mayManage = poll.createdBy === myId || role === "owner";
  const answered = new Set(poll.options.flatMap(({ voters }) => voters)).size;
  const choose = (optionId: string) => {
    const without = poll.mine.filter((id) => id !== optionId);
    const chosen = poll.mine.includes(optionId) ? without : poll.multiple ? [...without, optionId] : [optionId];
    actions.answer(poll, chosen);
  };
  const winner = isOpen ? null : leading(poll.options);
  return (
    <li className="rounded-lg border border-line p-4" aria-label={poll.question}>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h4 className="title text-lg [overflow-wrap:anywhere]">{poll.question}</h4>
          <p className="text-sm text-ink-faint">
            {memberById.get(poll.createdBy)?.name ?? "Somebody who left"} asks
            {poll.multiple && isOpen && " · choose as many as you like"}
            {isOpen && poll.deadline !== null && <> · until <time dateTime={new Date(poll.deadline).toISOString()}>{formatMoment(poll.deadline)}</time></>}
          </p>
        </div>
        {mayManage && <IconButton size="sm" label={`Remove the poll: ${poll.question}`} onClick={() => actions.remove(poll)}><Trash2 /></IconButton>}
      </div>
      <ul className="mt-3 space-y-2">
        {poll.options.map((option) => (
          <PollChoice key={option.id} option={option} chosen={poll.mine.includes(option.id)} open={isOpen} of={members.length} onChoose={() => choose(option.id)} />
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-sm text-ink-soft tabular-nums">{answered} of {members.length} have answered</p>
        {winner && canEdit && <PlaceOption option={winner} busy={actions.busy === poll._id} onPlace={(day) => actions.place(poll, winner, day)} />}
        {mayManage && <Button look="ghost" size="sm" busy={actions.busy === poll._id} onClick={() => actions.setOpen(poll, !isOpen)}>{isOpen ? "Close" : "Open again"}</Button>}
      </div>
    </li>
  );
}
