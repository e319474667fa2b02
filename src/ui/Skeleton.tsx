import { cn } from "./cn";

/** The place of something that is on its way, in its size. Wrap a group in `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-breathe rounded-md bg-ink/8", className)} />;
}
