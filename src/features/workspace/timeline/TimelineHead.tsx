// Above the hours: the dates, where one sleeps across the nights, and what has no time yet, ready to be dragged to one.
import { BedDouble } from "lucide-react";
import { t } from "../../../i18n/t";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { dayLabel } from "../dayLabel";
import { zoneName } from "../itinerary/journey";
import { rowKey } from "../rowIds";
import { useTripFrame } from "../tripFrame";
import { useTrip, type Activity, type Day } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { packLanes } from "./packLanes";
import { bandsOf } from "./pieces";
import { useTimelineState } from "./timelineState";
import { useNudge } from "./useNudge";
import { useTimelineDragHandles } from "./useTimelineDrag";

const BAND_PX = 30;

export function TimelineHead() {
  const { days, trip } = useTrip();
  return (
    <div data-head className="sticky top-0 z-10 border-b border-line-strong/60 bg-paper shadow-card">
      <div className="flex">
        <Corner />
        {days.map((day) => {
          const zone = day.destinations.at(-1)?.timeZone;
          const before = days[day.index - 1]?.destinations.at(-1)?.timeZone;
          return (
            <div key={day.date} className="flex min-w-0 shrink-0 items-baseline gap-2 border-s border-line px-2 pt-2 pb-1" style={{ width: "var(--col)" }}>
              <h2 className="min-w-0 truncate" aria-label={dayLabel(day.date, trip, "long")}>
                <span className="title text-[1.0625rem]" style={{ color: dayColor(day.index) }}>{dayLabel(day.date, trip)}</span>
              </h2>
              {zone && before && zone !== before && <span className="shrink-0 text-xs text-ink-faint">{zoneName(zone, day.date)}</span>}
            </div>
          );
        })}
      </div>
      <Bands days={days} />
      <div className="flex">
        <Corner>{t("No time")}</Corner>
        {days.map((day) => <Strip key={day.date} day={day} />)}
      </div>
    </div>
  );
}

const Corner = ({ children }: { children?: string }) => (
  <div className="sticky start-0 z-2 shrink-0 bg-paper pt-1.5 pe-1 text-end text-[0.6875rem] leading-tight text-ink-faint" style={{ width: "var(--axis)" }}>{children}</div>
);

/** From the afternoon of the first night to the morning after the last. */
function Bands({ days }: { days: Day[] }) {
  const { activities } = useTrip();
  const { openActivity } = useWorkspace();
  const hotels = activities.filter(({ type, day }) => type === "hotel" && day !== null);
  const packed = packLanes(bandsOf(hotels, days.map(({ date }) => date)).map((band) => ({ ...band, from: band.first, to: band.last })));
  const lanes = Math.max(0, ...packed.map(({ lane }) => lane + 1));
  if (lanes === 0) return null;
  return (
    <div className="relative" style={{ height: lanes * BAND_PX }}>
      {packed.map(({ item: { hotel, first, last }, lane }) => {
        const open = last === days.length;
        return (
          <button
            key={rowKey(hotel._id)}
            type="button"
            onClick={() => openActivity(hotel._id)}
            aria-label={t("{stay}, {nights, plural, one {# night} other {# nights}}", { stay: hotel.title, nights: last - first })}
            className={cn("absolute overflow-clip bg-sunken text-start text-[0.8125rem] hover:bg-line", open ? "rounded-s-full" : "rounded-full")}
            style={{ top: lane * BAND_PX + 2, height: BAND_PX - 4, insetInlineStart: `calc(var(--axis) + var(--col) * ${first + 0.35})`, width: `calc(var(--col) * ${last - first - (open ? 0.35 : 0.05)})` }}
          >
            <span className="sticky start-14 inline-flex max-w-full items-center gap-1.5 px-2.5 align-middle text-ink-soft">
              <BedDouble className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
              <span dir="auto" className="truncate">{hotel.title}</span>
            </span>
          </button>
        );
      })}
    </div>
  );
}

function Strip({ day }: { day: Day }) {
  const { canEdit, trip } = useTripFrame();
  const isTarget = useTimelineState(({ held }) => held?.kind === "untimed" && held.day === day.date);
  const untimed = day.activities.filter(({ start }) => start === null);
  return (
    <ul
      aria-label={t("Without a time, {day}", { day: dayLabel(day.date, trip, "long") })}
      className={cn("max-h-24 min-h-8 min-w-0 shrink-0 space-y-1 overflow-y-auto border-s border-line p-1 transition-colors", isTarget && "bg-accent-soft")}
      style={{ width: "var(--col)" }}
    >
      {untimed.map((activity) => <UntimedChip key={rowKey(activity._id)} activity={activity} dayIndex={day.index} canEdit={canEdit} />)}
    </ul>
  );
}

function UntimedChip({ activity, dayIndex, canEdit }: { activity: Activity; dayIndex: number; canEdit: boolean }) {
  const { openActivity } = useWorkspace();
  const { press } = useTimelineDragHandles();
  const { keyDown, settle } = useNudge(activity);
  const movable = canEdit && !activity.locked;
  return (
    <li>
      <button
        type="button"
        data-block={rowKey(activity._id)}
        aria-label={t("{item}, no time", { item: activity.title })}
        {...(movable && { "aria-describedby": "timeline-keys", onPointerDown: (event) => press(event, activity, "move"), onKeyDown: keyDown, onBlur: settle })}
        onClick={() => openActivity(activity._id)}
        className={cn("block min-h-7 w-full truncate rounded-md border-s-3 bg-surface px-1.5 text-start text-[0.8125rem] shadow-card select-none hover:shadow-lift pointer-coarse:min-h-10", movable && "cursor-grab")}
        style={{ borderColor: dayColor(dayIndex) }}
      >
        <span dir="auto" className="block truncate">{activity.title}</span>
      </button>
    </li>
  );
}
