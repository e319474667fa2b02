import { Lightbulb, List, Map as MapIcon, Sparkles, type LucideIcon } from "lucide-react";
import { cn } from "../../ui/cn";
import { useAdviceProgress } from "./agents/useAdvice";
import type { View } from "./useWorkspaceView";

const TABS: { view: View; label: string; icon: LucideIcon }[] = [
  { view: "plan", label: "Plan", icon: List },
  { view: "map", label: "Map", icon: MapIcon },
  { view: "assistant", label: "Assistant", icon: Sparkles },
  { view: "advice", label: "Advice", icon: Lightbulb },
];

/** On a phone: which of them fills the screen. Advice that is being gathered says how far it is. */
export function BottomBar({ current, onShow }: { current: View; onShow: (view: View) => void }) {
  const advice = useAdviceProgress();
  return (
    <nav aria-label="Trip" className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-paper/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md">
      {TABS.map(({ view, label, icon: Icon }) => {
        const active = current === view || (view === "plan" && (current === "history" || current === "payments" || current === "bookings"));
        return (
          <button
            key={view}
            type="button"
            aria-current={active ? "page" : undefined}
            onClick={() => onShow(view)}
            className={cn("flex h-16 flex-1 flex-col items-center justify-center gap-1 text-xs font-medium transition-colors", active ? "text-accent" : "text-ink-soft")}
          >
            <Icon className="size-5.5" aria-hidden />
            {view === "advice" && advice ? `${label} ${advice.ended} of ${advice.total}` : label}
          </button>
        );
      })}
    </nav>
  );
}
