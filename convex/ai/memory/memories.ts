// Public functions on what is remembered of oneself: see it, change it, forget it, switch it off.
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { mutationFor, queryFor } from "../../functions";
import { membershipOf } from "../../trips/access";
import { editMemory, isEnabled, memoriesOf, ownMemory, setEnabled as switchMemory, shown } from "./model";

/** One's own memories, newest first, each with the trip that it was said in; no title of one that has gone. */
export const list = queryFor("ai:memory")({
  args: { paginationOpts: paginationOptsValidator },
  handler: async (ctx, { paginationOpts }) => {
    const memories = await ctx.db
      .query("memories")
      .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
      .order("desc")
      .paginate({ ...paginationOpts, numItems: Math.min(paginationOpts.numItems, 100) });
    const titles = new Map<Id<"trips">, string | null>();
    for (const { tripId } of memories.page) if (tripId && !titles.has(tripId)) titles.set(tripId, await titleOf(ctx, tripId, ctx.user._id));
    const page = memories.page.map((memory) => ({
      ...shown(memory),
      source: memory.source,
      tripId: memory.tripId ?? null,
      tripTitle: (memory.tripId && titles.get(memory.tripId)) ?? null,
      createdAt: memory.createdAt,
    }));
    return { ...memories, page };
  },
});

/** Puts a memory right; the person's choice then stands in place of what was said. */
export const edit = mutationFor("ai:memory")({
  args: { memoryId: v.id("memories"), value: v.string() },
  handler: async (ctx, { memoryId, value }) => {
    await editMemory(ctx, await ownMemory(ctx, ctx.user._id, memoryId), value);
    return null;
  },
});

/** Deletes one memory for good. */
export const forget = mutationFor("ai:memory")({
  args: { memoryId: v.id("memories") },
  handler: async (ctx, { memoryId }) => {
    await ctx.db.delete((await ownMemory(ctx, ctx.user._id, memoryId))._id);
    return null;
  },
});

/** Deletes all of them for good; returns how many. */
export const forgetAll = mutationFor("ai:memory")({
  args: {},
  handler: async (ctx) => {
    const memories = await memoriesOf(ctx, ctx.user._id);
    for (const { _id } of memories) await ctx.db.delete(_id);
    return memories.length;
  },
});

/** While off nothing is remembered and nothing recalled, in groups too; what is there stays until it is forgotten. */
export const setEnabled = mutationFor("ai:memory")({
  args: { enabled: v.boolean() },
  handler: async (ctx, { enabled }) => {
    await switchMemory(ctx, ctx.user._id, enabled);
    return null;
  },
});

export const settings = queryFor("ai:memory")({ args: {}, handler: async (ctx) => ({ enabled: await isEnabled(ctx, ctx.user._id) }) });

async function titleOf(ctx: QueryCtx, tripId: Id<"trips">, userId: Id<"users">): Promise<string | null> {
  const trip = (await membershipOf(ctx, tripId, userId)) && (await ctx.db.get(tripId));
  return trip && trip.deletedAt === undefined ? trip.title : null;
}
