import { t } from "../../../i18n/t";
import { told } from "../../../i18n/told";
import { asOfWords, madeWords, modelWords, warningsFirst, type AgentTask } from "./adviceWords";
import { FindingItem } from "./FindingItem";

/** All that one specialist found, how sure it is in figures and why, where it looked, and what a model cost for it. */
export function AgentReport({ task, onAsked }: { task: AgentTask; onAsked: () => void }) {
  const worded = modelWords(task);
  return (
    <div className="animate-fade-in space-y-4 pt-2">
      {task.findings.length > 0 && (
        <ul aria-label={t("What {agent} found", { agent: task.name })} className="space-y-4">
          {warningsFirst(task.findings).map((finding) => <FindingItem key={told(finding.text)} finding={finding} onAsked={onAsked} />)}
        </ul>
      )}
      <div className="space-y-1 rounded-md bg-sunken px-3.5 py-3 text-[0.8125rem] text-ink-soft">
        {task.confidence && (
          <p>
            <span className="font-medium tabular-nums">{t("Sure to {share, number} %.", { share: Math.round(100 * task.confidence.value) })}</span> {told(task.confidence.reason)}
          </p>
        )}
        {task.cached && <p>{t("Nothing that it reads has changed, so what it found before still stands.")} {madeWords(task)}</p>}
        {worded && <p>{worded}</p>}
        {task.sources.length > 0 && (
          <>
            <p className="pt-1 font-medium">{t("Sources")}</p>
            <ul aria-label={t("Sources of {agent}", { agent: task.name })} className="list-disc space-y-0.5 ps-5 marker:text-ink-faint">
              {task.sources.map(({ title, asOf, url }) => (
                <li key={`${told(title)} ${asOf}`}>
                  {url ? <a href={url} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">{told(title)}</a> : told(title)}
                  <span className="whitespace-nowrap">, {asOfWords(asOf)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
