// A picture of one's own on the trip's front: uploaded to an address that is given out, kept once it is judged.
import { v } from "convex/values";
import { appError } from "../errors";
import { freshUpload } from "../files/uploads";
import { tripMutation } from "../functions";
import { applyChanges, stepOf } from "./changes";
import { coverRefusal, KEPT_COVERS } from "./tripList/coverRules";
import { changedTrip } from "./history/stepWords";

/** Where to POST the picture to. Throws VALIDATION_ERROR for what can't be one. */
export const uploadUrl = tripMutation("editor")({
  args: { type: v.string(), size: v.number() },
  handler: async (ctx, { type, size }) => {
    const refusal = coverRefusal({ contentType: type, size });
    if (refusal) throw appError("VALIDATION_ERROR", refusal, { field: "cover" });
    return ctx.storage.generateUploadUrl();
  },
});

/** Puts what was uploaded on the trip; one step of undo. What is no picture is deleted, and `refused` says why. Throws RESOURCE_NOT_FOUND. */
export const put = tripMutation("editor")({
  args: { storageId: v.string() },
  handler: async (ctx, { storageId }): Promise<{ refused: string | null }> => {
    const { trip } = ctx;
    const upload = await freshUpload(ctx, storageId);
    const refused = coverRefusal(upload);
    if (refused) {
      await ctx.storage.delete(upload._id);
      return { refused };
    }
    await ctx.db.insert("tripCovers", { tripId: trip._id, storageId: upload._id, addedBy: ctx.user._id });
    await applyChanges(ctx, stepOf(ctx, changedTrip(["coverId"])), [
      { op: "trip", set: { coverId: upload._id } },
    ]);
    const covers = await ctx.db.query("tripCovers").withIndex("by_trip", (q) => q.eq("tripId", trip._id)).order("desc").take(KEPT_COVERS * 2);
    for (const old of covers.slice(KEPT_COVERS)) {
      await ctx.storage.delete(old.storageId);
      await ctx.db.delete(old._id);
    }
    return { refused: null };
  },
});
