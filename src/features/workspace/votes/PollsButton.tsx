import { Vote } from "lucide-react";
import { Button } from "../../../ui/Button";
import { useWorkspace } from "../useWorkspace";
import { useUnanswered } from "./usePolls";

/** While the group waits for one's answer. */
export function PollsButton() {
  const { show } = useWorkspace();
  const waiting = useUnanswered();
  if (waiting === 0) return null;
  return (
    <Button look="secondary" size="sm" aria-label={`${waiting} ${waiting === 1 ? "poll waits" : "polls wait"} for your answer`} onClick={() => show("polls")}>
      <Vote aria-hidden />
      <span className="tabular-nums">{waiting}</span>
    </Button>
  );
}
