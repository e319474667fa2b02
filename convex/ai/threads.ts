// A trip's threads with the assistant: the one that every member sees, and each member's own.
import type { PaginationOptions } from "convex/server";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

import { english, piecesOf, type Text } from "../said";

/** Undefined is the trip's own. */
export type ThreadOwner = Id<"users"> | undefined;

const messagesIn = (ctx: QueryCtx, tripId: Id<"trips">, privateTo: ThreadOwner) =>
  ctx.db.query("aiMessages").withIndex("by_trip_privateTo", (q) => q.eq("tripId", tripId).eq("privateTo", privateTo)).order("desc");

/** Newest first. */
export const pageOfThread = (ctx: QueryCtx, tripId: Id<"trips">, privateTo: ThreadOwner, options: PaginationOptions) => messagesIn(ctx, tripId, privateTo).paginate(options);

/** Oldest first. */
export async function latestMessages(ctx: QueryCtx, tripId: Id<"trips">, privateTo: ThreadOwner, count: number): Promise<Doc<"aiMessages">[]> {
  return (await messagesIn(ctx, tripId, privateTo).take(count)).reverse();
}

/** The run that is under way in a thread, or null. */
export async function activeRun(ctx: QueryCtx, tripId: Id<"trips">, privateTo: ThreadOwner): Promise<Doc<"aiRuns"> | null> {
  for (const status of ["thinking", "applying"] as const) {
    const run = await ctx.db
      .query("aiRuns")
      .withIndex("by_trip_privateTo_status", (q) => q.eq("tripId", tripId).eq("privateTo", privateTo).eq("status", status))
      .first();
    if (run) return run;
  }
  return null;
}

/** A string is what somebody typed, or a model wrote: it stands as it is in every language. */
export const post = (ctx: MutationCtx, run: Pick<Doc<"aiRuns">, "_id" | "tripId" | "userId" | "privateTo">, role: Doc<"aiMessages">["role"], text: Text) =>
  ctx.db.insert("aiMessages", { tripId: run.tripId, role, userId: run.userId, text: english(text), ...(typeof text !== "string" && { said: piecesOf(text) }), runId: run._id, privateTo: run.privateTo });
