// Comments on an item: read and written by every member, changed by who wrote them, taken away by them and by the owner.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { activityStillIn } from "../trips/activities/activityModel";
import { commentOf, commentsOf, commentText, countComments, KEPT_MS, requireRoomForComment } from "./commentModel";

/** Oldest first; none for an item that was removed. Throws RESOURCE_NOT_FOUND for another trip's. */
export const list = tripQuery("viewer")({
  args: { activityId: v.id("activities") },
  handler: async (ctx, { activityId }) => {
    const comments = (await activityStillIn(ctx, ctx.trip, activityId)) ? await commentsOf(ctx, activityId) : [];
    return comments.map(({ _id, _creationTime, authorId, text, editedAt }) => ({ _id, at: _creationTime, authorId, text, editedAt: editedAt ?? null }));
  },
});

/** Returns its id. Throws VALIDATION_ERROR, CONFLICT. */
export const add = tripMutation("trips:comment")({
  args: { activityId: v.id("activities"), text: v.string() },
  handler: async (ctx, { activityId, text }) => {
    await requireRoomForComment(ctx, ctx.trip, activityId);
    const commentId = await ctx.db.insert("comments", { tripId: ctx.trip._id, activityId, authorId: ctx.user._id, text: commentText(text) });
    await countComments(ctx, activityId);
    return commentId;
  },
});

/** One's own. Throws AUTHORIZATION_ERROR for others'. */
export const edit = tripMutation("trips:comment")({
  args: { commentId: v.id("comments"), text: v.string() },
  handler: async (ctx, { commentId, text }) => {
    const comment = await commentOf(ctx, ctx.trip, commentId);
    if (comment.authorId !== ctx.user._id) throw appError("AUTHORIZATION_ERROR", "Only who wrote this can change it.");
    const words = commentText(text);
    if (words !== comment.text) await ctx.db.patch(commentId, { text: words, editedAt: Date.now() });
    return null;
  },
});

/** One's own, or any for the trip's owner; for a day it can be brought back. */
export const remove = tripMutation("trips:comment")({
  args: { commentId: v.id("comments") },
  handler: async (ctx, { commentId }) => {
    const comment = await commentOf(ctx, ctx.trip, commentId);
    if (comment.authorId !== ctx.user._id && ctx.role !== "owner") throw appError("AUTHORIZATION_ERROR", "Only who wrote this, or the trip's owner, can take it away.");
    if (comment.deletedAt !== undefined) return null;
    const deletedAt = Date.now();
    await ctx.db.patch(commentId, { deletedAt });
    await countComments(ctx, comment.activityId);
    await ctx.scheduler.runAfter(KEPT_MS, internal.comments.comments.purge, { commentId, deletedAt });
    return null;
  },
});

/** By whoever could take it away. */
export const restore = tripMutation("trips:comment")({
  args: { commentId: v.id("comments") },
  handler: async (ctx, { commentId }) => {
    const comment = await commentOf(ctx, ctx.trip, commentId);
    if (comment.authorId !== ctx.user._id && ctx.role !== "owner") throw appError("AUTHORIZATION_ERROR", "Only who wrote this, or the trip's owner, can bring it back.");
    await requireRoomForComment(ctx, ctx.trip, comment.activityId);
    await ctx.db.patch(commentId, { deletedAt: undefined });
    await countComments(ctx, comment.activityId);
    return null;
  },
});

/** Unless it was brought back meanwhile. */
export const purge = internalMutation({
  args: { commentId: v.id("comments"), deletedAt: v.number() },
  handler: async (ctx, { commentId, deletedAt }) => {
    const comment = await ctx.db.get(commentId);
    if (comment?.deletedAt === deletedAt) await ctx.db.delete(commentId);
    return null;
  },
});
