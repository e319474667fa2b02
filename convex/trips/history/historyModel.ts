// Undo and redo: the log of operations read backwards, field by field. What somebody else has
// changed since stays as it is and is said, never silently undone.
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { newestBooking } from "../../bookings/bookingModel";
import { appError } from "../../errors";
import { applyChanges, isAppearance, type Change } from "../changes";
import type { Sent } from "../change";
import { NO_STEP } from "./revision";
import { sameValue } from "./sameValue";
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
 * Reverses a whole batch as one step, itself logged as `kind` and by the name that its sender gave it (`sent`). Returns which it was, how many fields were left
 * because somebody else has changed them since, and whether that was all. Throws RESOURCE_NOT_FOUND, CONFLICT when already undone.
 */
export async function reverseBatch(
  ctx: MutationCtx,
  { trip, userId, batchId, kind, sent }: { trip: Doc<"trips">; userId: Id<"users">; batchId: string; kind: "undo" | "redo"; sent: Sent | undefined },
): Promise<{ batchId: string; kept: number; nothing: boolean }> {
  const named = await ctx.db
    .query("tripEvents")
    .withIndex("by_trip_batch", (q) => q.eq("tripId", trip._id).eq("batchId", batchId))
    .take(MAX_BATCH);
  const events = named.filter(({ seq }) => seq !== NO_STEP);
  const [first] = events;
  if (!first) throw appError("RESOURCE_NOT_FOUND", "There is nothing to undo here.");
  if (first.actorId === null) throw appError("CONFLICT", "The trip’s dates did this. Change its dates or its status instead.");
  if (events.every(isUndone)) throw appError("CONFLICT", "This has been undone already.");
  events.sort((a, b) => b.seq - a.seq);
  const reversal = new Reversal(first.actorId, events.at(-1)!.seq);
  const saves = events.length === 1 ? await savesBefore(ctx, first) : [];
  for (const event of [...events, ...saves].filter((event) => !isUndone(event))) {
    let changedAnything = false;
    for (const change of event.changes.toReversed()) if (await reversal.reverse(ctx, trip, change, event)) changedAnything = true;
    await ctx.db.patch(event._id, passedOver(changedAnything));
  }
  const changes = reversal.changes();
  const label = reversed(kind, events.at(-1)!, events.length - 1);
  await applyChanges(
    ctx,
    { trip, actor: { userId, assistant: false }, batchId: sent?.editKey ?? crypto.randomUUID(), sent, kind, label },
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

/** Events that are looked through at most for what others have done since. */
const MAX_SINCE = 500;

type LoggedChange = Doc<"tripEvents">["changes"][number];

/** Whether an item is booked is its booking's to say, where it has one: undo neither books nor cancels. */
async function isBookingsWord(ctx: MutationCtx, activityId: Id<"activities">, statuses: unknown[]): Promise<boolean> {
  return statuses.includes("booked") && (await newestBooking(ctx, activityId)) !== null;
}

/** Rows that an event adds to these go together: a plan B and the one it stands beside, a city and the dates of its neighbours. */
const WHOLE = new Set<LoggedChange["table"]>(["dayVariants", "destinations"]);

type LoggedTable = Exclude<LoggedChange["table"], "trips">;
type LoggedRow = Doc<LoggedTable>;

/** Gathers reversed fields by row, so that several events on one row become one write. */
class Reversal {
  kept = 0;
  private readonly rows = new Map<string, { table: LoggedTable; row: LoggedRow; set: Record<string, unknown> }>();
  private tripSet: Record<string, unknown> = {};
  private others: Doc<"tripEvents">[] | null = null;

  /** `from`: the oldest event that is reversed. */
  constructor(
    private readonly actorId: Id<"users">,
    private readonly from: number,
  ) {}

  /** Whether there was anything of it to take back. */
  async reverse(ctx: MutationCtx, trip: Doc<"trips">, change: LoggedChange, event: Doc<"tripEvents">): Promise<boolean> {
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
    const isKept = await this.isOthersToo(ctx, event, change, row);
    for (const field of change.fields) {
      if (!isKept && (await this.stands(ctx, row, { ...row, ...entry.set }, field))) entry.set[field.name] = field.before;
      else this.kept += 1;
    }
    return this.kept - keptBefore < change.fields.length;
  }

  /** Whether the field is still as the event left it, and is the plan's own word. */
  private async stands(ctx: MutationCtx, row: LoggedRow, now: Record<string, unknown>, field: LoggedChange["fields"][number]): Promise<boolean> {
    if (!sameValue(now[field.name], field.after)) return false;
    return !("updatedBy" in row) || field.name !== "status" || !(await isBookingsWord(ctx, row._id, [field.before, field.after]));
  }

  /** Whether reversing it would take away a row that somebody else has worked on since, or one that only makes sense with such a row. */
  private async isOthersToo(ctx: MutationCtx, event: Doc<"tripEvents">, change: LoggedChange, row: LoggedRow): Promise<boolean> {
    const together = WHOLE.has(change.table) ? event.changes.filter(({ table }) => table === change.table) : [change];
    const made = together.filter(({ fields }) => fields.some(isAppearance)).map(({ id }) => id);
    if (made.length === 0) return false;
    // The event itself made the actor the row's last editor: anybody else came after it.
    if ("updatedBy" in row && row.updatedBy !== this.actorId) return true;
    this.others ??= (
      await ctx.db
        .query("tripEvents")
        .withIndex("by_trip_seq", (q) => q.eq("tripId", event.tripId).gt("seq", this.from))
        .order("desc")
        .take(MAX_SINCE)
    ).filter(({ actorId, kind, undone, stands }) => actorId !== this.actorId && kind !== "undo" && !isUndone({ undone, stands }));
    return this.others.some(({ seq, changes }) => seq > event.seq && changes.some(({ id }) => made.includes(id)));
  }

  changes(): Change[] {
    // The log's own words for its fields: what was written once is a field of that table.
    const changes = [...this.rows.values()].filter(({ set }) => Object.keys(set).length > 0).map(({ table, row, set }) => (table === "activities" ? { op: "patch", activity: row, set } : { op: "patchRow", table, row, set }) as Change);
    return Object.keys(this.tripSet).length > 0 ? [...changes, { op: "trip", set: this.tripSet }] : changes;
  }
}
