// What became of one item: the steps of the log that touched it, with what each made of its fields.
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { isUndone } from "../history/undone";
import { goesOnWith } from "../history/writing";

/** Events of the trip that are looked through at most, and steps that are found. */
const MAX_LOOKED_AT = 600;
const MAX_STEPS = 60;
/** Fields that people know, whose values are worth showing. Of the others it is told that they changed. */
const TOLD = new Set(["title", "day", "endDay", "start", "end", "type", "status", "cost", "address", "meal"]);
/** Long texts: what they said before can be read again, what they say now stands in the item. */
const TEXTS = new Set(["description"]);
/** Kept by the deployment itself; where an item stands among the others of its day is told by the label. */
const OURS = new Set(["order", "updatedAt", "updatedBy", "updatedByAssistant"]);

/**
 * Newest first. `others` counts further rows that the step changed, which undoing it brings back too; `more`: older events
 * of the trip weren't looked through. Saves of one text that follow each other are one step.
 */
export async function historyOfActivity(ctx: QueryCtx, activity: Doc<"activities">) {
  const steps = [];
  let looked = 0;
  let newer: Doc<"tripEvents"> | null = null;
  const events = ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", activity.tripId))
    .order("desc");
  for await (const event of events) {
    // What happened before it was added can't have touched it.
    if (event._creationTime < Math.floor(activity._creationTime)) break;
    if (looked === MAX_LOOKED_AT || steps.length === MAX_STEPS) return { steps, more: true };
    looked += 1;
    const mine = event.changes.filter(({ table, id }) => table === "activities" && id === activity._id);
    if (mine.length === 0 || event.actorId === null) continue;
    const { _id, _creationTime, byAssistant, batchId, kind, label, said } = event;
    const fields = mine
      .flatMap((change) => change.fields)
      .filter(({ name }) => !OURS.has(name))
      .map(shown);
    const goesOn = newer !== null && goesOnWith(newer, event);
    newer = event;
    if (goesOn) {
      steps.at(-1)!.fields = fields;
      continue;
    }
    steps.push({ _id, at: _creationTime, actorId: event.actorId, byAssistant, batchId, kind, label, said, undone: isUndone(event), fields, others: event.changes.length - mine.length });
  }
  return { steps, more: false };
}

function shown({ name, before, after }: Doc<"tripEvents">["changes"][number]["fields"][number]): { name: string; before?: unknown; after?: unknown } {
  if (TEXTS.has(name)) return { name, before: (before ?? null) as unknown };
  return TOLD.has(name) ? { name, before: (before ?? null) as unknown, after: (after ?? null) as unknown } : { name };
}
