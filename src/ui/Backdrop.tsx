// What lies between a modal panel and the page. Radix's own locks the page's scrolling by a style sheet that comes and goes, and a
// browser then looks up the style of every element anew, twice a panel: a third of a second in a long plan on a phone.
import { useLayoutEffect, type Ref } from "react";
import { cn } from "./cn";

let locks = 0;

/** The page stays where it is meanwhile. One that scrolls within itself does so anyhow. */
function useStillPage(still: boolean): void {
  useLayoutEffect(() => {
    if (!still) return;
    const { style } = document.documentElement;
    if (locks++ === 0) style.overflow = "hidden";
    return () => {
      if (--locks === 0) style.overflow = "";
    };
  }, [still]);
}

/** A child of Radix's `Portal`, which keeps it until it has faded. */
export function Backdrop({ open, className, ref }: { open: boolean; className?: string; ref?: Ref<HTMLDivElement> }) {
  useStillPage(open);
  return (
    <div
      ref={ref}
      aria-hidden
      data-state={open ? "open" : "closed"}
      className={cn("pointer-events-auto fixed inset-0 touch-none data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in dark:bg-black/60", className)}
    />
  );
}
