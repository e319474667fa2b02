// Every change to a trip's plan goes through `applyChanges`: it writes the rows, logs one event with
// each field before and after, and keeps the trip's counters. Undo is the same log read backwards.
import type { WithoutSystemFields } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { english, type Said } from "../said";
import { eachDay } from "../dates";
import { rememberPlaces } from "../places/ownPlaceModel";
import type { Actor, Change, ChangeMeta, PlanTable, RowChange, Sent, TripFields } from "./change";
import { membershipsOf } from "./people/members";
import { countPlanned, touchedDays } from "./days/plannedDays";
import { requireNotOvertaken } from "./history/overtaken";
import { revisionOf } from "./history/revision";
import { sameValue } from "./history/sameValue";
import { touchTripSearch } from "./tripList/tripSearchJobs";

export type { Actor, Change, ChangeMeta, PlanTable };

export type StepContext = { trip: Doc<"trips">; user: Doc<"users">; editKey?: string | undefined; seen?: number | undefined; sent?: Sent | undefined };

/** A person's own step, undone as one. `label`: see stepWords.ts. */
export function stepOf({ trip, user, editKey, seen, sent }: StepContext, label: Said): ChangeMeta {
  return { trip, actor: { userId: user._id, assistant: false }, batchId: editKey ?? crypto.randomUUID(), seen, sent, label };
}

type LoggedChange = Doc<"tripEvents">["changes"][number];

/** Returns the ids of inserted activities. Changes that change nothing are not logged. Throws CONFLICT where they come late: `history/overtaken.ts`. */
export async function applyChanges(ctx: MutationCtx, meta: ChangeMeta, changes: Change[]): Promise<Id<"activities">[]> {
  const { trip, actor } = meta;
  await requireNotOvertaken(ctx, meta, changes);
  const stamp = { updatedBy: actor.userId, updatedByAssistant: actor.assistant, updatedAt: Date.now() };
  const inserted: Id<"activities">[] = [];
  const logged: LoggedChange[] = [];
  let countDelta = 0;
  const days = touchedDays(changes);
  const plannedBefore = await countPlanned(ctx, trip._id, days);
  let tripSet: Partial<TripFields> = {};
  for (const change of changes) {
    switch (change.op) {
      case "insert": {
        const row = { ...change.activity, ...stamp, tripId: trip._id, createdBy: actor.userId };
        if (isParked(change)) {
          await ctx.db.insert("activities", { ...row, deletedAt: stamp.updatedAt });
          break;
        }
        const id = await ctx.db.insert("activities", row);
        inserted.push(id);
        countDelta += 1;
        logged.push(appearance("activities", id, stamp.updatedAt));
        break;
      }
      case "patch": {
        const fields = changedFields(change.activity, change.set);
        if (fields.length === 0) break;
        await ctx.db.patch(change.activity._id, { ...change.set, ...stamp });
        if (fields.some((field) => field.name === "deletedAt")) countDelta += change.set.deletedAt === undefined ? 1 : -1;
        logged.push({ table: "activities", id: change.activity._id, fields });
        break;
      }
      case "trip": {
        const fields = changedFields(trip, change.set);
        if (fields.length === 0) break;
        tripSet = { ...tripSet, ...change.set };
        logged.push({ table: "trips", id: trip._id, fields });
        break;
      }
      case "insertRow":
      case "patchRow": {
        const entry = await applyToRow(ctx, trip._id, change, stamp.updatedAt);
        if (entry) logged.push(entry);
        break;
      }
    }
  }
  if (logged.length === 0) return inserted;
  // The row in hand may be older than changes earlier in this transaction.
  const current = (await ctx.db.get(trip._id))!;
  const seq = (await revisionOf(ctx, trip._id)) + 1;
  // A row from before this was counted is counted whole.
  const plannedDays =
    current.plannedDays === undefined
      ? await countPlanned(ctx, trip._id, eachDay(current.startDate, current.endDate))
      : current.plannedDays - plannedBefore + (await countPlanned(ctx, trip._id, days));
  const activityCount = current.activityCount + countDelta;
  // Left alone where nothing of it changes: whoever asks anything of the trip has read it.
  if (Object.keys(tripSet).length > 0 || activityCount !== current.activityCount || plannedDays !== current.plannedDays) {
    await ctx.db.patch(trip._id, { ...tripSet, activityCount, plannedDays });
  }
  await touchTripSearch(ctx, trip._id);
  await rememberPlaces(ctx, meta, changes.filter((change) => !isParked(change)), inserted);
  if (tripSet.startDate !== undefined) await followStart(ctx, trip._id, tripSet.startDate);
  await logEvent(ctx, { tripId: trip._id, seq, actorId: actor.userId, byAssistant: actor.assistant, batchId: meta.batchId, kind: meta.kind ?? "edit", changes: logged, ...(meta.sent && { sent: { print: meta.sent.print } }) }, meta.label);
  return inserted;
}

