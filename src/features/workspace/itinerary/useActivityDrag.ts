// Dragging rows within a day, across days and to the list of ideas. While a drag lasts the rows are
// arranged here only; letting go sends one move.
import {
  closestCenter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
  type Announcements,
  type CollisionDetection,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
} from "@dnd-kit/core";
import { sortableKeyboardCoordinates } from "@dnd-kit/sortable";
import { useMemo, useState } from "react";
import { formatDate } from "../../../lib/dates";
import { useEdits } from "../useEdits";
import type { Activity, TripView } from "../useItinerary";

/** Stands for the list of ideas where a date names a day. */
export const IDEAS = "ideas";
const dayOf = (list: string) => (list === IDEAS ? null : list);
const listName = (list: string) => (list === IDEAS ? "ideas" : formatDate(list, "long"));

type Arrangement = { id: string; list: string; order: Record<string, string[]> };

/** Under the pointer if anything is, else the nearest: lists may be empty and far apart. */
const collide: CollisionDetection = (args) => {
  const under = pointerWithin(args);
  return under.length > 0 ? under : closestCenter(args);
};

export function useActivityDrag(view: TripView) {
  const edits = useEdits();
  const [drag, setDrag] = useState<Arrangement | null>(null);
  const byId = useMemo(() => new Map<string, Activity>(view.activities.map((row) => [row._id, row])), [view.activities]);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  const start = ({ active }: DragStartEvent) => {
    const order: Record<string, string[]> = { [IDEAS]: view.ideas.map((row) => row._id) };
    for (const day of view.days) order[day.date] = day.activities.map((row) => row._id);
    const id = String(active.id);
    const list = Object.keys(order).find((key) => order[key]!.includes(id));
    if (list) setDrag({ id, list, order });
  };

  const over = ({ over, active }: DragOverEvent) => {
    if (!over) return;
    setDrag((current) => current && rearrange(current, String(over.id), isBelow(active, over)));
  };

  const end = ({ over }: DragEndEvent) => {
    setDrag(null);
    if (!drag || !over) return;
    const rows = drag.order[drag.list]!;
    const afterId = rows[rows.indexOf(drag.id) - 1] ?? null;
    const activity = byId.get(drag.id);
    if (!activity || stands(view, activity, drag.list, afterId)) return;
    void edits.move(activity._id, dayOf(drag.list), afterId as Activity["_id"] | null);
  };

  const title = (id: string | number) => byId.get(String(id))?.title ?? "item";
  const announcements: Announcements = {
    onDragStart: ({ active }) => `Picked up ${title(active.id)}.`,
    onDragOver: ({ active }) => `${title(active.id)} is over ${listName(drag?.list ?? IDEAS)}.`,
    onDragEnd: ({ active }) => `${title(active.id)} dropped on ${listName(drag?.list ?? IDEAS)}.`,
    onDragCancel: ({ active }) => `${title(active.id)} put back.`,
  };

  return {
    active: (drag && byId.get(drag.id)) ?? null,
    /** The rows of a list as they are to be shown now. */
    rows: (list: string, rows: Activity[]) =>
      drag ? drag.order[list]!.map((id) => byId.get(id)).filter((row) => row !== undefined) : rows,
    context: {
      sensors,
      collisionDetection: collide,
      onDragStart: start,
      onDragOver: over,
      onDragEnd: end,
      onDragCancel: () => setDrag(null),
      accessibility: { announcements },
    },
  };
}

/** True when the dragged row's middle is below the other's. */
function isBelow(active: DragOverEvent["active"], over: NonNullable<DragOverEvent["over"]>): boolean {
  const rect = active.rect.current.translated;
  return rect !== null && rect.top + rect.height / 2 > over.rect.top + over.rect.height / 2;
}

function rearrange(current: Arrangement, overId: string, below: boolean): Arrangement {
  if (overId === current.id) return current;
  const list = overId in current.order ? overId : Object.keys(current.order).find((key) => current.order[key]!.includes(overId));
  if (!list) return current;
  const without = current.order[list]!.filter((id) => id !== current.id);
  const at = overId === list ? without.length : without.indexOf(overId) + (below ? 1 : 0);
  const rows = [...without.slice(0, at), current.id, ...without.slice(at)];
  const same = list === current.list && rows.every((id, index) => current.order[list]![index] === id);
  if (same) return current;
  const left = list === current.list ? {} : { [current.list]: current.order[current.list]!.filter((id) => id !== current.id) };
  return { ...current, list, order: { ...current.order, ...left, [list]: rows } };
}

function stands(view: TripView, activity: Activity, list: string, afterId: string | null): boolean {
  if (activity.day !== dayOf(list)) return false;
  const rows = list === IDEAS ? view.ideas : (view.days.find((day) => day.date === list)?.activities ?? []);
  const index = rows.findIndex((row) => row._id === activity._id);
  return (rows[index - 1]?._id ?? null) === afterId;
}
