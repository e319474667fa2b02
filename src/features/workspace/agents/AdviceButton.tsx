import { Lightbulb } from "lucide-react";
import { Button } from "../../../ui/Button";
import { useAdviceProgress } from "./useAdvice";

/** Opens the advice; while the specialists work it says to everybody how far they are. */
export function AdviceButton({ open, onPress }: { open: boolean; onPress: () => void }) {
  const progress = useAdviceProgress();
  return (
    <Button look="secondary" size="sm" className="hidden lg:inline-flex" aria-pressed={open} onClick={onPress}>
      <Lightbulb aria-hidden />
      Advice
      {progress && <span className="text-ink-soft tabular-nums">{progress.ended} of {progress.total}</span>}
    </Button>
  );
}
