// One step of a run, applied to the trip as one event of the run's batch.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { ActivityFields, ActivityPatch } from "../trips/activities/activityBounds";
import { addition, alteration, removal } from "../trips/activities/activityModel";
import { applyChanges } from "../trips/changes";
import { DayOrders } from "../trips/activities/order";
import type { EditStep, TripEdit } from "./types";

/** Edits of activities that people have removed meanwhile are passed over; the rest applies. */
export async function applyStep(ctx: MutationCtx, run: Doc<"aiRuns">, trip: Doc<"trips">, step: EditStep) {
  const orders = new DayOrders(ctx, trip._id);
  const changes = [];
  for (const edit of step.edits as TripEdit[]) {
    const change = await changeFor(ctx, trip, edit, orders);
    if (change) changes.push(change);
  }
  const actor = { userId: run.userId, assistant: true };
  await applyChanges(ctx, { trip, actor, batchId: run._id, label: step.label }, changes);
}

async function changeFor(ctx: MutationCtx, trip: Doc<"trips">, edit: TripEdit, orders: DayOrders) {
  if (edit.op === "add") return addition(ctx, trip, edit.activity as ActivityFields, "ai", orders);
  const activity = await ctx.db.get(edit.id as Id<"activities">);
  if (activity?.tripId !== trip._id || activity.deletedAt !== undefined) return null;
  return edit.op === "remove" ? removal(activity) : alteration(ctx, trip, activity, edit.set as ActivityPatch, orders);
}
