// Where a drop at a point of the screen would go, as the page itself says: lists carry `data-list`, their rows
// `data-row`; tracks stand side by side in a `data-tracks` that names the last of its rows in the order of the day,
// each a `data-track`; what stands for a whole list (a chip, a folded day) carries `data-list-end`, and what lies over lists and
// has such chips `data-list-bar`.

export type DropTarget = ({ list: string; index: number } | { beside: string; below: boolean }) & { edge: Edge | null };
/** Of the screen: where a line says where the drop would go; null where all that is under the pointer stands for its list. */
export type Edge = { left: number; width: number; y: number };

export function dropTargetAt(x: number, y: number, lead: string): DropTarget | null {
  const under = underPointer(x, y);
  const end = under?.closest<HTMLElement>("[data-list-end]");
  if (end) return { list: end.dataset.listEnd!, index: Infinity, edge: null };
  const list = under?.closest<HTMLElement>("[data-list]");
  if (!list) return null;
  const isAbove = (element: HTMLElement) => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.top + box.height / 2 < y;
  };
  const track = trackAt(under!, lead);
  if (track) {
    const above = track.findLast(isAbove);
    const beside = above ?? track[0]!;
    return { beside: beside.dataset.row!, below: above !== undefined, edge: edgeOf(beside, above ? "bottom" : "top") };
  }
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row],[data-tracks]")].filter((element) => element.dataset.row !== lead && !element.parentElement!.closest("[data-tracks]"));
  const above = rows.findLast(isAbove);
  if (above) return { beside: above.dataset.row ?? above.dataset.last!, below: true, edge: edgeOf(above, "bottom") };
  return { list: list.dataset.list!, index: 0, edge: edgeOf(rows[0] ?? list.querySelector("ol,ul") ?? list, "top") };
}

/** By where the lists are: the browser's own search goes through all that stands in a plan, and is asked only where it must tell apart what a list is made of. */
function underPointer(x: number, y: number): Element | null {
  const isIn = (element: Element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  };
  if ([...document.querySelectorAll("[data-list-bar]")].some(isIn)) return document.elementFromPoint(x, y);
  const list = [...document.querySelectorAll("[data-list]")].find(isIn);
  return list?.querySelector("[data-tracks]") ? document.elementFromPoint(x, y) : (list ?? null);
}

function edgeOf(element: HTMLElement, side: "top" | "bottom"): Edge {
  const { left, width, [side]: y } = element.getBoundingClientRect();
  return { left, width, y };
}

/** The rows that one is among at a point: of the track that what is held stands in, else of the one under the pointer. */
function trackAt(under: Element, lead: string): HTMLElement[] | null {
  const rowsOf = (track: Element | null | undefined) => [...(track?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].filter((row) => row.dataset.row !== lead);
  const own = under.closest("[data-tracks]")?.querySelector(`[data-row="${CSS.escape(lead)}"]`)?.closest("[data-track]");
  return [own, under.closest("[data-track]")].map(rowsOf).find((rows) => rows.length > 0) ?? null;
}

/** The list at a point, whichever part of it. */
export function listAt(x: number, y: number): string | null {
  const under = underPointer(x, y)?.closest<HTMLElement>("[data-list-end],[data-list]");
  return under?.dataset.listEnd ?? under?.dataset.list ?? null;
}
