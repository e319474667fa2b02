// All that is wrong with the plan, heaviest first, with what can be done about it, and what nobody wants to hear of.
import { CircleCheckBig } from "lucide-react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { useTripFrame } from "../tripFrame";
import { ProblemItem } from "./ProblemItem";
import { WEIGHT_ORDER, WEIGHTS } from "./problemWords";
import { useProblems, type Problem } from "./problemsShown";
import { useFixes, useMending } from "./useMending";

/** Of so many the ways out are fetched; what comes after moves up as these are done. */
const FIRST = 40;

export function ProblemsPanel() {
  const { all, muted } = useProblems();
  const first = all.slice(0, FIRST);
  const fixes = useFixes(first);
  const mending = useMending();
  return (
    <div className="space-y-8 pt-2">
      {all.length === 0 ? (
        <EmptyState icon={<CircleCheckBig />} title={t("Nothing stands in the way")}>
          {t("Times, ways, doors, beds, bookings and money are checked whenever somebody changes the plan. What doesn’t fit shows up here.")}
        </EmptyState>
      ) : (
        WEIGHT_ORDER.map((weight) => {
          const some = all.filter(({ severity }) => severity === weight);
          return (
            some.length > 0 && (
              <section key={weight} aria-labelledby={`problems-${weight}`}>
                <h3 id={`problems-${weight}`} className="eyebrow">{WEIGHTS[weight].heading} · {formatNumber(some.length)}</h3>
                <ul className="mt-3 space-y-5">
                  {some.map((problem) => <ProblemItem key={problem.id} problem={problem} fixes={first.includes(problem) ? fixes && (fixes.get(problem.id) ?? []) : []} mending={mending} />)}
                </ul>
              </section>
            )
          );
        })
      )}
      {muted.length > 0 && <Muted problems={muted} mending={mending} />}
    </div>
  );
}

function Muted({ problems, mending }: { problems: Problem[]; mending: ReturnType<typeof useMending> }) {
  const { canEdit } = useTripFrame();
  return (
    <details className="border-t border-line pt-4">
      <summary className="cursor-pointer rounded-sm py-2 text-sm font-medium text-ink-soft">{problems.every(({ own }) => own) ? t("Fine to you") : t("Fine to this group")} · {formatNumber(problems.length)}</summary>
      <ul className="mt-1 space-y-3">
        {problems.map((problem) => (
          <li key={problem.id} className="flex items-start justify-between gap-3">
            <p dir="auto" className="pt-1.5 text-sm text-ink-soft [overflow-wrap:anywhere]">{told(problem.said)}</p>
            {(canEdit || problem.own) && <Button look="quiet" size="sm" disabled={mending.busy !== null} onClick={() => void mending.unmute(problem)}>{problem.own ? t("Tell me again") : t("Tell us again")}</Button>}
          </li>
        ))}
      </ul>
    </details>
  );
}
