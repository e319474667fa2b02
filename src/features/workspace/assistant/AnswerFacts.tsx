import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { formatCost, modelName } from "../../../lib/models";
import { formatDuration } from "./formatDuration";
import { reveal } from "./reveal";
import type { ThreadMessage } from "./useThread";

/** Who gave an answer, how long it took and what it cost. */
export function AnswerFacts({ answer }: { answer: NonNullable<ThreadMessage["answer"]> }) {
  const { model, cached, tookMs, tokens, costUsd } = answer;
  const answerer = model ? answererOf(model) : t("Nobody");
  const facts = [
    [t("Answered by"), cached ? t("{answerer}, said before", { answerer }) : answerer],
    [t("Time", {}, "duration"), tookMs === null ? t("Not finished") : formatDuration(tookMs)],
    [t("Tokens"), formatNumber(tokens)],
    [t("Cost"), costUsd === 0 ? t("Nothing", {}, "cost") : formatCost(costUsd)],
  ];
  return (
    <dl ref={reveal} className="mt-1.5 grid scroll-my-4 animate-fade-in grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-s-2 border-line ps-3 text-[0.8125rem]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="text-ink-soft tabular-nums [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function answererOf(model: string): string {
  const { name, provider } = modelName(model);
  return provider ? t("{model} by {provider}", { model: name, provider }) : name;
}
