// Notes save themselves while somebody writes: saves that follow each other are one step to whoever looks at it or takes it back.
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { sameValue } from "./sameValue";
import { isUndone } from "./undone";

type Event = Doc<"tripEvents">;

/** Whoever thinks longer than this begins another step. */
const PAUSE_MS = 60_000;
const MAX_SAVES = 100;

/** The one text that this is a save of; null for anything else. */
function textOf(event: Event) {
  const { kind, byAssistant, changes } = event;
  const [change] = changes;
  const [field] = change?.fields ?? [];
  if (kind !== "edit" || byAssistant || isUndone(event) || changes.length !== 1 || change!.fields.length !== 1 || field!.name !== "description") return null;
  return { row: change!.id, ...field! };
}

/** Whether `newer` is the next save of what `older` is one of: the same person in the same text, soon after, and nobody in between. */
export function goesOnWith(newer: Event, older: Event): boolean {
  const [now, before] = [textOf(newer), textOf(older)];
  return (
    now !== null && before !== null && now.row === before.row && newer.actorId === older.actorId &&
    newer._creationTime - older._creationTime <= PAUSE_MS && sameValue(now.before, before.after)
  );
}

/** The saves before this one that are one step with it, newest first. */
export async function savesBefore(ctx: QueryCtx, last: Event): Promise<Event[]> {
  if (textOf(last) === null) return [];
  const older = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_actor_undone_seq", (q) => q.eq("tripId", last.tripId).eq("actorId", last.actorId).eq("undone", false).lt("seq", last.seq))
    .order("desc")
    .take(MAX_SAVES);
  const end = older.findIndex((event, index) => !goesOnWith(index === 0 ? last : older[index - 1]!, event));
  return end === -1 ? older : older.slice(0, end);
}
