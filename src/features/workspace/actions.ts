// What one can do to the trip as a whole: one table for the menu, the keys, their help and the palette.
import { BookmarkPlus, CalendarDays, CloudOff, Globe, Keyboard, Languages, Monitor, Moon, Plus, Printer, Redo2, Ruler, Search, Sun, Undo2, UserPlus, type LucideIcon } from "lucide-react";
import { useMemo } from "react";
import { LANGUAGE_CHOICES } from "../../app/LanguageSelect";
import { LENGTH_CHOICES } from "../../app/lengthChoices";
import { changeLanguage, language } from "../../i18n/language";
import { changeLengths, USES_MILES } from "../../i18n/measures";
import { t } from "../../i18n/t";
import { today } from "../../lib/dates";
import { setThemePreference } from "../../lib/theme";
import { showHistoryPart } from "./people/history/historyPart";
import { useEdits } from "./useEdits";
import { useTripFrame, type TripFrame } from "./tripFrame";
import { useWorkspace, type Workspace } from "./useWorkspace";
import { allViews, viewEntry, type View } from "./views";

type ActionContext = { trip: TripFrame; workspace: Workspace; edits: ReturnType<typeof useEdits> };

export type Action = {
  id: string;
  label: string;
  /** What else people call it, for the palette. */
  words?: string;
  icon: LucideIcon;
  /** As the help shows them. */
  keys?: string;
  matches?: (event: KeyboardEvent) => boolean;
  needsEdit?: boolean;
  needsOwner?: boolean;
  /** In the header's menu too. */
  inMenu?: boolean;
  run: (context: ActionContext) => void;
};

const command = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;
const plain = (key: string) => (event: KeyboardEvent) => !command(event) && !event.altKey && event.key.toLowerCase() === key;

const VIEW_KEYS: Partial<Record<string, string>> = { assistant: "A", plan: "1", timeline: "2", table: "3", now: "4" };

const VIEW_WORDS: Partial<Record<View, string>> = {
  plan: t("list itinerary schedule days"),
  timeline: t("hours calendar schedule"),
  table: t("spreadsheet rows columns"),
  now: t("today next live"),
  map: t("route places pins"),
  assistant: t("chat ask plan help ideas"),
  places: t("search restaurants sights hotels nearby"),
  advice: t("tips specialists weather visa packing"),
  problems: t("check conflicts errors overlaps warnings"),
  bookings: t("reservations tickets confirmations hotels flights"),
  files: t("documents attachments upload photos"),
  polls: t("vote ask the group decide"),
  payments: t("money costs split debts expenses"),
  history: t("activity log versions earlier who did"),
  settings: t("name cover dates cities budget people delete duplicate archive"),
  import: t("upload calendar file paste confirmation"),
  export: t("download calendar feed backup file pdf"),
};

const VIEW_ACTIONS: Action[] = allViews.map((view) => {
  const { label, icon, place } = viewEntry(view);
  const keys = VIEW_KEYS[view];
  return {
    id: `show.${view}`,
    label: place === "sheet" ? label : t("Show: {view}", { view: label }),
    icon,
    inMenu: place === "sheet" || view === "advice",
    run: ({ workspace }) => workspace.show(view),
    ...(VIEW_WORDS[view] && { words: VIEW_WORDS[view] }),
    ...(keys && { keys, matches: plain(keys.toLowerCase()) }),
  };
});

/** For this device; the account's page has them too. */
const DEVICE_ACTIONS: Action[] = [
  { id: "theme.light", label: t("Light theme"), words: t("bright colours appearance mode day"), icon: Sun, run: () => setThemePreference("light") },
  { id: "theme.dark", label: t("Dark theme"), words: t("black colours appearance mode night"), icon: Moon, run: () => setThemePreference("dark") },
  { id: "theme.system", label: t("Theme as the system has it"), words: t("automatic colours appearance mode"), icon: Monitor, run: () => setThemePreference("system") },
  ...LANGUAGE_CHOICES.map(({ tag, name }): Action => ({ id: `language.${tag}`, label: t("Language: {name}", { name }), words: t("translate words"), icon: Languages, run: () => void (tag !== language && changeLanguage(tag)) })),
  ...LENGTH_CHOICES.map(({ lengths, name }): Action => ({ id: `units.${lengths}`, label: t("Units: {name}", { name }), words: t("units miles kilometres distance metric imperial region"), icon: Ruler, run: () => void ((lengths === "miles") !== USES_MILES && changeLengths(lengths)) })),
  { id: "offline", label: t("What works offline"), words: t("network waiting unsent kept sync connection plane"), icon: CloudOff, run: ({ workspace }) => workspace.openDialog({ kind: "offline" }) },
];

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
  { id: "share", label: t("Share"), words: t("invite people friends guests members link roles who is in it"), icon: UserPlus, inMenu: true, run: ({ workspace }) => workspace.openDialog({ kind: "share" }) },
  ...VIEW_ACTIONS,
  {
    id: "add",
    label: t("Add an item"),
    words: t("new create stop sight restaurant hotel flight"),
    icon: Plus,
    needsEdit: true,
    run: ({ trip: { dates }, workspace }) => workspace.openDialog({ kind: "add", day: dates.includes(today()) ? today() : (dates[0] ?? null) }),
  },
  { id: "dates", label: t("Change the dates"), words: t("move trip start end longer shorter days when"), icon: CalendarDays, needsEdit: true, run: ({ workspace }) => workspace.openDialog({ kind: "dates" }) },
  { id: "publicPage", label: t("Public page"), words: t("publish website link show everybody"), icon: Globe, needsOwner: true, run: ({ workspace }) => workspace.openDialog({ kind: "share", part: "page" }) },
  {
    id: "keep",
    label: t("Keep a version of the plan"),
    words: t("restore save name snapshot backup go back compare"),
    icon: BookmarkPlus,
    needsEdit: true,
    run: ({ workspace }) => {
      showHistoryPart("points");
      workspace.show("history");
    },
  },
  { id: "print", label: t("Print"), words: t("paper pdf"), icon: Printer, inMenu: true, run: ({ trip }) => void window.open(`/trips/${trip.trip._id}/print${window.location.search}`, "_blank", "noopener") },
  {
    id: "palette",
    label: t("Find or do"),
    icon: Search,
    keys: "Ctrl K",
    inMenu: true,
    matches: (event) => command(event) && event.key.toLowerCase() === "k",
    run: ({ workspace }) => workspace.openDialog({ kind: "palette" }),
  },
  { id: "keys", label: t("Keys", {}, "keyboard"), words: t("shortcuts help"), icon: Keyboard, keys: "?", inMenu: true, matches: plain("?"), run: ({ workspace }) => workspace.openDialog({ kind: "keys" }) },
  ...DEVICE_ACTIONS,
];

/** Those that this person may take here, ready to be run. */
export function useActions(): (Omit<Action, "run"> & { run: () => void })[] {
  const trip = useTripFrame();
  const workspace = useWorkspace();
  const edits = useEdits();
  return useMemo(
    () => ACTIONS.filter(({ needsEdit, needsOwner }) => (trip.canEdit || !needsEdit) && (trip.role === "owner" || !needsOwner)).map((action) => ({ ...action, run: () => action.run({ trip, workspace, edits }) })),
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
