import { Lightbulb } from "lucide-react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { useAdviceProgress } from "./useAdvice";

/** Opens the advice; while the specialists work it says to everybody how far they are. */
export function AdviceButton({ open, onPress }: { open: boolean; onPress: () => void }) {
  const progress = useAdviceProgress();
  return (
    <Button look="secondary" size="sm" className="hidden lg:inline-flex" aria-pressed={open} onClick={onPress}>
      <Lightbulb aria-hidden />
      {t("Advice")}
      {progress && <span className="text-ink-soft tabular-nums">{t("{done, number} of {total, number}", { done: progress.ended, total: progress.total })}</span>}
    </Button>
  );
}
