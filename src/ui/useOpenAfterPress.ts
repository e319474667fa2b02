// A press is answered by the next frame, whatever it opens: what is opened is drawn right after that, in steps that
// let other presses in between. Closing is never put off.
import { startTransition, useEffect, useState } from "react";
import { nextPaint } from "../lib/nextPaint";

/** `open`, a moment later where it turns true. */
export function useOpenAfterPress(open: boolean): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    void nextPaint().then(() => wanted && startTransition(() => setDrawn(true)));
    return () => {
      wanted = false;
      setDrawn(false);
    };
  }, [open]);
  return open && drawn;
}

/** `latest`, a moment later where it changes. */
export function useAfterPress<Value>(latest: Value): Value {
  const [drawn, setDrawn] = useState(latest);
  useEffect(() => {
    if (drawn === latest) return;
    let wanted = true;
    void nextPaint().then(() => wanted && startTransition(() => setDrawn(() => latest)));
    return () => {
      wanted = false;
    };
  }, [drawn, latest]);
  return drawn;
}

/**
 * As `useOpenAfterPress`, for what holds its own state unless `open` is given, as Radix's parts do. `root` and `trigger` are props of
 * those: the trigger shows that it was pressed before anything is open.
 */
export function useOpenState(open: boolean | undefined, onOpenChange: ((open: boolean) => void) | undefined) {
  const [own, setOwn] = useState(false);
  const asked = open ?? own;
  return {
    root: {
      open: useOpenAfterPress(asked),
      onOpenChange: (next: boolean) => {
        setOwn(next);
        onOpenChange?.(next);
      },
    },
    trigger: { "aria-expanded": asked },
  };
}
