// Who made out what a confirmation says: a language model, whose reading can be had by rules instead, or rules, with why.
import { t } from "../../i18n/t";
import { told } from "../../i18n/told";
import { Button } from "../../ui/Button";
import type { Preview } from "./transferWords";

export function ReadBy({ readBy: { by, model, note }, busy, onRules }: { readBy: Preview["readBy"]; busy: boolean; onRules: () => void }) {
  if (by === "rules") return <p role="status" className="text-[0.9375rem] text-ink-soft">{note === null ? t("Read by rules, without a language model.") : told(note)}</p>;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p role="status" className="min-w-0 flex-1 basis-72 text-[0.9375rem] text-ink-soft [overflow-wrap:anywhere]">{t("Read by a language model ({model}). It can be wrong: look at days, times and codes.", { model: model ?? "" })}</p>
      <Button look="quiet" size="sm" busy={busy} onClick={onRules}>{t("Read it by rules instead")}</Button>
    </div>
  );
}
