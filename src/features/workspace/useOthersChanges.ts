// Which rows somebody else has just changed, so that they can show it with the name. Apart from the trip, so that only those
// rows draw themselves again.
import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import type { Activity, TripView } from "./useItinerary";

const SHOWN_MS = 6000;
export type Flash = { name: string; hue: number; assistant: boolean; at: number };

type ActivityId = Id<"activities">;
type Flashes = ReadonlyMap<ActivityId, Flash>;
const NONE: Flashes = new Map();
const useFlashes = create<{ flashes: Flashes }>()(() => ({ flashes: NONE }));

export const useFlash = (id: ActivityId, isSeen = true): Flash | undefined => useFlashes(({ flashes }) => (isSeen ? flashes.get(id) : undefined));

const versions = (activities: Activity[]) => new Map(activities.map((row) => [row._id, row.updatedAt]));

/** Rows changed by others within the last seconds. What was there on opening doesn't count. */
export function useOthersChanges(view: TripView, myId: Id<"users"> | undefined): void {
  const { activities, memberById } = view;
  const seen = useRef<Map<ActivityId, number> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const before = seen.current;
    seen.current = versions(activities);
    const changed = activities.filter((row) => before && before.get(row._id) !== row.updatedAt && (row.updatedBy !== myId || row.updatedByAssistant));
    if (changed.length === 0) return;
    const fresh = changed.map((row): [ActivityId, Flash] => {
      const member = memberById.get(row.updatedBy);
      const { name, hue } = row.updatedByAssistant ? { name: t("Assistant"), hue: 178 } : { name: member?.name ?? t("Someone"), hue: member?.hue ?? 0 };
      return [row._id, { name, hue, assistant: row.updatedByAssistant, at: row.updatedAt }];
    });
    useFlashes.setState(({ flashes }) => ({ flashes: new Map([...flashes, ...fresh]) }));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => useFlashes.setState({ flashes: NONE }), SHOWN_MS);
  }, [activities, memberById, myId]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      useFlashes.setState({ flashes: NONE });
    },
    [],
  );
}
