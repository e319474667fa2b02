import { GitBranch } from "lucide-react";
import { listed } from "../../../i18n/formats";
import { t } from "../../../i18n/t";
import { useTripFrame } from "../tripFrame";
import type { Day } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";

/** Where a day has several plans: which one holds, and the way to the others. */
export function PlanMark({ day }: { day: Day }) {
  const { variants } = useTripFrame();
  const { openDialog } = useWorkspace();
  const plans = variants.filter((variant) => variant.day === day.date);
  const held = plans.find(({ holds }) => holds);
  if (!held) return null;
  const others = listed(plans.filter(({ holds }) => !holds).map(({ name }) => name));
  return (
    <button type="button" onClick={() => openDialog({ kind: "plans", day: day.date })} className="mt-1 inline-flex min-h-9 items-center gap-1.5 rounded-full px-2 text-sm text-accent hover:bg-accent-soft pointer-coarse:min-h-11">
      <GitBranch className="size-4" aria-hidden />
      {t("{plan}, with {others} ready", { plan: held.name, others })}
    </button>
  );
}
