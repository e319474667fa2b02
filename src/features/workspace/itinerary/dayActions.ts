// What one can do to a day: one table for the day's menu and the palette.
import { ArrowLeftRight, CheckSquare, GitBranch, Footprints, MapPin, NotebookPen, Plus, Route, Type, type LucideIcon } from "lucide-react";
import { useMemo } from "react";
import { t } from "../../../i18n/t";
import { useMapFocus, type MapFocus } from "../map/mapFocus";
import { useEdits } from "../useEdits";
import { useTripFrame, type TripFrame } from "../tripFrame";
import type { Day } from "../useItinerary";
import { isRoomy } from "../useIsWide";
import { useWorkspace, type Workspace } from "../useWorkspace";
import { itinerary, useItineraryState } from "./itineraryState";

type DayContext = { day: Day; trip: TripFrame; workspace: Workspace; edits: ReturnType<typeof useEdits>; focusMap: (focus: MapFocus) => void };
export type DayAction = { id: string; label: string; icon: LucideIcon; needsEdit?: boolean; run: (context: DayContext) => void };

const DAY_ACTIONS: DayAction[] = [
  { id: "add", label: t("Add a stop"), icon: Plus, needsEdit: true, run: ({ day, workspace }) => workspace.openDialog({ kind: "add", day: day.date }) },
  { id: "name", label: t("Give it a name"), icon: Type, needsEdit: true, run: ({ day }) => write(day, "title") },
  { id: "notes", label: t("Write notes"), icon: NotebookPen, needsEdit: true, run: ({ day }) => write(day, "notes") },
  { id: "move", label: t("Move or swap the day…"), icon: ArrowLeftRight, needsEdit: true, run: ({ day }) => itinerary.ask({ kind: "moveDay", day: day.date }) },
  { id: "select", label: t("Select its items"), icon: CheckSquare, needsEdit: true, run: ({ day }) => itinerary.selectAll(day.activities.map(({ _id }) => _id)) },
  { id: "optimise", label: t("Find a shorter order…"), icon: Route, needsEdit: true, run: ({ day, workspace }) => workspace.openDialog({ kind: "optimise", day: day.date }) },
  { id: "plans", label: t("Plan B…"), icon: GitBranch, run: ({ day, workspace }) => workspace.openDialog({ kind: "plans", day: day.date }) },
  { id: "nearby", label: t("What is nearby"), icon: Footprints, run: ({ day, workspace }) => workspace.openDialog({ kind: "nearby", day: day.date }) },
  {
    id: "map",
    label: t("Show on the map"),
    icon: MapPin,
    run: ({ day, trip, workspace, focusMap }) => {
      focusMap({ tripId: trip.trip._id, day: day.date, places: [] });
      if (!isRoomy()) workspace.show("map");
    },
  },
];

function write({ date }: Day, what: "title" | "notes") {
  itinerary.open(date);
  useItineraryState.setState({ writing: { day: date, what } });
}

/** Those that this person may take, ready to be run on the day. */
export function useDayActions(day: Day): (Omit<DayAction, "run"> & { run: () => void })[] {
  const trip = useTripFrame();
  const workspace = useWorkspace();
  const edits = useEdits();
  const focusMap = useMapFocus(({ setFocus }) => setFocus);
  return useMemo(
    () => DAY_ACTIONS.filter(({ needsEdit }) => trip.canEdit || !needsEdit).map((action) => ({ ...action, run: () => action.run({ day, trip, workspace, edits, focusMap }) })),
    [day, trip, workspace, edits, focusMap],
  );
}
