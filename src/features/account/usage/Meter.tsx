import { cn } from "../../../ui/cn";

const tones = { accent: "bg-accent", warn: "bg-warn", danger: "bg-danger" } as const;

/** How much of something is used; `text` is what a screen reader says. */
export function Meter({ label, value, max, text, tone, className }: { label: string; value: number; max: number; text: string; tone: keyof typeof tones; className?: string }) {
  const share = max <= 0 ? 1 : Math.min(1, value / max);
  return (
    <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={Math.min(value, max)} aria-valuetext={text} className={cn("h-2 overflow-hidden rounded-full bg-ink/10", className)}>
      <div className={cn("h-full rounded-full transition-[width]", tones[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
