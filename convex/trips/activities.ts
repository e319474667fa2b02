// Public functions on activities. All need the editor role; each is one step of undo.
import { v } from "convex/values";
import { tripMutation } from "../functions";
import { activityOf, addition, alteration, notedActivityOf, relocation, removal, requireNotes } from "./activities/activityModel";
import { applyChanges, stepOf } from "./changes";
import { DayOrders } from "./activities/order";
import { tiedToPlaces } from "./activities/namedPlaces";
import { activityFields, activityStatus } from "./schema";
import { additions, copies, relocations, selectionOf } from "./activities/selectionModel";
import { addedTo, duplicated, edited, movedTo, removed, reordered } from "./history/stepWords";

const optionalFields = v.object(activityFields).partial().fields;

/** Adds an activity at the place its time gives it; untimed ones go last. Returns its id. */
export const add = tripMutation("editor")({
  args: { activity: v.object(activityFields) },
  handler: async (ctx, { activity }) => {
    const change = await addition(ctx, ctx.trip, activity, "person");
    const [id] = await applyChanges(ctx, stepOf(ctx, addedTo(ctx.trip, [activity], activity.day)), [change]);
    return id!;
  },
});

/**
 * Changes the given fields and no others. `was`: the notes that new ones were written from; throws CONFLICT where they are others by now. Notes
 * alone are kept, too, in an item that waits in another plan of its day: that may have been changed while somebody was writing.
 */
export const update = tripMutation("editor")({
  args: { activityId: v.id("activities"), set: v.object({ ...optionalFields, status: v.optional(activityStatus) }), was: v.optional(v.string()) },
  handler: async (ctx, { activityId, set, was }) => {
    const isNotes = was !== undefined && Object.keys(set).every((field) => field === "description");
    const activity = await (isNotes ? notedActivityOf : activityOf)(ctx, ctx.trip, activityId);
    if (was !== undefined) await requireNotes(ctx, ctx.trip, activity, was, set.description);
    const change = await alteration(ctx, ctx.trip, activity, set);
    // Notes say themselves what they were written from.
    await applyChanges(ctx, stepOf(isNotes ? { ...ctx, seen: undefined } : ctx, edited(ctx.trip, [activity], set)), [change]);
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
    const label = day === activity.day ? reordered(ctx.trip, day) : movedTo(ctx.trip, [activity], day);
    await applyChanges(ctx, stepOf(ctx, label), [change]);
    return null;
  },
});

export const remove = tripMutation("editor")({
  args: { activityId: v.id("activities") },
  handler: async (ctx, { activityId }) => {
    const activity = await activityOf(ctx, ctx.trip, activityId);
    await applyChanges(ctx, stepOf(ctx, removed([activity])), [removal(activity)]);
    return null;
  },
});

/**
 * Adds several in the order given, each at the place its time gives it, as one step. `named`: what is called as a known place of its day's
 * city, or as one that the trip has, is there. Returns their ids.
 */
export const addMany = tripMutation("editor")({
  args: { activities: v.array(v.object(activityFields)), named: v.optional(v.boolean()) },
  handler: async (ctx, { activities: given, named }) => {
    const activities = named ? await tiedToPlaces(ctx, ctx.trip, given) : given;
    const changes = await additions(ctx, ctx.trip, activities, "person");
    return applyChanges(ctx, stepOf(ctx, addedTo(ctx.trip, activities, activities[0]!.day)), changes);
  },
});

/** Moves what is selected to right after `afterId` (null: to the top) of `day`, in the order given. What is gone already is left out. */
export const moveMany = tripMutation("editor")({
  args: { activityIds: v.array(v.id("activities")), day: v.union(v.string(), v.null()), afterId: v.union(v.id("activities"), v.null()) },
  handler: async (ctx, { activityIds, day, afterId }) => {
    const activities = await selectionOf(ctx, ctx.trip, activityIds);
    await applyChanges(ctx, stepOf(ctx, movedTo(ctx.trip, activities, day)), await relocations(ctx, ctx.trip, activities, { day, afterId }));
    return null;
  },
});

export const removeMany = tripMutation("editor")({
  args: { activityIds: v.array(v.id("activities")) },
  handler: async (ctx, { activityIds }) => {
    const activities = await selectionOf(ctx, ctx.trip, activityIds);
    await applyChanges(ctx, stepOf(ctx, removed(activities)), activities.map(removal));
    return null;
  },
});

/** Sets the same fields on each. */
export const updateMany = tripMutation("editor")({
  args: { activityIds: v.array(v.id("activities")), set: v.object({ ...optionalFields, status: v.optional(activityStatus) }) },
  handler: async (ctx, { activityIds, set }) => {
    const activities = await selectionOf(ctx, ctx.trip, activityIds);
    const orders = new DayOrders(ctx, ctx.trip._id);
    const changes = [];
    for (const activity of activities) changes.push(await alteration(ctx, ctx.trip, activity, set, orders));
    await applyChanges(ctx, stepOf(ctx, edited(ctx.trip, activities, set)), changes);
    return null;
  },
});

/** Puts a copy right after each: what was said of it, not what came of it (bookings, votes, comments, files). Returns the copies' ids. */
export const duplicate = tripMutation("editor")({
  args: { activityIds: v.array(v.id("activities")) },
  handler: async (ctx, { activityIds }) => {
    const activities = await selectionOf(ctx, ctx.trip, activityIds);
    return applyChanges(ctx, stepOf(ctx, duplicated(activities)), await copies(ctx, ctx.trip, activities));
  },
});
