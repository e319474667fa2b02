// One's own votes on ideas, those that wait to be sent among them, and how they count. Pure.
import { getFunctionName, type FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { argsOf, type KeptEdit } from "../../../lib/outbox";

export type Vote = 1 | -1 | 0;
export type Own = FunctionReturnType<typeof api.votes.ideas.mine>;
type ActivityId = Id<"activities">;
type Cast = { tripId: Id<"trips">; activityId: ActivityId; value: Vote };

const CAST = getFunctionName(api.votes.ideas.cast);

export const voteOn = (own: Own, activityId: ActivityId): Vote => own.find((vote) => vote.activityId === activityId)?.value ?? 0;

export const withVote = (own: Own, activityId: ActivityId, value: Vote): Own => [...own.filter((vote) => vote.activityId !== activityId), ...(value === 0 ? [] : [{ activityId, value }])];

/** What they are once what waits has been sent. */
export const withWaitingVotes = (own: Own, edits: readonly KeptEdit[], tripId: Id<"trips">): Own =>
  edits
    .filter(({ path }) => path === CAST)
    .map((edit) => argsOf(edit) as Cast)
    .filter((cast) => cast.tripId === tripId)
    .reduce((votes, { activityId, value }) => withVote(votes, activityId, value), own);

/** All votes on an idea when one's own has changed. */
export function recounted(votes = { up: 0, down: 0 }, before: Vote, after: Vote) {
  const change = (value: 1 | -1) => Number(after === value) - Number(before === value);
  return { up: votes.up + change(1), down: votes.down + change(-1) };
}
