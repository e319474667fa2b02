// One thing that the assistant did: a line, and below it what can be seen of it: where it is, what it
// changed, what is known of the places.
import { createElement, useMemo } from "react";
import { rich } from "../../../i18n/t";
import { told, type Said } from "../../../i18n/told";
import { isDate } from "../../../lib/dates";
import { dayColor } from "../../../ui/dayColors";
import { dayLabel } from "../dayLabel";
import { useTrip } from "../useItinerary";
import { Alternatives } from "./Alternatives";
import { MapPreview } from "./MapPreview";
import { PlaceCards } from "./PlaceCards";
import { previewOf } from "./previewOf";
import { ToolChanges } from "./ToolChanges";
import { pointsOn, toolIcon } from "./toolIcons";
import type { ToolCall } from "./useThread";
import { variantsOf } from "./variants";

export type ToolCardProps = {
  call: ToolCall;
  /** Changes that wait for the group are shown elsewhere, to be decided on. */
  review: "none" | "waits" | "settled";
  onChoose?: (request: string | Said) => void;
};

export function ToolCard({ call, review, onChoose }: ToolCardProps) {
  const variants = variantsOf(call);
  const result = told(call.result);
  return (
    <li className="animate-fade-in">
      <div className="flex items-start gap-2.5 text-[0.8125rem] text-ink-soft">
        <span className="grid size-5.5 shrink-0 place-items-center rounded-full bg-accent-soft text-accent [&_svg]:size-3.5">
          {createElement(toolIcon(call.tool), { "aria-hidden": true, className: pointsOn(call.tool) ? "rtl:-scale-x-100" : undefined })}
        </span>
        <span className="min-w-0 flex-1 pt-px [overflow-wrap:anywhere]">
          {result}
          <DayLabels args={call.args} />
        </span>
      </div>
      {variants ? <Alternatives variants={variants} label={result} onChoose={onChoose} /> : <Seen call={call} review={review} />}
    </li>
  );
}

function Seen({ call, review }: Pick<ToolCardProps, "call" | "review">) {
  const { days, trip } = useTrip();
  const waits = review === "waits";
  const preview = useMemo(() => previewOf(call, { days, trip }, waits), [call, days, trip, waits]);
  const changes = waits ? [] : (call.changes ?? []);
  const places = call.places ?? [];
  if (!preview && changes.length === 0 && places.length === 0) return null;
  return (
    <div className="mt-2 divide-y divide-line overflow-hidden rounded-lg border border-line bg-paper">
      {preview && <MapPreview preview={preview} />}
      {changes.length > 0 && <ToolChanges changes={changes} proposed={review === "settled"} more={call.moreChanges ?? 0} />}
      {places.length > 0 && <PlaceCards places={places} folded={call.changes !== undefined} />}
    </div>
  );
}

const MAX_NAMED = 3;

/** The days that a call is about, in their colours; many in a row as from and to. */
function DayLabels({ args }: { args: ToolCall["args"] }) {
  const given: unknown[] = Array.isArray(args.days) ? args.days : [args.day];
  const dates = [...new Set(given)].filter((date) => typeof date === "string").filter(isDate).sort();
  if (dates.length === 0) return null;
  return (
    <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-faint">
      {dates.length <= MAX_NAMED
        ? dates.map((date) => <DayLabel key={date} date={date} />)
        : rich("{start} to {end}", { start: <DayLabel date={dates[0]!} />, end: <DayLabel date={dates.at(-1)!} /> })}
    </span>
  );
}

function DayLabel({ date }: { date: string }) {
  const { days, trip } = useTrip();
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="size-1.5 rounded-full" style={{ background: dayColor(days.find((day) => day.date === date)?.index ?? 0) }} aria-hidden />
      <time dateTime={date}>{dayLabel(date, trip)}</time>
    </span>
  );
}
