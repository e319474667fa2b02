// Undo and redo: the log of operations read backwards, field by field. What somebody else has
// changed since stays as it is and is said, never silently undone.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { newestBooking } from "../../bookings/bookingModel";
import { appError } from "../../errors";
import { applyChanges, sameValue, type Change } from "../changes";
import { reversed } from "./stepWords";
import { isUndone, passedOver } from "./undone";
import { savesBefore } from "./writing";

/** A plan is one event a day, and a trip has 365 days at most. */
const MAX_BATCH = 400;

/**
 * The batch that undo (or redo) would reverse now: the person's newest step that still stands. A
 * redo looks past other redos, and is over as soon as the person edits again. Null: nothing to do.
 */
export async function newestBatch(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">, direction: "undo" | "redo") {
  const recent = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_actor_undone_seq", (q) => q.eq("tripId", tripId).eq("actorId", userId).eq("undone", false))
    .order("desc")
    .take(MAX_BATCH);
  if (direction === "undo") return recent.find((event) => event.kind !== "undo")?.batchId ?? null;
  const newest = recent.find((event) => event.kind !== "redo");
  return newest?.kind === "undo" ? newest.batchId : null;
}

/**
 * Reverses a whole batch as one step, itself logged as `kind` and by the name that its sender gave it (`editKey`). Returns which it was, how many fields were left
 * because somebody else has changed them since, and whether that was all. Throws RESOURCE_NOT_FOUND, CONFLICT when already undone.
 */
export async function reverseBatch(
  ctx: MutationCtx,
  { trip, userId, batchId, kind, editKey }: { trip: Doc<"trips">; userId: Id<"users">; batchId: string; kind: "undo" | "redo"; editKey: string | undefined },
): Promise<{ batchId: string; kept: number; nothing: boolean }> {
  const events = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_batch", (q) => q.eq("tripId", trip._id).eq("batchId", batchId))
    .take(MAX_BATCH);
  const [first] = events;
  if (!first) throw appError("RESOURCE_NOT_FOUND", "There is nothing to undo here.");
  if (first.actorId === null) throw appError("CONFLICT", "The trip’s dates did this. Change its dates or its status instead.");
  if (events.every(isUndone)) throw appError("CONFLICT", "This has been undone already.");
  events.sort((a, b) => b.seq - a.seq);
  const reversal = new Reversal(first.actorId);
  const saves = events.length === 1 ? await savesBefore(ctx, first) : [];
  for (const event of [...events, ...saves].filter((event) => !isUndone(event))) {
    let changedAnything = false;
    for (const change of event.changes.toReversed()) if (await reversal.reverse(ctx, trip, change)) changedAnything = true;
    await ctx.db.patch(event._id, passedOver(changedAnything));
  }
  const changes = reversal.changes();
  const label = reversed(kind, events.at(-1)!, events.length - 1);
  await applyChanges(
    ctx,
    { trip, actor: { userId, assistant: false }, batchId: editKey ?? crypto.randomUUID(), kind, label },
    changes,
  );
  return { batchId, kept: reversal.kept, nothing: changes.length === 0 };
}

/** Events that are looked through at most for what took an item away. */
const MAX_LOOKED_AT = 200;

/**
 * The step that took this item out of the plan: who did it and what it was; `others` counts further rows that it changed, which undoing it brings
 * back too. `parked`: it stands in a plan of its day that doesn't hold, called `plan`.
 */
export async function removalOf(ctx: QueryCtx, activity: Doc<"activities">) {
  if (activity.deletedAt === undefined) return null;
  const recent = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_seq", (q) => q.eq("tripId", activity.tripId))
    .order("desc")
    .take(MAX_LOOKED_AT);
  const went = recent.find(({ changes }) => changes.some(({ id, fields }) => id === activity._id && fields.some(({ name, after }) => name === "deletedAt" && after !== undefined)));
  if (!went || went.actorId === null) return null;
  const { actorId, byAssistant, batchId, kind, label, said, changes } = went;
  const plan = activity.parkedIn ? await ctx.db.get(activity.parkedIn) : null;
  const waitsIn = plan && plan.deletedAt === undefined ? plan.name : null;
  return { actorId, byAssistant, batchId, kind, label, said, others: changes.length - 1, parked: Boolean(activity.parkedIn), plan: waitsIn };
}

type LoggedChange = Doc<"tripEvents">["changes"][number];

/** Whether an item is booked is its booking's to say, where it has one: undo neither books nor cancels. */
async function isBookingsWord(ctx: MutationCtx, activityId: Id<"activities">, statuses: unknown[]): Promise<boolean> {
  return statuses.includes("booked") && (await newestBooking(ctx, activityId)) !== null;
}

type LoggedTable = Exclude<LoggedChange["table"], "trips">;
type LoggedRow = Doc<LoggedTable>;

/** Gathers reversed fields by row, so that several events on one row become one write. */
class Reversal {
  kept = 0;
  private readonly rows = new Map<string, { table: LoggedTable; row: LoggedRow; set: Record<string, unknown> }>();
  private tripSet: Record<string, unknown> = {};

  constructor(private readonly actorId: Id<"users">) {}

  /** Whether there was anything of it to take back. */
  async reverse(ctx: MutationCtx, trip: Doc<"trips">, change: LoggedChange): Promise<boolean> {
    const keptBefore = this.kept;
    if (change.table === "trips") {
      for (const field of change.fields) {
        const now = { ...trip, ...this.tripSet } as Record<string, unknown>;
        if (sameValue(now[field.name], field.after)) this.tripSet[field.name] = field.before;
        else this.kept += 1;
      }
      return this.kept - keptBefore < change.fields.length;
    }
    const { table, id } = change;
    const row = this.rows.get(id)?.row ?? (await ctx.db.get(id as Id<LoggedTable>));
    if (!row) return false;
    const entry = this.rows.get(id) ?? { table, row, set: {} };
    this.rows.set(id, entry);
    for (const field of change.fields) {
      if (await this.stands(ctx, row, { ...row, ...entry.set }, field)) entry.set[field.name] = field.before;
      else this.kept += 1;
    }
    return this.kept - keptBefore < change.fields.length;
  }

  /** Whether the field is still as the event left it, and reversing it takes away nobody else's work. */
  private async stands(ctx: MutationCtx, row: LoggedRow, now: Record<string, unknown>, field: LoggedChange["fields"][number]): Promise<boolean> {
    if (!sameValue(now[field.name], field.after)) return false;
    if (!("updatedBy" in row)) return true;
    const takesAway = field.name === "deletedAt" && field.after === undefined;
    // The event itself made the actor the row's last editor: anybody else came after it.
    if (takesAway && row.updatedBy !== this.actorId) return false;
    return field.name !== "status" || !(await isBookingsWord(ctx, row._id, [field.before, field.after]));
  }

  changes(): Change[] {
    // The log's own words for its fields: what was written once is a field of that table.
    const changes = [...this.rows.values()].filter(({ set }) => Object.keys(set).length > 0).map(({ table, row, set }) => (table === "activities" ? { op: "patch", activity: row, set } : { op: "patchRow", table, row, set }) as Change);
    return Object.keys(this.tripSet).length > 0 ? [...changes, { op: "trip", set: this.tripSet }] : changes;
  }
}
