// One step of a run, applied to the trip as one event of the run's batch.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { addition, alteration, removal, type ActivityFields, type ActivityPatch } from "../trips/activityModel";
import { applyChanges } from "../trips/changes";
import type { EditStep, TripEdit } from "./types";

/** Edits of activities that people have removed meanwhile are passed over; the rest applies. */
export async function applyStep(ctx: MutationCtx, run: Doc<"aiRuns">, trip: Doc<"trips">, step: EditStep) {
  const meta = { trip, actor: { userId: run.userId, assistant: true }, batchId: run._id, label: step.label };
  // One at a time: each addition's place in the day depends on the one before it.
  for (const group of grouped(step.edits)) {
    const changes = [];
    for (const edit of group) {
      const change = await changeFor(ctx, trip, edit);
      if (change) changes.push(change);
    }
    await applyChanges(ctx, meta, changes);
  }
}

async function changeFor(ctx: MutationCtx, trip: Doc<"trips">, edit: TripEdit) {
  if (edit.op === "add") return addition(ctx, trip, edit.activity as ActivityFields, "ai");
  const activity = await ctx.db.get(edit.id as Id<"activities">);
  if (activity?.tripId !== trip._id || activity.deletedAt !== undefined) return null;
  return edit.op === "remove" ? removal(activity) : alteration(ctx, trip, activity, edit.set as ActivityPatch);
}

/** Removals together, then every other edit by itself. */
function grouped(edits: TripEdit[]): TripEdit[][] {
  const removals = edits.filter((edit) => edit.op === "remove");
  const others = edits.filter((edit) => edit.op !== "remove").map((edit) => [edit]);
  return removals.length > 0 ? [removals, ...others] : others;
}
