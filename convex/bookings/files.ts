// Files beside a booking: uploaded to an address that is given out, read to see that they are what they are called, and kept; served to
// members alone.
import { nullable } from "convex-helpers/validators";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import { action, internalMutation, internalQuery, type MutationCtx, type QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { say } from "../said";
import { requireUser, tripMutation, tripQuery } from "../functions";
import { judgeFile } from "../files/fileRules";
import { freshUpload, judgeUpload, nameProblem } from "../files/uploads";
import { needs } from "../permissions";
import { limitWrites } from "../rateLimits";
import { requireTripPermission } from "../trips/access";
import { bookingOf, type Booking } from "./bookingModel";

const arrived = { tripId: v.id("trips"), bookingId: v.id("bookings"), storageId: v.string(), name: v.string() };
const refusal = nullable(v.string());
const MAX_FILES = 20;
const EVENTS = 500;

/** Where to POST a file of `size` bytes to, and as which type; the answer's `storageId` goes to `attach`. Throws VALIDATION_ERROR, CONFLICT. */
export const uploadUrl = tripMutation("bookings:write")({
  args: { bookingId: v.id("bookings"), name: v.string(), size: v.number() },
  handler: async (ctx, { bookingId, name, size }) => {
    await requireRoom(ctx, await bookingOf(ctx, ctx.trip, bookingId));
    const judged = judgeFile({ name, size });
    if (!judged.ok) throw appError("VALIDATION_ERROR", judged.sentence, { field: "file" });
    return { url: await ctx.storage.generateUploadUrl(), type: judged.type };
  },
});

/** Keeps what was uploaded. What isn't what its name says is deleted, and `refused` says why. Throws RESOURCE_NOT_FOUND, CONFLICT. */
export const attach = needs("bookings:write", action({
  args: arrived,
  handler: async (ctx, args): Promise<{ refused: string | null }> => {
    await ctx.runQuery(internal.bookings.files.mayKeep, args);
    const problem = await nameProblem(ctx, args.storageId, args.name);
    return { refused: await ctx.runMutation(internal.bookings.files.keep, { ...args, problem }) };
  },
}));

/** Throws where the asker may keep nothing here, or nothing has arrived. */
export const mayKeep = internalQuery({
  args: arrived,
  returns: v.null(),
  handler: async (ctx, { tripId, bookingId, storageId }) => {
    const { trip } = await requireTripPermission(ctx, tripId, await requireUser(ctx, "self:write"), "bookings:write");
    await bookingOf(ctx, trip, bookingId);
    await freshUpload(ctx, storageId);
    return null;
  },
});

export const keep = internalMutation({
  args: { ...arrived, problem: refusal },
  returns: refusal,
  handler: async (ctx, { tripId, bookingId, storageId, name, problem }) => {
    const user = await requireUser(ctx, "self:write");
    await limitWrites(ctx, user._id);
    const { trip } = await requireTripPermission(ctx, tripId, user, "bookings:write");
    const booking = await bookingOf(ctx, trip, bookingId);
    const upload = await freshUpload(ctx, storageId);
    await requireRoom(ctx, booking);
    const judged = await judgeUpload(ctx, upload, name, problem);
    if (!judged.ok) return judged.sentence;
    await ctx.db.insert("bookingFiles", { tripId, bookingId, storageId: upload._id, name: judged.name, type: judged.type, size: upload.size, addedBy: user._id });
    return null;
  },
});

/** The files of a booking, oldest first, each with an address to open it at. */
export const list = tripQuery("viewer")({
  args: { bookingId: v.id("bookings") },
  handler: async (ctx, { bookingId }) => {
    const files = await filesOf(ctx, await bookingOf(ctx, ctx.trip, bookingId));
    return Promise.all(files.map(async ({ _id, _creationTime, name, type, size, addedBy, storageId }) => ({ _id, at: _creationTime, name, type, size, addedBy, url: await ctx.storage.getUrl(storageId) })));
  },
});

export const remove = tripMutation("bookings:write")({
  args: { bookingId: v.id("bookings"), fileId: v.string() },
  handler: async (ctx, { bookingId, fileId }) => {
    await bookingOf(ctx, ctx.trip, bookingId);
    const id = ctx.db.normalizeId("bookingFiles", fileId);
    const file = id && (await ctx.db.get(id));
    if (file?.bookingId !== bookingId) throw appError("RESOURCE_NOT_FOUND", "This file isn't there any more.");
    await deleteFile(ctx, file);
    return null;
  },
});

/** A booking with everything beside it. */
export async function deleteBooking(ctx: MutationCtx, booking: Booking): Promise<void> {
  for (const file of await filesOf(ctx, booking)) await deleteFile(ctx, file);
  const events = await ctx.db.query("bookingEvents").withIndex("by_booking", (q) => q.eq("bookingId", booking._id)).take(EVENTS);
  for (const { _id } of events) await ctx.db.delete(_id);
  await ctx.db.delete(booking._id);
}

const filesOf = (ctx: QueryCtx, { _id }: Booking) =>
  ctx.db.query("bookingFiles").withIndex("by_booking", (q) => q.eq("bookingId", _id)).take(MAX_FILES + 1);

async function requireRoom(ctx: QueryCtx, booking: Booking) {
  if ((await filesOf(ctx, booking)).length >= MAX_FILES) throw appError("CONFLICT", say("A booking keeps {max, number} files at most. Remove one first.", { max: MAX_FILES }), { max: MAX_FILES });
}

async function deleteFile(ctx: MutationCtx, { _id, storageId }: Doc<"bookingFiles">) {
  await ctx.db.delete(_id);
  await ctx.storage.delete(storageId);
}
