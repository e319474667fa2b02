// What the assistant would like to change, at the answer that proposes it: reviewed change by change or as
// a whole, or voted on. Who may only look sees how it stands.
import { Check, ChevronDown, X } from "lucide-react";
import { Button } from "../../../ui/Button";
import { useTrip } from "../useItinerary";
import { bySteps, openKeys, type Proposal, type ProposalItem } from "./proposalDiff";
import { ProposalRow, type ProposalWay } from "./ProposalRow";
import { useProposalActions } from "./useProposalActions";

/** More would bury the answer, so then only the first step is unfolded. */
const MOST_UNFOLDED = 12;

export function ProposalReview({ proposal: { runId, byVote, items } }: { proposal: Proposal }) {
  const { role } = useTrip();
  const actions = useProposalActions(runId);
  const open = openKeys(items);
  const way: ProposalWay = role === "viewer" ? "look" : byVote ? "vote" : "decide";
  const mayDecide = way === "decide" || role === "owner";
  const rest = open.length < items.length;
  return (
    <section aria-label="Proposed changes" className="-ml-[2.625rem] rounded-lg border border-line bg-paper">
      <header className="px-4 pt-3.5 pb-3">
        <h3 className="title text-lg">{items.length === 1 ? "One change proposed" : `${items.length} changes proposed`}</h3>
        <p className="mt-1 text-sm text-ink-soft">{EXPLANATIONS[way]}</p>
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
              <ProposalRow key={item.key} item={item} way={way} onDecide={(accept) => actions.decide([item.key], accept)} onVote={(inFavour) => actions.vote(item.key, inFavour)} />
            ))}
          </ul>
        </details>
      ))}
      {mayDecide && open.length > 0 && (
        <footer className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
          <Button size="sm" onClick={() => actions.decide(open, true)}><Check aria-hidden />{rest ? "Accept the rest" : "Accept all"}</Button>
          <Button look="secondary" size="sm" onClick={() => actions.decide(open, false)}><X aria-hidden />{rest ? "Decline the rest" : "Decline all"}</Button>
        </footer>
      )}
    </section>
  );
}

const EXPLANATIONS: Record<ProposalWay, string> = {
  decide: "Nothing is in the plan yet. What you accept goes in once you have said yes or no to each.",
  vote: "A change is settled when more than half of the editors agree, and goes into the plan once all are settled.",
  look: "Those who plan this trip are deciding on them.",
};

function standing(items: ProposalItem[]): string {
  const decided = items.length - openKeys(items).length;
  if (decided > 0) return `${decided} of ${items.length} decided`;
  return items.length === 1 ? "1 change" : `${items.length} changes`;
}
