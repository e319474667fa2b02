import { useDroppable } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Lightbulb, Plus } from "lucide-react";
import { cn } from "../../../ui/cn";
import { useTrip, type Activity } from "../useItinerary";
import { useWorkspace } from "../useWorkspace";
import { ActivityRow } from "./ActivityRow";
import { IDEAS } from "./useActivityDrag";

/** What one would like to do but hasn't given a day. */
export function IdeasSection({ rows }: { rows: Activity[] }) {
  const { openDialog } = useWorkspace();
  const { canEdit } = useTrip();
  const { setNodeRef, isOver } = useDroppable({ id: IDEAS });
  return (
    <section aria-labelledby="ideas" className="mt-10 rounded-xl border border-dashed border-line-strong/60 p-4 sm:p-5">
      <h2 id="ideas" className="title flex items-center gap-2.5 text-xl">
        <Lightbulb className="size-5 text-accent" aria-hidden />
        Ideas
      </h2>
      <SortableContext items={rows.map((row) => row._id)} strategy={verticalListSortingStrategy}>
        <ul ref={setNodeRef} aria-label="Ideas" className={cn("-mx-2 mt-2 min-h-14 rounded-lg px-2 transition-colors", isOver && "bg-accent-soft/60")}>
          {rows.length === 0 && (
            <li className="py-2 text-[0.9375rem] text-ink-faint">Things you might do, without a day yet. Drag them onto a day when you know.</li>
          )}
          {rows.map((row) => (
            <ActivityRow key={row._id} activity={row} number={null} dayIndex={null} />
          ))}
        </ul>
      </SortableContext>
      {canEdit && (
        <button
          type="button"
          onClick={() => openDialog({ kind: "add", day: null })}
          className="mt-1 inline-flex min-h-11 items-center gap-2 rounded-full px-3 text-sm font-medium text-accent transition hover:bg-accent-soft"
        >
          <Plus className="size-4.5" aria-hidden />
          Add an idea
        </button>
      )}
    </section>
  );
}
