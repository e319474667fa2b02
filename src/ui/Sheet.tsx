// A panel from an edge; left and right are those of a page that runs from left to right, else the other. Modal by
// default; with `modal={false}` what is beside it stays usable, as the map does beside the assistant.
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { t } from "../i18n/t";
import { AwayNote } from "./AwayNote";
import { Backdrop } from "./Backdrop";
import { cn } from "./cn";
import { IconButton } from "./IconButton";
import { isInToast } from "./toast";
import { closesSuggestions } from "./suggestions";
import { deafOnceClosed, UntilClosed } from "./UntilClosed";
import { useFocusBack } from "./useFocusBack";
import { useFocusGoesOn } from "./useFocusGoesOn";
import { useOpenAfterPress } from "./useOpenAfterPress";

const sides = {
  right: cn(
    "inset-y-0 end-0 w-full max-w-md border-s data-[state=open]:animate-slide-in-right data-[state=closed]:animate-slide-out-right",
    "rtl:data-[state=open]:animate-slide-in-left rtl:data-[state=closed]:animate-slide-out-left",
  ),
  left: cn(
    "inset-y-0 start-0 w-full max-w-md border-e data-[state=open]:animate-slide-in-left data-[state=closed]:animate-slide-out-left",
    "rtl:data-[state=open]:animate-slide-in-right rtl:data-[state=closed]:animate-slide-out-right",
  ),
  bottom: "inset-x-0 bottom-0 max-h-[90dvh] rounded-t-xl border-t data-[state=open]:animate-slide-in-bottom data-[state=closed]:animate-slide-out-bottom",
} as const;

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Keeps the title for screen readers only, when the content shows its own. */
  titleHidden?: boolean;
  side?: keyof typeof sides;
  modal?: boolean;
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
};

export function Sheet({ open: asked, onOpenChange, title, titleHidden, side = "right", modal = true, footer, className, children }: SheetProps) {
  const open = useOpenAfterPress(asked);
  const focusBack = useFocusBack(asked);
  const goesOn = useFocusGoesOn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal && <Backdrop open={open} className="z-40 bg-[#1a150c]/40" />}
        <Radix.Content
          {...deafOnceClosed(open)}
          {...focusBack}
          {...goesOn}
          aria-describedby=""
          onEscapeKeyDown={(event) => closesSuggestions(event) && event.preventDefault()}
          onInteractOutside={(event) => (!modal || isInToast(event)) && event.preventDefault()}
          className={cn("fixed z-50 flex flex-col border-line bg-surface shadow-float outline-none", sides[side], className)}
        >
          <header className={cn("flex items-center gap-3 px-5 pt-4 pb-2", titleHidden && "absolute top-0 end-0 z-10 p-2")}>
            <Radix.Title className={cn("title min-w-0 flex-1 truncate text-xl", titleHidden && "sr-only")}>{title}</Radix.Title>
            <Radix.Close asChild><IconButton label={t("Close")} className={titleHidden ? undefined : "-me-3"}><X /></IconButton></Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-6"><AwayNote className="mb-4" /><UntilClosed open={open}>{children}</UntilClosed></div>
          {footer && <footer className="border-t border-line px-5 pt-4 pb-[max(1rem,env(safe-area-inset-bottom))]">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
