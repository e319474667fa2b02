// What one can do to the trip as a whole: one table for the menu, the keys, their help and the palette.
import { Keyboard, Printer, Redo2, Search, Undo2, UserPlus, type LucideIcon } from "lucide-react";
import { useMemo } from "react";
import { t } from "../../i18n/t";
import { useEdits } from "./useEdits";
import { useTripFrame, type TripFrame } from "./tripFrame";
import { useWorkspace, type Workspace } from "./useWorkspace";
import { allViews, viewEntry } from "./views";

export type ActionContext = { trip: TripFrame; workspace: Workspace; edits: ReturnType<typeof useEdits> };

export type Action = {
  id: string;
  label: string;
  icon: LucideIcon;
  /** As the help shows them. */
  keys?: string;
  matches?: (event: KeyboardEvent) => boolean;
  needsEdit?: boolean;
  /** In the header's menu too. */
  inMenu?: boolean;
  run: (context: ActionContext) => void;
};

const command = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;
const plain = (key: string) => (event: KeyboardEvent) => !command(event) && !event.altKey && event.key.toLowerCase() === key;

const VIEW_KEYS: Partial<Record<string, string>> = { assistant: "A", plan: "1", timeline: "2", table: "3", now: "4" };

const VIEW_ACTIONS: Action[] = allViews.map((view) => {
  const { label, icon, place } = viewEntry(view);
  const keys = VIEW_KEYS[view];
  return {
    id: `show.${view}`,
    label: place === "sheet" ? label : t("Show: {view}", { view: label }),
    icon,
    inMenu: place === "sheet" || view === "advice",
    run: ({ workspace }) => workspace.show(view),
    ...(keys && { keys, matches: plain(keys.toLowerCase()) }),
  };
});

export const ACTIONS: Action[] = [
  {
    id: "undo",
    label: t("Undo your last change"),
    icon: Undo2,
    keys: "Ctrl Z",
    needsEdit: true,
    inMenu: true,
    matches: (event) => command(event) && !event.shiftKey && event.key.toLowerCase() === "z",
    run: ({ edits }) => void edits.undo(),
  },
  {
    id: "redo",
    label: t("Bring it back", {}, "redo"),
    icon: Redo2,
    keys: "Ctrl Shift Z",
    needsEdit: true,
    inMenu: true,
    matches: (event) => command(event) && ((event.shiftKey && event.key.toLowerCase() === "z") || event.key.toLowerCase() === "y"),
    run: ({ edits }) => void edits.redo(),
  },
  ...VIEW_ACTIONS,
  { id: "print", label: t("Print"), icon: Printer, inMenu: true, run: ({ trip }) => void window.open(`/trips/${trip.trip._id}/print${window.location.search}`, "_blank", "noopener") },
  { id: "share", label: t("Share"), icon: UserPlus, inMenu: true, run: ({ workspace }) => workspace.openDialog({ kind: "share" }) },
  {
    id: "palette",
    label: t("Find or do"),
    icon: Search,
    keys: "Ctrl K",
    inMenu: true,
    matches: (event) => command(event) && event.key.toLowerCase() === "k",
    run: ({ workspace }) => workspace.openDialog({ kind: "palette" }),
  },
  { id: "keys", label: t("Keys", {}, "keyboard"), icon: Keyboard, keys: "?", inMenu: true, matches: plain("?"), run: ({ workspace }) => workspace.openDialog({ kind: "keys" }) },
];

/** Those that this person may take here, ready to be run. */
export function useActions(): (Omit<Action, "run"> & { run: () => void })[] {
  const trip = useTripFrame();
  const workspace = useWorkspace();
  const edits = useEdits();
  return useMemo(
    () => ACTIONS.filter(({ needsEdit }) => trip.canEdit || !needsEdit).map((action) => ({ ...action, run: () => action.run({ trip, workspace, edits }) })),
    [trip, workspace, edits],
  );
}

/** Keys that the list's own controls understand; for the help. */
export const LIST_KEYS = [
  { keys: "Tab", label: t("Go through the plan") },
  { keys: "Enter", label: t("Open what has focus") },
  { keys: "F2", label: t("On an item: write its name, then Tab for time and cost") },
  { keys: "Delete", label: t("On an item: remove it") },
  { keys: "Space", label: t("On an item: select it, with Shift up to here. On a handle: pick up, then arrows move it, Space drops it, Esc puts it back") },
  { keys: t("Arrows"), label: t("On the timeline: move by 15 minutes, with Shift the end, with Alt the day. In the table: from cell to cell, Enter writes") },
];
