// One thread: what was asked, what is being done and answered, what to ask next, and where to ask.
import { useQuery } from "convex/react";
import { Lock, Sparkles } from "lucide-react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { t } from "../../../i18n/t";
import { told, type Said } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { ChipButton } from "../../../ui/Chip";
import { useTrip } from "../useItinerary";
import { Allowance } from "./Allowance";
import { Answer } from "./Answer";
import { Composer } from "./Composer";
import { Question } from "./Question";
import { useAsk } from "./useAsk";
import { useStickToEnd } from "./useStickToEnd";
import { useThread } from "./useThread";

export type ThreadProps = {
  /** One's own, which nobody else sees. */
  own: boolean;
  myId: Id<"users"> | undefined;
  /** What is typed and not sent. */
  draft: string;
  onDraft: (draft: string) => void;
};

export function Thread({ own, myId, draft, onDraft }: ThreadProps) {
  const { trip, canEdit, activities } = useTrip();
  const { messages, newest, run, written, status, showEarlier } = useThread(trip._id, own);
  const waits = messages.some((message) => message.status === "proposed");
  const proposals = useQuery(api.ai.proposals.list, waits ? { tripId: trip._id } : "skip");
  const send = useAsk(trip._id, own);
  const { scroller, content, toEnd } = useStickToEnd();
  const ask = (text: string | Said) => {
    toEnd();
    return send(text);
  };

  const isAnswered = messages.some(({ role, runId }) => role === "assistant" && runId === run?._id);
  const answers = messages.map((message) => ({ key: message.role === "user" ? message._id : message.runId, runId: message.runId, message }));
  const entries = run && !isAnswered ? [...answers, { key: run._id, runId: run._id, message: null }] : answers;
  const suggestions = run || !canEdit ? [] : newest?.role === "assistant" ? newest.suggestions.map((request) => ({ request, said: told(request) })) : starters(activities.length === 0);
  return (
    <>
      <div ref={scroller} role="log" aria-label={t("Conversation with the assistant")} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain" tabIndex={0}>
        <div ref={content} className="space-y-5 px-5 py-5">
          {status === "CanLoadMore" && <Button look="quiet" size="sm" className="mx-auto flex" onClick={showEarlier}>{t("Show earlier messages")}</Button>}
          {status === "Exhausted" && entries.length === 0 && <Welcome own={own} canEdit={canEdit} />}
          {entries.map(({ key, runId, message }) =>
            message?.role === "user" ? (
              <Question key={key} message={message} mine={message.userId === myId} />
            ) : (
              <Answer
                key={key}
                runId={runId}
                message={message}
                run={run?._id === runId ? run : null}
                written={written}
                proposals={proposals ?? []}
                own={own}
                onChoose={canEdit && !run ? (request) => void ask(request) : undefined}
              />
            ),
          )}
        </div>
      </div>
      {canEdit && (
        <div className="border-t border-line px-4 pt-3 pb-[calc(1rem+env(safe-area-inset-bottom))]">
          {suggestions.length > 0 && (
            <ul aria-label={t("Suggestions")} className="-mx-4 mb-3 flex row-sideways gap-2 px-4 py-1 -mt-1">
              {suggestions.map(({ request, said }) => (
                <li key={said} className="shrink-0">
                  <ChipButton onClick={() => void ask(request)}>{said}</ChipButton>
                </li>
              ))}
            </ul>
          )}
          <Allowance />
          <Composer text={draft} onText={onDraft} busy={Boolean(run)} onSend={ask} />
        </div>
      )}
    </>
  );
}

/** Sent as messages, of which the built-in planner reads the English. */
const starters = (empty: boolean) =>
  empty
    ? [
        { request: { message: "Plan our trip: a bit of everything" }, said: t("Plan our trip: a bit of everything") },
        { request: { message: "Plan it relaxed, nothing before 10" }, said: t("Plan it relaxed, nothing before 10") },
        { request: { message: "What can you do?" }, said: t("What can you do?") },
      ]
    : [
        { request: { message: "What does it cost per person?" }, said: t("What does it cost per person?") },
        { request: { message: "Make the second day more relaxed" }, said: t("Make the second day more relaxed") },
        { request: { message: "What can you do?" }, said: t("What can you do?") },
      ];

function Welcome({ own, canEdit }: { own: boolean; canEdit: boolean }) {
  const Icon = own ? Lock : Sparkles;
  return (
    <div className="pt-4 text-center">
      <Icon className="mx-auto size-8 text-accent" aria-hidden />
      <h3 className="title mt-3 text-xl">{own ? t("Between us") : t("Your co-traveller")}</h3>
      <p className="mx-auto mt-2 max-w-xs text-ink-soft">
        {own
          ? t("Ask what the others need not read. What you ask and what is answered stays here; what you change in the plan is everyone's, as always.")
          : canEdit
            ? t("Say what you like, what you eat and how fast you want to go. The plan appears for everyone, and every change can be undone.")
            : t("What the others ask and what the assistant changes appears here.")}
      </p>
    </div>
  );
}
