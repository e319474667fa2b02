// Public functions on a day's other plans. Each change is one step of undo.
import { v } from "convex/values";
import { tripMutation, tripQuery } from "../functions";
import { calendarDate } from "../validation";
import { say } from "../said";
import { applyChanges, stepOf } from "./changes";
import { destinationsOf } from "./model";
import { dayIn } from "./history/stepWords";
import { comparePlans, planAddition, planRemoval, planRenaming, planSwitch } from "./days/variantModel";

/** The plans of a day, the one that holds first; empty where there is only one. */
export const compare = tripQuery("viewer")({
  args: { day: v.string() },
  handler: async (ctx, { day }) => comparePlans(ctx, ctx.trip, await destinationsOf(ctx, ctx.trip._id), calendarDate(day, "day")),
});

/** Makes another plan for the day, empty or from the day as it is, which goes on to hold. An empty name gets the next letter. Returns its id. */
export const add = tripMutation("editor")({
  args: { day: v.string(), name: v.string(), copy: v.boolean() },
  handler: async (ctx, { day, name, copy }) => {
    const made = await planAddition(ctx, ctx.trip, ctx.user._id, { day, name, copy });
    await applyChanges(ctx, stepOf(ctx, say("made {plan} for {day}", { plan: made.name, day: dayIn(ctx.trip, day) })), made.changes);
    return made.variantId;
  },
});

/** Lets another plan hold: what stood in the day waits in its own plan. */
export const hold = tripMutation("editor")({
  args: { variantId: v.id("dayVariants") },
  handler: async (ctx, { variantId }) => {
    const { plan, changes } = await planSwitch(ctx, ctx.trip, variantId);
    await applyChanges(ctx, stepOf(ctx, say("changed {day} to {plan}", { plan: plan.name, day: dayIn(ctx.trip, plan.day) })), changes);
    return null;
  },
});

export const rename = tripMutation("editor")({
  args: { variantId: v.id("dayVariants"), name: v.string() },
  handler: async (ctx, { variantId, name }) => {
    const { plan, changes } = await planRenaming(ctx, ctx.trip, variantId, name);
    await applyChanges(ctx, stepOf(ctx, say("renamed {plan} of {day} to {name}", { plan: plan.name, day: dayIn(ctx.trip, plan.day), name: name.trim() })), changes);
    return null;
  },
});

/** Removes a plan that doesn't hold, with what is in it. */
export const remove = tripMutation("editor")({
  args: { variantId: v.id("dayVariants") },
  handler: async (ctx, { variantId }) => {
    const { plan, changes } = await planRemoval(ctx, ctx.trip, variantId);
    await applyChanges(ctx, stepOf(ctx, say("removed {plan} of {day}", { plan: plan.name, day: dayIn(ctx.trip, plan.day) })), changes);
    return null;
  },
});
