// What the list of days has open and chosen, on this screen only. Rows ask for no more than concerns them, so that
// one being edited or selected draws itself alone. Each is known here by its `rowKey`.
import { create } from "zustand";
import type { Id } from "../../../../convex/_generated/dataModel";
import { rowKey } from "../rowIds";

export type ActivityId = Id<"activities">;
/** Fields that can be written in the row, in the order of Tab. */
export const ROW_FIELDS = ["title", "time", "cost"] as const;
export type RowField = (typeof ROW_FIELDS)[number];
/** Stands for the list of ideas where a date names a day. */
export const IDEAS = "ideas";

type MenuAt = { about: "row" | "leg"; activityId: ActivityId; x: number; y: number; opener: HTMLElement | null };
type Asking = { kind: "moveItems"; activityIds: ActivityId[] } | { kind: "moveDay"; day: string };

type State = {
  selecting: boolean;
  selected: ReadonlySet<ActivityId>;
  /** Where a range begins. */
  anchor: ActivityId | null;
  editing: { activityId: ActivityId; field: RowField } | null;
  /** Words of a day that are being written. */
  writing: { day: string; what: "title" | "notes" } | null;
  menu: MenuAt | null;
  asking: Asking | null;
  /** Dropped where its time doesn't fit: what should become of the time? */
  misplaced: ActivityId | null;
  /** All that was dropped there with it, itself included: what is answered goes for each. */
  droppedWith: ActivityId[];
  collapsed: ReadonlySet<string>;
  /** What the keyboard has picked up. */
  lifted: ActivityId | null;
  /** The date that a dragged day is over. */
  dayOver: string | null;
};

export const useItineraryState = create<State>()(() => ({
  selecting: false,
  selected: new Set(),
  anchor: null,
  editing: null,
  writing: null,
  menu: null,
  asking: null,
  misplaced: null,
  droppedWith: [],
  collapsed: new Set(),
  lifted: null,
  dayOver: null,
}));

const { getState: get, setState: set } = useItineraryState;
const without = <Item>(items: ReadonlySet<Item>, item: Item) => new Set([...items].filter((one) => one !== item));
const toggled = <Item>(items: ReadonlySet<Item>, item: Item) => (items.has(item) ? without(items, item) : new Set([...items, item]));

export const itinerary = {
  edit: (activityId: ActivityId, field: RowField) => set({ editing: { activityId: rowKey(activityId), field } }),
  stopEditing: () => set({ editing: null }),
  openMenu: (menu: MenuAt) => set({ menu: { ...menu, activityId: rowKey(menu.activityId) } }),
  closeMenu: () => set({ menu: null }),
  ask: (asking: Asking | null) => set({ asking: asking?.kind === "moveItems" ? { ...asking, activityIds: asking.activityIds.map(rowKey) } : asking }),
  askTime: (misplaced: ActivityId | null, droppedWith: ActivityId[] = []) => set({ misplaced: misplaced && rowKey(misplaced), droppedWith: droppedWith.map(rowKey) }),
  toggleSelected: (activityId: ActivityId) => set(({ selected }) => ({ selected: toggled(selected, rowKey(activityId)), anchor: rowKey(activityId), selecting: true })),
  /** From where the last one was chosen to here, in the order of the plan. */
  selectTo: (activityId: ActivityId, order: ActivityId[]) => {
    const { anchor, selected } = get();
    const [to, keys] = [rowKey(activityId), order.map(rowKey)];
    const [a, b] = [keys.indexOf(anchor ?? to), keys.indexOf(to)].sort((x, y) => x - y);
    set({ selecting: true, selected: new Set([...selected, ...keys.slice(Math.max(0, a!), b! + 1)]), anchor: to });
  },
  selectAll: (activityIds: ActivityId[]) => set({ selecting: true, selected: new Set(activityIds.map(rowKey)) }),
  startSelecting: () => set({ selecting: true }),
  clearSelection: () => set({ selecting: false, selected: new Set(), anchor: null }),
  toggleCollapsed: (day: string) => set(({ collapsed }) => ({ collapsed: toggled(collapsed, day) })),
  collapse: (days: string[]) => set({ collapsed: new Set(days) }),
  open: (day: string) => get().collapsed.has(day) && set(({ collapsed }) => ({ collapsed: without(collapsed, day) })),
  /** On leaving the list. Which days are folded is kept for coming back. */
  forget: () => set(({ collapsed }) => ({ ...useItineraryState.getInitialState(), collapsed }), true),
};
