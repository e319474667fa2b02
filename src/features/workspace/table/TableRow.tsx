// One item as a row of cells. Draws itself again only when something of its own has changed.
import { PanelRightOpen } from "lucide-react";
import { memo, useRef } from "react";
import { t } from "../../../i18n/t";
import { personColor } from "../../../ui/Avatar";
import { cn } from "../../../ui/cn";
import { dayColor } from "../../../ui/dayColors";
import { itinerary, useItineraryState } from "../itinerary/itineraryState";
import { rowKey } from "../rowIds";
import { useTrip, type Activity } from "../useItinerary";
import { useFlash } from "../useOthersChanges";
import { useWorkspace } from "../useWorkspace";
import { CellEditor } from "./CellEditor";
import type { Column } from "./tableColumns";
import { SELECT, useTableState, type Cell } from "./tableState";

export type TableRowProps = {
  activity: Activity;
  index: number;
  columns: Column[];
  /** Before anybody has been in the table, its first cell is where Tab comes in. */
  entry: boolean;
  onEdit: (cell: Cell) => boolean;
  onDone: (cell: Cell, next: "stay" | "down" | "forward" | "back") => void;
};

const cellClass = "h-11 overflow-hidden border-b border-line bg-inherit px-2 text-sm focus-visible:-outline-offset-2";

export const TableRow = memo(function TableRow({ activity, index, columns, entry, onEdit, onDone }: TableRowProps) {
  const trip = useTrip();
  const { openActivity } = useWorkspace();
  const id = activity._id;
  const key = rowKey(id);
  const flash = useFlash(id);
  const selected = useItineraryState((state) => state.selected.has(key));
  const active = useTableState((state) => (state.active?.row === key ? state.active.column : null));
  const editing = useTableState((state) => (state.editing?.row === key ? state.editing : null));
  const wasInHand = useRef(false);
  const dayIndex = trip.days.findIndex(({ date }) => date === activity.day);
  const cellProps = (column: string, first: boolean) => ({
    role: "gridcell",
    "data-cell": `${key} ${column}`,
    tabIndex: active === column || (entry && first) ? 0 : -1,
    onFocus: () => useTableState.setState({ active: { row: key, column } }),
  });
  return (
    <tr
      role="row"
      aria-rowindex={index + 2}
      aria-selected={trip.canEdit ? selected : undefined}
      className={cn("group bg-paper", selected && "bg-accent-soft", activity.day === null && "text-ink-soft")}
      style={flash && { boxShadow: `inset 0 0 0 2px ${personColor(flash.hue)}` }}
    >
      {trip.canEdit && (
        <td {...cellProps(SELECT, true)} className={cn(cellClass, "sticky start-0 z-2 px-0 text-center")}>
          <label className="grid size-full place-items-center">
            <input type="checkbox" tabIndex={-1} aria-label={t("Select {item}", { item: activity.title })} checked={selected} onChange={() => itinerary.toggleSelected(id)} className="size-4 accent-accent" />
          </label>
        </td>
      )}
      {columns.map((column, at) => {
        const isEdited = editing?.column === column.id;
        const isName = column.id === "title";
        const text = column.text(activity, trip);
        return (
          <td
            key={column.id}
            {...cellProps(column.id, at === 0 && !trip.canEdit)}
            aria-readonly={!trip.canEdit || !column.edit || undefined}
            // The first press takes the cell in hand, as focus does by the time of the click; the second writes in it.
            onPointerDown={() => (wasInHand.current = active === column.id)}
            onClick={() => wasInHand.current && !isEdited && onEdit({ row: key, column: column.id })}
            onDoubleClick={() => !isEdited && onEdit({ row: key, column: column.id })}
            className={cn(cellClass, column.figures && "text-end tabular-nums", isName && "sticky z-2 font-medium shadow-[1px_0_0_var(--color-line)] rtl:shadow-[-1px_0_0_var(--color-line)]", isName && (trip.canEdit ? "start-11" : "start-0"), isEdited && "z-3 overflow-visible p-0")}
          >
            {isEdited ? (
              <CellEditor row={activity} column={column} typed={editing.typed} onDone={(next) => onDone({ row: key, column: column.id }, next)} />
            ) : (
              <span className="flex min-w-0 items-center gap-1.5">
                {column.id === "day" && dayIndex !== -1 && <span className="size-2 shrink-0 rounded-full" style={{ background: dayColor(dayIndex) }} aria-hidden />}
                <span dir={column.typed && text ? "auto" : undefined} className={cn("min-w-0 flex-1 truncate", text === "" && "text-ink-faint")} title={text || undefined}>{text || "–"}</span>
                {isName && (
                  <button
                    type="button"
                    tabIndex={-1}
                    aria-label={t("Open {item}", { item: activity.title })}
                    onClick={(event) => {
                      event.stopPropagation();
                      openActivity(id);
                    }}
                    className="-me-1 grid size-8 shrink-0 place-items-center rounded-md text-ink-faint opacity-0 transition group-hover:opacity-100 hover:bg-ink/7 pointer-coarse:size-11 pointer-coarse:opacity-100"
                  >
                    <PanelRightOpen className="size-4" aria-hidden />
                  </button>
                )}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});
