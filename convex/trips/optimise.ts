// Public functions that put a day into its best order, shown before.
import { v } from "convex/values";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { say } from "../said";
import { applyChanges, stepOf } from "./changes";
import { orderingOf } from "./optimise/optimiseDay";
import { dayIn } from "./history/stepWords";

/**
 * The day as it is and in its best order: `before` and `after` are minutes and kilometres on the way; `rows` are in the
 * new order, with their times in it; `better` is false where there is nothing to gain.
 */
export const preview = tripQuery("viewer")({
  args: { day: v.string() },
  handler: async (ctx, { day }) => {
    const { before, after, rows, better, fromHotel } = await orderingOf(ctx, ctx.trip, day);
    return { before, after, better, fromHotel, rows: rows.map(({ activity, start, end, fixed }) => ({ activityId: activity._id, start, end, fixed })) };
  },
});

/** Takes the order that `preview` showed, as one step of undo. Throws CONFLICT when the day has changed since. */
export const apply = tripMutation("editor")({
  args: { day: v.string(), order: v.array(v.id("activities")) },
  handler: async (ctx, { day, order }) => {
    const { rows, changes, better } = await orderingOf(ctx, ctx.trip, day);
    const same = rows.length === order.length && rows.every(({ activity }, index) => activity._id === order[index]);
    if (!better || !same) throw appError("CONFLICT", "The day has changed meanwhile. Look at the new order before you take it.");
    await applyChanges(ctx, stepOf(ctx, say("put {day} into a shorter order", { day: dayIn(ctx.trip, day) })), changes);
    return null;
  },
});
