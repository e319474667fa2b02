import { dayColor } from "../../../ui/dayColors";
import type { Day } from "../useItinerary";
import { topOf, useTimelineState } from "./timelineState";
import { spanWords } from "./timelineWords";

/** Where what is held would stand. */
export function Ghost({ day }: { day: Day }) {
  const held = useTimelineState((state) => (state.held?.kind === "time" && state.held.day === day.date ? state.held : null));
  if (!held) return null;
  const color = dayColor(day.index);
  return (
    <div className="pointer-events-none absolute inset-x-0 z-2 p-px" style={{ top: topOf(held.from), height: Math.max(26, topOf(held.to - held.from)) }}>
      <div className="size-full overflow-hidden rounded-md border-s-4 px-1.5 py-1 text-[0.8125rem] leading-tight shadow-float" style={{ borderColor: color, background: `color-mix(in oklab, ${color} 24%, var(--color-surface))` }}>
        <p dir="auto" className="truncate font-medium">{held.activity.title}</p>
        <p className="text-xs tabular-nums">{spanWords(held.from, held.to)}</p>
      </div>
    </div>
  );
}
