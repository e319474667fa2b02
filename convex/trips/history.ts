// The feed of what happened, and undo.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { newestBatch, reverseBatch } from "./historyModel";

/** What happened, newest first: who, what, when, and the batch that undoes it. */
export const list = tripQuery("viewer")({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const events = await ctx.db
      .query("tripEvents")
      .withIndex("by_trip_seq", (q) => q.eq("tripId", ctx.trip._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) });
    return {
      ...events,
      page: events.page.map(({ _id, _creationTime, actorId, byAssistant, batchId, kind, label, undone }) => ({
        _id,
        at: _creationTime,
        actorId,
        byAssistant,
        batchId,
        kind,
        label,
        undone,
      })),
    };
  },
});

/** Undoes one's own newest step, or the given batch. `kept` counts fields that others changed since. */
export const undo = tripMutation("editor")({
  args: { batchId: v.optional(v.string()) },
  handler: async (ctx, args) => {
    const batchId = args.batchId ?? (await newestBatch(ctx, ctx.trip._id, ctx.user._id, "undo"));
    if (batchId === null) throw appError("RESOURCE_NOT_FOUND", "There is nothing of yours to undo.");
    return reverseBatch(ctx, { trip: ctx.trip, userId: ctx.user._id, batchId, kind: "undo" });
  },
});

/** Brings back one's own newest undone step. */
export const redo = tripMutation("editor")({
  args: {},
  handler: async (ctx) => {
    const batchId = await newestBatch(ctx, ctx.trip._id, ctx.user._id, "redo");
    if (batchId === null) throw appError("RESOURCE_NOT_FOUND", "There is nothing to redo.");
    return reverseBatch(ctx, { trip: ctx.trip, userId: ctx.user._id, batchId, kind: "redo" });
  },
});
