import { Tooltip as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Kbd } from "./Kbd";

export type TooltipProps = {
  label: ReactNode;
  /** Key that does the same, shown beside. */
  shortcut?: string;
  side?: ComponentProps<typeof Radix.Content>["side"];
  /** One focusable element that has a name of its own: a tooltip adds to it, never replaces it. */
  children: ReactNode;
};

export function Tooltip({ label, shortcut, side = "top", children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={350}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content side={side} sideOffset={6} collisionPadding={8} className="z-60 flex max-w-72 items-center gap-2 rounded-md bg-ink px-2.5 py-1.5 text-sm text-paper shadow-lift animate-fade-in">
            {label}
            {shortcut && <Kbd className="border-paper/30 bg-transparent text-paper">{shortcut}</Kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
