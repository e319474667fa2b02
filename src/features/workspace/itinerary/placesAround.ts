import { LISTS } from "../Flip";
import { rowKey } from "../rowIds";
import type { ActivityId } from "./itineraryState";

/** Where to look for a row, by how near that is: itself, then what stood after it in its list, then before it; and which of the lists that was. */
export function placesAround(row: string, order: string): { rows: string[]; list: number } {
  const lists = order.split(LISTS).map((ids) => ids.split(",").map((id) => rowKey(id as ActivityId) as string));
  const list = lists.findIndex((keys) => keys.includes(row));
  const keys = lists[list] ?? [];
  const at = keys.indexOf(row);
  return { rows: [row, ...keys.slice(at + 1), ...keys.slice(0, Math.max(at, 0)).reverse()], list };
}
