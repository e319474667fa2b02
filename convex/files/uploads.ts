// What has been uploaded and waits to be kept, by a trip or by a booking.
import type { SystemDataModel } from "convex/server";
import type { QueryCtx } from "../_generated/server";
import { appError } from "../errors";

type StoredFile = SystemDataModel["_storage"]["document"];
/** An upload that is older is somebody else's, or was forgotten. */
const FRESH_MS = 60 * 60 * 1000;

/** A fresh upload that is kept nowhere yet: an id alone must not open somebody else's file. Throws RESOURCE_NOT_FOUND. */
export async function freshUpload(ctx: QueryCtx, storageId: string): Promise<StoredFile> {
  const id = ctx.db.system.normalizeId("_storage", storageId);
  const upload = id && (await ctx.db.system.get(id));
  if (!upload || Date.now() - upload._creationTime > FRESH_MS || (await isKept(ctx, upload))) {
    throw appError("RESOURCE_NOT_FOUND", "The upload didn't arrive. Try again.");
  }
  return upload;
}

async function isKept(ctx: QueryCtx, { _id }: StoredFile): Promise<boolean> {
  const [ofBooking, ofTrip, cover] = await Promise.all([
    ctx.db.query("bookingFiles").withIndex("by_storage", (q) => q.eq("storageId", _id)).first(),
    ctx.db.query("tripFiles").withIndex("by_storage", (q) => q.eq("storageId", _id)).first(),
    ctx.db.query("tripCovers").withIndex("by_storage", (q) => q.eq("storageId", _id)).first(),
  ]);
  return ofBooking !== null || ofTrip !== null || cover !== null;
}
