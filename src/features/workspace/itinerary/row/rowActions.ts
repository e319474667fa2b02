// What one can do to a row, and to several that are selected: one table for the row's menu, the keys and the bar of the selection.
import { CalendarDays, Check, CheckSquare, Clock, Coins, Copy, Lightbulb, LockKeyhole, LockKeyholeOpen, PanelRightOpen, Pencil, Trash2, Undo2, type LucideIcon } from "lucide-react";
import { t } from "../../../../i18n/t";
import type { useEdits } from "../../useEdits";
import type { Activity } from "../../useItinerary";
import { itinerary } from "../itineraryState";

type RowContext = { activities: Activity[]; edits: ReturnType<typeof useEdits>; open: (id: Activity["_id"]) => void };
export type RowAction = {
  id: string;
  label: (activities: Activity[]) => string;
  icon: LucideIcon;
  keys?: string;
  danger?: boolean;
  /** Can be done to several at once. */
  many?: boolean;
  /** Begins a group of its own in the menu. */
  apart?: boolean;
  shown?: (activities: Activity[]) => boolean;
  run: (context: RowContext) => void;
};

const ids = (activities: Activity[]) => activities.map(({ _id }) => _id);
const first = ({ activities }: RowContext) => activities[0]!._id;
const words = (text: string) => () => text;

export const ROW_ACTIONS: RowAction[] = [
  { id: "open", label: words(t("Open")), icon: PanelRightOpen, keys: "Enter", run: (context) => context.open(first(context)) },
  { id: "rename", label: words(t("Rename")), icon: Pencil, keys: "F2", run: (context) => itinerary.edit(first(context), "title") },
  { id: "time", label: words(t("Set the time")), icon: Clock, shown: ([row]) => row!.day !== null, run: (context) => itinerary.edit(first(context), "time") },
  { id: "cost", label: words(t("Set the cost")), icon: Coins, run: (context) => itinerary.edit(first(context), "cost") },
  { id: "select", label: words(t("Select")), icon: CheckSquare, keys: "Space", run: (context) => itinerary.toggleSelected(first(context)) },
  { id: "move", label: words(t("Move to…")), icon: CalendarDays, many: true, apart: true, run: ({ activities }) => itinerary.ask({ kind: "moveItems", activityIds: ids(activities) }) },
  {
    id: "ideas",
    label: words(t("Move to ideas")),
    icon: Lightbulb,
    many: true,
    shown: (activities) => activities.some(({ day }) => day !== null),
    run: ({ activities, edits }) => void edits.moveMany(activities.filter(({ day }) => day !== null), null, null),
  },
  {
    id: "duplicate",
    label: words(t("Duplicate")),
    icon: Copy,
    many: true,
    run: ({ activities, edits }) => void edits.duplicate(activities),
  },
  {
    id: "done",
    label: (activities) => (allDone(activities) ? t("Not done after all") : t("Mark as done")),
    icon: Check,
    many: true,
    shown: (activities) => activities.every(({ day, status }) => day !== null && (status === "planned" || status === "done")),
    run: ({ activities, edits }) => void edits.updateMany(ids(activities), { status: allDone(activities) ? "planned" : "done" }),
  },
  {
    id: "lock",
    label: (activities) => (allLocked(activities) ? t("Unlock") : t("Lock day and time")),
    icon: LockKeyhole,
    many: true,
    run: ({ activities, edits }) => void edits.updateMany(ids(activities), { locked: !allLocked(activities) }),
  },
  { id: "remove", label: words(t("Remove")), icon: Trash2, keys: "Delete", danger: true, many: true, apart: true, run: ({ activities, edits }) => void edits.removeMany(activities) },
];

const allDone = (activities: Activity[]) => activities.every(({ status }) => status === "done");
const allLocked = (activities: Activity[]) => activities.every(({ locked }) => locked);

/** The icon follows what the action would do. */
export const iconOf = (action: RowAction, activities: Activity[]): LucideIcon =>
  action.id === "lock" && allLocked(activities) ? LockKeyholeOpen : action.id === "done" && allDone(activities) ? Undo2 : action.icon;

/** Icons that point to a side do so by the direction of reading. */
export const turnsOf = (icon: LucideIcon): string | undefined => (icon === PanelRightOpen || icon === Undo2 ? "rtl:-scale-x-100" : undefined);
