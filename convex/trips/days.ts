// Public functions on whole days. Each is one step of undo.
import { v } from "convex/values";
import { tripMutation } from "../functions";
import { say } from "../said";
import { applyChanges, stepOf } from "./changes";
import { dayMoves, description } from "./days/dayModel";
import { dayIn } from "./history/stepWords";

/** What a day is called, and its notes in Markdown. */
export const describe = tripMutation("editor")({
  args: { day: v.string(), title: v.optional(v.string()), notes: v.optional(v.string()) },
  handler: async (ctx, { day, ...set }) => {
    const change = await description(ctx, ctx.trip, day, set);
    const label = say(set.title === undefined ? "wrote notes for {day}" : "named {day}", { day: dayIn(ctx.trip, day) });
    await applyChanges(ctx, stepOf(ctx, label), [change]);
    return null;
  },
});

/** Moves all of a day to another date: `swap` exchanges the two, `insert` lets those between make room. Stays and locked items keep their dates. */
export const move = tripMutation("editor")({
  args: { from: v.string(), to: v.string(), how: v.union(v.literal("insert"), v.literal("swap")) },
  handler: async (ctx, { from, to, how }) => {
    const changes = await dayMoves(ctx, ctx.trip, { from, to, how });
    const label = say(how === "swap" ? "swapped {day} with {other}" : "moved {day} to {other}", { day: dayIn(ctx.trip, from), other: dayIn(ctx.trip, to) });
    await applyChanges(ctx, stepOf(ctx, label), changes);
    return null;
  },
});
