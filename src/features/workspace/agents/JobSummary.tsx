import { RotateCcw, Square } from "lucide-react";
import type { ReactNode } from "react";
import { rich, t } from "../../../i18n/t";
import { formatMoment } from "../../../lib/moments";
import { Avatar } from "../../../ui/Avatar";
import { Button } from "../../../ui/Button";
import { useTripFrame } from "../tripFrame";
import { canRetry, progressOf, summaryWords, type AdviceJob } from "./adviceWords";
import type { useAdviceActions } from "./useAdvice";

type JobSummaryProps = { job: AdviceJob; actions: ReturnType<typeof useAdviceActions> };

/** Who asked and when, how far it is, and what can be done to the work as a whole. */
export function JobSummary({ job, actions }: JobSummaryProps) {
  const { memberById } = useTripFrame();
  const member = memberById.get(job.askedBy);
  const name = member?.name ?? t("Somebody who left");
  const asked = { person: name, b: (text: ReactNode) => <span className="font-medium text-ink">{text}</span> };
  const working = job.finishedAt === null;
  return (
    <section aria-label={t("Where it stands", {}, "advice")} className="rounded-lg bg-accent-soft px-4 py-3.5">
      <p className="flex items-center gap-2.5 text-[0.8125rem] text-ink-soft">
        <Avatar name={name} hue={member?.hue ?? 0} size="xs" decorative />
        <span>
          {job.priority === "background" ? rich("<b>{person}</b> asked, in the background", asked) : rich("<b>{person}</b> asked", asked)} ·{" "}
          <time dateTime={new Date(job.createdAt).toISOString()}>{formatMoment(job.createdAt)}</time>
        </span>
      </p>
      <p role="status" aria-live="polite" className="mt-2 text-[0.9375rem] text-ink">{summaryWords(job)}</p>
      {working && <ProgressBar job={job} />}
      {!working && job.outdated && <p className="mt-1 text-[0.9375rem] text-ink-soft">{t("The trip has changed since then.")}</p>}
      <JobButtons job={job} actions={actions} />
    </section>
  );
}

function ProgressBar({ job }: { job: AdviceJob }) {
  const { ended, total } = progressOf(job.tasks);
  return (
    <div className="mt-3 h-1 overflow-hidden rounded-full bg-accent/20" aria-hidden>
      <div className="h-full bg-accent transition-[width] duration-250" style={{ width: `${(100 * ended) / total}%` }} />
    </div>
  );
}

function JobButtons({ job, actions }: JobSummaryProps) {
  const { canEdit } = useTripFrame();
  if (!canEdit) return null;
  if (job.finishedAt === null) {
    return (
      <Button look="secondary" size="sm" className="mt-3" onClick={() => actions.stop(job._id)}>
        <Square aria-hidden />
        {t("Stop all")}
      </Button>
    );
  }
  const ended = job.tasks.filter(canRetry).length;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {ended > 0 && (
        <Button size="sm" disabled={actions.asking} onClick={() => actions.retry(job._id)}>
          <RotateCcw aria-hidden />
          {ended === job.tasks.length ? t("Retry all") : t("Retry the {count, number} left", { count: ended })}
        </Button>
      )}
      <Button look={job.outdated && ended === 0 ? "primary" : "secondary"} size="sm" disabled={actions.asking} onClick={actions.start}>
        {actions.asking ? t("Asking…") : t("Ask again")}
      </Button>
    </div>
  );
}
