import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const looks = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong shadow-card forced-colors:border",
  secondary: "bg-surface text-ink border border-line-strong/50 hover:border-line-strong hover:bg-sunken",
  ghost: "text-ink hover:bg-ink/7",
  quiet: "text-accent hover:bg-accent-soft",
  danger: "bg-danger text-on-danger hover:brightness-95 forced-colors:border",
} as const;

const sizes = {
  sm: "h-9 px-3 text-sm gap-1.5 pointer-coarse:min-h-11",
  md: "h-11 px-4 text-[0.9375rem] gap-2",
  lg: "h-13 px-6 text-base gap-2.5",
} as const;

export const buttonClass = (look: keyof typeof looks = "primary", size: keyof typeof sizes = "md", extra?: string) =>
  cn(
    "inline-flex shrink-0 items-center justify-center rounded-full font-medium whitespace-nowrap select-none",
    "transition active:scale-[0.98] disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50",
    "[&_svg]:size-[1.125em] [&_svg]:shrink-0",
    looks[look],
    sizes[size],
    extra,
  );

export type ButtonProps = ComponentProps<"button"> & {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
  /** Shows that the press is being worked on; the button keeps its width and takes no second press. */
  busy?: boolean;
  /** Gives the look to the child, a link usually. */
  asChild?: boolean;
};

/** A press that does something. `type` is "button" unless said otherwise, so that forms submit only on purpose. */
export function Button({ look, size, busy, asChild, className, children, disabled, ...rest }: ButtonProps) {
  const classes = buttonClass(look, size, cn(busy && "relative", className));
  if (asChild) return <Slot.Root className={classes} {...rest}>{children}</Slot.Root>;
  return (
    <button type="button" className={classes} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? (
        <>
          <span className="absolute inset-0 grid place-items-center"><LoaderCircle className="animate-spin" aria-hidden /></span>
          <span className="inline-flex items-center gap-[inherit] opacity-0">{children}</span>
        </>
      ) : children}
    </button>
  );
}
