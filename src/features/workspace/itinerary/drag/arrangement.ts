// Rows while they are dragged: lists of ids, and what was picked up. Pure, so that mouse, touch and keyboard are one.

export type Arrangement = {
  /** The row that is held, and stands for all that go with it. */
  lead: string;
  /** Everything that moves, in the order of the plan. */
  ids: string[];
  list: string;
  /** Lists from top to bottom, and what stands in each; of what moves only the lead. */
  order: Record<string, string[]>;
  /** Held over a day as such: no place in it was chosen. */
  anywhere?: true;
};

/** Picks up a row, and with it what is selected if the row is. */
export function pickUp(order: Record<string, string[]>, lead: string, selected: ReadonlySet<string>): Arrangement | null {
  const list = Object.keys(order).find((key) => order[key]!.includes(lead));
  if (!list) return null;
  const moving = selected.has(lead) ? selected : new Set([lead]);
  const ids = Object.values(order).flat().filter((id) => moving.has(id));
  const rest = (rows: string[]) => (rows.some((id) => id !== lead && moving.has(id)) ? rows.filter((id) => id === lead || !moving.has(id)) : rows);
  return { lead, ids, list, order: Object.fromEntries(Object.entries(order).map(([key, rows]) => [key, rest(rows)])) };
}

/** Puts the lead before or behind another row. */
export function placeBeside(current: Arrangement, id: string, below: boolean): Arrangement {
  if (id === current.lead) return current;
  const list = Object.keys(current.order).find((key) => current.order[key]!.includes(id));
  if (!list) return current;
  const rows = current.order[list]!.filter((row) => row !== current.lead);
  return placeAt(current, list, rows.indexOf(id) + (below ? 1 : 0));
}

/** Puts the lead at an index among the others of a list. */
export function placeAt(current: Arrangement, list: string, index: number): Arrangement {
  const others = current.order[list];
  if (!others) return current;
  const without = others.filter((id) => id !== current.lead);
  const at = Math.max(0, Math.min(without.length, index));
  if (list === current.list && others[at] === current.lead) return current;
  const rows = [...without.slice(0, at), current.lead, ...without.slice(at)];
  const left = list === current.list ? {} : { [current.list]: current.order[current.list]!.filter((id) => id !== current.lead) };
  return { ...current, list, order: { ...current.order, ...left, [list]: rows } };
}

/** On a day as such: each goes where its time has it. */
export const placeOn = (current: Arrangement, list: string): Arrangement => (current.order[list] ? { ...current, list, anywhere: true } : current);

/** One place up or down, past the end of a list into the next; past what stands `beside` it, too. */
export function stepped(current: Arrangement, direction: 1 | -1, beside: ReadonlySet<string> = new Set()): Arrangement {
  const rows = current.order[current.list]!;
  let at = rows.indexOf(current.lead) + direction;
  while (beside.has(rows[at] ?? "")) at += direction;
  if (at >= 0 && at < rows.length) return placeAt(current, current.list, at);
  return onNextList(current, direction, direction === 1 ? 0 : Infinity);
}

/** To the list before or after, at its end unless said otherwise. */
export function onNextList(current: Arrangement, direction: 1 | -1, index = Infinity): Arrangement {
  const lists = Object.keys(current.order);
  const list = lists[lists.indexOf(current.list) + direction];
  return list === undefined ? current : placeAt(current, list, index);
}

/** Behind which row it has been put; null: at the top. Rows that are gone since don't count. */
export function standsAfter(current: Arrangement, exists: (id: string) => boolean): string | null {
  const rows = current.order[current.list]!;
  return rows.slice(0, rows.indexOf(current.lead)).findLast(exists) ?? null;
}

/** With all that was held where it was put down. */
export const withAll = ({ order, list, lead, ids }: Arrangement): Arrangement["order"] => ({ ...order, [list]: order[list]!.flatMap((id) => (id === lead ? ids : [id])) });
