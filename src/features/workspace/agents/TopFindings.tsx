import { useState } from "react";
import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { Button } from "../../../ui/Button";
import { confidenceAside, type AdviceJob } from "./adviceWords";
import { FindingItem } from "./FindingItem";

const FIRST = 5;

/** What all of them found, merged and ranked by the server; the first few until more are wanted. */
export function TopFindings({ job, onAsked }: { job: AdviceJob; onAsked: () => void }) {
  const [all, setAll] = useState(false);
  const { findings } = job.merged;
  const nameOf = new Map(job.tasks.map(({ agent, name }) => [agent, name]));
  const shown = all ? findings : findings.slice(0, FIRST);
  return (
    <section aria-labelledby="top-findings">
      <h3 id="top-findings" className="eyebrow">{t("What matters most")}</h3>
      <ul className="mt-3 space-y-4">
        {shown.map((finding) => (
          <FindingItem key={`${finding.agent} ${told(finding.text)}`} finding={finding} by={`${nameOf.get(finding.agent)} · ${confidenceAside(finding.confidence)}`} onAsked={onAsked} />
        ))}
      </ul>
      {findings.length > FIRST && (
        <Button look="quiet" size="sm" className="mt-3 -ms-3" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("Only the first {count, number}", { count: FIRST }) : t("Show all {count, number}", { count: findings.length })}
        </Button>
      )}
    </section>
  );
}
