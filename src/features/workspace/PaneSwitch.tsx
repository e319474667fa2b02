// Above the plan: the ways to look at it.
import { t } from "../../i18n/t";
import { cn } from "../../ui/cn";
import { usePressedView } from "./usePressedView";
import { paneViews, viewEntry, type View } from "./views";

export function PaneSwitch({ pane }: { pane: View }) {
  const [pressed, press] = usePressedView(pane);
  return (
    <nav aria-label={t("Ways to look at the plan")} className="flex shrink-0 row-sideways gap-1 border-b border-line px-2 sm:px-4">
      {paneViews.map((view) => {
        const { label, short = label, icon: Icon } = viewEntry(view);
        return (
          <button
            key={view}
            type="button"
            aria-current={view === pressed ? "page" : undefined}
            onClick={() => press(view)}
            className={cn(
              "relative inline-flex h-11 flex-1 items-center justify-center gap-1.5 px-1.5 text-sm font-medium text-ink-soft transition hover:text-ink focus-visible:-outline-offset-2 sm:flex-none sm:px-3 [&_svg]:size-4",
              "after:absolute after:inset-x-1 after:bottom-0 after:h-0.5 after:scale-x-0 after:rounded-full after:bg-accent after:transition aria-[current=page]:text-ink aria-[current=page]:after:scale-x-100",
            )}
          >
            <Icon className="hidden min-[22rem]:block" aria-hidden />
            {short}
          </button>
        );
      })}
    </nav>
  );
}
