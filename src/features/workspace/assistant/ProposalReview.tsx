// What the assistant would like to change, at the answer that proposes it: reviewed change by change or as
// a whole, or voted on. Who may only look sees how it stands.
import { Check, ChevronDown, X } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { useTrip, type Itinerary } from "../useItinerary";
import { conflictsOf } from "./proposalConflicts";
import { bySteps, openKeys, type Proposal, type ProposalItem } from "./proposalDiff";
import { ProposalRow, type ProposalWay } from "./ProposalRow";
import { useProposalActions } from "./useProposalActions";

/** More would bury the answer, so then only the first step is unfolded. */
const MOST_UNFOLDED = 12;

export type ProposalReviewProps = {
  proposal: Proposal;
  /** All that wait: two may want the same. */
  others: readonly Proposal[];
};

export function ProposalReview({ proposal, others }: ProposalReviewProps) {
  const { runId, byVote, isPrivate, items } = proposal;
  const { role, members, activities } = useTrip();
  const conflicts = conflictsOf(proposal, others, activities);
  const actions = useProposalActions(runId);
  const open = openKeys(items);
  const way = wayOf(role, byVote, isPrivate);
  const mayDecide = way === "decide" || role === "owner";
  const rest = open.length < items.length;
  return (
    <section aria-label={t("Proposed changes")} className="-ms-[2.625rem] rounded-lg border border-line bg-paper">
      <header className="px-4 pt-3.5 pb-3">
        <h3 className="title text-lg">{t("{count, plural, one {One change proposed} other {# changes proposed}}", { count: items.length })}</h3>
        <p className="mt-1 text-sm text-ink-soft">{explanationOf(way, members.filter((member) => member.role !== "viewer").length)}</p>
        {conflicts.size > 0 && (
          <p className="mt-1.5 text-sm font-medium text-warn">
            {t("{count, plural, one {One change doesn't fit what is planned: see the note there.} other {# changes don't fit what is planned: see the note there.}}", { count: conflicts.size })}
          </p>
        )}
      </header>
      {bySteps(items).map(({ step, items: changes }, index) => (
        <details key={index} open={items.length <= MOST_UNFOLDED || index === 0} className="group border-t border-line">
          <summary className="flex min-h-11 list-none items-center gap-3 px-4 py-2 text-sm font-medium [&::-webkit-details-marker]:hidden">
            <span className="min-w-0 flex-1 first-letter:uppercase">{step}</span>
            <span className="text-[0.8125rem] font-normal text-ink-faint tabular-nums">{standing(changes)}</span>
            <ChevronDown className="size-4 text-ink-faint transition-transform group-open:rotate-180" aria-hidden />
          </summary>
          <ul aria-label={step} className="divide-y divide-line/70 px-4 pb-1">
            {changes.map((item) => (
              <ProposalRow key={item.key} item={item} conflict={conflicts.get(item.key) ?? null} way={way} onDecide={(accept) => actions.decide([item.key], accept)} onVote={(inFavour) => actions.vote(item.key, inFavour)} />
            ))}
          </ul>
        </details>
      ))}
      {way === "alone" && (
        <footer className="border-t border-line px-4 py-3">
          <Button look="secondary" size="sm" onClick={() => actions.decide(open, false)}><X aria-hidden />{t("Withdraw")}</Button>
        </footer>
      )}
      {mayDecide && open.length > 0 && (
        <footer className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
          <Button size="sm" onClick={() => actions.decide(open, true)}><Check aria-hidden />{rest ? t("Accept the rest") : t("Accept all")}</Button>
          <Button look="secondary" size="sm" onClick={() => actions.decide(open, false)}><X aria-hidden />{rest ? t("Decline the rest") : t("Decline all")}</Button>
        </footer>
      )}
    </section>
  );
}

/** In one's own thread nobody else sees the proposal, so a group that votes can't. */
function wayOf(role: Itinerary["role"], byVote: boolean, isPrivate: boolean): ProposalWay {
  if (role === "viewer") return "look";
  if (!byVote) return "decide";
  if (!isPrivate) return "vote";
  return role === "owner" ? "decide" : "alone";
}

function explanationOf(way: ProposalWay, voters: number): string {
  switch (way) {
    case "decide":
      return t("Nothing is in the plan yet. What you accept goes in once you have said yes or no to each.");
    case "vote":
      if (voters === 1) return t("Nothing is in the plan yet. You alone plan this trip, so your vote decides.");
      return t("Nothing is in the plan yet. A change needs {needed, number} of the {voters, number} who plan this trip; what is voted in goes into the plan once all are settled.", {
        needed: Math.floor(voters / 2) + 1,
        voters,
      });
    case "alone":
      return t("Here nobody else can vote. Ask the same under “Trip” to let the group decide, or withdraw it.");
    case "look":
      return t("Those who plan this trip are deciding on them.");
  }
}

function standing(items: ProposalItem[]): string {
  const decided = items.length - openKeys(items).length;
  if (decided > 0) return t("{decided, number} of {all, number} decided", { decided, all: items.length });
  return t("{count, plural, one {# change} other {# changes}}", { count: items.length });
}
