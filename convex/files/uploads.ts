// What has been uploaded and waits to be kept, by a trip or by a booking.
import type { SystemDataModel } from "convex/server";
import type { ActionCtx, MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { HEAD_BYTES, isServedAs, judgeFile, looksAsNamed, NOT_AS_NAMED, plainName, type Judged } from "./fileRules";

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

/** Reads how an upload begins: why it isn't what its name says, null when it is. Only actions can read files. */
export async function nameProblem(ctx: Pick<ActionCtx, "storage">, storageId: string, name: string): Promise<string | null> {
  const blob = await ctx.storage.get(storageId);
  const head = blob ? new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()) : new Uint8Array();
  return looksAsNamed(plainName(name), head) ? null : NOT_AS_NAMED;
}

/** What an upload is kept as, given what `nameProblem` said; one that may not be kept is deleted, and why is said. */
export async function judgeUpload(ctx: MutationCtx, upload: StoredFile, name: string, problem: string | null): Promise<Judged> {
  const judged = judgeFile({ name, size: upload.size });
  if (judged.ok && problem === null && isServedAs(upload.contentType, judged.type)) return judged;
  await ctx.storage.delete(upload._id);
  return judged.ok ? { ok: false, sentence: problem ?? NOT_AS_NAMED } : judged;
}

async function isKept(ctx: QueryCtx, { _id }: StoredFile): Promise<boolean> {
  const [ofBooking, ofTrip, cover] = await Promise.all([
    ctx.db.query("bookingFiles").withIndex("by_storage", (q) => q.eq("storageId", _id)).first(),
    ctx.db.query("tripFiles").withIndex("by_storage", (q) => q.eq("storageId", _id)).first(),
    ctx.db.query("tripCovers").withIndex("by_storage", (q) => q.eq("storageId", _id)).first(),
  ]);
  return ofBooking !== null || ofTrip !== null || cover !== null;
}
