import { useMutation } from "convex/react";
import type { OptimisticLocalStore } from "convex/browser";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { notify } from "../../../ui/toast";
import { useTripFrame } from "../tripFrame";
import type { ProposalItem } from "./proposalDiff";

/** Decides and votes on a proposal's changes, shown at once and put right by the server's answer. */
export function useProposalActions(runId: Id<"aiRuns">) {
  const tripId = useTripFrame().trip._id;
  const edit = (store: OptimisticLocalStore, change: (item: ProposalItem) => ProposalItem) => {
    const proposals = store.getQuery(api.ai.proposals.list, { tripId });
    const changed = proposals?.map((proposal) => (proposal.runId === runId ? { ...proposal, items: proposal.items.map(change) } : proposal));
    store.setQuery(api.ai.proposals.list, { tripId }, changed);
  };
  const decide = useMutation(api.ai.proposals.decide).withOptimisticUpdate((store, { keys, accept }) =>
    edit(store, (item) => (keys.includes(item.key) ? { ...item, decided: accept } : item)),
  );
  const vote = useMutation(api.ai.proposals.vote).withOptimisticUpdate((store, { key, inFavour }) =>
    edit(store, (item) => (item.key === key ? voted(item, inFavour) : item)),
  );
  return {
    decide: (keys: string[], accept: boolean) => void decide({ tripId, runId, keys, accept }).catch(notify.error),
    vote: (key: string, inFavour: boolean) => void vote({ tripId, runId, key, inFavour }).catch(notify.error),
  };
}

function voted(item: ProposalItem, mine: boolean): ProposalItem {
  const without = (count: number, side: boolean) => count - (item.mine === side ? 1 : 0);
  return { ...item, mine, inFavour: without(item.inFavour, true) + (mine ? 1 : 0), against: without(item.against, false) + (mine ? 0 : 1) };
}
