// Which rows somebody else has just changed, so that the list can show it with the name.
import { useEffect, useState } from "react";
import type { Id } from "../../../convex/_generated/dataModel";
import { t } from "../../i18n/t";
import type { Activity, TripView } from "./useItinerary";

const SHOWN_MS = 6000;
export type Flash = { name: string; hue: number; assistant: boolean; at: number };

type Seen = Map<Id<"activities">, number>;
const versions = (activities: Activity[]): Seen => new Map(activities.map((row) => [row._id, row.updatedAt]));

/** Rows changed by others within the last seconds. What was there on opening doesn't count. */
export function useOthersChanges(view: TripView, myId: Id<"users"> | undefined): Map<Id<"activities">, Flash> {
  const [state, setState] = useState(() => ({ seen: versions(view.activities), flashes: new Map<Id<"activities">, Flash>() }));
  const changed = view.activities.filter((row) => state.seen.get(row._id) !== row.updatedAt);
  const gone = state.seen.size !== view.activities.length;
  if (changed.length > 0 || gone) {
    const flashes = new Map(state.flashes);
    for (const row of changed) {
      if (row.updatedBy === myId && !row.updatedByAssistant) continue;
      const member = view.memberById.get(row.updatedBy);
      flashes.set(row._id, {
        name: row.updatedByAssistant ? t("Assistant") : (member?.name ?? t("Someone")),
        hue: row.updatedByAssistant ? 178 : (member?.hue ?? 0),
        assistant: row.updatedByAssistant,
        at: row.updatedAt,
      });
    }
    setState({ seen: versions(view.activities), flashes });
  }
  const { flashes } = state;
  useEffect(() => {
    if (flashes.size === 0) return;
    const timer = setTimeout(() => setState((current) => ({ ...current, flashes: new Map() })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [flashes]);
  return flashes;
}
