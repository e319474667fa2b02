// Rules of comments: whose they are, how long and how many, and how an item's count of them is kept.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { say } from "../said";
import { activityOf } from "../trips/activities/activityModel";
import { boundedText } from "../validation";

const MAX_LENGTH = 2000;
const MAX_COMMENTS = 300;
/** How long what was taken away can be brought back. */
export const KEPT_MS = 24 * 60 * 60 * 1000;

export const commentText = (text: string): string => boundedText(text, "comment", 1, MAX_LENGTH);

/** Oldest first. */
export const commentsOf = (ctx: QueryCtx, activityId: Id<"activities">): Promise<Doc<"comments">[]> =>
  ctx.db
    .query("comments")
    .withIndex("by_activity_deletedAt", (q) => q.eq("activityId", activityId).eq("deletedAt", undefined))
    .take(MAX_COMMENTS);

/** Throws RESOURCE_NOT_FOUND when the item isn't in the trip any more, CONFLICT when it has as many as it may. */
export async function requireRoomForComment(ctx: QueryCtx, trip: Doc<"trips">, activityId: Id<"activities">): Promise<void> {
  await activityOf(ctx, trip, activityId);
  if ((await commentsOf(ctx, activityId)).length < MAX_COMMENTS) return;
  throw appError("CONFLICT", say("An item holds {max, number} comments at most.", { max: MAX_COMMENTS }), { max: MAX_COMMENTS });
}

/** The comment, of this trip. Throws RESOURCE_NOT_FOUND. */
export async function commentOf(ctx: QueryCtx, trip: Doc<"trips">, commentId: Id<"comments">): Promise<Doc<"comments">> {
  const comment = await ctx.db.get(commentId);
  if (comment?.tripId !== trip._id) throw appError("RESOURCE_NOT_FOUND", "This comment isn't there any more.");
  return comment;
}

/** The item's row says how many comments it has, for the list; no edit of the plan. */
export async function countComments(ctx: MutationCtx, activityId: Id<"activities">): Promise<void> {
  await ctx.db.patch(activityId, { commentCount: (await commentsOf(ctx, activityId)).length });
}
