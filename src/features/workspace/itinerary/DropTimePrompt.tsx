// Asked right at a row that was dropped where its time doesn't fit: keep the time, clear it, or set it to what fits; once
// of all that was dropped with it, to keep or clear. Nothing happens to the time unless somebody says so.
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { useEdits } from "../useEdits";
import { rowKey } from "../rowIds";
import { useTrip, type Activity } from "../useItinerary";
import { timesHere } from "./dropTime";
import { itinerary, useItineraryState } from "./itineraryState";

export function DropTimePrompt({ activity }: { activity: Activity }) {
  const { days, activities } = useTrip();
  const droppedWith = useItineraryState((state) => state.droppedWith);
  const edits = useEdits();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const leave = (event: Event) => {
      const inside = event.target instanceof Node && root.current?.contains(event.target);
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !inside) itinerary.askTime(null);
    };
    window.addEventListener("pointerdown", leave);
    window.addEventListener("keydown", leave);
    return () => {
      window.removeEventListener("pointerdown", leave);
      window.removeEventListener("keydown", leave);
    };
  }, []);
  if (!activity.start) return null;
  const rows = days.find(({ date }) => date === activity.day)?.activities ?? [];
  const timed = droppedWith.length > 1 ? activities.filter(({ _id, start }) => start !== null && droppedWith.includes(rowKey(_id))) : [];
  const several = timed.length > 1;
  const here = several ? null : timesHere(rows, activity._id);
  const time = formatTime(activity.start);
  const answer = (set: { start: string | null; end: string | null } | null) => {
    itinerary.askTime(null);
    if (set) void (several ? edits.updateMany(timed.map(({ _id }) => _id), set) : edits.update(activity._id, set));
  };
  return (
    <div ref={root} role="group" aria-label={t("Time of {item}", { item: activity.title })} className="mx-2 mb-2 animate-pop-in rounded-lg border border-line bg-surface p-3 shadow-card">
      <p role="status" className="text-sm text-ink-soft">
        {several ? t("The times of these {count} items don’t fit this place in the day. What about them?", { count: timed.length }) : t("It says {time}, which doesn’t fit this place in the day. What about the time?", { time })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => answer(null)}>{several ? t("Keep them", {}, "times") : t("Keep {time}", { time })}</Button>
        {here && <Button size="sm" look="secondary" onClick={() => answer(here)}>{t("Set to {time}", { time: formatTime(here.start) })}</Button>}
        <Button size="sm" look="secondary" onClick={() => answer({ start: null, end: null })}>{several ? t("Clear them", {}, "times") : t("Clear it")}</Button>
      </div>
    </div>
  );
}
