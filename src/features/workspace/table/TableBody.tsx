// The table's rows, of which only those in sight or about to be are in the page, and the one in hand: a long plan has
// thousands of cells, and a phone would take a second for them.
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { Fragment, useCallback } from "react";
import { rowKey } from "../rowIds";
import type { Activity } from "../useItinerary";
import type { Column } from "./tableColumns";
import { TableRow, type TableRowProps } from "./TableRow";
import { useTableState } from "./tableState";

const ROW_PX = 44;
const AHEAD = 10;

type TableBodyProps = Pick<TableRowProps, "onEdit" | "onDone"> & { rows: Activity[]; columns: Column[]; /** What scrolls them; null until it is in the page. */ scroller: HTMLElement | null; /** No cell is in hand. */ entry: boolean };

export function TableBody({ rows, columns, scroller, entry, onEdit, onDone }: TableBodyProps) {
  const active = useTableState((state) => state.active?.row);
  const inHand = rows.findIndex(({ _id }) => rowKey(_id) === active);
  // eslint-disable-next-line react-hooks/incompatible-library -- it answers from within itself; nothing of it is handed on here
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    getItemKey: useCallback((index: number) => rowKey(rows[index]!._id), [rows]),
    overscan: AHEAD,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    rangeExtractor: (range) => (inHand === -1 ? defaultRangeExtractor(range) : [...new Set([...defaultRangeExtractor(range), inHand])].sort((a, b) => a - b)),
  });
  const shown = virtualizer.getVirtualItems();
  return (
    <tbody>
      {shown.map(({ index, key, start }, at) => (
        <Fragment key={key}>
          <Gap px={start - (shown[at - 1]?.end ?? 0)} />
          <TableRow activity={rows[index]!} index={index} columns={columns} entry={index === 0 && entry} onEdit={onEdit} onDone={onDone} />
        </Fragment>
      ))}
      <Gap px={virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
    </tbody>
  );
}

/** Stands for rows that aren't in the page. */
function Gap({ px }: { px: number }) {
  return px > 0 ? <tr aria-hidden style={{ height: px }} /> : null;
}
