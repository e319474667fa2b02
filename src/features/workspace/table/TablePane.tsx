// All of the plan as a table: sorted, filtered, and written in as a spreadsheet. What is selected takes the list's own actions.
import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { rich, t } from "../../../i18n/t";
import { formatMoney } from "../../../lib/money";
import { Button } from "../../../ui/Button";
import { cn } from "../../../ui/cn";
import { EmptyState } from "../../../ui/EmptyState";
import { itinerary, useItineraryState } from "../itinerary/itineraryState";
import { MoveDialogs } from "../itinerary/MoveDialogs";
import { SelectionBar } from "../itinerary/SelectionBar";
import { rowKey } from "../rowIds";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { TableBody } from "./TableBody";
import { COLUMNS, sumsOf } from "./tableColumns";
import { TableFilters } from "./TableFilters";
import { NO_FILTER, nextSort, rowsOf, type Sort } from "./tableRows";
import { SELECT, useTableColumns, useTableState } from "./tableState";
import { useTableKeys } from "./useTableKeys";

const NARROW_NAME = 11;

export function TablePane() {
  const trip = useTrip();
  const { canEdit, costs, trip: { _id: tripId } } = trip;
  const { openDialog, wide } = useWorkspace();
  const [filter, setFilter] = useState(NO_FILTER);
  const [sort, setSort] = useState<Sort>(null);
  const hidden = useTableColumns((state) => state.hidden);
  // On a phone the names, which stay in view, leave room for what is said of them.
  const columns = useMemo(() => COLUMNS.filter(({ id }) => !hidden.includes(id)).map((column) => (column.id === "title" && !wide ? { ...column, width: NARROW_NAME } : column)), [hidden, wide]);
  const names = useMemo(() => [...(canEdit ? [SELECT] : []), ...columns.map(({ id }) => id)], [canEdit, columns]);
  const rows = useMemo(() => rowsOf(trip, filter, sort), [trip, filter, sort]);
  const grid = useRef<HTMLTableElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { keyDown, edit, done } = useTableKeys(grid, rows, names);
  const inHand = useTableState(({ active }) => active !== null && rows.some(({ _id }) => rowKey(_id) === active.row) && names.includes(active.column));
  const allSelected = useItineraryState(({ selected }) => rows.length > 0 && rows.every(({ _id }) => selected.has(rowKey(_id))));
  useEffect(
    () => () => {
      useTableState.setState({ active: null, editing: null });
      itinerary.forget();
    },
    [tripId],
  );

  if (trip.activities.length === 0) {
    return (
      <EmptyState title={t("Nothing to list yet")} actions={canEdit && <Button onClick={() => openDialog({ kind: "add", day: null })}>{t("Add something")}</Button>}>
        {t("Everything that you plan, and every idea, becomes a row here.")}
      </EmptyState>
    );
  }
  // Beside sums to the cent, one that nothing had to be converted for is to the cent as well.
  const isExact = trip.activities.every(({ cost }) => !cost || cost.currency === costs.currency);
  const sums = sumsOf(rows, costs.currency).map((sum) => formatMoney(sum)).join(" + ");
  return (
    <section aria-label={t("Table")} className="flex h-full min-h-0 flex-col pb-16 lg:pb-0">
      <TableFilters filter={filter} onChange={setFilter} />
      <div ref={setScroller} className="min-h-0 flex-1 overflow-auto overscroll-contain border-t border-line">
        <table ref={grid} role="grid" aria-label={t("All items")} aria-rowcount={rows.length + 1} aria-colcount={names.length} aria-describedby="table-keys" aria-multiselectable={canEdit || undefined} onKeyDown={keyDown} className="w-full table-fixed border-separate border-spacing-0" style={{ minWidth: `${columns.reduce((sum, { width }) => sum + width, canEdit ? 2.75 : 0)}rem` }}>
          <colgroup>
            {canEdit && <col style={{ width: "2.75rem" }} />}
            {columns.map(({ id, width }) => <col key={id} style={{ width: `${width}rem` }} />)}
          </colgroup>
          <thead>
            <tr role="row">
              {canEdit && (
                <th role="columnheader" scope="col" className="sticky start-0 top-0 z-4 border-b border-line-strong/60 bg-paper">
                  <label className="grid h-11 place-items-center">
                    <input type="checkbox" aria-label={t("Select all that is shown")} checked={allSelected} onChange={() => (allSelected ? itinerary.clearSelection() : itinerary.selectAll(rows.map(({ _id }) => _id)))} className="size-4 accent-accent" />
                  </label>
                </th>
              )}
              {columns.map(({ id, label, figures }) => {
                const direction = sort?.column === id ? (sort.descending ? "descending" : "ascending") : undefined;
                return (
                  <th key={id} role="columnheader" scope="col" aria-sort={direction ?? "none"} className={cn("sticky top-0 z-3 border-b border-line-strong/60 bg-paper p-0 text-start", id === "title" && "z-4 shadow-[1px_0_0_var(--color-line)] rtl:shadow-[-1px_0_0_var(--color-line)]", id === "title" && (canEdit ? "start-11" : "start-0"))}>
                    <button type="button" onClick={() => setSort(nextSort(sort, id))} className={cn("flex h-11 w-full items-center gap-1 px-2 text-[0.8125rem] font-semibold text-ink-soft hover:text-ink focus-visible:-outline-offset-2 [&_svg]:size-3.5", figures && "justify-end")}>
                      {label}
                      {direction === "ascending" && <ArrowUp aria-hidden />}
                      {direction === "descending" && <ArrowDown aria-hidden />}
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <TableBody rows={rows} columns={columns} scroller={scroller} entry={!inHand} onEdit={edit} onDone={done} />
        </table>
        {rows.length === 0 && <p className="p-6 text-center text-ink-soft">{t("Nothing is like that.")} <Button size="sm" look="quiet" onClick={() => setFilter(NO_FILTER)}>{t("Show all")}</Button></p>}
      </div>
      <footer className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line px-4 py-2.5 text-sm text-ink-soft tabular-nums">
        <span>{t("{count, plural, one {# item} other {# items}}", { count: rows.length })}{sums && <> · <b className="font-semibold text-ink">{sums}</b></>}</span>
        <span>{rich("Planned in all: <b>{total}</b>, at reference rates", { total: formatMoney({ amount: costs.total, currency: costs.currency }, { whole: !isExact }), b: (text) => <b className="font-semibold text-ink">{text}</b> })}</span>
      </footer>
      <p id="table-keys" hidden>{t(canEdit ? "Arrows go from cell to cell. Enter writes in one, Shift and Enter open the item, Space selects the row." : "Arrows go from cell to cell. Enter writes in one, Shift and Enter open the item.")}</p>
      <div className="mx-auto w-full max-w-2xl"><SelectionBar /></div>
      <MoveDialogs />
    </section>
  );
}
