// An answer, from its first word to what the group made of it: written, applied, reviewed, undone. It is
// one element all along, so that nothing jumps when it is done.
import { CheckCheck, X } from "lucide-react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { LogoMark } from "../../../ui/Logo";
import { AnswerFooter } from "./AnswerFooter";
import { Markdown } from "./Markdown";
import { ProposalReview } from "./ProposalReview";
import type { Proposal } from "./proposalDiff";
import { RunProgress } from "./RunProgress";
import { ToolCards, type ToolCardsProps } from "./ToolCards";
import type { Run, ThreadMessage } from "./useThread";

export type AnswerProps = {
  runId: Id<"aiRuns">;
  /** Null until it is in the thread. */
  message: ThreadMessage | null;
  /** While it is made or applied. */
  run: Run | null;
  /** What there is of it while it has no message. */
  written: string;
  /** All that wait, this answer's own among them if it does. */
  proposals: Proposal[];
  own: boolean;
  onChoose: ToolCardsProps["onChoose"];
};

export function Answer({ runId, message, run, written, proposals, own, onChoose }: AnswerProps) {
  const proposal = proposals.find((one) => one.runId === runId);
  const text = message ? told(message.said ?? [message.text]) : written;
  return (
    <article aria-label={message ? t("Assistant") : t("Answer being written")} className="flex animate-rise-in items-start gap-2.5">
      <LogoMark className="size-8 shrink-0" />
      <div className="min-w-0 flex-1 space-y-3">
        {/* Read aloud once it is whole, not word by word; its progress speaks for itself meanwhile. */}
        <div aria-busy={!message} className="space-y-3 empty:hidden">
          <ToolCards calls={message?.calls ?? run?.calls ?? []} review={message?.status === "proposed" ? "waits" : message?.review ? "settled" : "none"} onChoose={onChoose} />
          {text !== "" && <Markdown text={text} />}
        </div>
        {proposal && <ProposalReview proposal={proposal} others={proposals} />}
        {message?.review && <Reviewed {...message.review} />}
        {run && <RunProgress run={run} />}
        {message && !run && <AnswerFooter message={message} runId={runId} own={own} />}
      </div>
    </article>
  );
}

/** What came of a proposal. */
function Reviewed({ accepted, declined }: NonNullable<ThreadMessage["review"]>) {
  const all = accepted + declined;
  if (all === 0) return null;
  const Icon = accepted > 0 ? CheckCheck : X;
  return (
    <p className="flex items-start gap-2 text-[0.8125rem] text-ink-soft">
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      {accepted === 0
        ? t("All of it was declined: the plan stays as it was.")
        : declined === 0
          ? t("All of it was accepted, {count, plural, one {# change} other {# changes}}.", { count: all })
          : t("{accepted, number} of {all, number} changes were accepted; the others were declined.", { accepted, all })}
    </p>
  );
}
