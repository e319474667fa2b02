// Questions to the group: those that are open first, then what was decided.
import { Vote } from "lucide-react";
import { useState } from "react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Skeleton } from "../../../ui/Skeleton";
import { useTripFrame } from "../tripFrame";
import { PollCard } from "./PollCard";
import { PollForm } from "./PollForm";
import { usePolls } from "./usePolls";

export function PollsPanel() {
  const { canEdit } = useTripFrame();
  const { polls, ...actions } = usePolls();
  /** Null: not yet. */
  const [asking, setAsking] = useState<boolean | null>(null);
  // The form had focus, and is gone.
  const ask = <Button autoFocus={asking === false} onClick={() => setAsking(true)}>{t("Ask the group")}</Button>;
  if (!polls) return <Skeleton className="mt-2 h-40" />;
  const open = polls.filter(({ closedAt }) => closedAt === null);
  const closed = polls.filter(({ closedAt }) => closedAt !== null);
  return (
    <div className="space-y-8 pt-2">
      {asking && <PollForm onCreate={actions.create} onDone={() => setAsking(false)} />}
      {!asking && canEdit && polls.length > 0 && ask}
      {!asking && polls.length === 0 && (
        <EmptyState icon={<Vote />} title={t("Nobody has asked anything yet")} actions={canEdit && ask}>
          {t("Which hotel, which evening, boat or train: put it to everybody, with a deadline if it can't wait. Who may only look can answer too.")}
        </EmptyState>
      )}
      {([["open", t("Open", {}, "state"), open], ["decided", t("Decided"), closed]] as const).map(([key, title, list]) => list.length > 0 && (
        <section key={key} aria-labelledby={`polls-${key}`}>
          <h3 id={`polls-${key}`} className="eyebrow mb-2">{title}</h3>
          <ul className="space-y-4">
            {list.map((poll) => <PollCard key={poll._id} poll={poll} actions={actions} />)}
          </ul>
        </section>
      ))}
    </div>
  );
}
