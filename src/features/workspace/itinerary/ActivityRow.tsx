// One stop of a day: handle, number and time, name, what it is and costs. Pressing it opens its sheet.
import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import type { ReactNode } from "react";
import { formatTime } from "../../../lib/dates";
import { formatMoney } from "../../../lib/money";
import { personColor } from "../../../ui/Avatar";
import { cn } from "../../../ui/cn";
import { dayColor, onDayColor } from "../../../ui/dayColors";
import { ACTIVITY_TYPES } from "../activityTypes";
import { useTrip, type Activity } from "../useItinerary";
import type { Flash } from "../useOthersChanges";
import { ROW_MARKS } from "./marks";
import { useHovered, useWorkspace } from "../useWorkspace";

type CardProps = { activity: Activity; number: number | null; dayIndex: number | null };

export function ActivityRow({
  activity,
  number,
  dayIndex,
  children,
}: CardProps & { children?: ReactNode }) {
  const { canEdit } = useTrip();
  const { flashes, openActivity } = useWorkspace();
  const hover = useHovered((state) => state.hover);
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: activity._id,
    disabled: !canEdit,
  });
  const flash = flashes.get(activity._id);
  return (
    <li
      ref={setNodeRef}
      data-flip={activity._id}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn("relative", isDragging && "opacity-35")}
      onMouseEnter={() => hover(activity._id)}
      onMouseLeave={() => hover(null)}
    >
      {children}
      <div
        className={cn("group relative flex items-stretch rounded-lg transition-colors hover:bg-ink/4", flash && "animate-fade-in")}
        style={flash && { boxShadow: `inset 0 0 0 2px ${personColor(flash.hue)}`, background: `color-mix(in oklab, ${personColor(flash.hue)} 10%, transparent)` }}
      >
        {canEdit && (
          <button
            type="button"
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            aria-label={`Move ${activity.title}`}
            className="-ml-1 grid w-8 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint opacity-60 transition group-hover:opacity-100 focus-visible:opacity-100 active:cursor-grabbing pointer-coarse:w-11"
          >
            <GripVertical className="size-4.5" aria-hidden />
          </button>
        )}
        <button type="button" onClick={() => openActivity(activity._id)} className="min-w-0 flex-1 rounded-lg text-left">
          <ActivityCard activity={activity} number={number} dayIndex={dayIndex} />
        </button>
        {flash && <FlashName flash={flash} />}
      </div>
    </li>
  );
}

export function ActivityCard({ activity, number, dayIndex }: CardProps) {
  const { icon: Icon, label } = ACTIVITY_TYPES[activity.type];
  const color = dayIndex === null ? "var(--color-ink-faint)" : dayColor(dayIndex);
  return (
    <span className="flex items-start gap-3 px-2 py-2.5">
      {number === null ? (
        <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full border border-line bg-surface text-ink-soft">
          <Icon className="size-4" aria-hidden />
        </span>
      ) : (
        <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full text-[0.8125rem] font-semibold tabular-nums" style={{ background: color, color: onDayColor }}>
          {number}
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 font-medium text-ink [overflow-wrap:anywhere]">{activity.title}</span>
          {activity.cost && (
            <span className="shrink-0 text-sm text-ink-soft tabular-nums">
              {activity.cost.amount === 0 ? "free" : formatMoney(activity.cost)}
            </span>
          )}
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          {activity.start && (
            <time className="text-ink-soft">
              {formatTime(activity.start)}
              {activity.end && `–${formatTime(activity.end)}`}
            </time>
          )}
          <span className="text-ink-faint">
            {activity.start && "· "}
            {activity.meal ? capitalised(activity.meal) : label}
            {activity.address && ` · ${activity.address}`}
          </span>
          {ROW_MARKS.map((Mark, index) => <Mark key={index} activity={activity} />)}
        </span>
        {activity.why && <span className="mt-1 line-clamp-2 text-sm leading-snug text-ink-soft italic">{activity.why}</span>}
        {!activity.why && activity.description && (
          <span className="mt-1 line-clamp-2 text-sm leading-snug text-ink-soft">{activity.description}</span>
        )}
      </span>
    </span>
  );
}

function FlashName({ flash }: { flash: Flash }) {
  return (
    <span
      className="pointer-events-none absolute -top-2.5 right-3 animate-pop-in rounded-full px-2 py-0.5 text-xs font-semibold"
      style={{ background: `oklch(0.87 0.065 ${flash.hue})`, color: `oklch(0.33 0.075 ${flash.hue})` }}
    >
      {flash.name}
    </span>
  );
}

const capitalised = (word: string) => word[0]!.toUpperCase() + word.slice(1);
