// On a phone what opens over the plan is a page to go back from: an entry of the browser's history each, and none left behind where it is
// closed by its own button. Pure.
import { viewEntry, type View } from "./views";

export type At = { view: View; item: string | null };
/** `over`: what the entry beneath this one shows, where that is of this trip too. */
export type Entry = At & { over: At | null };
export type Step = "stay" | "back" | { replace: boolean; over: At | null };

const same = (a: At, b: At) => a.view === b.view && a.item === b.item;

export function stepTo(now: Entry, wanted: At): Step {
  if (same(now, wanted)) return "stay";
  if (now.over && same(now.over, wanted)) return "back";
  const isOver = now.item !== null || viewEntry(now.view).place === "sheet";
  return isOver ? { replace: true, over: now.over } : { replace: false, over: { view: now.view, item: now.item } };
}

/** What an entry of the history was given, by this page or one before it. */
export function entryOf(view: View, state: unknown): Entry {
  const { item = null, over = null } = (state ?? {}) as Partial<Entry>;
  return { view, item, over };
}
