import { t } from "../../../i18n/t";
import { ToolCard, type ToolCardProps } from "./ToolCard";
import type { ToolCall } from "./useThread";

export type ToolCardsProps = Omit<ToolCardProps, "call"> & { calls: ToolCall[] };

/** What the assistant did for an answer, a card a tool. */
export function ToolCards({ calls, ...rest }: ToolCardsProps) {
  if (calls.length === 0) return null;
  return (
    <ul aria-label={t("What the assistant did")} className="space-y-3">
      {calls.map((call, index) => <ToolCard key={index} call={call} {...rest} />)}
    </ul>
  );
}
