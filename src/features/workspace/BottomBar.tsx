import { t } from "../../i18n/t";
import { cn } from "../../ui/cn";
import { useAdviceProgress } from "./agents/useAdvice";
import { usePressedView } from "./usePressedView";
import { useShownView } from "./useWorkspace";
import { viewEntry, type View } from "./views";

const TABS: View[] = ["plan", "map", "assistant", "advice"];

/** On a phone: which of them fills the screen. Advice that is being gathered says how far it is. */
export function BottomBar() {
  const [current, press] = usePressedView(useShownView().current);
  const advice = useAdviceProgress();
  return (
    <nav aria-label={t("Trip")} data-list-bar className="fixed inset-x-0 bottom-0 z-20 flex border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]">
      {TABS.map((view) => {
        const { label, icon: Icon } = viewEntry(view);
        // Sheets and the other panes stand in the plan's place.
        const active = current === view || (view === "plan" && viewEntry(current).place !== "beside");
        return (
          <button
            key={view}
            type="button"
            aria-current={active ? "page" : undefined}
            onClick={() => press(view)}
            className={cn("flex h-16 flex-1 flex-col items-center justify-center gap-1 text-xs font-medium transition-colors", active ? "text-accent" : "text-ink-soft")}
          >
            <Icon className="size-5.5" aria-hidden />
            {view === "advice" && advice ? t("{view} {ended, number} of {total, number}", { view: label, ended: advice.ended, total: advice.total }) : label}
          </button>
        );
      })}
    </nav>
  );
}
