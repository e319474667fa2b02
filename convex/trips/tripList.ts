// Public functions on one's list of trips.
import { v } from "convex/values";
import { tripMutation, userQuery } from "../functions";
import { calendarDate, integerBetween } from "../validation";
import { membershipOf } from "./access";
import { changedAt, listedTrips, shelf, SHELVES, sortTrips, standsOn, tripCard, tripOrder } from "./tripList/tripListModel";

const MAX_CARDS = 240;

/**
 * The first `limit` trips of a shelf, and how many there are on each. `on` is today on the reader's calendar: what is past depends on it.
 * A longer list is a larger `limit`: pages would lose a row when one is moved over their edge.
 */
export const get = userQuery({
  args: { show: shelf, order: tripOrder, on: v.string(), limit: v.number() },
  handler: async (ctx, { show, order, on, limit }) => {
    calendarDate(on, "on");
    const now = Date.now();
    const all = await listedTrips(ctx, ctx.user._id);
    const rows = all.filter((row) => standsOn(show, row, on, now));
    const times = order === "changed" ? new Map(await Promise.all(rows.map(async (row) => [row, await changedAt(ctx, row.trip)] as const))) : null;
    const sorted = sortTrips(rows, order, on, (row) => times?.get(row) ?? 0);
    const shown = sorted.slice(0, integerBetween(limit, "limit", 1, MAX_CARDS));
    return {
      cards: await Promise.all(shown.map((row) => tripCard(ctx, row, on))),
      hasMore: shown.length < sorted.length,
      counts: Object.fromEntries(SHELVES.map((each) => [each, all.filter((row) => standsOn(each, row, on, now)).length])) as Record<(typeof SHELVES)[number], number>,
    };
  },
});

/** Puts the trip away from one's own list, or back; nobody else notices. */
export const archive = tripMutation("viewer")({
  args: { archived: v.boolean() },
  handler: async (ctx, { archived }) => {
    const membership = (await membershipOf(ctx, ctx.trip._id, ctx.user._id))!;
    await ctx.db.patch(membership._id, { archivedAt: archived ? Date.now() : undefined });
    return null;
  },
});
