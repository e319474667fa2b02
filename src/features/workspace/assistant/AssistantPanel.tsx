// The trip's one thread with the assistant: everybody sees what was asked, what it is doing and what
// it answered; who may edit can ask.
import { usePaginatedQuery, useQuery } from "convex/react";
import { Sparkles } from "lucide-react";
import { useEffect, useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { Button } from "../../../ui/Button";
import { ChipButton } from "../../../ui/Chip";
import { useTrip } from "../useItinerary";
import { AssistantMessage } from "./AssistantMessage";
import { Composer } from "./Composer";
import { RunProgress } from "./RunProgress";
import { useAsk } from "./useAsk";

const PAGE = 30;

export function AssistantPanel({ myId }: { myId: Id<"users"> | undefined }) {
  const { trip, canEdit, activities } = useTrip();
  const thread = usePaginatedQuery(api.ai.thread.list, { tripId: trip._id }, { initialNumItems: PAGE });
  const run = useQuery(api.ai.thread.current, { tripId: trip._id });
  const ask = useAsk(trip._id);
  const end = useRef<HTMLDivElement>(null);
  const messages = thread.results.toReversed();
  const newest = thread.results[0];
  useEffect(() => {
    void end.current?.scrollIntoView({ block: "end" });
  }, [newest?._id, run?.progress]);

  const suggestions = run || !canEdit ? [] : newest?.role === "assistant" ? newest.suggestions : starters(activities.length === 0);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div role="log" aria-label="Conversation with the assistant" className="min-h-0 flex-1 space-y-5 overflow-y-auto overscroll-contain px-5 py-5" tabIndex={0}>
        {thread.status === "CanLoadMore" && (
          <Button look="quiet" size="sm" className="mx-auto flex" onClick={() => thread.loadMore(PAGE)}>Show earlier messages</Button>
        )}
        {thread.status === "Exhausted" && messages.length === 0 && <Welcome canEdit={canEdit} />}
        {messages.map((message) => (
          <AssistantMessage key={message._id} message={message} mine={message.userId === myId} />
        ))}
        {run && <RunProgress run={run} />}
        <div ref={end} />
      </div>
      {canEdit && (
        <div className="border-t border-line px-4 pt-3 pb-[calc(1rem+env(safe-area-inset-bottom))]">
          {suggestions.length > 0 && (
            <ul aria-label="Suggestions" className="-mx-1 mb-3 flex gap-2 overflow-x-auto px-1 pb-1">
              {suggestions.map((suggestion) => (
                <li key={suggestion} className="shrink-0">
                  <ChipButton onClick={() => void ask(suggestion)}>{suggestion}</ChipButton>
                </li>
              ))}
            </ul>
          )}
          <Composer busy={Boolean(run)} onSend={ask} />
        </div>
      )}
    </div>
  );
}

const starters = (empty: boolean) =>
  empty
    ? ["Plan our trip: a bit of everything", "Plan it relaxed, nothing before 10", "What can you do?"]
    : ["What does it cost per person?", "Make the second day more relaxed", "What can you do?"];

function Welcome({ canEdit }: { canEdit: boolean }) {
  return (
    <div className="pt-4 text-center">
      <Sparkles className="mx-auto size-8 text-accent" aria-hidden />
      <h3 className="title mt-3 text-xl">Your co-traveller</h3>
      <p className="mx-auto mt-2 max-w-xs text-ink-soft">
        {canEdit
          ? "Say what you like, what you eat and how fast you want to go. The plan appears for everyone, and every change can be undone."
          : "What the others ask and what the assistant changes appears here."}
      </p>
    </div>
  );
}
