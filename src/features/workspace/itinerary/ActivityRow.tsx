// One stop of a day: handle, what it shows, menu. Pressing it opens its sheet; F2 writes its name in place, Space
// selects it. Draws itself again only when something of its own has changed, and whole only near what is seen.
import { Check } from "lucide-react";
import { memo, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { t } from "../../../i18n/t";
import { personColor } from "../../../ui/Avatar";
import { cn } from "../../../ui/cn";
import { GripDots, MoreDots } from "../../../ui/dots";
import { rowKey } from "../rowIds";
import type { Activity, Leg } from "../useItinerary";
import { useFlash, type Flash } from "../useOthersChanges";
import { hover, hoverable, useHovered } from "../useWorkspace";
import { DropTimePrompt } from "./DropTimePrompt";
import { useDragHandles } from "./drag/usePlanDrag";
import { itinerary, useItineraryState, type ActivityId } from "./itineraryState";
import { openMenuAt } from "./row/openMenuAt";
import { RowCard } from "./row/RowCard";
import { useRowSight } from "./row/rowSight";
import { TravelLeg } from "./TravelLeg";

type ActivityRowProps = {
  activity: Activity;
  number: number | null;
  dayIndex: number | null;
  leg?: Leg | undefined;
  canEdit: boolean;
  /** It is what is being dragged. */
  held?: boolean;
  onOpen: (id: ActivityId) => void;
  onRemove?: ((activity: Activity) => void) | undefined;
};

/** As they stand on screen. */
const rowsAround = (element: HTMLElement) => [...(element.closest("[data-plan]")?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].map((row) => row.dataset.row as ActivityId);

/** Days that are in sight when a plan is opened. */
const FIRST_DAYS = 2;

export const ActivityRow = memo(function ActivityRow({ activity, number, dayIndex, leg, canEdit, held = false, onOpen, onRemove }: ActivityRowProps) {
  const { _id: id, title, status } = activity;
  const key = rowKey(id);
  const row = useRef<HTMLLIElement>(null);
  const { whole, height } = useRowSight(row, activity, { first: dayIndex !== null && dayIndex < FIRST_DAYS, held, hasLeg: leg !== undefined });
  const isHovered = useHovered((state) => state.hovered === id);
  const selected = useItineraryState((state) => state.selected.has(key));
  const editing = useItineraryState((state) => (state.editing?.activityId === key ? state.editing.field : null));
  // Where nobody sees it it would only keep the page moving.
  const flash = useFlash(id, whole);
  const misplaced = useItineraryState((state) => state.misplaced === key);

  const press = (event: MouseEvent<HTMLElement>) => {
    if (canEdit && event.shiftKey) return itinerary.selectTo(id, rowsAround(event.currentTarget));
    if (canEdit && (event.ctrlKey || event.metaKey || useItineraryState.getState().selecting)) return itinerary.toggleSelected(id);
    onOpen(id);
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!canEdit || event.ctrlKey || event.metaKey) return;
    const does: Partial<Record<string, () => void>> = {
      F2: () => itinerary.edit(id, "title"),
      " ": () => (event.shiftKey ? itinerary.selectTo(id, rowsAround(event.currentTarget)) : itinerary.toggleSelected(id)),
      Delete: () => onRemove?.(activity),
    };
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const contextMenu = (event: MouseEvent<HTMLElement>) => {
    if (!canEdit || editing) return;
    event.preventDefault();
    openMenuAt("row", id, event.currentTarget.querySelector<HTMLElement>("[data-open]")!, event.clientX, event.clientY);
  };

  return (
    <li ref={row} data-flip={key} data-row={key} className={cn(whole && "relative", held && "opacity-35")} {...hoverable(id)} {...(!whole && { "data-far": true, style: { height } })}>
      {whole && leg && <TravelLeg leg={leg} canEdit={canEdit} />}
      <div
        onContextMenu={contextMenu}
        className={cn("group flex items-stretch rounded-lg", whole && "relative transition-colors hover:bg-ink/4", isHovered && "bg-ink/4", flash && "animate-fade-in", selected && "bg-accent-soft hover:bg-accent-soft", status === "done" && "opacity-70")}
        style={flash && { boxShadow: `inset 0 0 0 2px ${personColor(flash.hue)}`, background: `color-mix(in oklab, ${personColor(flash.hue)} 10%, transparent)` }}
      >
        {canEdit && whole ? <Handle activity={activity} selected={selected} /> : canEdit && <span className="-ms-1 w-8 shrink-0 pointer-coarse:w-11" />}
        <div className={cn("min-w-0 flex-1", whole && "relative")}>
          <button
            type="button"
            data-open
            aria-label={number === null ? title : `${number} ${title}`}
            onClick={press}
            onKeyDown={keyDown}
            onKeyUp={(event) => event.key === " " && canEdit && event.preventDefault()}
            onFocus={() => hover(id)}
            onBlur={() => hover(null)}
            className={cn("scroll-mt-16 scroll-mb-20 w-full rounded-lg", whole ? "absolute inset-0" : "block px-12 py-2.5 text-start font-medium text-ink-faint")}
          >
            {!whole && title}
          </button>
          {whole && (
            <div className="pointer-events-none relative [&_a]:pointer-events-auto [&_button:not([data-field])]:pointer-events-auto [&_input]:pointer-events-auto">
              <RowCard activity={activity} number={number} dayIndex={dayIndex} editing={editing} writable={canEdit} />
            </div>
          )}
        </div>
        {canEdit && whole && (
          <button
            type="button"
            aria-label={t("More about {item}", { item: title })}
            aria-haspopup="menu"
            onClick={(event) => openMenuAt("row", id, event.currentTarget)}
            className="my-1 grid w-8 shrink-0 place-items-center self-start rounded-md py-2.5 text-ink-faint opacity-0 transition group-hover:opacity-100 hover:bg-ink/7 focus-visible:opacity-100 pointer-coarse:min-h-11 pointer-coarse:w-11 pointer-coarse:opacity-100"
          >
            <MoreDots className="size-4.5" aria-hidden />
          </button>
        )}
        {flash && <FlashName flash={flash} />}
      </div>
      {misplaced && <DropTimePrompt activity={activity} />}
    </li>
  );
});

/** Drags the row; while rows are being selected, a box to tick. */
function Handle({ activity: { _id: id, title }, selected }: { activity: Activity; selected: boolean }) {
  const { press, keyDown } = useDragHandles();
  const selecting = useItineraryState((state) => state.selecting);
  const key = rowKey(id);
  const lifted = useItineraryState((state) => state.lifted === key);
  return (
    <>
      {selecting && (
        <button
          type="button"
          role="checkbox"
          aria-checked={selected}
          aria-label={t("Select {item}", { item: title })}
          onClick={(event) => (event.shiftKey ? itinerary.selectTo(id, rowsAround(event.currentTarget)) : itinerary.toggleSelected(id))}
          className="grid w-9 shrink-0 place-items-center rounded-md pointer-coarse:w-11"
        >
          <span className={cn("grid size-5 place-items-center rounded-sm border", selected ? "border-accent bg-accent text-on-accent" : "border-line-strong bg-surface")}>
            {selected && <Check className="size-4" aria-hidden />}
          </span>
        </button>
      )}
      <button
        type="button"
        data-handle
        aria-label={t("Move {item}", { item: title })}
        aria-pressed={lifted || undefined}
        onPointerDown={(event) => press(event, { kind: "row", id: key })}
        onKeyDown={(event) => keyDown(event, key)}
        onClick={(event) => openMenuAt("row", id, event.currentTarget)}
        className={cn(
          "-ms-1 grid w-8 shrink-0 scroll-mt-16 scroll-mb-20 cursor-grab touch-none place-items-center rounded-md text-ink-faint/60 transition group-hover:text-ink-faint focus-visible:text-ink-faint active:cursor-grabbing pointer-coarse:w-11",
          lifted && "bg-accent-soft text-accent",
        )}
      >
        <GripDots className="size-4.5" aria-hidden />
      </button>
    </>
  );
}

function FlashName({ flash }: { flash: Flash }) {
  return (
    <span
      className="pointer-events-none absolute -top-2.5 end-3 animate-pop-in rounded-full px-2 py-0.5 text-xs font-semibold"
      style={{ background: `oklch(0.87 0.065 ${flash.hue})`, color: `oklch(0.33 0.075 ${flash.hue})` }}
    >
      {flash.name}
    </span>
  );
}
