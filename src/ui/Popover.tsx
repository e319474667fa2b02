import { Popover as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useOpenState } from "./useOpenAfterPress";

export const floatingClass = cn(
  "z-50 rounded-lg border border-line bg-surface text-ink shadow-float outline-none",
  "data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out",
);

export type PopoverProps = {
  /** One focusable element; it gets the press and the ARIA. */
  trigger: ReactNode;
  /** Names the panel for screen readers. */
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** In place of closing, where Esc means something else than a press elsewhere. */
  onEscape?: () => void;
  align?: ComponentProps<typeof Radix.Content>["align"];
  side?: ComponentProps<typeof Radix.Content>["side"];
  className?: string;
  children: ReactNode;
};

/** A small panel that belongs to its trigger. Esc or a press elsewhere closes it. */
export function Popover({ trigger, label, open, onOpenChange, onEscape, align = "end", side = "bottom", className, children }: PopoverProps) {
  const { root, trigger: pressed } = useOpenState(open, onOpenChange);
  return (
    <Radix.Root {...root}>
      <Radix.Trigger asChild {...pressed}>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={8}
          collisionPadding={12}
          onEscapeKeyDown={(event) => {
            if (!onEscape) return;
            event.preventDefault();
            onEscape();
          }}
          className={cn(floatingClass, "w-80 max-w-[calc(100vw-1.5rem)] p-4", className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
