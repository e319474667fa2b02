// What a person allows us to do with what we could learn of them. Off until they say otherwise; each decision is kept with
// when it was made and the version of the words that it was made on. Today nothing is sent or counted anywhere: whoever
// adds that asks `allows` first.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { recordAudit } from "../audit/record";
import { userMutation, userQuery } from "../functions";

/** Changes with the words on the Privacy page; a consent to other words isn't one. */
export const ANALYTICS_VERSION = "2026-11" as const;

/** Whether it may be counted how this person uses Caravan. */
export async function allows(ctx: QueryCtx, userId: Id<"users">): Promise<boolean> {
  const latest = await latestConsent(ctx, userId);
  return latest !== null && latest.given && latest.version === ANALYTICS_VERSION;
}

/** One's own: whether it holds, and when it was decided (epoch ms; null: never). */
export const get = userQuery({
  args: {},
  handler: async (ctx) => ({ analytics: { given: await allows(ctx, ctx.user._id), decidedAt: (await latestConsent(ctx, ctx.user._id))?.at ?? null, version: ANALYTICS_VERSION } }),
});

/** `version`: of the words that were on the screen. */
export const decide = userMutation({
  args: { analytics: v.boolean(), version: v.literal(ANALYTICS_VERSION) },
  handler: async (ctx, { analytics: given, version }) => {
    const latest = await latestConsent(ctx, ctx.user._id);
    if (latest?.given === given && latest.version === version) return null;
    await ctx.db.insert("consents", { userId: ctx.user._id, kind: "analytics", given, version, at: Date.now() });
    await recordAudit(ctx, { actorId: ctx.user._id, action: given ? "consent.give" : "consent.withdraw", target: "analytics", details: { version } });
    return null;
  },
});

const latestConsent = (ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"consents"> | null> =>
  ctx.db
    .query("consents")
    .withIndex("by_user_kind", (q) => q.eq("userId", userId).eq("kind", "analytics"))
    .order("desc")
    .first();
