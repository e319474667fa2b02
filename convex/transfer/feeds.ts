// Private addresses under which calendars read a trip: made, renewed and revoked by the person whose they are. Only a hash of the
// address's token is kept, so that an address is shown once.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { internalQuery, type MutationCtx, type QueryCtx } from "../_generated/server";
import { hex, sha256 } from "../digest";
import { tripMutation, tripQuery } from "../functions";
import { membershipOf } from "../trips/access";
import { whose, type Whose } from "./schema";
import { snapshotOf } from "./snapshot";
import { writeIcs } from "./writers/ics";

const TOKEN_BYTES = 24;

/** One's own addresses for this trip, without their tokens. */
export const mine = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => (await feedsOf(ctx, ctx.trip._id, ctx.user._id)).map(({ _id, _creationTime, whose: of, codes }) => ({ _id, whose: of, codes, madeAt: _creationTime })),
});

/** Makes the address of `whose`; one that there was stops working. `token` is shown this once. */
export const renew = tripMutation("viewer")({
  args: { whose, codes: v.boolean() },
  handler: async (ctx, { whose: of, codes }) => {
    await removeFeeds(ctx, ctx.trip._id, ctx.user._id, of);
    const token = hex(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
    await ctx.db.insert("calendarFeeds", { tripId: ctx.trip._id, userId: ctx.user._id, whose: of, codes, tokenHash: await sha256(token) });
    return { url: `${(process.env.CONVEX_SITE_URL ?? "").replace(/\/+$/, "")}/calendar/${token}.ics` };
  },
});

/** Calendars that read the address get nothing from now on. */
export const revoke = tripMutation("viewer")({
  args: { whose },
  handler: async (ctx, { whose: of }) => {
    await removeFeeds(ctx, ctx.trip._id, ctx.user._id, of);
    return null;
  },
});

/** What an address shows now; null where there is none, the trip is gone or its person has left. */
export const body = internalQuery({
  args: { tokenHash: v.string() },
  handler: async (ctx, { tokenHash }): Promise<string | null> => {
    const feed = await ctx.db.query("calendarFeeds").withIndex("by_tokenHash", (q) => q.eq("tokenHash", tokenHash)).unique();
    const trip = feed && (await ctx.db.get(feed.tripId));
    if (!feed || !trip || trip.deletedAt !== undefined || !(await membershipOf(ctx, trip._id, feed.userId))) return null;
    return writeIcs(await snapshotOf(ctx, trip, { userId: feed.userId, whose: feed.whose, codes: feed.codes }));
  },
});

/** One a `whose`. */
function feedsOf(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">): Promise<Doc<"calendarFeeds">[]> {
  return ctx.db
    .query("calendarFeeds")
    .withIndex("by_trip_user", (q) => q.eq("tripId", tripId).eq("userId", userId))
    .take(10);
}

async function removeFeeds(ctx: MutationCtx, tripId: Id<"trips">, userId: Id<"users">, of: Whose) {
  for (const feed of await feedsOf(ctx, tripId, userId)) if (feed.whose === of) await ctx.db.delete(feed._id);
}
