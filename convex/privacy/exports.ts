// "Download everything about me": asking for a copy, and where it is. One a day; the file is its person's for seven days.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, type QueryCtx } from "../_generated/server";
import type { Doc, Id } from "../_generated/dataModel";
import { recordAudit } from "../audit/record";
import { appError } from "../errors";
import { say } from "../said";
import { mutationFor, queryFor } from "../functions";
import { requireRecentProof } from "../users/proof";

const DAY_MS = 86_400_000;
/** No copy takes so long: the process that made it is gone. */
const LOST_MS = 30 * 60_000;
const SWEPT = 100;

/** The newest copy, with the address of its file while that is there; null when none was asked for. `nextAt`: when another may be. */
export const current = queryFor("account:export")({
  args: {},
  handler: async (ctx) => {
    const row = await newest(ctx, ctx.user._id);
    if (!row) return null;
    const { status, size, requestedAt, expiresAt, storageId } = row;
    const isThere = status === "ready" && storageId !== null && expiresAt! > Date.now();
    return { status: status === "ready" && !isThere ? ("expired" as const) : status, size, requestedAt, expiresAt, nextAt: nextAt(row), url: isThere ? await ctx.storage.getUrl(storageId) : null };
  },
});

/**
 * Asks for a copy; `current` tells when it is ready. Throws RATE_LIMIT_EXCEEDED within a day of the last one that worked,
 * AUTHORIZATION_ERROR with details.needs "proof" when it has to be shown again who asks.
 */
export const request = mutationFor("account:export")({
  args: {},
  handler: async (ctx) => {
    await requireRecentProof(ctx);
    const last = await newest(ctx, ctx.user._id);
    if (last?.status === "working") return null;
    const wait = last ? nextAt(last) - Date.now() : 0;
    if (wait > 0) {
      const later = say("{hours, plural, one {You can ask for one copy a day. Ask again in # hour.} other {You can ask for one copy a day. Ask again in # hours.}}", { hours: Math.ceil(wait / 3_600_000) });
      throw appError("RATE_LIMIT_EXCEEDED", later, { retryAfterMs: wait });
    }
    const exportId = await ctx.db.insert("dataExports", { userId: ctx.user._id, status: "working", storageId: null, size: null, requestedAt: Date.now(), expiresAt: null });
    await recordAudit(ctx, { actorId: ctx.user._id, action: "export.request", target: exportId });
    await ctx.scheduler.runAfter(0, internal.privacy.exportWork.build, { exportId });
    return null;
  },
});

/** Hourly: gives up copies whose maker vanished, and deletes files whose days are over. Returns how many of each. */
export const sweep = internalMutation({
  args: {},
  returns: v.object({ lost: v.number(), expired: v.number() }),
  handler: async (ctx) => {
    const now = Date.now();
    const old = (status: Doc<"dataExports">["status"], before: number) =>
      ctx.db
        .query("dataExports")
        .withIndex("by_status_requestedAt", (q) => q.eq("status", status).lt("requestedAt", before))
        .take(SWEPT);
    const lost = await old("working", now - LOST_MS);
    for (const { _id } of lost) await ctx.db.patch(_id, { status: "failed" });
    const expired = (await old("ready", now)).filter(({ expiresAt }) => expiresAt! <= now);
    for (const { _id } of expired) await ctx.runMutation(internal.privacy.exportRows.expire, { exportId: _id });
    return { lost: lost.length, expired: expired.length };
  },
});

/** One that failed doesn't count. */
const nextAt = ({ status, requestedAt }: Doc<"dataExports">): number => (status === "failed" ? 0 : requestedAt + DAY_MS);

const newest = (ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"dataExports"> | null> =>
  ctx.db
    .query("dataExports")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .order("desc")
    .first();
