import { Info, ThumbsUp, Undo2 } from "lucide-react";
import { useId, useState } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { displayLocale } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { formatCost, modelName } from "../../../lib/models";
import { useEdits } from "../useEdits";
import { useTrip } from "../useItinerary";
import { formatDuration } from "./formatDuration";
import { ThumbDown } from "./ThumbDown";
import { useJudge } from "./useJudge";
import type { ThreadMessage } from "./useThread";

/** What one can do about an answer: take its changes back, judge it, see who gave it and what it cost. */
export function AnswerFooter({ message, runId, own }: { message: ThreadMessage; runId: Id<"aiRuns">; own: boolean }) {
  const { canEdit } = useTrip();
  const edits = useEdits();
  const judge = useJudge(runId, own);
  const [open, setOpen] = useState(false);
  const factsId = useId();
  const { answer, changed } = message;
  return (
    <div>
      <div className="-ml-2 flex items-center pointer-coarse:-ml-3">
        {answer && (
          <>
            <IconButton size="sm" label="Good answer" aria-pressed={answer.good === true} onClick={() => judge(answer.good === true ? null : true)}><ThumbsUp className="size-4!" /></IconButton>
            <ThumbDown pressed={answer.good === false} onJudge={judge} />
            <IconButton size="sm" label="About this answer" aria-expanded={open} aria-controls={factsId} onClick={() => setOpen(!open)}><Info className="size-4!" /></IconButton>
          </>
        )}
        {changed && canEdit && (
          <Button look="secondary" size="sm" className="ml-auto" onClick={() => void edits.undo(runId)}>
            <Undo2 aria-hidden />
            Undo this
          </Button>
        )}
      </div>
      {answer && <div id={factsId} hidden={!open}>{open && <Facts answer={answer} />}</div>}
    </div>
  );
}

/** Below the last line on screen it would open unseen. */
const reveal = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

function Facts({ answer }: { answer: NonNullable<ThreadMessage["answer"]> }) {
  const { model, cached, tookMs, tokens, costUsd } = answer;
  const facts = [
    ["Answered by", (model ? answererOf(model) : "Nobody") + (cached ? ", said before" : "")],
    ["Time", tookMs === null ? "Not finished" : formatDuration(tookMs)],
    ["Tokens", tokens.toLocaleString(displayLocale)],
    ["Cost", costUsd === 0 ? "Nothing" : formatCost(costUsd)],
  ];
  return (
    <dl ref={reveal} className="mt-1.5 grid scroll-my-4 animate-fade-in grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-l-2 border-line pl-3 text-[0.8125rem]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="text-ink-soft tabular-nums [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function answererOf(model: string): string {
  const { name, provider } = modelName(model);
  return provider ? `${name} by ${provider}` : name;
}
