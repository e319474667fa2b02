// Public function that makes a trip from another.
import { v } from "convex/values";
import { tripMutation } from "../functions";
import { copyTrip } from "./making/copyModel";

/** A copy for the caller alone, of a trip that they are in. Returns its id. */
export const create = tripMutation("viewer")({
  args: {
    title: v.string(),
    /** YYYY-MM-DD; null: no dates yet. */
    startDate: v.union(v.string(), v.null()),
    include: v.object({ items: v.boolean(), ideas: v.boolean(), notes: v.boolean(), costs: v.boolean() }),
  },
  handler: (ctx, input) => copyTrip(ctx, ctx.user, ctx.trip, input),
});
