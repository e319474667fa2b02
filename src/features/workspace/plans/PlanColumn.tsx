import { Check, Trash2 } from "lucide-react";
import { t } from "../../../i18n/t";
import { formatTime } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { Chip } from "../../../ui/Chip";
import { cn } from "../../../ui/cn";
import { IconButton } from "../../../ui/IconButton";
import { SavedText } from "../../../ui/SavedText";
import { useTripFrame } from "../tripFrame";
import { planSummary, type PlanCard } from "./planWords";

type PlanColumnProps = { plan: PlanCard; busy: boolean; onHold: () => void; onRename: (name: string) => Promise<string | null>; onRemove: () => void };

export function PlanColumn({ plan, busy, onHold, onRename, onRemove }: PlanColumnProps) {
  const { canEdit } = useTripFrame();
  return (
    <li className={cn("flex flex-col rounded-lg border p-4", plan.holds ? "border-accent" : "border-line")} aria-label={plan.name}>
      <div className="flex items-center gap-2">
        {canEdit ? <SavedText className="min-w-0 flex-1" label={t("Name of the plan")} labelHidden value={plan.name} maxLength={60} onSave={onRename} /> : <h3 dir="auto" className="title min-w-0 flex-1 truncate text-lg">{plan.name}</h3>}
        {plan.holds && <Chip tone="accent" className="shrink-0"><Check aria-hidden className="size-3.5" />{t("In use")}</Chip>}
        {canEdit && !plan.holds && <IconButton size="sm" label={t("Remove {name}", { name: plan.name })} onClick={onRemove}><Trash2 /></IconButton>}
      </div>
      <p className="mt-2 text-sm text-ink-soft tabular-nums">{planSummary(plan)}</p>
      <ol className="mt-2 flex-1 space-y-1 text-[0.9375rem]">
        {plan.items.map(({ _id, title, start }) => (
          <li key={_id} className="flex gap-3">
            <span className="w-18 shrink-0 whitespace-nowrap text-ink-faint tabular-nums">{start ? formatTime(start) : ""}</span>
            <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
          </li>
        ))}
      </ol>
      {canEdit && !plan.holds && <Button className="mt-4 self-start" size="sm" busy={busy} onClick={onHold}>{t("Change to this plan")}</Button>}
    </li>
  );
}
