import { Dialog } from "radix-ui";
import { lazy, Suspense, useEffect, useState } from "react";
import { t } from "../../../i18n/t";
import { Backdrop } from "../../../ui/Backdrop";
import { cn } from "../../../ui/cn";
import { Skeleton } from "../../../ui/Skeleton";
import { useFocusBack } from "../../../ui/useFocusBack";
import { useOpenAfterPress } from "../../../ui/useOpenAfterPress";
import { typedAhead } from "./typedAhead";

const CommandPalette = lazy(() => import("./CommandPalette"));

/** Without a heading of its own: the field is what it is about. */
export function PaletteDialog({ open: asked, onClose }: { open: boolean; onClose: () => void }) {
  const open = useOpenAfterPress(asked);
  const typed = useTypedAhead(asked);
  const focusBack = useFocusBack(asked);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Backdrop open={open} className="z-40 bg-[#1a150c]/45" />
        <Dialog.Content
          {...focusBack}
          aria-describedby=""
          className={cn("fixed inset-x-3 top-[max(8vh,1rem)] z-50 mx-auto max-w-xl overflow-hidden rounded-xl border border-line bg-surface shadow-float outline-none", "data-[state=closed]:animate-fade-out data-[state=open]:animate-rise-in")}
        >
          <Dialog.Title className="sr-only">{t("Find or do")}</Dialog.Title>
          <Suspense fallback={<Skeleton className="m-5 h-40" />}>
            <CommandPalette typed={typed} onDone={onClose} />
          </Suspense>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What is written between the press and the field's being there. Else its first letters were lost, or taken for shortcuts. */
function useTypedAhead(asked: boolean) {
  const [typed] = useState(typedAhead);
  useEffect(() => {
    if (!asked) return;
    typed.begin();
    // Before whoever else listens for keys.
    window.addEventListener("keydown", typed.key, { capture: true });
    return () => {
      window.removeEventListener("keydown", typed.key, { capture: true });
      typed.take();
    };
  }, [asked, typed]);
  return typed;
}
