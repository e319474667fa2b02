// The feed of what happened, what of it is new to somebody, and undo.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { membershipOf } from "./access";
import { historyOfActivity } from "./activities/activityHistory";
import { activityStillIn } from "./activities/activityModel";
import { newsSince } from "./history/feedModel";
import { feedPage } from "./history/feedPages";
import { newestBatch, removalOf, reverseBatch } from "./history/historyModel";
import { revisionOf } from "./history/revision";

const feedKind = v.union(v.literal("items"), v.literal("days"), v.literal("cities"), v.literal("trip"), v.literal("people"));

/**
 * What happened, newest first: who, what, when, on which days, and the batch that undoes it; among the steps of the plan what happened to
 * people and sharing (`kind: "people"`), which nothing undoes, with the `seq` of the step before it. A page of what is asked for by kind,
 * day or assistant may have fewer than its number, or none, while there is more to come. Pages don't grow by themselves: send `endCursor`.
 */
export const list = tripQuery("viewer")({
  args: {
    paginationOpts: paginationOptsValidator,
    by: v.optional(v.id("users")),
    kind: v.optional(feedKind),
    day: v.optional(v.string()),
    byAssistant: v.optional(v.boolean()),
  },
  handler: (ctx, { paginationOpts, ...asked }) => feedPage(ctx, paginationOpts, asked),
});

/** What became of one item, newest first; nothing for one that was removed. See `historyOfActivity`. */
export const ofActivity = tripQuery("viewer")({
  args: { activityId: v.id("activities") },
  handler: async (ctx, { activityId }) => {
    const activity = await activityStillIn(ctx, ctx.trip, activityId);
    return activity ? historyOfActivity(ctx, activity) : { steps: [], more: false };
  },
});

/** Who took this item out of the plan, and by which batch; null for one that is in it. For whoever had it open. */
export const ofRemoval = tripQuery("viewer")({
  args: { activityId: v.id("activities") },
  handler: async (ctx, { activityId }) => {
    const activity = await ctx.db.get(activityId);
    if (activity?.tripId !== ctx.trip._id) throw appError("RESOURCE_NOT_FOUND", "This item is no longer in the trip. Somebody may have removed it.");
    return removalOf(ctx, activity);
  },
});

/** What others have done since the caller last looked; asked once, when they open the trip. */
export const sinceLastLook = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const membership = await membershipOf(ctx, ctx.trip._id, ctx.user._id);
    return newsSince(ctx, ctx.trip, ctx.user._id, membership?.seenRevision ?? null);
  },
});

/** The caller has seen the trip up to event `revision`. */
export const markSeen = tripMutation("viewer")({
  args: { revision: v.number() },
  handler: async (ctx, { revision }) => {
    const membership = await membershipOf(ctx, ctx.trip._id, ctx.user._id);
    const seenRevision = Math.min(revision, await revisionOf(ctx, ctx.trip._id));
    if (membership && Number.isInteger(seenRevision) && seenRevision > (membership.seenRevision ?? -1)) await ctx.db.patch(membership._id, { seenRevision });
    return null;
  },
});

/** Undoes one's own newest step, or the given batch: `batchId`. `kept` counts fields that others changed since; `nothing`: that was all of them. */
export const undo = tripMutation("editor")({
  args: { batchId: v.optional(v.string()) },
  handler: async (ctx, args) => {
    const batchId = args.batchId ?? (await newestBatch(ctx, ctx.trip._id, ctx.user._id, "undo"));
    if (batchId === null) throw appError("RESOURCE_NOT_FOUND", "There is nothing of yours to undo.");
    return reverseBatch(ctx, { trip: ctx.trip, userId: ctx.user._id, batchId, kind: "undo", sent: ctx.sent });
  },
});

/** Brings back one's own newest undone step. */
export const redo = tripMutation("editor")({
  args: {},
  handler: async (ctx) => {
    const batchId = await newestBatch(ctx, ctx.trip._id, ctx.user._id, "redo");
    if (batchId === null) throw appError("RESOURCE_NOT_FOUND", "There is nothing to redo.");
    return reverseBatch(ctx, { trip: ctx.trip, userId: ctx.user._id, batchId, kind: "redo", sent: ctx.sent });
  },
});
