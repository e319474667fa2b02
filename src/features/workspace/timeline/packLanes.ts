// Puts what overlaps side by side: each in the first lane that is free. Knows nothing of what it packs.

export type Span = { from: number; to: number };
export type Packed<Item> = { item: Item; lane: number; /** How many lanes there are where it stands. */ lanes: number };

/** In the order of their beginnings; of two that begin together the longer comes first. Those that touch don't overlap. */
export function packLanes<Item extends Span>(items: Item[]): Packed<Item>[] {
  const sorted = items.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const packed: Packed<Item>[] = [];
  let group: Packed<Item>[] = [];
  let ends: number[] = [];
  const close = () => {
    for (const one of group) one.lanes = ends.length;
    packed.push(...group);
    [group, ends] = [[], []];
  };
  for (const item of sorted) {
    if (ends.every((end) => end <= item.from)) close();
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = item.to;
    group.push({ item, lane, lanes: 1 });
  }
  close();
  return packed;
}
