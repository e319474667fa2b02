// What the assistant would like to change, put before the group: each change is accepted or declined, by
// whoever may edit, or by vote where the trip says so. What is accepted is applied as one undo.
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { appError } from "../errors";
import { membersOf } from "../trips/people/members";
import { beginApplying, finishRun, replyOf } from "./model";
import type { EditLabel, EditStep, TripEdit } from "./types";

/** Names a change within its proposal. */
export const itemKey = (step: number, edit: number) => `${step}.${edit}`;

export type ProposalItem = { key: string; step: EditLabel; edit: TripEdit };

export function itemsOf(run: Doc<"aiRuns">): ProposalItem[] {
  return (run.steps as EditStep[]).flatMap(({ label, edits }, step) => edits.map((edit, index) => ({ key: itemKey(step, index), step: label, edit })));
}

/** Throws RESOURCE_NOT_FOUND for a run of another trip or somebody's own thread, CONFLICT for one that is settled. */
export async function openProposal(ctx: QueryCtx, trip: Doc<"trips">, user: Doc<"users">, runId: Id<"aiRuns">): Promise<Doc<"aiRuns">> {
  const run = await ctx.db.get(runId);
  if (run?.tripId !== trip._id || (run.privateTo !== undefined && run.privateTo !== user._id)) {
    throw appError("RESOURCE_NOT_FOUND", "There is no such proposal in this trip.");
  }
  if (run.status !== "proposed") throw appError("CONFLICT", "This proposal is settled already. Look at the plan for what came of it.");
  return run;
}

/** Decides on some or all changes; once all are decided, what was accepted is applied. */
export async function decide(ctx: MutationCtx, run: Doc<"aiRuns">, keys: string[], accepted: boolean) {
  const known = new Set(itemsOf(run).map(({ key }) => key));
  if (keys.some((key) => !known.has(key))) throw appError("VALIDATION_ERROR", "That change is not part of the proposal.", { field: "keys" });
  const decisions = { ...run.decisions, ...Object.fromEntries(keys.map((key) => [key, accepted])) };
  await ctx.db.patch(run._id, { decisions });
  if ([...known].every((key) => decisions[key] !== undefined)) await settle(ctx, run, decisions);
}

async function settle(ctx: MutationCtx, run: Doc<"aiRuns">, decisions: Record<string, boolean>) {
  const steps = (run.steps as EditStep[])
    .map(({ label, edits }, step) => ({ label, edits: edits.filter((_, index) => decisions[itemKey(step, index)]) }))
    .filter(({ edits }) => edits.length > 0);
  if (steps.length === 0) await finishRun(ctx, run, "done", replyOf(run));
  else await beginApplying(ctx, run, steps, replyOf(run));
}

/** More than half of those who may edit settle a change; half against settles it too, as no majority can come any more. */
export async function vote(ctx: MutationCtx, run: Doc<"aiRuns">, user: Doc<"users">, item: string, inFavour: boolean) {
  if (!itemsOf(run).some(({ key }) => key === item)) throw appError("VALIDATION_ERROR", "That change is not part of the proposal.", { field: "key" });
  if (run.decisions?.[item] !== undefined) throw appError("CONFLICT", "This change is decided already.");
  const mine = await ctx.db
    .query("aiVotes")
    .withIndex("by_run_item_user", (q) => q.eq("runId", run._id).eq("item", item).eq("userId", user._id))
    .unique();
  if (mine) await ctx.db.patch(mine._id, { inFavour });
  else await ctx.db.insert("aiVotes", { runId: run._id, item, userId: user._id, inFavour });
  const voters = new Set((await membersOf(ctx, run.tripId)).filter(({ role }) => role !== "viewer").map(({ userId }) => userId));
  const votes = (await votesOf(ctx, run)).filter((row) => row.item === item && voters.has(row.userId));
  const inFavourCount = votes.filter((row) => row.inFavour).length;
  if (inFavourCount * 2 > voters.size) await decide(ctx, run, [item], true);
  else if ((votes.length - inFavourCount) * 2 >= voters.size) await decide(ctx, run, [item], false);
}

/** More than fifty members' votes on the largest plan there is. */
const MAX_VOTES = 4000;
export const votesOf = (ctx: QueryCtx, run: Doc<"aiRuns">) =>
  ctx.db.query("aiVotes").withIndex("by_run_item_user", (q) => q.eq("runId", run._id)).take(MAX_VOTES);
