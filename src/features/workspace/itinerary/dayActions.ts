// What one can do to a day: one table for the day's menu and the palette.
import { MapPin, Plus, type LucideIcon } from "lucide-react";
import { useMemo } from "react";
import { useMapFocus, type MapFocus } from "../map/mapFocus";
import { useEdits } from "../useEdits";
import { useTrip, type Day, type TripView } from "../useItinerary";
import { useWorkspace, type Workspace } from "../useWorkspace";

type DayContext = { day: Day; trip: TripView; workspace: Workspace; edits: ReturnType<typeof useEdits>; focusMap: (focus: MapFocus) => void };
export type DayAction = { id: string; label: string; icon: LucideIcon; needsEdit?: boolean; run: (context: DayContext) => void };

export const DAY_ACTIONS: DayAction[] = [
  { id: "add", label: "Add a stop", icon: Plus, needsEdit: true, run: ({ day, workspace }) => workspace.openDialog({ kind: "add", day: day.date }) },
  {
    id: "map",
    label: "Show on the map",
    icon: MapPin,
    run: ({ day, trip, workspace, focusMap }) => {
      focusMap({ tripId: trip.trip._id, day: day.date, places: [] });
      if (!workspace.wide) workspace.show("map");
    },
  },
];

/** Those that this person may take, ready to be run on the day. */
export function useDayActions(day: Day): (Omit<DayAction, "run"> & { run: () => void })[] {
  const trip = useTrip();
  const workspace = useWorkspace();
  const edits = useEdits();
  const focusMap = useMapFocus(({ setFocus }) => setFocus);
  return useMemo(
    () => DAY_ACTIONS.filter(({ needsEdit }) => trip.canEdit || !needsEdit).map((action) => ({ ...action, run: () => action.run({ day, trip, workspace, edits, focusMap }) })),
    [day, trip, workspace, edits, focusMap],
  );
}
