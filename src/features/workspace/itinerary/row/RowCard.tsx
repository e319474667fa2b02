// What a row shows: number or sign, name, time, what it is and costs, and the small signs of others.
import { LockKeyhole } from "lucide-react";
import type { ReactNode } from "react";
import { formatNumber } from "../../../../i18n/formats";
import { t } from "../../../../i18n/t";
import { daysOn, formatTimes } from "../../../../lib/dates";
import { cn } from "../../../../ui/cn";
import { dayColor, onDayColor } from "../../../../ui/dayColors";
import { ActivityIcon } from "../../ActivityIcon";
import { ACTIVITY_TYPES } from "../../activityTypes";
import { costWords } from "../../costWords";
import { useTripFrame } from "../../tripFrame";
import type { Activity } from "../../useItinerary";
import { itinerary, type RowField } from "../itineraryState";
import { isHiredCar, journeyOf } from "../journey";
import { ROW_MARKS } from "../marks";
import { MEAL_WORDS } from "../sheet/kinds";
import { RowFieldInput } from "./RowFields";

export type CardProps = {
  activity: Activity;
  number: number | null;
  dayIndex: number | null;
  /** Which of its fields is being written. */
  editing?: RowField | null;
  /** Its time and cost can be pressed to be written. */
  writable?: boolean;
};

export function RowCard({ activity, number, dayIndex, editing, writable }: CardProps) {
  const { _id, title, start, end, cost, meal, type, address, why, description, locked } = activity;
  const field = (name: RowField, shown: ReactNode, label: string, className: string) =>
    editing === name ? (
      <RowFieldInput activity={activity} field={name} />
    ) : writable && shown !== null ? (
      <button type="button" data-field tabIndex={-1} aria-label={label} onClick={() => itinerary.edit(_id, name)} className={cn(className, "relative z-10 rounded-sm underline-offset-4 hover:text-ink hover:underline pointer-fine:pointer-events-auto")}>
        {shown}
      </button>
    ) : (
      shown !== null && <span className={className}>{shown}</span>
    );
  // A journey's words say on which day it arrives, and of a hired car when it is given back.
  const time = start || end ? formatTimes(isHiredCar(activity) ? { start, end: null } : activity, activity.transport ? 0 : daysOn(activity)) : null;
  return (
    <span className="flex items-start gap-3 px-2 py-2.5">
      <Marker activity={activity} number={number} dayIndex={dayIndex} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-start gap-x-2">
          {editing === "title" ? <span className="min-w-0 flex-1"><RowFieldInput activity={activity} field="title" /></span> : <span dir="auto" className="min-w-[min(100%,8rem)] flex-1 font-medium text-ink [overflow-wrap:anywhere]">{title}</span>}
          {locked && <LockKeyhole role="img" aria-label={t("Locked")} className="mt-1 size-3.5 shrink-0 text-ink-faint" />}
          {editing === "cost" ? (
            <span className="w-36 shrink-0">{field("cost", "", "", "")}</span>
          ) : (
            field("cost", cost && costWords(cost), t("Change the cost"), "shrink-0 pt-px text-sm text-ink-soft tabular-nums")
          )}
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
          {editing === "time" ? <span className="w-56 max-w-full">{field("time", "", "", "")}</span> : field("time", time && <time>{time}</time>, t("Change the time"), "tabular-nums")}
          {activity.transport ? <Journey activity={activity} /> : (
            // A long word for what it is gives way to the signs beside it; an address is read whole.
            <span className={cn("text-ink-faint", !address && "max-w-max min-w-0 flex-[1_1_4.5rem] truncate")}>
              {meal ? MEAL_WORDS[meal] : ACTIVITY_TYPES[type].label}
              {address && ` · ${address}`}
            </span>
          )}
          {ROW_MARKS.map((Mark, index) => <Mark key={index} activity={activity} />)}
        </span>
        {why && <span dir="auto" className="mt-1 line-clamp-2 text-sm leading-snug text-ink-soft italic">{why}</span>}
        {!why && description && <span dir="auto" className="mt-1 line-clamp-2 text-sm leading-snug whitespace-pre-line text-ink-soft">{description}</span>}
      </span>
    </span>
  );
}

function Marker({ activity, number, dayIndex }: { activity: Activity; number: number | null; dayIndex: number | null }) {
  if (number === null) {
    return (
      <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full border border-line bg-surface text-ink-soft">
        <ActivityIcon activity={activity} className="size-4" />
      </span>
    );
  }
  return (
    <span className="mt-0.5 grid size-7 shrink-0 place-items-center rounded-full text-[0.8125rem] font-semibold tabular-nums" style={{ background: dayIndex === null ? "var(--color-ink-faint)" : dayColor(dayIndex), color: onDayColor }}>
      {formatNumber(number)}
    </span>
  );
}

/** From where to where, each end by its own clock. */
function Journey({ activity }: { activity: Activity }) {
  const { destinations } = useTripFrame();
  const journey = journeyOf(activity, destinations);
  if (!journey) return null;
  const { way, by, arrival } = journey;
  return (
    <span className="text-ink-faint">
      {[by, way].filter(Boolean).join(" · ")}
      {arrival && <span className="text-ink-soft"> · {arrival}</span>}
    </span>
  );
}
