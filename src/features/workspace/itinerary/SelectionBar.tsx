// While rows are selected: how many, and what can be done to all of them. Each is one step of undo.
import { X } from "lucide-react";
import { useEffect } from "react";
import { t } from "../../../i18n/t";
import { Button } from "../../../ui/Button";
import { IconButton } from "../../../ui/IconButton";
import { rowKey } from "../rowIds";
import { useEdits } from "../useEdits";
import { useTrip } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { itinerary, useItineraryState } from "./itineraryState";
import { iconOf, ROW_ACTIONS, turnsOf } from "./row/rowActions";

export function SelectionBar() {
  const { selecting, selected } = useItineraryState();
  if (!selecting) return null;
  return <Bar selected={selected} />;
}

function Bar({ selected }: { selected: ReadonlySet<string> }) {
  const { activities } = useTrip();
  const { openActivity } = useWorkspace();
  const edits = useEdits();
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [role=dialog], [role=menu]");
      if (event.key === "Escape" && !typing && !useItineraryState.getState().lifted) itinerary.clearSelection();
    };
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, []);
  // What somebody has removed meanwhile is no longer selected.
  const chosen = activities.filter(({ _id }) => selected.has(rowKey(_id)));
  const actions = ROW_ACTIONS.filter(({ many, shown }) => many && (shown?.(chosen) ?? true));
  return (
    <div
      role="toolbar"
      aria-label={t("Selected items")}
      data-list-bar
      className="fixed inset-x-3 bottom-20 z-30 mx-auto flex w-fit max-w-full animate-rise-in items-center gap-1 overflow-x-auto rounded-xl border border-line bg-surface p-1.5 shadow-float lg:sticky lg:inset-x-auto lg:bottom-4 lg:mt-4"
    >
      <p role="status" className="shrink-0 px-2.5 text-sm font-medium tabular-nums">{chosen.length === 0 ? t("Choose items") : t("{count, number} selected", { count: chosen.length })}</p>
      {chosen.length > 0 &&
        actions.map((action) => {
          const Icon = iconOf(action, chosen);
          return (
            <IconButton
              key={action.id}
              size="sm"
              label={action.label(chosen)}
              className={action.danger ? "text-danger" : undefined}
              onClick={() => {
                action.run({ activities: chosen, edits, open: openActivity });
                if (action.id !== "move") itinerary.clearSelection();
              }}
            >
              <Icon className={turnsOf(Icon)} />
            </IconButton>
          );
        })}
      {chosen.length === 0 && (
        <Button size="sm" look="ghost" onClick={() => itinerary.selectAll(activities.filter(({ day, type }) => day !== null && type !== "hotel").map(({ _id }) => _id))}>
          {t("All on days")}
        </Button>
      )}
      <IconButton size="sm" label={t("Stop selecting")} className="sticky end-0 ms-auto bg-surface" onClick={itinerary.clearSelection}><X /></IconButton>
    </div>
  );
}
