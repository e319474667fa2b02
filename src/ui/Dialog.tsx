// A modal question: centred on a desk, a card from the bottom edge on a phone. Focus is kept inside,
// Esc and the backdrop close it, and focus goes back to where it was.
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { t } from "../i18n/t";
import { Backdrop } from "./Backdrop";
import { Button } from "./Button";
import { cn } from "./cn";
import { IconButton } from "./IconButton";
import { isInToast } from "./toast";
import { closesSuggestions } from "./suggestions";
import { deafOnceClosed, UntilClosed } from "./UntilClosed";
import { useFocusBack } from "./useFocusBack";
import { useFocusGoesOn } from "./useFocusGoesOn";
import { useOpenAfterPress } from "./useOpenAfterPress";

const widths = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const;

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  /** Stays in view below the scrolling part. */
  footer?: ReactNode;
  size?: keyof typeof widths;
  /** Asked before the backdrop or Esc closes it; return false to stay, for a form with unsaved text. */
  mayDismiss?: () => boolean;
  children?: ReactNode;
};

export function Dialog({ open: asked, onOpenChange, title, description, footer, size = "md", mayDismiss, children }: DialogProps) {
  const open = useOpenAfterPress(asked);
  const focusBack = useFocusBack(asked);
  const goesOn = useFocusGoesOn();
  const guard = (event: Event) => {
    if (closesSuggestions(event) || isInToast(event) || (mayDismiss && !mayDismiss())) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Backdrop open={open} className="z-50 bg-[#1a150c]/45" />
        <Radix.Content
          {...deafOnceClosed(open)}
          {...focusBack}
          {...goesOn}
          aria-describedby={description ? undefined : ""}
          onEscapeKeyDown={guard}
          onPointerDownOutside={guard}
          className={cn(
            "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[94dvh] flex-col rounded-t-xl border border-line bg-surface shadow-float outline-none",
            "data-[state=open]:animate-slide-in-bottom data-[state=closed]:animate-slide-out-bottom",
            "sm:top-[max(4vh,1rem)] sm:bottom-auto sm:max-h-[92dvh] sm:w-[calc(100%-2rem)] sm:rounded-xl",
            "sm:data-[state=open]:animate-rise-in sm:data-[state=closed]:animate-fade-out",
            widths[size],
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-5 pb-3 sm:px-7 sm:pt-6">
            <div className="min-w-0 flex-1">
              <Radix.Title className="title text-2xl">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1.5 text-ink-soft">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label={t("Close")} className="-mt-2 -me-2.5"><X /></IconButton>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-6 sm:px-7"><UntilClosed open={open}>{children}</UntilClosed></div>
          {footer && <footer className="flex flex-wrap items-center justify-end gap-2.5 border-t border-line px-5 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-7 sm:pb-4">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  busy?: boolean;
  onConfirm: () => void;
};

/** For what cannot be undone. Says what will be gone; the safe answer comes first. */
export function ConfirmDialog({ open, onOpenChange, title, description, confirmLabel, busy, onConfirm }: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      size="sm"
      footer={
        <>
          <Button look="ghost" onClick={() => onOpenChange(false)}>{t("Cancel")}</Button>
          <Button look="danger" busy={busy} onClick={onConfirm}>{confirmLabel}</Button>
        </>
      }
    />
  );
}
