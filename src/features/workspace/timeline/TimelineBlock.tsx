// An item on the grid, or the piece of it that falls on this day. Pressing it opens it; dragging, its edges and the
// arrow keys change its time.
import { LockKeyhole } from "lucide-react";
import { memo } from "react";
import { t } from "../../../i18n/t";
import { personColor } from "../../../ui/Avatar";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { ActivityIcon } from "../ActivityIcon";
import { BookedMark } from "../itinerary/BookedMark";
import { rowKey } from "../rowIds";
import { useFlash } from "../useOthersChanges";
import { hover, hoverable, useWorkspace } from "../useWorkspace";
import type { Piece } from "./pieces";
import { isHeld, topOf, useTimelineState } from "./timelineState";
import { timeWords } from "./timelineWords";
import { useNudge } from "./useNudge";
import { useTimelineDragHandles } from "./useTimelineDrag";

/** So low that a line of text fits. */
export const LEAST_HEIGHT_PX = 26;
const TWO_LINES_PX = 44;

type Props = { piece: Piece; lane: number; lanes: number; dayIndex: number; canEdit: boolean; dayName: string };

export const TimelineBlock = memo(function TimelineBlock({ piece, lane, lanes, dayIndex, canEdit, dayName }: Props) {
  const { activity, from, to, part, open } = piece;
  const { openActivity } = useWorkspace();
  const key = rowKey(activity._id);
  const held = useTimelineState((state) => isHeld(state, key));
  const { press } = useTimelineDragHandles();
  const { keyDown, settle } = useNudge(activity);
  const movable = canEdit && !activity.locked;
  const whole = part === "whole" || part === "leaves";
  const height = Math.max(LEAST_HEIGHT_PX, topOf(to - from));
  const flash = useFlash(activity._id);
  const words = part === "arrives" ? t(activity.type === "transport" ? "Arrives {time}" : "Until {time}", { time: timeWords({ start: activity.end, end: null }) }) : part === "through" ? t("On the way") : timeWords(activity);
  const color = dayColor(dayIndex);
  return (
    <div
      className={cn("absolute z-1 p-px", held && "opacity-35")}
      style={{ top: topOf(from), height, insetInlineStart: `${(lane / lanes) * 100}%`, width: `${100 / lanes}%` }}
      {...hoverable(activity._id)}
    >
      <button
        type="button"
        {...(whole && { "data-block": key })}
        aria-label={t(activity.locked ? "{item}, {day}, {time}, locked" : "{item}, {day}, {time}", { item: activity.title, day: dayName, time: words })}
        {...(movable && whole && { "aria-describedby": "timeline-keys" })}
        onClick={() => openActivity(activity._id)}
        onPointerDown={movable && whole ? (event) => press(event, activity, "move") : undefined}
        onKeyDown={movable && whole ? keyDown : undefined}
        onBlur={settle}
        onFocus={() => hover(activity._id)}
        className={cn(
          "flex size-full flex-col overflow-hidden rounded-md border-s-4 px-1.5 text-start text-[0.8125rem] leading-tight text-ink transition-shadow select-none hover:shadow-lift",
          height >= TWO_LINES_PX ? "pt-1" : "justify-center",
          movable && whole && "cursor-grab",
          part === "leaves" && "rounded-b-none",
          part === "arrives" && "rounded-t-none",
          open && "[mask-image:linear-gradient(to_bottom,#000_55%,#0009)]",
          activity.status === "done" && "opacity-65",
        )}
        style={{ borderColor: color, background: `color-mix(in oklab, ${color} 15%, var(--color-surface))`, ...(flash && { boxShadow: `0 0 0 2px ${personColor(flash.hue)}` }) }}
      >
        <span className="flex w-full min-w-0 items-start gap-1">
          {lanes < 3 && <ActivityIcon activity={activity} className="mt-px size-3.5 shrink-0 text-ink-soft" />}
          <span dir="auto" className={cn("min-w-0 font-medium", height >= TWO_LINES_PX + 16 ? "line-clamp-2 [overflow-wrap:anywhere]" : "truncate")}>{activity.title}</span>
          {activity.locked && <LockKeyhole className="mt-0.5 ms-auto size-3 shrink-0 text-ink-soft" aria-hidden />}
        </span>
        {height >= TWO_LINES_PX && (
          <span className="mt-0.5 flex w-full min-w-0 items-center gap-1.5 text-xs text-ink-soft tabular-nums">
            <span className="truncate">{words}</span>
            {lanes === 1 && height >= TWO_LINES_PX + 16 && <span className="ms-auto shrink-0"><BookedMark activity={activity} /></span>}
          </span>
        )}
      </button>
      {movable && part === "whole" && (
        <>
          {height >= TWO_LINES_PX && <Edge at="start" onPress={(event) => press(event, activity, "start")} />}
          <Edge at="end" onPress={(event) => press(event, activity, "end")} />
        </>
      )}
    </div>
  );
});

/** For the mouse and the finger; keys have Shift with the arrows. */
function Edge({ at, onPress }: { at: "start" | "end"; onPress: (event: React.PointerEvent<HTMLElement>) => void }) {
  return (
    <div
      aria-hidden
      onPointerDown={onPress}
      className={cn("group/edge absolute inset-x-3 h-2 cursor-ns-resize pointer-coarse:h-3.5", at === "start" ? "top-0" : "bottom-0")}
    >
      <span className={cn("absolute left-1/2 h-[3px] w-6 -translate-x-1/2 rounded-full bg-ink-faint opacity-0 transition group-hover/edge:opacity-80", at === "start" ? "top-0.5" : "bottom-0.5")} />
    </div>
  );
}
