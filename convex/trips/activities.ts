// Public functions on activities. All need the editor role; each is one step of undo.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { tripMutation } from "../functions";
import { activityOf, addition, alteration, describePatch, relocation, removal } from "./activityModel";
import { applyChanges } from "./changes";
import { formatDay } from "./labels";
import { activityFields, activityStatus } from "./schema";

const meta = (ctx: { trip: Doc<"trips">; user: Doc<"users"> }, label: string) => ({
  trip: ctx.trip,
  actor: { userId: ctx.user._id as Id<"users">, assistant: false },
  batchId: crypto.randomUUID(),
  label,
});

const optionalFields = v.object(activityFields).partial().fields;

/** Adds an activity at the place its time gives it; untimed ones go last. Returns its id. */
export const add = tripMutation("editor")({
  args: { activity: v.object(activityFields) },
  handler: async (ctx, { activity }) => {
    const change = await addition(ctx, ctx.trip, activity, "person");
    const [id] = await applyChanges(ctx, meta(ctx, `added ${activity.title} to ${formatDay(activity.day)}`), [change]);
    return id!;
  },
});

/** Changes the given fields and no others. */
export const update = tripMutation("editor")({
  args: { activityId: v.id("activities"), set: v.object({ ...optionalFields, status: v.optional(activityStatus) }) },
  handler: async (ctx, { activityId, set }) => {
    const activity = await activityOf(ctx, ctx.trip, activityId);
    const change = await alteration(ctx, ctx.trip, activity, set);
    await applyChanges(ctx, meta(ctx, describePatch(activity, set)), [change]);
    return null;
  },
});

/** Moves an activity to right after `afterId` (null: to the top) of `day` (null: the list of ideas). */
export const move = tripMutation("editor")({
  args: {
    activityId: v.id("activities"),
    day: v.union(v.string(), v.null()),
    afterId: v.union(v.id("activities"), v.null()),
  },
  handler: async (ctx, { activityId, day, afterId }) => {
    const activity = await activityOf(ctx, ctx.trip, activityId);
    const change = await relocation(ctx, ctx.trip, activity, { day, afterId });
    const label = day === activity.day ? `reordered ${formatDay(day)}` : `moved ${activity.title} to ${formatDay(day)}`;
    await applyChanges(ctx, meta(ctx, label), [change]);
    return null;
  },
});

export const remove = tripMutation("editor")({
  args: { activityId: v.id("activities") },
  handler: async (ctx, { activityId }) => {
    const activity = await activityOf(ctx, ctx.trip, activityId);
    await applyChanges(ctx, meta(ctx, `removed ${activity.title}`), [removal(activity)]);
    return null;
  },
});
