import { X } from "lucide-react";
import { t } from "../../../i18n/t";
import { IconButton } from "../../../ui/IconButton";
import { AdvicePanel } from "./AdvicePanel";

export type AdviceProps = {
  onClose: () => void;
  /** A request was sent to the assistant; shows its thread. */
  onAsked: () => void;
};

/** On a desk in the assistant's place beside the plan; on a phone it fills the screen above the bar. */
export function Advice({ onClose, onAsked }: AdviceProps) {
  return (
    <aside
      aria-labelledby="advice"
      className="relative min-h-0 w-full min-w-0 overflow-y-auto overscroll-contain border-line bg-surface px-5 pb-24 lg:w-96 lg:shrink-0 lg:animate-slide-in-right rtl:lg:animate-slide-in-left lg:border-s lg:pb-8 xl:w-[28rem]"
      tabIndex={-1}
    >
      <div className="flex min-h-15 items-center justify-between gap-3">
        <h2 id="advice" className="title text-xl">{t("Advice")}</h2>
        <IconButton label={t("Close the advice")} className="-me-2 max-lg:hidden" onClick={onClose}><X /></IconButton>
      </div>
      <AdvicePanel onAsked={onAsked} />
    </aside>
  );
}
