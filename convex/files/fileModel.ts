// Rules of a trip's files: how many there may be, whose they are, and how the items' counts of them are kept.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { say } from "../said";
import { activityOf } from "../trips/activities/activityModel";

const MAX_TRIP_FILES = 100;
/** How long what was taken away can be brought back. */
export const KEPT_MS = 24 * 60 * 60 * 1000;

export type TripFile = Doc<"tripFiles">;
/** Null: the trip itself. */
export type Holder = Id<"activities"> | null;

export const filesOfTrip = (ctx: QueryCtx, tripId: Id<"trips">): Promise<TripFile[]> =>
  ctx.db.query("tripFiles").withIndex("by_trip_deletedAt", (q) => q.eq("tripId", tripId).eq("deletedAt", undefined)).take(MAX_TRIP_FILES + 1);

/** Throws CONFLICT when the trip has as many as it may. */
export async function requireRoomForFile(ctx: QueryCtx, trip: Doc<"trips">): Promise<void> {
  if ((await filesOfTrip(ctx, trip._id)).length < MAX_TRIP_FILES) return;
  throw appError("CONFLICT", say("A trip keeps {max, number} files at most. Remove one first.", { max: MAX_TRIP_FILES }), { max: MAX_TRIP_FILES });
}

/** Throws RESOURCE_NOT_FOUND when the item isn't in the trip any more. */
export async function requireHolder(ctx: QueryCtx, trip: Doc<"trips">, activityId: Holder): Promise<void> {
  if (activityId !== null) await activityOf(ctx, trip, activityId);
}

/** The file, of this trip. Throws RESOURCE_NOT_FOUND. */
export async function fileOf(ctx: QueryCtx, trip: Doc<"trips">, fileId: string): Promise<TripFile> {
  const id = ctx.db.normalizeId("tripFiles", fileId);
  const file = id && (await ctx.db.get(id));
  if (file?.tripId !== trip._id) throw appError("RESOURCE_NOT_FOUND", "This file isn't there any more.");
  return file;
}

/** The item's row says how many files it has, for the list; no edit of the plan. */
export async function countFiles(ctx: MutationCtx, activityId: Holder): Promise<void> {
  if (activityId === null || !(await ctx.db.get(activityId))) return;
  const files = await ctx.db
    .query("tripFiles")
    .withIndex("by_activity_deletedAt", (q) => q.eq("activityId", activityId).eq("deletedAt", undefined))
    .take(MAX_TRIP_FILES);
  await ctx.db.patch(activityId, { fileCount: files.length });
}
