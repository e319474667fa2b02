// The trip's polls and what one can do with them; one's own answer is shown at once.
import { useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import { t } from "../../../i18n/t";
import { newEditKey } from "../../../lib/outbox";
import { useBusy } from "../../../lib/useBusy";
import { notify } from "../../../ui/toast";
import { useEdits } from "../useEdits";
import { useTripFrame } from "../tripFrame";
import { useWorkspace } from "../useWorkspace";

export type Poll = FunctionReturnType<typeof api.votes.polls.list>[number];
export type PollOption = Poll["options"][number];

export function usePolls() {
  const { trip } = useTripFrame();
  const { myId } = useWorkspace();
  const tripId = trip._id;
  const polls = useQuery(api.votes.polls.list, { tripId });
  const create = useMutation(api.votes.polls.create);
  const setOpen = useMutation(api.votes.polls.setOpen);
  const remove = useMutation(api.votes.polls.remove);
  const place = useMutation(api.votes.polls.place);
  const { offerUndo } = useEdits();
  const { busy, run } = useBusy<string>();
  const answer = useMutation(api.votes.polls.answer).withOptimisticUpdate((store, { pollId, optionIds }) => {
    const all = store.getQuery(api.votes.polls.list, { tripId });
    if (!all || !myId) return;
    const answered = (poll: Poll): Poll => ({
      ...poll,
      mine: optionIds,
      options: poll.options.map((option) => ({ ...option, voters: [...option.voters.filter((voter) => voter !== myId), ...(optionIds.includes(option.id) ? [myId] : [])] })),
    });
    store.setQuery(api.votes.polls.list, { tripId }, all.map((poll) => (poll._id === pollId ? answered(poll) : poll)));
  });
  return {
    polls,
    busy,
    create: (input: Omit<Parameters<typeof create>[0], "tripId">) => create({ tripId, ...input }),
    answer: (poll: Poll, optionIds: string[]) => void answer({ tripId, pollId: poll._id, optionIds }).catch(notify.error),
    setOpen: (poll: Poll, open: boolean) => void run(poll._id, () => setOpen({ tripId, pollId: poll._id, open })),
    remove: (poll: Poll) => void run(poll._id, () => remove({ tripId, pollId: poll._id })),
    place: (poll: Poll, option: PollOption, day: string) =>
      void run(poll._id, async () => {
        const editKey = newEditKey();
        await place({ tripId, pollId: poll._id, optionId: option.id, day, editKey });
        offerUndo(t("{option} is in the plan", { option: option.text }), editKey);
      }),
  };
}

/** Open polls that this person hasn't answered: what the group waits for. */
export function useUnanswered(): number {
  const { trip } = useTripFrame();
  const polls = useQuery(api.votes.polls.list, { tripId: trip._id });
  return (polls ?? []).filter(({ closedAt, mine }) => closedAt === null && mine.length === 0).length;
}
