// The files of a trip and of its items: uploaded to an address that is given out, read to see that they are what they are
// called, and kept; opened by every member, changed by who may edit.
import { nullable } from "convex-helpers/validators";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { action, internalMutation, internalQuery } from "../_generated/server";
import { appError } from "../errors";
import { requireUser, tripMutation, tripQuery } from "../functions";
import { needs } from "../permissions";
import { limitWrites } from "../rateLimits";
import { requireTripPermission } from "../trips/access";
import { countFiles, fileOf, filesOfTrip, KEPT_MS, requireHolder, requireRoomForFile } from "./fileModel";
import { bookingFilesOf } from "./bookingFiles";
import { extensionOf, judgeFile, plainName } from "./fileRules";
import { freshUpload, judgeUpload, nameProblem } from "./uploads";

const holder = nullable(v.id("activities"));
const arrived = { tripId: v.id("trips"), activityId: holder, storageId: v.string(), name: v.string() };
const refusal = v.union(v.string(), v.null());

/** Where to POST a file of `size` bytes to, and as which type; the answer's `storageId` goes to `attach`. Throws VALIDATION_ERROR, CONFLICT. */
export const uploadUrl = tripMutation("editor")({
  args: { activityId: holder, name: v.string(), size: v.number() },
  handler: async (ctx, { activityId, name, size }) => {
    await requireHolder(ctx, ctx.trip, activityId);
    await requireRoomForFile(ctx, ctx.trip);
    const judged = judgeFile({ name, size });
    if (!judged.ok) throw appError("VALIDATION_ERROR", judged.sentence, { field: "file" });
    return { url: await ctx.storage.generateUploadUrl(), type: judged.type };
  },
});

/** Keeps what was uploaded. What isn't what its name says is deleted, and `refused` says why. Throws RESOURCE_NOT_FOUND, CONFLICT. */
export const attach = needs("trips:write", action({
  args: arrived,
  handler: async (ctx, args): Promise<{ refused: string | null }> => {
    await ctx.runQuery(internal.files.files.mayKeep, args);
    const problem = await nameProblem(ctx, args.storageId, args.name);
    return { refused: await ctx.runMutation(internal.files.files.keep, { ...args, problem }) };
  },
}));

/** Throws where the asker may keep nothing here, or nothing has arrived. */
export const mayKeep = internalQuery({
  args: arrived,
  returns: v.null(),
  handler: async (ctx, { tripId, storageId }) => {
    await requireTripPermission(ctx, tripId, await requireUser(ctx, "self:write"), "trips:write");
    await freshUpload(ctx, storageId);
    return null;
  },
});

export const keep = internalMutation({
  args: { ...arrived, problem: refusal },
  returns: refusal,
  handler: async (ctx, { tripId, activityId, storageId, name, problem }) => {
    const user = await requireUser(ctx, "self:write");
    await limitWrites(ctx, user._id);
    const { trip } = await requireTripPermission(ctx, tripId, user, "trips:write");
    const upload = await freshUpload(ctx, storageId);
    await requireHolder(ctx, trip, activityId);
    await requireRoomForFile(ctx, trip);
    const judged = await judgeUpload(ctx, upload, name, problem);
    if (!judged.ok) return judged.sentence;
    await ctx.db.insert("tripFiles", { tripId, activityId, storageId: upload._id, name: judged.name, type: judged.type, size: upload.size, addedBy: user._id });
    await countFiles(ctx, activityId);
    return null;
  },
});

/** All files of a trip, oldest first, each with an address to open it at; and those of its bookings, which are changed there. */
export const list = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const files = await filesOfTrip(ctx, ctx.trip._id);
    return {
      files: await Promise.all(
        files.map(async ({ _id, _creationTime, activityId, name, type, size, addedBy, storageId }) => ({ _id, at: _creationTime, activityId, name, type, size, addedBy, url: await ctx.storage.getUrl(storageId) })),
      ),
      ofBookings: await bookingFilesOf(ctx, ctx.trip._id),
    };
  },
});

/** Another name of the same kind; without an ending it keeps its own. Throws VALIDATION_ERROR. */
export const rename = tripMutation("editor")({
  args: { fileId: v.string(), name: v.string() },
  handler: async (ctx, { fileId, name }) => {
    const file = await fileOf(ctx, ctx.trip, fileId);
    const ending = extensionOf(file.name);
    const given = plainName(name);
    if (given === "") throw appError("VALIDATION_ERROR", "Please fill in the name.", { field: "name" });
    await ctx.db.patch(file._id, { name: extensionOf(given) === ending ? given : plainName(`${given}.${ending}`) });
    return null;
  },
});

/** Takes a file away; for a day it can be brought back. */
export const remove = tripMutation("editor")({
  args: { fileId: v.string() },
  handler: async (ctx, { fileId }) => {
    const file = await fileOf(ctx, ctx.trip, fileId);
    if (file.deletedAt !== undefined) return null;
    const deletedAt = Date.now();
    await ctx.db.patch(file._id, { deletedAt });
    await countFiles(ctx, file.activityId);
    await ctx.scheduler.runAfter(KEPT_MS, internal.files.files.purge, { fileId: file._id, deletedAt });
    return null;
  },
});

export const restore = tripMutation("editor")({
  args: { fileId: v.string() },
  handler: async (ctx, { fileId }) => {
    const file = await fileOf(ctx, ctx.trip, fileId);
    if (file.deletedAt === undefined) return null;
    await requireRoomForFile(ctx, ctx.trip);
    await ctx.db.patch(file._id, { deletedAt: undefined });
    await countFiles(ctx, file.activityId);
    return null;
  },
});

/** The row and its content, unless it was brought back meanwhile. */
export const purge = internalMutation({
  args: { fileId: v.id("tripFiles"), deletedAt: v.number() },
  handler: async (ctx, { fileId, deletedAt }) => {
    const file = await ctx.db.get(fileId);
    if (file?.deletedAt !== deletedAt) return null;
    await ctx.storage.delete(file.storageId);
    await ctx.db.delete(fileId);
    return null;
  },
});
