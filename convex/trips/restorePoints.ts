// Named moments of a plan: made by whoever plans, compared by everybody, gone back to by whoever plans.
import { v } from "convex/values";
import { appError } from "../errors";
import { say } from "../said";
import { tripMutation, tripQuery } from "../functions";
import { boundedText, integerBetween } from "../validation";
import { differences, restore as putPlanBack } from "./history/restoreModel";
import { revisionOf } from "./history/revision";

const MAX_POINTS = 100;

/** Newest first. */
export const list = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const points = await ctx.db
      .query("restorePoints")
      .withIndex("by_trip_revision", (q) => q.eq("tripId", ctx.trip._id))
      .order("desc")
      .take(MAX_POINTS);
    return points.map(({ _id, name, revision, createdBy, _creationTime }) => ({ _id, name, revision, createdBy, at: _creationTime }));
  },
});

/** Gives the plan as it is now a name. Throws CONFLICT at the hundredth. */
export const create = tripMutation("editor")({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const points = await ctx.db
      .query("restorePoints")
      .withIndex("by_trip_revision", (q) => q.eq("tripId", ctx.trip._id))
      .take(MAX_POINTS);
    if (points.length >= MAX_POINTS) throw appError("CONFLICT", say("A trip keeps {max, number} points. Remove one first.", { max: MAX_POINTS }));
    return ctx.db.insert("restorePoints", { tripId: ctx.trip._id, name: boundedText(name, "name", 1, 80), revision: await revisionOf(ctx, ctx.trip._id), createdBy: ctx.user._id });
  },
});

/** Takes the name away; the plan and its history stay as they are. */
export const remove = tripMutation("editor")({
  args: { pointId: v.id("restorePoints") },
  handler: async (ctx, { pointId }) => {
    const point = await ctx.db.get(pointId);
    if (point?.tripId !== ctx.trip._id) throw appError("RESOURCE_NOT_FOUND", "This point has been removed already.");
    await ctx.db.delete(pointId);
    return null;
  },
});

/**
 * What is different at `to` (null: now) from how it was at `from`, both numbers of events: rows that came, went or changed, with each
 * field before and after and who touched them. `revision` is the trip's now.
 */
export const compare = tripQuery("viewer")({
  args: { from: v.number(), to: v.union(v.number(), v.null()) },
  handler: async (ctx, { from, to }) => {
    const revision = await revisionOf(ctx, ctx.trip._id);
    const [start, end] = [from, to ?? revision].map((seq) => integerBetween(seq, "point", 0, revision)).sort((a, b) => a - b) as [number, number];
    return { revision, differences: await differences(ctx, ctx.trip, start, end) };
  },
});

/** Puts the plan back to how it was after event `revision`; `expected` is what `compare` said was now. A point's `name` is told by the feed; left out, what came after the moment. One step, which undo takes back. */
export const restore = tripMutation("editor")({
  args: { revision: v.number(), expected: v.number(), name: v.optional(v.string()) },
  handler: async (ctx, { revision, expected, name }) => {
    await putPlanBack(ctx, { revision, expected, name: name === undefined ? null : boundedText(name, "name", 1, 80) });
    return null;
  },
});
