import type { ComponentProps } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "bg-sunken text-ink-soft",
  accent: "bg-accent-soft text-accent",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
  ok: "bg-ok-soft text-ok",
  outline: "border border-line-strong/50 text-ink-soft",
} as const;

export type ChipTone = keyof typeof tones;

/** A short word about something: a state, a count, a role. Not pressable. */
export function Chip({ tone = "neutral", className, ...rest }: ComponentProps<"span"> & { tone?: ChipTone }) {
  return (
    <span className={cn("inline-flex h-6.5 shrink-0 items-center gap-1.5 rounded-full px-2.5 text-[0.8125rem] font-medium whitespace-nowrap [&_svg]:size-3.5", tones[tone], className)} {...rest} />
  );
}

/** A suggestion or filter one can press; `aria-pressed` marks a filter that is on. */
export function ChipButton({ className, ...rest }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      className={cn(
        "inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line-strong/50 bg-surface px-3.5 text-start text-sm font-medium text-ink-soft transition pointer-coarse:min-h-11 [&_svg]:size-4",
        "hover:border-line-strong hover:text-ink active:scale-[0.98] disabled:opacity-50 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent",
        className,
      )}
      {...rest}
    />
  );
}
