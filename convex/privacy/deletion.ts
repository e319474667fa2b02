// Leaving Caravan: asking for it, changing one's mind, and the daily look for those whose time to think is over. What is
// removed, and what stays, is the inventory's; how, erasure.ts's.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { livingSubscription } from "../billing/plans/subscriptionModel";
import { appError } from "../errors";
import { publicQuery, userMutation, userQuery } from "../functions";
import { sendMail, type MailWords } from "../mail/mail";
import { siteUrl } from "../siteUrl";
import { endDeparture, GRACE_DAYS, removalAt, startDeparture } from "../users/departure";
import { requireRecentProof } from "../users/proof";
import { endSessions, tokenSessionId } from "../users/sessions/sessionModel";
import { write } from "../words/words";
import { heirOf } from "./eraseTrips";

const DAY_MS = 86_400_000;
const LISTED = 200;
/** People whose removal one look begins; the next look takes the rest. */
const BEGUN_AT_ONCE = 20;
/** An erasure that hasn't moved for so long was lost in a crash, or waits for an outside service. */
const SILENT_MS = 60 * 60_000;

/** When the caller's data is removed, epoch ms; null for everybody who stays, and for nobody. */
export const state = publicQuery({ args: {}, handler: async (ctx) => ({ removalAt: ctx.user && removalAt(ctx.user) }) });

/** What leaving would mean: trips that go, those that others take over and who does, and whether a plan is running. */
export const outlook = userQuery({
  args: {},
  handler: async (ctx) => {
    const memberships = await ctx.db
      .query("memberships")
      .withIndex("by_user_tripStart", (q) => q.eq("userId", ctx.user._id))
      .order("desc")
      .take(LISTED);
    const [gone, handedOver]: [string[], { title: string; to: string }[]] = [[], []];
    let shared = 0;
    for (const { tripId, role } of memberships) {
      const trip = await ctx.db.get(tripId);
      if (!trip || trip.deletedAt !== undefined) continue;
      const heir = role === "owner" ? await heirOf(ctx, tripId, ctx.user._id) : null;
      if (role !== "owner") shared += 1;
      else if (heir) handedOver.push({ title: trip.title, to: (await ctx.db.get(heir.userId))!.name });
      else gone.push(trip.title);
    }
    return { days: GRACE_DAYS, gone, handedOver, shared, plan: (await livingSubscription(ctx, ctx.user._id)) !== null };
  },
});

/**
 * Asks for the account to be deleted in fourteen days, and signs out everywhere else. Needs a recent proof where the account
 * has a password (AUTHORIZATION_ERROR with details.needs "proof"). Returns when (epoch ms).
 */
export const request = userMutation({
  args: {},
  handler: async (ctx): Promise<number> => {
    await requireRecentProof(ctx);
    const { user } = ctx;
    const isNew = await startDeparture(ctx, user._id, "asked", await tokenSessionId(ctx));
    const at = removalAt((await ctx.db.get(user._id))!)!;
    if (isNew && user.email) await sendMail(ctx, { to: user.email, userId: user._id, kind: "account", ...farewell(at) });
    return at;
  },
});

/** "Keep my account." Throws CONFLICT once the removal has begun. */
export const keep = userMutation({
  args: {},
  handler: async (ctx) => {
    if (ctx.user.deletionRequestedAt === undefined) return null;
    if (!(await endDeparture(ctx, ctx.user._id))) throw appError("CONFLICT", "The removal of your data has begun and can't be stopped any more.");
    const { user } = ctx;
    const text = [write("You have kept your Caravan account. Everything is as it was.")];
    if (user.email) await sendMail(ctx, { to: user.email, userId: user._id, kind: "account", subject: write("Your account stays"), text });
    return null;
  },
});

/** Daily: begins the removal of those whose fourteen days are over, and carries on with what stands still. Returns how many of each. */
export const sweep = internalMutation({
  args: {},
  returns: v.object({ begun: v.number(), carriedOn: v.number() }),
  handler: async (ctx) => {
    const now = Date.now();
    const due = await ctx.db
      .query("users")
      .withIndex("by_deletionRequestedAt", (q) => q.gt("deletionRequestedAt", 0).lte("deletionRequestedAt", now - GRACE_DAYS * DAY_MS))
      .take(LISTED);
    let begun = 0;
    for (const { _id } of due) if (begun < BEGUN_AT_ONCE && (await beginErasure(ctx, _id))) begun += 1;
    return { begun, carriedOn: await carryOn(ctx, now - SILENT_MS) };
  },
});

/**
 * For whoever runs this Caravan, when somebody asks them in another way or can't wait: no fourteen days, no way back.
 *   npx convex run privacy/deletion:removeNow '{"userId":"…"}'
 */
export const removeNow = internalMutation({
  args: { userId: v.id("users") },
  handler: async (ctx, { userId }) => {
    await startDeparture(ctx, userId, "operator");
    await beginErasure(ctx, userId);
    return null;
  },
});

/** False when it has begun already. */
async function beginErasure(ctx: MutationCtx, userId: Id<"users">): Promise<boolean> {
  const known = await ctx.db.query("erasures").withIndex("by_user", (q) => q.eq("userId", userId)).first();
  if (known) return false;
  const erasureId = await ctx.db.insert("erasures", { userId, stage: "outside", cursor: null, step: 0, steppedAt: Date.now(), finishedAt: null });
  await endSessions(ctx, userId, null);
  await ctx.scheduler.runAfter(0, internal.privacy.erasure.advance, { erasureId, step: 0 });
  return true;
}

async function carryOn(ctx: MutationCtx, before: number): Promise<number> {
  const open = await ctx.db.query("erasures").withIndex("by_finishedAt", (q) => q.eq("finishedAt", null)).take(LISTED);
  const silent = open.filter(({ steppedAt }) => steppedAt < before);
  for (const { _id, step } of silent) await ctx.scheduler.runAfter(0, internal.privacy.erasure.advance, { erasureId: _id, step });
  return silent.length;
}

const farewell = (at: number): MailWords => ({
  subject: write("Your account will be deleted"),
  text: [
    write("You asked us to delete your Caravan account. That happens on {day}: until then everything stays where it is.", { day: { date: new Date(at).toISOString().slice(0, 10) } }),
    write("If you change your mind, or if it wasn't you, sign in before then and choose “Keep my account”:"),
    `${siteUrl()}/account/privacy`,
    write("After that day nobody can bring it back, we neither, and no further mail comes."),
  ],
});
