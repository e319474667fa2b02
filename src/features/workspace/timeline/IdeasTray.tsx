// Below the hours: what has no day yet, ready to be dragged to one, and where an item is put that shall wait again.
import { CalendarDays, Lightbulb } from "lucide-react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { itinerary } from "../itinerary/itineraryState";
import { rowKey } from "../rowIds";
import { useTrip, type Activity } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { isHeld, useTimelineState } from "./timelineState";
import { useNudge } from "./useNudge";
import { useTimelineDragHandles } from "./useTimelineDrag";

export function IdeasTray() {
  const { ideas, canEdit } = useTrip();
  const isTarget = useTimelineState(({ held }) => held?.kind === "idea");
  if (ideas.length === 0 && !canEdit) return null;
  return (
    <div className={cn("flex min-h-11 shrink-0 items-center gap-3 border-t border-line-strong/60 bg-paper px-3 transition-colors sm:px-4", isTarget && "bg-accent-soft")}>
      <p id="timeline-ideas" className="flex shrink-0 items-center gap-1.5 text-sm font-medium text-ink-soft">
        <Lightbulb className="size-4 text-accent" aria-hidden />
        {t("Ideas")}
      </p>
      {ideas.length === 0 ? (
        <p className="py-3 text-sm text-ink-faint @max-[19rem]:sr-only">
          <span className="pointer-coarse:hidden">{t("What you drag here waits without a day.")}</span>
          <span className="hidden pointer-coarse:inline">{t("Hold an item and drag it here: it waits without a day.")}</span>
        </p>
      ) : (
        <ul aria-labelledby="timeline-ideas" className="flex min-w-0 flex-1 gap-2 overflow-x-auto overscroll-x-contain p-1 py-2">
          {ideas.map((activity) => <Idea key={rowKey(activity._id)} activity={activity} canEdit={canEdit} />)}
        </ul>
      )}
    </div>
  );
}

function Idea({ activity, canEdit }: { activity: Activity; canEdit: boolean }) {
  const { _id: id, title } = activity;
  const { openActivity } = useWorkspace();
  const { press } = useTimelineDragHandles();
  const { keyDown, settle } = useNudge(activity);
  const key = rowKey(id);
  const held = useTimelineState((state) => isHeld(state, key));
  const movable = canEdit && !activity.locked;
  return (
    <li className={cn("flex shrink-0 items-stretch rounded-md border border-line bg-surface shadow-card", held && "opacity-35")}>
      <button
        type="button"
        data-block={key}
        aria-label={t("{item}, idea", { item: title })}
        {...(movable && { "aria-describedby": "timeline-keys", onPointerDown: (event) => press(event, activity, "move"), onKeyDown: keyDown, onBlur: settle })}
        onClick={() => openActivity(id)}
        className={cn("min-h-9 max-w-48 rounded-md px-2.5 text-start text-sm select-none hover:bg-ink/5 pointer-coarse:min-h-11", movable && "cursor-grab")}
      >
        <span dir="auto" className="block truncate">{title}</span>
      </button>
      {movable && (
        <button
          type="button"
          aria-label={t("Choose a day for {item}", { item: title })}
          title={t("Choose a day for {item}", { item: title })}
          onClick={() => itinerary.ask({ kind: "moveItems", activityIds: [id] })}
          className="grid w-8 shrink-0 place-items-center rounded-e-md border-s border-line text-ink-faint transition hover:bg-ink/5 hover:text-ink pointer-coarse:w-11"
        >
          <CalendarDays className="size-4" aria-hidden />
        </button>
      )}
    </li>
  );
}