/** What the clock makes of a trip: an event that is nobody's. `trip` is the row as it is now. */
export async function applyByClock(ctx: MutationCtx, trip: Doc<"trips">, set: Pick<TripFields, "status">, label: Said): Promise<void> {
  const fields = changedFields(trip, set);
  const seq = (await revisionOf(ctx, trip._id)) + 1;
  await ctx.db.patch(trip._id, set);
  await logEvent(ctx, { tripId: trip._id, seq, actorId: null, byAssistant: false, batchId: crypto.randomUUID(), kind: "clock", changes: [{ table: "trips", id: trip._id, fields }] }, label);
}

async function logEvent(ctx: MutationCtx, event: Omit<WithoutSystemFields<Doc<"tripEvents">>, "label" | "said" | "undone">, label: Said | string): Promise<void> {
  await ctx.db.insert("tripEvents", { ...event, label: english(label), ...(typeof label === "object" && { said: label }), undone: false });
}

/** What is made in a plan that doesn't hold comes and goes with that plan. */
const isParked = (change: Change): boolean => change.op === "insert" && Boolean(change.activity.parkedIn);

/** Undoing an addition is setting `deletedAt`, so that the id survives a redo. */
function appearance(table: LoggedChange["table"], id: string, at: number): LoggedChange {
  return { table, id, fields: [{ name: "deletedAt", before: at }] };
}

/** It came with that, or was brought back: undoing it takes the row away. */
export const isAppearance = ({ name, before, after }: LoggedChange["fields"][number]): boolean => name === "deletedAt" && before !== undefined && after === undefined;

async function applyToRow(ctx: MutationCtx, tripId: Id<"trips">, change: RowChange<PlanTable>, at: number): Promise<LoggedChange | null> {
  if (change.op === "insertRow") {
    // The union of tables is checked where the change is made; the writer takes one table at a time.
    const id = await ctx.db.insert(change.table, { ...change.row, tripId } as never);
    return appearance(change.table, id, at);
  }
  const fields = changedFields(change.row, change.set);
  if (fields.length === 0) return null;
  await ctx.db.patch(change.row._id, change.set);
  return { table: change.table, id: change.row._id, fields };
}

/** A person's list of trips reads in the order of their starts, which are kept in it. */
async function followStart(ctx: MutationCtx, tripId: Id<"trips">, tripStart: string) {
  for (const { _id } of await membershipsOf(ctx, tripId)) await ctx.db.patch(_id, { tripStart });
}

function changedFields(row: object, set: object): LoggedChange["fields"] {
  const current = row as Record<string, unknown>;
  return Object.entries(set)
    .filter(([name, after]) => !sameValue(current[name], after))
    .map(([name, after]) => ({
      name,
      ...(current[name] !== undefined && { before: current[name] }),
      ...(after !== undefined && { after }),
    }));
}
