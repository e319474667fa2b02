// One's own votes on ideas, shown at once and counted by the server. They wait on this device until they are sent, as edits do.
import { useConvex } from "convex/react";
import { useMemo } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useMe } from "../../../app/useMe";
import { votesName } from "../../../lib/offline/lastSeenModel";
import { useKept } from "../../../lib/offline/useKeptQuery";
import { sendKept, useOutbox, type KeptEdit } from "../../../lib/outbox";
import { notify } from "../../../ui/toast";
import { showOwn } from "../ownEdits";
import { changePlan } from "../planInStore";
import { useTripFrame } from "../tripFrame";
import type { Activity } from "../useItinerary";
import { recounted, voteOn, withVote, withWaitingVotes, type Own, type Vote } from "./ownVotes";

const NO_EDITS: KeptEdit[] = [];
const NO_VOTES: Own = [];

export function useIdeaVotes() {
  const { trip } = useTripFrame();
  const tripId = trip._id;
  const client = useConvex();
  const myId = useMe()?._id ?? null;
  const { value: mine = NO_VOTES, isLive } = useKept(api.votes.ideas.mine, { tripId }, votesName(tripId));
  const left = useOutbox((outbox) => outbox.left);
  // What this page has sent is in a live answer already.
  const own = useOutbox((outbox) => (isLive ? NO_EDITS : outbox.own));
  const shown = useMemo(() => withWaitingVotes(mine, [...own, ...left], tripId), [mine, own, left, tripId]);
  const cast = (activityId: Id<"activities">, value: Vote) => {
    showOwn("soon");
    return sendKept(client, myId, api.votes.ideas.cast, { tripId, activityId, value }, {
      optimisticUpdate: (store, { activityId, value }) => {
        const own = store.getQuery(api.votes.ideas.mine, { tripId });
        if (!own) return;
        const before = voteOn(own, activityId);
        store.setQuery(api.votes.ideas.mine, { tripId }, withVote(own, activityId, value));
        const counted = (row: Activity) => (row._id === activityId ? { ...row, votes: recounted(row.votes, before, value) } : row);
        changePlan(store, tripId, (plan) => ({ ...plan, activities: plan.activities.map(counted) }));
      },
    });
  };
  return {
    voteOn: (activityId: Id<"activities">): Vote => voteOn(shown, activityId),
    countsOf: ({ _id, votes }: Activity) => recounted(votes, voteOn(mine, _id), voteOn(shown, _id)),
    /** Pressed again, it is taken back. */
    vote: (activityId: Id<"activities">, value: 1 | -1) => void cast(activityId, voteOn(shown, activityId) === value ? 0 : value).catch(notify.error),
  };
}
