import { useAway } from "../lib/offline/away";
import { cn } from "./cn";

/** The place of something that is on its way, in its size; still where it can't be. Wrap a group in `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  const away = useAway((state) => state.away);
  return <div aria-hidden className={cn("rounded-md bg-ink/8", !away && "animate-breathe", className)} />;
}
