import { usePaginatedQuery } from "convex/react";
import { Undo2 } from "lucide-react";
import { api } from "../../../../convex/_generated/api";
import { displayLocale } from "../../../lib/dates";
import { Avatar } from "../../../ui/Avatar";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { LogoMark } from "../../../ui/Logo";
import { useEdits } from "../useEdits";
import { useTrip } from "../useItinerary";

const PAGE = 40;
const when = new Intl.DateTimeFormat(displayLocale, { dateStyle: "medium", timeStyle: "short" });

/** Who changed what, newest first; each step can be undone. */
export function HistoryPanel() {
  const { trip, memberById, canEdit } = useTrip();
  const edits = useEdits();
  const events = usePaginatedQuery(api.trips.history.list, { tripId: trip._id }, { initialNumItems: PAGE });
  if (events.status === "Exhausted" && events.results.length === 0) {
    return <p className="pt-4 text-ink-soft">Nothing has changed yet. Everything that anybody does will be listed here, and can be taken back.</p>;
  }
  return (
    <>
      <ol className="divide-y divide-line">
        {events.results.map((event) => {
          const member = memberById.get(event.actorId);
          const name = event.byAssistant ? `The assistant, for ${member?.name ?? "somebody who left"},` : (member?.name ?? "Somebody who left");
          return (
            <li key={event._id} className="flex items-start gap-3 py-3">
              {event.byAssistant ? <LogoMark className="size-8 shrink-0" /> : <Avatar name={member?.name ?? "Somebody who left"} hue={member?.hue ?? 0} decorative />}
              <p className="min-w-0 flex-1 text-[0.9375rem]">
                <span className="font-medium">{name}</span> <span className={event.undone ? "text-ink-faint line-through" : ""}>{event.label}</span>
                <time className="block text-[0.8125rem] text-ink-faint" dateTime={new Date(event.at).toISOString()}>{when.format(event.at)}</time>
              </p>
              {canEdit && !event.undone && event.kind === "edit" && (
                <IconButton size="sm" label={`Undo: ${event.label}`} onClick={() => void edits.undo(event.batchId)}><Undo2 /></IconButton>
              )}
            </li>
          );
        })}
      </ol>
      {events.status === "CanLoadMore" && <Button look="quiet" size="sm" onClick={() => events.loadMore(PAGE)}>Show older changes</Button>}
    </>
  );
}
