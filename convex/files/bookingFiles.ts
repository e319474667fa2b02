// The tickets and vouchers of a trip's bookings, for the list of all its files.
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

const MAX_BOOKINGS = 200;
const MAX_FILES = 20;

/** Of bookings that weren't given up, each with the item that is booked and an address to open it at. */
export async function bookingFilesOf(ctx: QueryCtx, tripId: Id<"trips">) {
  const bookings = await ctx.db.query("bookings").withIndex("by_trip", (q) => q.eq("tripId", tripId)).take(MAX_BOOKINGS);
  const files = await Promise.all(
    bookings
      .filter(({ status }) => status !== "cancelled")
      .map(async (booking) => {
        const rows = await ctx.db.query("bookingFiles").withIndex("by_booking", (q) => q.eq("bookingId", booking._id)).take(MAX_FILES);
        return rows.map((row) => ({ ...row, activityId: booking.activityId }));
      }),
  );
  return Promise.all(files.flat().map(async ({ _id, _creationTime, activityId, name, type, size, storageId }) => ({ _id, at: _creationTime, activityId, name, type, size, url: await ctx.storage.getUrl(storageId) })));
}
