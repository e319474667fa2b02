import { Check } from "lucide-react";
import { formatNumber } from "../../../i18n/formats";
import { AvatarStack } from "../../../ui/Avatar";
import { cn } from "../../../ui/cn";
import { useTripFrame } from "../tripFrame";
import type { PollOption } from "./usePolls";

/** `several`: one may want others too. */
type PollChoiceProps = { option: PollOption; chosen: boolean; several: boolean; open: boolean; of: number; onChoose: () => void };

/** An option with its share as a bar behind it, and who wants it. */
export function PollChoice({ option, chosen, several, open, of, onChoose }: PollChoiceProps) {
  const { memberById } = useTripFrame();
  const people = option.voters.map((userId) => memberById.get(userId)).filter((member) => member !== undefined);
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        disabled={!open}
        onClick={onChoose}
        className={cn("relative flex min-h-12 w-full items-center gap-3 overflow-hidden rounded-lg border px-3 py-2 text-start transition", chosen ? "border-accent" : "border-line", open && "hover:border-line-strong")}
      >
        <span aria-hidden className="absolute inset-y-0 start-0 bg-accent-soft transition-[width] duration-250" style={{ width: `${(100 * option.voters.length) / Math.max(1, of)}%` }} />
        <span className={cn("relative grid size-5 shrink-0 place-items-center border", several ? "rounded-sm" : "rounded-full", chosen ? "border-accent bg-accent text-on-accent" : "border-line-strong")}>{chosen && <Check className="size-3.5" aria-hidden />}</span>
        <span dir="auto" className="relative min-w-0 flex-1 [overflow-wrap:anywhere]">{option.text}</span>
        {people.length > 0 && <span className="relative"><AvatarStack people={people.map(({ userId, name, hue }) => ({ key: userId, name, hue }))} max={4} /></span>}
        <span className="relative text-sm text-ink-soft tabular-nums">{formatNumber(option.voters.length)}</span>
      </button>
    </li>
  );
}
