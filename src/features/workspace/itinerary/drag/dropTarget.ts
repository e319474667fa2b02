// Where a drop at a point of the screen would go, as the page itself says: lists carry `data-list`, their rows
// `data-row`; what stands for a whole list (a chip, a folded day) carries `data-list-end`.

export type DropTarget = { list: string; index: number };

export function dropTargetAt(x: number, y: number, lead: string): DropTarget | null {
  const under = document.elementFromPoint(x, y);
  const end = under?.closest<HTMLElement>("[data-list-end]");
  if (end) return { list: end.dataset.listEnd!, index: Infinity };
  const list = under?.closest<HTMLElement>("[data-list]");
  if (!list) return null;
  const others = [...list.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.dataset.row !== lead);
  const above = others.filter((row) => {
    const box = row.getBoundingClientRect();
    return box.top + box.height / 2 < y;
  });
  return { list: list.dataset.list!, index: above.length };
}

/** The list at a point, whichever part of it. */
export function listAt(x: number, y: number): string | null {
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-list-end],[data-list]");
  return under?.dataset.listEnd ?? under?.dataset.list ?? null;
}
