// What the specialists found for this trip, as it comes in, for every member. Who may edit can ask,
// stop and try again; viewers follow.
import { Lightbulb } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";
import { useTripFrame } from "../tripFrame";
import { AgentRow } from "./AgentRow";
import { JobSummary } from "./JobSummary";
import { TopFindings } from "./TopFindings";
import { useAdviceActions, useLatestAdvice } from "./useAdvice";

export function AdvicePanel({ onAsked }: { onAsked: () => void }) {
  const job = useLatestAdvice();
  const actions = useAdviceActions();
  if (job === undefined) return <Loading />;
  if (job === null) return <NobodyAsked asking={actions.asking} onStart={actions.start} />;
  return (
    <div className="space-y-7 [overflow-wrap:anywhere]">
      <JobSummary job={job} actions={actions} />
      {job.merged.findings.length > 0 && <TopFindings key={job._id} job={job} onAsked={onAsked} />}
      <section aria-labelledby="specialists">
        <h3 id="specialists" className="eyebrow">{t("Each specialist")}</h3>
        <ul className="divide-y divide-line">
          {job.tasks.map((task) => (
            <AgentRow key={task._id} task={task} onStop={() => actions.stop(job._id, task._id)} onRetry={() => actions.retry(job._id, task._id)} onAsked={onAsked} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Loading() {
  return (
    <div role="status" className="space-y-3 pt-2">
      <p className="text-ink-soft">{t("Fetching the advice…")}</p>
      <Skeleton className="h-20" />
      <Skeleton className="h-40" />
    </div>
  );
}

function NobodyAsked({ asking, onStart }: { asking: boolean; onStart: () => void }) {
  const { canEdit } = useTripFrame();
  return (
    <EmptyState
      icon={<Lightbulb />}
      title={t("Eight pairs of eyes on your trip")}
      actions={canEdit && <Button disabled={asking} onClick={onStart}>{asking ? t("Asking…") : t("Ask the specialists")}</Button>}
    >
      {t("Specialists look at it side by side: the plan as a whole, openings and weather, getting around, budget, lodging, local places, hidden gems, culture. They change nothing; everybody here sees what they find.")}
      {!canEdit && ` ${t("Nobody has asked them yet. Who may edit the trip can; what they say appears here.")}`}
    </EmptyState>
  );
}
