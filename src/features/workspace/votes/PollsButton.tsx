import { Vote } from "lucide-react";
import { formatNumber } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { useWorkspace } from "../useWorkspace";
import { useUnanswered } from "./usePolls";

/** While the group waits for one's answer. On a phone the trip's menu says it. */
export function PollsButton() {
  const { show } = useWorkspace();
  const waiting = useUnanswered();
  if (waiting === 0) return null;
  return (
    <Button look="secondary" size="sm" className="max-sm:hidden" aria-label={t("{count, plural, one {# poll waits} other {# polls wait}} for your answer", { count: waiting })} onClick={() => show("polls")}>
      <Vote aria-hidden />
      <span className="tabular-nums">{formatNumber(waiting)}</span>
    </Button>
  );
}
