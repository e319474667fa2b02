// Which cell of the table is in hand, on this screen only, and which columns one likes to see.
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { ActivityId } from "../itinerary/itineraryState";

/** Before the columns: whether a row is selected. */
export const SELECT = "select";
/** `row`: its `rowKey`. */
export type Cell = { row: ActivityId; column: string };

/** `typed`: with what writing begins, where it isn't with what stands there. */
export const useTableState = create<{ active: Cell | null; editing: (Cell & { typed: string | null }) | null }>()(() => ({ active: null, editing: null }));

export const useTableColumns = create<{ hidden: string[]; toggle: (column: string) => void }>()(
  persist(
    (set) => ({
      hidden: ["city", "assignees", "notes"],
      toggle: (column) => set(({ hidden }) => ({ hidden: hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column] })),
    }),
    { name: "caravan-table" },
  ),
);
