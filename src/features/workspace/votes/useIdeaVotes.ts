// One's own votes on ideas, shown at once and counted by the server.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { notify } from "../../../ui/toast";
import { changePlan } from "../planInStore";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";

export type Vote = 1 | -1 | 0;
type Own = FunctionReturnType<typeof api.votes.ideas.mine>;

export function useIdeaVotes() {
  const { trip } = useTripFrame();
  const tripId = trip._id;
  const mine = useQuery(api.votes.ideas.mine, { tripId });
  const cast = useMutation(api.votes.ideas.cast).withOptimisticUpdate((store, { activityId, value }) => {
    const own = store.getQuery(api.votes.ideas.mine, { tripId });
    if (!own) return;
    const before = voteOn(own, activityId);
    store.setQuery(api.votes.ideas.mine, { tripId }, [...own.filter((vote) => vote.activityId !== activityId), ...(value === 0 ? [] : [{ activityId, value }])]);
    const counted = (row: Activity) => (row._id === activityId ? { ...row, votes: recounted(row.votes, before, value) } : row);
    changePlan(store, tripId, (plan) => ({ ...plan, activities: plan.activities.map(counted) }));
  });
  return {
    voteOn: (activityId: Id<"activities">): Vote => voteOn(mine ?? [], activityId),
    /** Pressed again, it is taken back. */
    vote: (activityId: Id<"activities">, value: 1 | -1) => void cast({ tripId, activityId, value: voteOn(mine ?? [], activityId) === value ? 0 : value }).catch(notify.error),
  };
}

const voteOn = (own: Own, activityId: Id<"activities">): Vote => own.find((vote) => vote.activityId === activityId)?.value ?? 0;

function recounted(votes = { up: 0, down: 0 }, before: Vote, after: Vote) {
  const change = (value: 1 | -1) => Number(after === value) - Number(before === value);
  return { up: votes.up + change(1), down: votes.down + change(-1) };
}
