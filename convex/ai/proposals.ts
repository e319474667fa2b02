// Public functions on the assistant's proposals.
import { v } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import { appError } from "../errors";
import { tripMutation, tripQuery } from "../functions";
import { decide as decideItems, itemsOf, openProposal, vote as castVote, votesOf } from "./proposalModel";

/** Proposals that wait, newest first: each change with what it does, what it replaces, and how it stands. */
export const list = tripQuery("viewer")({
  args: {},
  handler: async (ctx) => {
    const { trip, user } = ctx;
    const runs = await Promise.all(
      [undefined, user._id].map((privateTo) =>
        ctx.db
          .query("aiRuns")
          .withIndex("by_trip_privateTo_status", (q) => q.eq("tripId", trip._id).eq("privateTo", privateTo).eq("status", "proposed"))
          .order("desc")
          .take(MAX_OPEN),
      ),
    );
    return Promise.all(
      runs.flat().map(async (run) => {
        const votes = await votesOf(ctx, run);
        const items = itemsOf(run).map(async ({ key, step, edit }) => {
          const cast = votes.filter(({ item }) => item === key);
          const before = edit.op === "add" ? null : await ctx.db.get(edit.id as Id<"activities">);
          return {
            key,
            step,
            op: edit.op,
            /** What it is about; null for what is added. */
            activityId: edit.op === "add" ? null : (edit.id as Id<"activities">),
            /** Somebody took it out of the plan meanwhile: accepted, it comes to nothing. */
            gone: edit.op !== "add" && (before?.tripId !== trip._id || before.deletedAt !== undefined),
            before: before?.tripId === trip._id ? face(before) : null,
            after: edit.op === "remove" ? null : edit.op === "add" ? face(edit.activity as Face) : before && face({ ...before, ...(edit.set as Partial<Face>) }),
            decided: run.decisions?.[key] ?? null,
            inFavour: cast.filter(({ inFavour }) => inFavour).length,
            against: cast.filter(({ inFavour }) => !inFavour).length,
            mine: cast.find(({ userId }) => userId === user._id)?.inFavour ?? null,
          };
        });
        return { runId: run._id, userId: run.userId, isPrivate: run.privateTo !== undefined, byVote: trip.assistant === "vote", items: await Promise.all(items) };
      }),
    );
  },
});
const MAX_OPEN = 10;

type Face = Pick<Doc<"activities">, "title" | "type" | "day" | "start" | "end" | "cost" | "why">;
const face = ({ title, type, day, start, end, cost, why }: Face) => ({ title, type, day, start, end, cost, why: why ?? null });

/** Accepts or declines changes. Where the group votes, only the owner may decide alone; one's own request of one's own thread may be withdrawn. */
export const decide = tripMutation("ai:chat")({
  args: { runId: v.id("aiRuns"), keys: v.array(v.string()), accept: v.boolean() },
  handler: async (ctx, { runId, keys, accept }) => {
    const run = await openProposal(ctx, ctx.trip, ctx.user, runId);
    const withdraws = !accept && run.privateTo === ctx.user._id;
    if (ctx.trip.assistant === "vote" && ctx.role !== "owner" && !withdraws) {
      throw appError("AUTHORIZATION_ERROR", "This trip's changes are voted on. Vote for what you like; the owner can decide at once.");
    }
    await decideItems(ctx, run, keys, accept);
    return null;
  },
});

/** One's vote on a change, which may be changed until it is decided. */
export const vote = tripMutation("ai:chat")({
  args: { runId: v.id("aiRuns"), key: v.string(), inFavour: v.boolean() },
  handler: async (ctx, { runId, key, inFavour }) => {
    await castVote(ctx, await openProposal(ctx, ctx.trip, ctx.user, runId), ctx.user, key, inFavour);
    return null;
  },
});
