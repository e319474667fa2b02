// A trip's status: by hand along the arrows of lifecycleModel.ts, and by the clock at the destination's midnight.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Doc, Id } from "../_generated/dataModel";
import { internalMutation, type QueryCtx } from "../_generated/server";
import { tripMutation, tripQuery } from "../functions";
import { applyByClock, applyChanges, stepOf } from "./changes";
import { BY_CLOCK, dueStatus, latestDate, requireTransition, transitionsFrom, type Zones } from "./lifecycle/lifecycleModel";
import { destinationsOf } from "./model";
import { tripStatus } from "./schema";

const PAGE = 50;
/** Those that the clock may move, in the order in which it looks at them. */
const MOVED = ["active", "planned", "draft"] as const;

/** What the trip is, and what the asker may make of it. */
export const get = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const arrows = transitionsFrom(ctx.trip, ctx.role, await zonesOf(ctx, ctx.trip._id), Date.now());
    return { status: ctx.trip.status, next: arrows.map(({ to, label }) => ({ to, label })) };
  },
});

/** One step of undo. Throws CONFLICT where the status or the dates don't allow it. */
export const set = tripMutation("editor")({
  args: { status: tripStatus },
  handler: async (ctx, { status }) => {
    const { trip, role } = ctx;
    if (status === trip.status) return null;
    const { event } = requireTransition(trip, status, role, await zonesOf(ctx, trip._id), Date.now());
    await applyChanges(ctx, stepOf(ctx, event), [{ op: "trip", set: { status } }]);
    return null;
  },
});

/** Begins and ends trips whose midnight has come, a page at a time. The log says it as the trip's own event. */
export const advance = internalMutation({
  args: { status: v.optional(v.union(v.literal("active"), v.literal("planned"), v.literal("draft"))), cursor: v.optional(v.union(v.string(), v.null())) },
  handler: async (ctx, { status = MOVED[0], cursor = null }): Promise<null> => {
    const now = Date.now();
    const latest = latestDate(now);
    const trips =
      status === "active"
        ? ctx.db.query("trips").withIndex("by_status_endDate", (q) => q.eq("status", status).lt("endDate", latest))
        : ctx.db.query("trips").withIndex("by_status_startDate", (q) => q.eq("status", status).lte("startDate", latest));
    const { page, isDone, continueCursor } = await trips.paginate({ numItems: PAGE, cursor });
    for (const trip of page) {
      if (trip.deletedAt !== undefined) continue;
      const due = dueStatus(trip, await zonesOf(ctx, trip._id), now);
      if (due) await applyByClock(ctx, trip, { status: due }, BY_CLOCK[due]);
    }
    const next = isDone ? MOVED[MOVED.indexOf(status) + 1] : status;
    if (next) await ctx.scheduler.runAfter(0, internal.trips.lifecycle.advance, { status: next, cursor: isDone ? null : continueCursor });
    return null;
  },
});

export async function zonesOf(ctx: QueryCtx, tripId: Id<"trips">): Promise<Zones> {
  return zonesAmong(await destinationsOf(ctx, tripId));
}

export function zonesAmong(destinations: readonly Pick<Doc<"destinations">, "timeZone">[]): Zones {
  return { first: destinations[0]?.timeZone ?? "UTC", last: destinations.at(-1)?.timeZone ?? "UTC" };
}
