import { displayLocale } from "../../../lib/dates";
import { formatCost, modelName } from "../../../lib/models";
import { formatDuration } from "./formatDuration";
import { reveal } from "./reveal";
import type { ThreadMessage } from "./useThread";

/** Who gave an answer, how long it took and what it cost. */
export function AnswerFacts({ answer }: { answer: NonNullable<ThreadMessage["answer"]> }) {
  const { model, cached, tookMs, tokens, costUsd } = answer;
  const facts = [
    ["Answered by", (model ? answererOf(model) : "Nobody") + (cached ? ", said before" : "")],
    ["Time", tookMs === null ? "Not finished" : formatDuration(tookMs)],
    ["Tokens", tokens.toLocaleString(displayLocale)],
    ["Cost", costUsd === 0 ? "Nothing" : formatCost(costUsd)],
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
  return provider ? `${name} by ${provider}` : name;
}
