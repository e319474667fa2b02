// Public functions on whole days. Each is one step of undo.
import { v } from "convex/values";
import { tripMutation } from "../functions";
import { applyChanges, stepOf } from "./changes";
import { dayMoves, description } from "./dayModel";
import { dayName } from "./labels";

/** What a day is called, and its notes in Markdown. */
export const describe = tripMutation("editor")({
  args: { day: v.string(), title: v.optional(v.string()), notes: v.optional(v.string()) },
  handler: async (ctx, { day, ...set }) => {
    const change = await description(ctx, ctx.trip, day, set);
    const what = set.title === undefined ? "wrote notes for" : "named";
    await applyChanges(ctx, stepOf(ctx, `${what} ${dayName(day, ctx.trip)}`), [change]);
    return null;
  },
});

/** Moves all of a day to another date: `swap` exchanges the two, `insert` lets those between make room. Stays and locked items keep their dates. */
export const move = tripMutation("editor")({
  args: { from: v.string(), to: v.string(), how: v.union(v.literal("insert"), v.literal("swap")) },
  handler: async (ctx, { from, to, how }) => {
    const changes = await dayMoves(ctx, ctx.trip, { from, to, how });
    const label = how === "swap" ? `swapped ${dayName(from, ctx.trip)} with ${dayName(to, ctx.trip)}` : `moved ${dayName(from, ctx.trip)} to ${dayName(to, ctx.trip)}`;
    await applyChanges(ctx, stepOf(ctx, label), changes);
    return null;
  },
});
