import { Sheet } from "../../../ui/Sheet";
import { AdvicePanel } from "./AdvicePanel";

export type AdviceProps = {
  open: boolean;
  wide: boolean;
  onClose: () => void;
  /** A request was sent to the assistant; shows its thread. */
  onAsked: () => void;
};

/** On a desk beside the plan, which stays usable; on a phone it fills the screen above the bar. */
export function Advice({ open, wide, onClose, onAsked }: AdviceProps) {
  if (wide) {
    return (
      <Sheet open={open} onOpenChange={(next) => !next && onClose()} title="Advice" modal={false} className="max-w-lg">
        <AdvicePanel onAsked={onAsked} />
      </Sheet>
    );
  }
  if (!open) return null;
  return (
    <section aria-label="Advice" className="min-h-0 w-full min-w-0 overflow-y-auto overscroll-contain bg-surface px-5 pt-4 pb-24" tabIndex={-1}>
      <h2 className="title mb-2 text-xl">Advice</h2>
      <AdvicePanel onAsked={onAsked} />
    </section>
  );
}
