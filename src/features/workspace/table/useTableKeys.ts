// The table by keyboard, as a spreadsheet: arrows go from cell to cell, Enter or writing begins to edit, Esc lets go,
// Space selects the row.
import { useCallback, type KeyboardEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import { itinerary } from "../itinerary/itineraryState";
import { rowKey } from "../rowIds";
import type { Activity } from "../useItinerary";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";
import { COLUMNS } from "./tableColumns";
import { SELECT, useTableState, type Cell } from "./tableState";

const PAGE = 10;
type Step = { rows: number; columns: number };
const STEPS: Partial<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
  PageUp: { rows: -PAGE, columns: 0 },
  PageDown: { rows: PAGE, columns: 0 },
  Home: { rows: 0, columns: -Infinity },
  End: { rows: 0, columns: Infinity },
};

export function useTableKeys(grid: RefObject<HTMLTableElement | null>, rows: Activity[], columns: string[]) {
  const { canEdit } = useTripFrame();
  const { openActivity } = useWorkspace();

  const focus = useCallback(
    (cell: Cell) => {
      // A row that is out of sight comes into the page by being in hand.
      flushSync(() => useTableState.setState({ active: cell }));
      grid.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${cell.row} ${cell.column}`)}"]`)?.focus();
    },
    [grid],
  );
  /** To another cell, staying within the table. */
  const go = useCallback(
    (from: Cell, step: Step) => {
      const row = rows[clamp(rows.findIndex(({ _id }) => rowKey(_id) === from.row) + step.rows, rows.length)];
      const column = columns[clamp(columns.indexOf(from.column) + step.columns, columns.length)];
      if (row && column) focus({ row: rowKey(row._id), column });
    },
    [rows, columns, focus],
  );
  const edit = useCallback(
    (cell: Cell, typed: string | null = null) => {
      const row = rows.find(({ _id }) => rowKey(_id) === cell.row);
      const column = COLUMNS.find(({ id }) => id === cell.column);
      if (!canEdit || !row || !column?.edit || (typed !== null && column.edit.kind !== "text")) return false;
      useTableState.setState({ editing: { ...cell, typed } });
      return true;
    },
    [rows, canEdit],
  );
  /** After writing: back to the cell, or on to the next. */
  const done = useCallback(
    (cell: Cell, next: "stay" | "down" | "forward" | "back") => {
      useTableState.setState({ editing: null });
      go(cell, { rows: next === "down" ? 1 : 0, columns: next === "forward" ? 1 : next === "back" ? -1 : 0 });
    },
    [go],
  );

  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { active, editing } = useTableState.getState();
    if (!active || editing || !(event.target instanceof HTMLElement) || !event.target.closest("[data-cell]")) return;
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const step = STEPS[rtl ? mirrored(event.key) : event.key];
    if (step && !event.altKey) {
      event.preventDefault();
      const all = event.ctrlKey || event.metaKey;
      return go(active, all ? { rows: (step.rows || (event.key === "Home" ? -1 : event.key === "End" ? 1 : 0)) * Infinity || 0, columns: step.columns * Infinity || 0 } : step);
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && (event.shiftKey || !edit(active))) {
      event.preventDefault();
      return openActivity(active.row);
    }
    if (event.key === "F2" && edit(active)) return event.preventDefault();
    if (event.key === "Enter") return event.preventDefault();
    if (event.key === " " && canEdit) {
      event.preventDefault();
      return event.shiftKey ? itinerary.selectTo(active.row, rows.map(({ _id }) => _id)) : itinerary.toggleSelected(active.row);
    }
    // Digits are keys of the workspace too: here they begin to write.
    if (event.key.length === 1 && active.column !== SELECT && edit(active, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return { keyDown, edit, done };
}

const clamp = (index: number, length: number) => Math.max(0, Math.min(length - 1, index));
const mirrored = (key: string) => (key === "ArrowLeft" ? "ArrowRight" : key === "ArrowRight" ? "ArrowLeft" : key);
