import type { FunctionReturnType } from "convex/server";
import { Check, Undo2 } from "lucide-react";
import type { api } from "../../../../convex/_generated/api";
import { Avatar } from "../../../ui/Avatar";
import { Button } from "../../../ui/Button";
import { LogoMark } from "../../../ui/Logo";
import { useEdits } from "../useEdits";
import { useTrip } from "../useItinerary";
import { Prose } from "./Prose";

export type ThreadMessage = FunctionReturnType<typeof api.ai.thread.list>["page"][number];

/** One message: a person's as they wrote it, the assistant's with what it did and a way back. */
export function AssistantMessage({ message, mine }: { message: ThreadMessage; mine: boolean }) {
  const { memberById, canEdit } = useTrip();
  const edits = useEdits();
  if (message.role === "user") {
    const author = memberById.get(message.userId);
    return (
      <article aria-label={author?.name ?? "Someone"} className="flex animate-rise-in items-start justify-end gap-2.5">
        <div className="max-w-[85%]">
          {!mine && <p className="mb-1 text-right text-xs text-ink-faint">{author?.name ?? "Someone"}</p>}
          <p className="rounded-xl rounded-tr-sm bg-accent px-4 py-2.5 whitespace-pre-wrap text-on-accent [overflow-wrap:anywhere]">{message.text}</p>
        </div>
        <Avatar name={author?.name ?? "Someone"} hue={author?.hue ?? 0} decorative />
      </article>
    );
  }
  return (
    <article aria-label="Assistant" className="flex animate-rise-in items-start gap-2.5">
      <LogoMark className="size-8 shrink-0" />
      <div className="min-w-0 flex-1 space-y-2.5">
        {message.calls.length > 0 && (
          <ul aria-label="What the assistant did" className="space-y-1">
            {message.calls.map((call, index) => (
              <li key={index} className="flex items-start gap-2 text-[0.8125rem] text-ink-soft">
                <Check className="mt-0.5 size-3.5 shrink-0 text-ok" aria-hidden />
                {call.result}
              </li>
            ))}
          </ul>
        )}
        <Prose text={message.text} />
        {message.changed && canEdit && (
          <Button look="secondary" size="sm" onClick={() => void edits.undo(message.runId)}>
            <Undo2 aria-hidden />
            Undo this
          </Button>
        )}
      </div>
    </article>
  );
}
