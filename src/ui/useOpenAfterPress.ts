// A press is answered by the next frame, whatever it opens: what is opened is drawn right after that, in steps that
// let other presses in between. Closing is never put off.
import { useDeferredValue, useState } from "react";

/** `open`, a moment later where it turns true. */
export function useOpenAfterPress(open: boolean): boolean {
  const drawn = useDeferredValue(open, false);
  return open && drawn;
}

/** As above, for what holds its own state unless `open` is given, as Radix's parts do. */
export function useOpenState(open: boolean | undefined, onOpenChange: ((open: boolean) => void) | undefined) {
  const [own, setOwn] = useState(false);
  return {
    open: useOpenAfterPress(open ?? own),
    onOpenChange: (next: boolean) => {
      setOwn(next);
      onOpenChange?.(next);
    },
  };
}
