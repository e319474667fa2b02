import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A key, as drawn on a keyboard. */
export function Kbd({ className, ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd dir="ltr" className={cn("inline-grid h-5.5 min-w-5.5 place-items-center rounded-sm border border-line-strong/50 bg-sunken px-1.5 font-sans text-xs font-medium text-ink-soft", className)} {...rest} />
  );
}
